internal import ArgumentParser
internal import AuditTrail

/// Writes a trail as FHIR AuditEvent resources.
struct AuditExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print a trail as FHIR R4 AuditEvent resources, one JSON line each.",
        discussion: """
            The trail is verified as it is printed: at the first bad record the export ends, and \
            the exit status is not 0.
            """)

    @OptionGroup var options: AuditOptions

    @Option(help: "The name under which the trail's service appears; default the trail's own.")
    var observer: String?

    @Option(help: "The first record's number.")
    var from: UInt64 = 1

    @Option(help: "The last record's number.")
    var to: UInt64 = .max

    func validate() throws {
        guard from >= 1, from <= to else { throw ValidationError("--from must not be past --to") }
    }

    func run() async throws {
        try await Failure.reported {
            let verifier = try options.verifier()
            let anchors = try await options.knownAnchors()
            guard let folder = options.folder else {
                throw CLIError(.usage, "an export reads a folder: give --folder")
            }
            let verdict = try AuditOptions.reported { () throws(AuditError) in
                let stream = try verifier.stream(ofFolder: folder)
                let observer = try observer.map(AuditIdentifier.init) ?? stream
                return try verifier.verify(folder: folder, anchors: anchors) {
                    (entry) throws(AuditError) in
                    guard (from...to).contains(entry.sequence) else { return }
                    let record = try AuditRecord(octets: entry.record)
                    record.fhirEvents(sequence: entry.sequence, observer: observer)
                        .forEach(Console.say)
                }
            }
            if let fault = verdict.fault { throw CLIError(.verdict, fault.text) }
        }
    }
}
