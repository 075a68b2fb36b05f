import Messages
import RPC
import RPCTransport

/// Synthetic patients PAT000000 and on, and one with a long chart.
enum PatientSeed {
    /// Encounters of the long chart.
    static let encounterCount = 1_000
    /// Laboratory results of the long chart.
    static let labCount = 10_000
    /// Whose chart is long; not among those that reads and writes go to.
    static let longChart = "PAT999999"
    private static let inFlightMax = 32
    private static let entriesPerCall = 100
    /// The long chart begins here, in microseconds since 1970: within the months that have
    /// partitions of their own, or just before them.
    private static let begin: Int64 = 1_735_689_600_000_000

    /// Makes `count` patients through the service itself.
    static func fill(_ client: RPCClient, count: Int) async throws {
        let patients = PatientV1.PatientServiceClient(client)
        try await all(count) { number in
            let digits = String(1_000_000 + number).dropFirst()
            _ = try await patients.createPatient(request("PAT\(digits)", number))
        }
    }

    /// Makes the patient with the long chart, and the chart.
    static func fillLongChart(_ client: RPCClient) async throws {
        let patients = PatientV1.PatientServiceClient(client)
        _ = try await patients.createPatient(request(longChart, 0))
        try await all((encounterCount + labCount) / entriesPerCall) { batch in
            let first = batch * entriesPerCall
            _ = try await patients.addEntries(
                PatientV1.AddEntriesRequest(
                    patientID: PHI(longChart),
                    entries: (first..<first + entriesPerCall).map(entry)),
                options: CallOptions(timeout: .seconds(30)))
        }
    }

    static func demographics(_ number: Int) -> PatientV1.Demographics {
        PatientV1.Demographics(
            familyName: PHI("Synthetic"), givenNames: [PHI("Number \(number)")],
            birthDate: PHI("1970-01-01"), gender: .other)
    }

    static var history: PatientV1.MedicalHistory {
        PatientV1.MedicalHistory(
            conditions: [PHI("hypertension"), PHI("migraine")], allergies: [PHI("penicillin")],
            medications: [PHI("lisinopril 10 mg")])
    }

    private static func request(_ id: String, _ number: Int) -> PatientV1.CreatePatientRequest {
        PatientV1.CreatePatientRequest(
            patientID: PHI(id), demographics: demographics(number), history: history)
    }

    private static func entry(_ index: Int) -> PatientV1.ChartEntry {
        let time = begin + Int64(index) * 3_600_000_000
        if index < encounterCount {
            return PatientV1.ChartEntry(
                occurredAtUs: time,
                content: .encounter(
                    PatientV1.Encounter(
                        status: .finished, encounterClass: .ambulatory, providerID: PHI("PROV001"),
                        reason: PHI("a synthetic follow-up visit"))))
        }
        return PatientV1.ChartEntry(
            occurredAtUs: time,
            content: .labResult(
                PatientV1.LabResult(
                    status: .final,
                    code: PatientV1.Coding(
                        system: "http://loinc.org", code: PHI("2345-\(index % 10)"),
                        display: PHI("a synthetic test")),
                    value: PHI("\(index)"), unit: "mg/dL", interpretation: .normal,
                    referenceLow: PHI("70"), referenceHigh: PHI("110"))))
    }

    private static func all(
        _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= inFlightMax { try await group.next() }
                group.addTask { try await body(number) }
            }
            try await group.waitForAll()
        }
    }
}
