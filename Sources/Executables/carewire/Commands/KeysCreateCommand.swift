internal import ArgumentParser
internal import PHIProtection

/// Makes a ring where there is none.
struct KeysCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a key ring with random keys, mode 0600. Never overwrites one.")

    @OptionGroup var ring: KeyRingOptions

    func run() async throws {
        try await Failure.reported { Console.say(try create()) }
    }

    func create() throws(CLIError) -> String {
        try KeysCommand.translated { () throws(PHIError) in
            try KeyRing.createFile(at: ring.path)
        }
        return "key 1 is active in \(ring.path); without this file, nothing sealed can be read"
    }
}
