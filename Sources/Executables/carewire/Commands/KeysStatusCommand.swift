internal import ArgumentParser
internal import PHIProtection

/// Tells the keys of a ring, never a secret.
struct KeysStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell the keys of a ring: which is active, how old they are, how much used.",
        discussion: """
            With --usage, the ledgers of the services that seal under this ring are added up. The \
            last lines say when it is time to rotate.
            """)

    @OptionGroup var ring: KeyRingOptions

    @Option(
        name: .customLong("usage"),
        help: "A service's ledger of messages; may be given several times.")
    var ledgers: [String] = []

    func run() async throws {
        try await Failure.reported { Console.say(try report(nowSeconds: KeysCommand.nowSeconds)) }
    }

    func report(nowSeconds: Int64) throws(CLIError) -> String {
        try KeysCommand.translated { () throws(PHIError) in
            let found = try KeyRing(contentsOfFile: ring.path)
            var usage: [KeyUsage] = []
            for ledger in ledgers { usage += try KeyUsageLedger.usage(inFile: ledger) }
            return KeysReport.text(
                found, usage: ledgers.isEmpty ? nil : usage, nowSeconds: nowSeconds)
        }
    }
}
