import Messages
import PatientService
import Postgres
import RPC

/// Patients, entries and raw statements for the tests of a record's life.
struct LifeWard: Sendable {
    let server: PatientServer
    let pool: PostgresPool

    /// Noon of 2 March 2026 (UTC), in microseconds since 1970.
    static let noon: Int64 = 1_772_452_800_000_000

    private var context: CallContext { CallContext.background(deadline: Ward.soon) }

    /// - Parameter number: the patient's identifier.
    func create(_ id: String, number: String) async throws {
        _ = try await server.createPatient(
            PatientV1.CreatePatientRequest(
                patientID: PHI(id), demographics: Self.demographics(number)), context: context)
    }

    static func demographics(_ number: String) -> PatientV1.Demographics {
        PatientV1.Demographics(
            familyName: PHI("Example"), birthDate: PHI("1980-02-29"),
            identifiers: [PatientV1.Identifier(system: "urn:mrn", value: PHI(number))])
    }

    func get(_ id: String) async throws -> PatientV1.Patient {
        let response = try await server.getPatient(
            PatientV1.GetPatientRequest(patientID: PHI(id)), context: context)
        return response.patient ?? PatientV1.Patient()
    }

    func update(_ id: String, number: String, ifVersion: UInt64? = nil) async throws -> UInt64 {
        try await server.updatePatient(
            PatientV1.UpdatePatientRequest(
                patientID: PHI(id), demographics: Self.demographics(number), ifVersion: ifVersion),
            context: context
        ).version
    }

    /// Adds an encounter `hours` after ``noon`` and gives its id.
    func add(_ id: String, reason: String, hours: Int64 = 0) async throws -> String {
        let response = try await server.addEntries(
            PatientV1.AddEntriesRequest(
                patientID: PHI(id), entries: [Self.encounter(reason, hours: hours)]),
            context: context)
        return response.entryIDs.first ?? ""
    }

    static func encounter(_ reason: String, hours: Int64) -> PatientV1.ChartEntry {
        PatientV1.ChartEntry(
            occurredAtUs: noon + hours * 3_600_000_000,
            content: .encounter(
                PatientV1.Encounter(
                    status: .finished, providerID: PHI("DR1"), reason: PHI(reason))))
    }

    func change(
        _ id: String, _ entryID: String, reason: String, hours: Int64 = 0,
        ifVersion: UInt64? = nil
    ) async throws -> UInt64 {
        var entry = Self.encounter(reason, hours: hours)
        entry.entryID = entryID
        return try await server.updateEntry(
            PatientV1.UpdateEntryRequest(
                patientID: PHI(id), entry: entry, ifVersion: ifVersion), context: context
        ).version
    }

    func entry(_ id: String, _ entryID: String, version: UInt64? = nil) async throws -> String {
        let response = try await server.getEntry(
            PatientV1.GetEntryRequest(patientID: PHI(id), entryID: entryID, version: version),
            context: context)
        return Self.reason(response.entry)
    }

    private static func reason(_ entry: PatientV1.ChartEntry?) -> String {
        guard case .encounter(let encounter) = entry?.content else { return "" }
        return encounter.reason.revealed
    }

    /// Reasons of all encounters, newest first, a page at a time.
    func list(_ id: String, pageSize: UInt32 = 100) async throws -> [String] {
        var reasons: [String] = []
        var token: [UInt8] = []
        repeat {
            let page = try await server.listEntries(
                PatientV1.ListEntriesRequest(
                    patientID: PHI(id), kind: .encounter, pageSize: pageSize, pageToken: token),
                context: context)
            reasons += page.entries.map(Self.reason)
            token = page.nextPageToken
        } while !token.isEmpty
        return reasons
    }

    /// Patient ids by an identifier.
    func find(_ number: String) async throws -> [String] {
        let identifier = PatientV1.Identifier(system: "urn:mrn", value: PHI(number))
        let found = try await server.findPatients(
            PatientV1.FindPatientsRequest(key: .identifier(identifier)), context: context)
        return found.patients.map(\.patientID.revealed).sorted()
    }

    /// Patient ids of all entries of the practitioner, newest first.
    func whoseEntries() async throws -> [String] {
        let found = try await server.findEntries(
            PatientV1.FindEntriesRequest(key: .providerID(PHI("DR1"))), context: context)
        return found.results.map(\.patientID.revealed)
    }

    func merge(
        _ id: String, into survivor: String, ifVersions: (UInt64, UInt64)? = nil
    ) async throws -> PatientV1.MergePatientsResponse {
        try await server.mergePatients(
            PatientV1.MergePatientsRequest(
                survivingPatientID: PHI(survivor), mergedPatientID: PHI(id),
                ifSurvivingVersion: ifVersions?.0, ifMergedVersion: ifVersions?.1),
            context: context)
    }

    func erase(_ id: String) async throws -> UInt32 {
        try await server.erasePatient(
            PatientV1.ErasePatientRequest(patientID: PHI(id), reason: .patientRequest),
            context: context
        ).erasedCount
    }

    /// The status that a call ends with; nil for success.
    func status(_ body: () async throws -> some Sendable) async -> StatusCode? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? RPCError)?.code ?? .unknown
        }
    }

    /// Runs one of the pool's own statements.
    func run(
        _ statement: PostgresStatement, _ values: [PostgresValue] = []
    ) async throws -> PostgresRows {
        try await pool.write([PostgresStep(statement, values)], deadline: Ward.soon)[0]
    }
}
