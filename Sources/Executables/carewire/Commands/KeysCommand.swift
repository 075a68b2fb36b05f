internal import ArgumentParser
internal import Foundation
internal import PHIProtection

/// The life of a key ring, from the command line.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Look at a key ring, make one, rotate it, destroy a key, serve it.",
        discussion: """
            A key is replaced in four steps. Rotate: new data is sealed under a new key, and \
            running services take it up by themselves. Wait until the services have sealed anew \
            what was stored before. Look at the status. Destroy the old key: whatever is still \
            sealed under it, also in backups, is unreadable for ever.
            """,
        subcommands: [
            KeysStatusCommand.self, KeysCreateCommand.self, KeysRotateCommand.self,
            KeysDestroyCommand.self, KeysServeCommand.self,
        ])

    static var nowSeconds: Int64 { Int64(Date().timeIntervalSince1970) }

    /// Turns what the ring's module throws into what a command says.
    static func translated<Result>(
        _ body: () throws(PHIError) -> Result
    ) throws(CLIError) -> Result {
        do throws(PHIError) {
            return try body()
        } catch {
            throw CLIError(.file, error.message)
        }
    }
}
