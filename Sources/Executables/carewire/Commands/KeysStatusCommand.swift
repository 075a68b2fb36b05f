internal import ArgumentParser
internal import Messages
internal import PHIProtection
internal import RPC

/// Tells the keys of a ring, never a secret.
struct KeysStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell the keys of a ring: which is active, how old they are, how much used.",
        discussion: """
            With --usage, the ledgers of the services that seal under this ring are added up. With \
            --state or --address, patient-service is asked how far its values are sealed anew, and \
            before which key nothing rests any more. The last lines say when it is time to rotate.
            """)

    @OptionGroup var ring: KeyRingOptions

    @Option(
        name: .customLong("usage"),
        help: "A service's ledger of messages; may be given several times.")
    var ledgers: [String] = []

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        try await Failure.reported {
            var text = try report(nowSeconds: KeysCommand.nowSeconds)
            if connection.state != nil || connection.address != nil {
                text += "\n" + KeysReport.text(try await resealing())
            }
            Console.say(text)
        }
    }

    private func resealing() async throws -> PatientV1.GetResealingResponse {
        let name = SuiteService.patientService.rawValue
        return try await Connections.with(connection.endpoints(for: name)) { connections in
            try await PatientV1.PatientServiceClient(connections.channel(to: name))
                .getResealing(PatientV1.GetResealingRequest())
        }
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
