import Foundation
import Messages
import PHIProtection
import PatientService
import Postgres
import RPC
import Reactor
import TestSupport
import Testing

/// The documentation's list of statements is what the service really says to PostgreSQL: each
/// operation is carried out, and the sessions are asked how often each statement was executed.
@Suite struct StatementListTests {
    private typealias Method = PatientV1.PatientService

    private static let page = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(
            path: "Sources/Services/PatientService/PatientService.docc/StatementsByOperation.md")
    private static let header = "| operation | statements | round trips |"
    /// The most that one operation may take, but for a whole chart, two records and a page of a
    /// search. Source: requirement R20.
    private static let roundTripMax = 3

    private static let sql = """
        SELECT coalesce(string_agg(name || '=' || (generic_plans + custom_plans), ' '), '')
        FROM pg_prepared_statements WHERE name !~ '^executed'
        """
    private static let executed = PostgresStatement(name: "executed", sql: sql)
    private static let executedSlowly = PostgresStatement(
        name: "executed_slowly", sql: sql, isSlow: true)

    /// How often each statement was executed by all sessions so far.
    private static func counts(_ pool: PostgresPool) async throws -> [String: Int] {
        let rows = [
            try await pool.read(executed, [], deadline: Ward.soon),
            try await pool.read(executedSlowly, [], deadline: Ward.soon),
            try await pool.write(executed, [], deadline: Ward.soon),
        ]
        var counts: [String: Int] = [:]
        for row in rows {
            for pair in try row.text(0, 0).split(separator: " ") {
                let parts = pair.split(separator: "=")
                counts[String(parts[0]), default: 0] += Int(parts[1]) ?? 0
            }
        }
        return counts
    }

    /// What one operation has said, by statement; what keeps the cache's epoch is not the
    /// operation's.
    private static func said(
        _ pool: PostgresPool, _ body: () async throws -> Void
    ) async throws -> [(name: String, count: Int)] {
        let before = try await counts(pool)
        try await body()
        let after = try await counts(pool)
        return after.map { ($0.key, $0.value - (before[$0.key] ?? 0)) }
            .filter { $0.1 > 0 && !$0.0.hasPrefix("cache_") }.sorted { $0.0 < $1.0 }
    }

    private static func row(_ operation: String, _ said: [(name: String, count: Int)]) -> String {
        let names = said.map { $0.count == 1 ? "`\($0.name)`" : "`\($0.name)` × \($0.count)" }
        let count = said.reduce(0) { $0 + $1.count }
        return
            "| \(operation) | \(names.isEmpty ? "–" : names.joined(separator: ", ")) | \(count) |"
    }

    @Test func theDocumentationsListIsWhatTheServiceSays() async throws {
        try await Ward.run { ward in
            var configuration = PostgresConfiguration(
                connectionString: ward.database, readerCount: 1, writerCount: 1)
            configuration.slowReaderCount = 1
            let pool = PostgresPool(
                loop: ward.loop, configuration: configuration,
                statements: PatientStatements.all + ChartStatements.all + CacheStatements.all
                    + [Self.executed, Self.executedSlowly])
            var rows: [String] = []
            do {
                let server = try ward.server(pool)
                for (name, operation) in Self.operations(server, ward.loop) {
                    let said = try await Self.said(pool, operation)
                    rows.append(Self.row(name, said))
                    let isLong = ["ReadChart", "MergePatients", "FindEntries"]
                        .contains { name.hasPrefix($0) }
                    #expect(
                        isLong || said.reduce(0) { $0 + $1.count } <= Self.roundTripMax, "\(name)")
                }
            } catch {
                await pool.shutdown()
                throw error
            }
            await pool.shutdown()
            try Self.compare(rows)
        }
    }

    /// Every statement that the service prepares has its row, or is named below the list.
    @Test func noStatementIsMissingFromThePage() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        for statement in PatientStatements.all + ChartStatements.all + CacheStatements.all
            + BulkStatements.all
        {
            #expect(text.contains("`\(statement.name)`"), "\(statement.name)")
        }
        #expect(!text.contains("`patient_dance`"))
    }

    private static func compare(_ rows: [String]) throws {
        let text = try String(contentsOf: page, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = try #require(lines.firstIndex(of: header)) + 2
        let written = Array(lines[start...].prefix { $0.hasPrefix("|") })
        #expect(written == rows, "the list should be:\n\(rows.joined(separator: "\n"))")
        if written != rows, ProcessInfo.processInfo.environment["CAREWIRE_WRITE_LISTS"] != nil {
            let new = lines[..<start] + rows + lines[(start + written.count)...]
            try new.joined(separator: "\n").write(to: page, atomically: true, encoding: .utf8)
        }
    }

    // MARK: Operations

    private static func context(_ method: MethodName, purpose: String? = "TREAT") -> CallContext {
        let context = CallContext.background(deadline: Ward.soon)
        if let purpose { context.establish(AuditContext(actor: "nurse-7", purpose: purpose)) }
        return context
    }

    private static func demographics(_ number: String) -> PatientV1.Demographics {
        var demographics = LifeWard.demographics(number)
        demographics.sharing = .permitted
        return demographics
    }

    private typealias Operation = (String, () async throws -> Void)

    /// Each in the state that the ones before have left.
    private static func operations(
        _ server: PatientServer, _ loop: EventLoop
    ) -> [Operation] {
        patients(server) + chart(server, loop) + searches(server) + endings(server)
    }

    private static func patients(_ server: PatientServer) -> [Operation] {
        func create(_ id: String, unless: Bool = false) async throws {
            let demographics = demographics("MRN-\(id)")
            _ = try await server.createPatient(
                PatientV1.CreatePatientRequest(
                    patientID: PHI(id), demographics: demographics,
                    ifNoneExist: unless ? demographics.identifiers[0] : nil),
                context: context(Method.createPatient))
        }
        func update(
            _ demographics: PatientV1.Demographics, _ version: UInt64?, _ id: String = "PAT001"
        ) async throws {
            _ = try await server.updatePatient(
                PatientV1.UpdatePatientRequest(
                    patientID: PHI(id), demographics: demographics, ifVersion: version),
                context: context(Method.updatePatient))
        }
        return [
            ("CreatePatient", { try await create("PAT001") }),
            ("CreatePatient with `if_none_exist`", { try await create("PAT002", unless: true) }),
            (
                "GetPatient, not cached",
                {
                    _ = try await server.getPatient(
                        PatientV1.GetPatientRequest(patientID: PHI("PAT001")),
                        context: context(Method.getPatient))
                }
            ),
            (
                "CheckPatient, not cached",
                {
                    _ = try await server.checkPatient(
                        PatientV1.CheckPatientRequest(patientID: PHI("PAT001")),
                        context: context(Method.checkPatient))
                }
            ),
            (
                "CheckPatients of one patient, not cached",
                {
                    _ = try await server.checkPatients(
                        PatientV1.CheckPatientsRequest(
                            questions: [.init(patientID: PHI("PAT001"))]),
                        context: context(Method.checkPatients))
                }
            ),
            ("UpdatePatient", { try await update(demographics("MRN-1"), nil) }),
            (
                "UpdatePatient with `if_version` and `sharing`",
                { try await update(demographics("MRN-2"), 2) }
            ),
            (
                "UpdatePatient with `if_version`, which keeps the consent",
                { try await update(LifeWard.demographics("MRN-PAT002"), 1, "PAT002") }
            ),
            (
                "UpdatePatient of a version that the same loop has made",
                { try await update(LifeWard.demographics("MRN-3"), nil) }
            ),
        ]
    }

    private static func add(_ server: PatientServer, _ id: String) async throws -> String {
        let entries = [LifeWard.encounter("cough", hours: 1)]
        return try await server.addEntries(
            PatientV1.AddEntriesRequest(patientID: PHI(id), entries: entries),
            context: context(Method.addEntries)
        ).entryIDs[0]
    }

    private static func change(
        _ server: PatientServer, _ version: UInt64?, _ name: Journal<String>
    ) async throws {
        var entry = LifeWard.encounter("cold", hours: 1)
        entry.entryID = name.entries[0]
        _ = try await server.updateEntry(
            PatientV1.UpdateEntryRequest(
                patientID: PHI("PAT001"), entry: entry, ifVersion: version),
            context: context(Method.updateEntry))
    }

    private static func chart(_ server: PatientServer, _ loop: EventLoop) -> [Operation] {
        let name = Journal<String>()
        func entry(_ purpose: String?) async throws {
            _ = try await server.getEntry(
                PatientV1.GetEntryRequest(patientID: PHI("PAT001"), entryID: name.entries[0]),
                context: context(Method.getEntry, purpose: purpose))
        }
        func list(_ kind: PatientV1.EntryKind, _ code: PatientV1.Coding? = nil) async throws {
            _ = try await server.listEntries(
                PatientV1.ListEntriesRequest(patientID: PHI("PAT001"), kind: kind, code: code),
                context: context(Method.listEntries))
        }
        return [
            ("AddEntries", { name.note(try await add(server, "PAT001")) }),
            ("UpdateEntry", { try await change(server, nil, name) }),
            ("UpdateEntry with `if_version`", { try await change(server, 2, name) }),
            ("GetEntry", { try await entry("TREAT") }),
            (
                "GetEntry for another purpose than treatment, the patient not cached",
                { try await entry(nil) }
            ),
            ("ListEntries", { try await list(.encounter) }),
            (
                "ListEntries of a test",
                { try await list(.labResult, PatientV1.Coding(code: PHI("2345-7"))) }
            ),
            (
                "ReadChart of five pages",
                {
                    var table = MethodTable()
                    server.register(in: &table)
                    _ = try await PatientV1.PatientServiceClient(
                        InProcessChannel(table: table, executor: loop)
                    ).readChart(
                        PatientV1.ReadChartRequest(patientID: PHI("PAT001"))
                    ) { messages in
                        for try await _ in messages {}
                        return 0
                    }
                }
            ),
        ]
    }

    private static func searches(_ server: PatientServer) -> [Operation] {
        func find(_ key: PatientV1.FindEntriesRequest.Key) -> () async throws -> Void {
            {
                _ = try await server.findEntries(
                    PatientV1.FindEntriesRequest(key: key), context: context(Method.findEntries))
            }
        }
        let code = PatientV1.Coding(code: PHI("2345-7"))
        return [
            (
                "FindPatients",
                {
                    _ = try await server.findPatients(
                        PatientV1.FindPatientsRequest(
                            key: .identifier(LifeWard.demographics("MRN-3").identifiers[0])),
                        context: context(Method.findPatients))
                }
            ),
            ("FindEntries of a test", find(.labTest(PatientV1.LabTestKey(code: code)))),
            (
                "FindEntries of abnormal results",
                find(.labTest(PatientV1.LabTestKey(code: code, onlyAbnormal: true)))
            ),
            ("FindEntries of a practitioner", find(.providerID(PHI("DR1")))),
            ("FindEntries of open encounters", find(.openEncounters(.arrived))),
            ("FindEntries of words", find(.reasonWords(PHI("cold")))),
        ]
    }

    private static func endings(_ server: PatientServer) -> [Operation] {
        [
            (
                "MergePatients",
                {
                    _ = try await server.mergePatients(
                        PatientV1.MergePatientsRequest(
                            survivingPatientID: PHI("PAT001"), mergedPatientID: PHI("PAT002")),
                        context: context(Method.mergePatients))
                }
            ),
            (
                "ListEntries of a patient with merged records",
                {
                    _ = try await server.listEntries(
                        PatientV1.ListEntriesRequest(patientID: PHI("PAT001"), kind: .encounter),
                        context: context(Method.listEntries))
                }
            ),
            (
                "DeactivatePatient",
                {
                    _ = try await server.deactivatePatient(
                        PatientV1.DeactivatePatientRequest(patientID: PHI("PAT001")),
                        context: context(Method.deactivatePatient))
                }
            ),
            (
                "ErasePatient",
                {
                    _ = try await server.erasePatient(
                        PatientV1.ErasePatientRequest(
                            patientID: PHI("PAT001"), reason: .patientRequest),
                        context: context(Method.erasePatient))
                }
            ),
            (
                "GetResealing",
                {
                    _ = try await server.getResealing(
                        PatientV1.GetResealingRequest(), context: context(Method.getResealing))
                }
            ),
        ]
    }
}
