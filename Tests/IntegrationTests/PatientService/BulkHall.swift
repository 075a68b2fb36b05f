import AuditTrail
import FHIR
import Messages
import PatientService
import Postgres
import RPC
import Reactor
import TestSupport
import Testing

/// Bulk import and export over a ward's database.
struct BulkHall: Sendable {
    static let operatorName = "spiffe://carewire/carewire"

    let pool: PostgresPool
    let client: PatientV1.PatientBulkClient
    let patients: PatientServer
    let audit: RecordingSink
    private let table: MethodTable
    private let loop: EventLoop

    /// Runs `body` over a database, by default one of its own, on its loop.
    static func run(
        database: String? = nil, _ body: @escaping @Sendable (BulkHall) async throws -> Void
    ) async throws {
        try await Ward.run(database: database) { ward in
            let hall = try BulkHall(ward)
            do {
                try await body(hall)
            } catch {
                await hall.pool.shutdown()
                throw error
            }
            await hall.pool.shutdown()
        }
    }

    init(_ ward: Ward) throws {
        pool = ward.pool(BulkStatements.all + [Self.counts, Self.end, Self.states])
        patients = try ward.server(pool)
        audit = ward.audit
        var table = MethodTable()
        PatientV1.PatientBulk.register(
            PatientBulkServer(patients: patients, store: PostgresBulkStore(pool: pool)),
            in: &table)
        client = PatientV1.PatientBulkClient(
            InProcessChannel(table: table, peer: Self.operatorName, executor: ward.loop))
        self.table = table
        loop = ward.loop
    }

    /// An operator who says why.
    func client(stating purpose: String, reason: String? = nil) -> PatientV1.PatientBulkClient {
        let stated = Statement(
            audit: AuditContext(actor: "clerk-3", purpose: purpose, reason: reason))
        return PatientV1.PatientBulkClient(
            InProcessChannel(
                table: table.intercepted(by: [stated]), peer: Self.operatorName, executor: loop))
    }

    /// As a server establishes it from what a caller states.
    private struct Statement: ServerInterceptor {
        let audit: AuditContext

        func admit(_ context: CallContext) throws(RPCError) { context.establish(audit) }
    }

    // MARK: Looking

    private static let counts = PostgresStatement(
        name: "hall_counts",
        sql: """
            SELECT (SELECT count(*) FROM patients), (SELECT count(*) FROM patient_versions),
                (SELECT count(*) FROM chart_entries), (SELECT count(*) FROM chart_entry_versions),
                (SELECT count(*) FROM bulk_patients) + (SELECT count(*) FROM bulk_entries)
            """)
    private static let end = PostgresStatement(
        name: "hall_end",
        sql: """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
    private static let states = PostgresStatement(
        name: "hall_states",
        sql: "SELECT kind, status, version FROM chart_entries ORDER BY kind, month, version")

    /// Patients, their versions, entries, their versions, rows of unfinished batches.
    func counts() async throws -> [Int64] {
        let rows = try await pool.read(Self.counts, [], deadline: Ward.soon)
        return try (0..<5).map { try rows.int64(0, $0) }
    }

    /// How many patients the records of a method's successes name.
    func accessCount(_ method: String, _ interaction: AuditInteraction) -> Int {
        let records = audit.records.filter {
            $0.operation.text == method && $0.interaction == interaction
                && $0.outcome == .success && $0.reason == nil
        }
        return Set(records.flatMap(\.patients)).count
    }

    /// Kind, status and version of all entries.
    func states() async throws -> [[Int64]] {
        let rows = try await pool.read(Self.states, [], deadline: Ward.soon)
        return try (0..<rows.count).map {
            [
                Int64(try rows.int32($0, 0)), Int64(try rows.int32($0, 1)),
                try rows.int64($0, 2),
            ]
        }
    }

    /// Ends all other sessions of the database, the import's own among them.
    func endSessions() async throws -> Int64 {
        try await pool.write(Self.end, [], deadline: Ward.soon).int64(0, 0)
    }

    // MARK: Import

    static let options = CallOptions(timeout: .seconds(60))

    /// Imports lines, from where the import has come before.
    /// - Parameters:
    ///   - responseCountMax: responses after which the call is given up.
    ///   - onResponse: told how many responses have come.
    @discardableResult
    func take(
        _ lines: [[UInt8]], as importID: String, pieceByteCount: Int = 65_536,
        responseCountMax: Int = .max, onResponse: (Int) async throws -> Void = { _ in }
    ) async throws -> [PatientV1.ImportResponse] {
        try await client.importResources(options: Self.options) { requests, responses in
            try await requests.send(PatientV1.ImportRequest(importID: importID))
            let first = try #require(try await responses.next())
            return try await withThrowingTaskGroup(
                of: Void.self, returning: [PatientV1.ImportResponse].self
            ) { group in
                group.addTask {
                    try? await Self.send(
                        lines[Int(first.throughLine)...].joined(separator: [0x0A]),
                        from: first.throughLine + 1, pieceByteCount, requests)
                }
                defer { group.cancelAll() }
                var all = [first]
                while all.count < responseCountMax, let next = try await responses.next() {
                    all.append(next)
                    try await onResponse(all.count)
                }
                return all
            }
        }
    }

    private static func send(
        _ octets: some Sequence<UInt8>, from line: UInt64, _ pieceByteCount: Int,
        _ requests: RequestSink<PatientV1.ImportRequest>
    ) async throws {
        var rest = Array(octets)[...]
        while !rest.isEmpty {
            let piece = rest.prefix(pieceByteCount)
            rest = rest.dropFirst(piece.count)
            try await requests.send(
                PatientV1.ImportRequest(firstLine: line, octets: PHI(Array(piece))))
        }
        try await requests.close()
    }

    // MARK: Export

    /// What an export sends, and the token behind it.
    /// - Parameters:
    ///   - client: who asks; by default an operator who does not say why.
    ///   - responseCountMax: responses after which the call is given up.
    /// - Returns: beside them, how many records were left out for want of consent.
    func give(
        _ request: PatientV1.ExportRequest = PatientV1.ExportRequest(),
        to client: PatientV1.PatientBulkClient? = nil, responseCountMax: Int = .max
    ) async throws -> (lines: [[UInt8]], token: [UInt8], excludedCount: UInt64) {
        try await (client ?? self.client).exportResources(request, options: Self.options) {
            responses in
            var octets: [UInt8] = []
            var token: [UInt8] = []
            var (count, excludedCount) = (0, UInt64(0))
            while count < responseCountMax, let response = try await responses.next() {
                octets += response.octets.revealed
                token = response.resumeToken
                excludedCount += response.excludedCount
                count += 1
            }
            return (octets.split(separator: 0x0A).map(Array.init), token, excludedCount)
        }
    }
}
