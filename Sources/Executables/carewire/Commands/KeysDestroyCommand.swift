internal import ArgumentParser
internal import PHIProtection

/// Makes everything that one key has sealed unreadable.
struct KeysDestroyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Remove a key from a ring, for ever.",
        discussion: """
            Everything that is sealed under the key is unreadable afterwards: in the store, in \
            replicas, in every backup. Nobody can take that back without a copy of the ring. The \
            active key cannot be destroyed, and none within ten minutes after a rotation: a \
            service may not have looked at the ring yet.
            """)

    @OptionGroup var ring: KeyRingOptions

    @Option(help: "The id of the key.")
    var key: UInt32

    @Option(help: "The same id once more, to confirm.")
    var confirm: UInt32

    func run() async throws {
        try await Failure.reported {
            Console.say(try destroy(nowSeconds: KeysCommand.nowSeconds))
        }
    }

    func destroy(nowSeconds: Int64) throws(CLIError) -> String {
        let answer = try KeysCommand.translated { () throws(PHIError) in
            try ring.file.destroy(key, confirmation: confirm, nowSeconds: nowSeconds)
        }
        switch answer {
        case .destroyed: return "key \(key) is destroyed; what it has sealed is unreadable"
        case .busy: throw CLIError(.usage, KeyRingOptions.busy)
        case .notConfirmed:
            throw CLIError(
                .usage, "--confirm says \(confirm), --key says \(key); nothing was done")
        case .unknownKey: throw CLIError(.usage, "the ring has no key \(key); nothing was done")
        case .keyIsActive:
            throw CLIError(.usage, "key \(key) is the active one: rotate first; nothing was done")
        case .stillInUse(let seconds):
            throw CLIError(
                .usage,
                "the last rotation is too fresh: services may still seal under key \(key). "
                    + "Try again in \(seconds) seconds; nothing was done")
        }
    }
}
