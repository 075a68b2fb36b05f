internal import ArgumentParser
internal import Foundation
internal import Messages

/// Writes patients and charts to a file.
struct PatientsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write patients and their charts to a file, a resource on each line.",
        discussion: """
            The file holds patient data in the clear: it is made for its owner alone (mode 0600), \
            and every patient in it is in the audit trail. How far the export has come is kept in \
            FILE.resume until it is complete: the same command then goes on. A FILE without it is \
            not written over. Progress is told on standard error.
            """)

    @Option(help: "The file.")
    var out: String

    @Option(help: "Only this patient, by id.")
    var patient: String?

    @Option(
        help: """
            Only these resources; may be given more than once: Patient, Encounter, Observation, \
            Condition, AllergyIntolerance, MedicationRequest.
            """)
    var kind: [String] = []

    @Option(help: "Only what was changed from here on: YYYY-MM-DD, or a time with its zone.")
    var since: String?

    @OptionGroup var connection: ConnectionOptions

    private static let kinds: [String: PatientV1.ResourceKind] = [
        "patient": .patient, "encounter": .encounter, "observation": .observation,
        "condition": .condition, "allergyintolerance": .allergyIntolerance,
        "medicationrequest": .medicationRequest,
    ]

    func validate() throws { _ = try request }

    /// What is asked for.
    var request: PatientV1.ExportRequest {
        get throws {
            var request = PatientV1.ExportRequest(patientID: PHI(patient ?? ""))
            for name in kind {
                guard let value = Self.kinds[name.lowercased()] else {
                    throw ValidationError("--kind is one of FHIR's names in the help")
                }
                request.kinds.append(value)
            }
            if let since {
                guard let time = Self.time(since) else {
                    throw ValidationError("--since is YYYY-MM-DD or a time with its zone")
                }
                request.sinceUs = time
            }
            return request
        }
    }

    func run() async throws {
        try await Failure.reported {
            let target = try PatientsTarget(path: out)
            let endpoints = try connection.endpoints(for: SuiteService.patientService.rawValue)
            let summary = try await Connections.with(endpoints) { connections in
                let run = PatientsExport(
                    try request, target,
                    try connections.channel(to: SuiteService.patientService.rawValue))
                try await run.run()
                return run.summary
            }
            Console.say(summary)
        }
    }

    private static func time(_ text: String) -> Int64? {
        let whole = text.utf8.count == 10 ? text + "T00:00:00Z" : text
        guard let date = try? Date(whole, strategy: .iso8601) else { return nil }
        return Int64(exactly: (date.timeIntervalSince1970 * 1_000_000).rounded())
    }
}
