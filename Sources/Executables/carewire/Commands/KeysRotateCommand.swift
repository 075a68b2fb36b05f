internal import ArgumentParser
internal import PHIProtection

/// Puts a new key into use.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Add a random key to a ring and make it the active one.",
        discussion: """
            The file is replaced as a whole, and keeps its owner and mode; comments in it are not \
            kept. Running services take the new key up by themselves; the old ones still open what \
            they have sealed.
            """)

    @OptionGroup var ring: KeyRingOptions

    func run() async throws {
        try await Failure.reported {
            Console.say(try rotate(nowSeconds: KeysCommand.nowSeconds))
        }
    }

    func rotate(nowSeconds: Int64) throws(CLIError) -> String {
        let answer = try KeysCommand.translated { () throws(PHIError) in
            try ring.file.rotate(nowSeconds: nowSeconds)
        }
        switch answer {
        case .busy: throw CLIError(.usage, KeyRingOptions.busy)
        case .rotated(let old, let new):
            return "key \(new) is active; key \(old) still opens what it has sealed"
        }
    }
}
