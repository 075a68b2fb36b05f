import AuditKeeping
import AuditTrail
import Messages
import PHIProtection
import Postgres
import PrivateServers
import RPC
import Reactor
import SOAPService
import Synchronization
import TestSupport
import Testing

/// Every patient is known; the EHR keeps one document per id and can be down.
private final class Neighbours: EhrV1.EHRGatewayServer {
    private struct State {
        var isDown = false
        var documents: [String: String] = [:]
    }
    private let state = Mutex(State())

    var documents: [String: String] { state.withLock { $0.documents } }
    func setDown(_ isDown: Bool) { state.withLock { $0.isDown = isDown } }

    func register(in table: inout MethodTable) {
        EhrV1.EHRGateway.register(self, in: &table)
        table.add(
            AsynchronousMethod<PatientV1.CheckPatientRequest, PatientV1.CheckPatientResponse>(
                PatientV1.PatientService.checkPatient
            ) { _, _ in PatientV1.CheckPatientResponse(active: true) })
    }

    func submitDocument(
        _ request: EhrV1.SubmitDocumentRequest, context: CallContext
    ) async throws -> EhrV1.SubmitDocumentResponse {
        try state.withLock { state in
            if state.isDown { throw RPCError(.unavailable, "the EHR is down") }
            if state.documents[request.documentID] == nil {
                state.documents[request.documentID] = request.text.revealed
            }
        }
        return EhrV1.SubmitDocumentResponse(resourceID: "1")
    }

    private static let unused = RPCError(.unimplemented, "not asked for here")
    func readPatient(
        _ request: EhrV1.ReadPatientRequest, context: CallContext
    ) async throws -> EhrV1.ReadPatientResponse { throw Self.unused }
    func searchObservations(
        _ request: EhrV1.SearchObservationsRequest, context: CallContext
    ) async throws -> EhrV1.SearchObservationsResponse { throw Self.unused }
    func status(
        _ request: EhrV1.StatusRequest, context: CallContext
    ) async throws -> EhrV1.StatusResponse { throw Self.unused }
}

/// soap-service on a database, with its neighbours in memory.
private struct Surgery: Sendable {
    let neighbours: Neighbours
    let server: SOAPServer
    let pool: PostgresPool

    static let statements = [
        PostgresStatement(name: "contents", sql: "SELECT content FROM soap_notes"),
        PostgresStatement(name: "hand_offs", sql: "SELECT note_id FROM soap_hand_offs"),
    ]

    /// Starts on the loop that calls.
    static func open(
        _ loop: EventLoop, _ database: String, neighbours: Neighbours = Neighbours()
    ) async throws -> Surgery {
        let pool = PostgresPool(
            loop: loop, configuration: PostgresConfiguration(connectionString: database),
            statements: NoteStatements.all + statements)
        try await pool.migrate(
            NoteSchema.migrations, service: NoteSchema.service, deadline: .now + .seconds(20))
        var table = MethodTable()
        neighbours.register(in: &table)
        let channel = InProcessChannel(table: table)
        let ring = try unsafe Array(keyRing.utf8).withUnsafeBytes {
            try unsafe KeyRing(parsing: $0)
        }
        let server = try SOAPServer(
            configuration: SOAPServiceConfiguration(
                handOffGrace: .zero, repeatDelay: .milliseconds(1), repeatDelayMax: .milliseconds(1)
            ),
            keyRing: LiveKeyRing(ring), store: PostgresNoteStore(pool: pool),
            patients: PatientV1.PatientServiceClient(channel),
            ehr: EhrV1.EHRGatewayClient(channel),
            audit: AuditClerk(
                sink: RecordingSink(),
                service: AuditIdentifier("spiffe://carewire/soap-service")))
        return Surgery(neighbours: neighbours, server: server, pool: pool)
    }

    func process(
        _ key: Int, timeout: Duration = .seconds(10)
    ) async throws -> SoapV1.ProcessResponse {
        try await server.process(
            SoapV1.ProcessRequest(
                patientID: PHI("PAT\(key % 7)"), providerID: "PROV001",
                note: .text(PHI("S: Zebrafish \(key)\nA: Cough R05.9")), idempotencyKey: "k\(key)"),
            context: .background(deadline: .now + timeout))
    }

    func text(_ noteID: String, _ key: Int) async throws -> String {
        let request = SoapV1.GetNoteRequest(patientID: PHI("PAT\(key % 7)"), noteID: noteID)
        let context = CallContext.background(deadline: .now + .seconds(10))
        return try await server.getNote(request, context: context).text.revealed
    }

    /// The pool finds the server again by itself.
    func waitForDatabase(_ loop: EventLoop) async throws {
        let limit = ContinuousClock.now + .seconds(20)
        while pool.state.readyWriterCount == 0, .now < limit {
            try await loop.sleep(until: .now + .milliseconds(5))
        }
    }

    func rows(_ index: Int) async throws -> PostgresRows {
        try await pool.read(Self.statements[index], [], deadline: .now + .seconds(10))
    }

    private static let keyRing = """
        carewire-key-ring 1
        index 00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210
        key 1 f0e1d2c3b4a5968778695a4b3c2d1e0f00112233445566778899aabbccddeeff
        active 1
        """
}

/// The answers that callers got.
private final class Acknowledged: Sendable {
    private let ids = Mutex<[Int: String]>([:])

    func add(_ key: Int, _ id: String) { ids.withLock { $0[key] = id } }
    var count: Int { ids.withLock { $0.count } }
    func id(of key: Int) -> String? { ids.withLock { $0[key] } }
}

private func onLoop(
    _ body: @escaping @Sendable (EventLoop) async throws -> Void
) async throws {
    let loop = EventLoop(name: "surgery")
    loop.start()
    defer { loop.stop() }
    try await Task(executorPreference: loop) { try await body(loop) }.value
}

@Suite struct NoteDurabilityTests {
    @Test func whatRestsIsCiphertextAndComesBackAsItWas() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onLoop { loop in
            let surgery = try await Surgery.open(loop, database)
            let response = try await surgery.process(1)
            #expect(response.ehrHandOff == .done)
            let content = try await surgery.rows(0).bytes(0, 0)
            let planted = Array("Zebrafish".utf8)
            #expect(!content.indices.contains { content[$0...].starts(with: planted) })
            #expect(try await surgery.text(response.noteID, 1) == "S: Zebrafish 1\nA: Cough R05.9")
            #expect(try await surgery.rows(1).count == 0)
            await surgery.pool.shutdown()
        }
    }

    @Test func handOffsSurviveTheService() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onLoop { loop in
            let neighbours = Neighbours()
            neighbours.setDown(true)
            let first = try await Surgery.open(loop, database, neighbours: neighbours)
            for key in 0..<20 {
                #expect(try await first.process(key).ehrHandOff == .pending)
            }
            await first.pool.shutdown()
            neighbours.setDown(false)
            let second = try await Surgery.open(loop, database, neighbours: neighbours)
            var deliveredCount = 0
            while case let round = await second.server.handOffWorker.workOnce(),
                round.claimedCount > 0
            {
                deliveredCount += round.deliveredCount
            }
            #expect(deliveredCount == 20)
            #expect(neighbours.documents.count == 20)
            #expect(Set(neighbours.documents.values).count == 20)
            #expect(try await second.rows(1).count == 0)
            await second.pool.shutdown()
        }
    }

    @Test func everyAcknowledgedNoteIsThereOnceThoughTheDatabaseIsKilled() async throws {
        let database = try await TestPostgres.ownServer()
        try await onLoop { loop in
            let surgery = try await Surgery.open(loop, database.connectionString())
            let keys = 0..<200
            let acknowledged = Acknowledged()
            await withTaskGroup { group in
                for key in keys {
                    group.addTask {
                        let response = try? await surgery.process(key, timeout: .seconds(1))
                        if let id = response?.noteID { acknowledged.add(key, id) }
                        if key == 20 { await database.kill() }
                    }
                }
            }
            await #expect(throws: RPCError.self) {
                try await surgery.process(1000, timeout: .seconds(1))
            }
            #expect(acknowledged.count > 0)
            try await database.restart()
            try await surgery.waitForDatabase(loop)
            var ids: [String] = []
            for key in keys {
                // A repeat of what was acknowledged, or the first time for what was not.
                let id = try await surgery.process(key).noteID
                if let before = acknowledged.id(of: key) { #expect(id == before) }
                #expect(try await surgery.text(id, key).hasPrefix("S: Zebrafish \(key)\n"))
                ids.append(id)
            }
            #expect(Set(ids).count == keys.count)
            #expect(try await surgery.rows(0).count == keys.count)
            while await surgery.server.handOffWorker.workOnce().claimedCount > 0 {}
            #expect(surgery.neighbours.documents.count == keys.count)
            await surgery.pool.shutdown()
        }
        await database.stop()
    }
}
