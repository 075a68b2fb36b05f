import AuditKeeping
import AuditTrail
import Messages
import PHIProtection
import Postgres
import RPC
import Reactor
import SOAPService
import Synchronization
import TestSupport

/// Every patient is known; the EHR keeps one document per id and can be down.
final class NoteNeighbours: EhrV1.EHRGatewayServer {
    private struct State {
        var isDown = false
        var documents: [String: String] = [:]
        var retracted: [EhrV1.RetractDocumentRequest] = []
    }
    private let state = Mutex(State())

    var documents: [String: String] { state.withLock { $0.documents } }
    /// Documents that were taken back.
    var retracted: [EhrV1.RetractDocumentRequest] { state.withLock { $0.retracted } }
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

    func submitDocuments(
        _ request: EhrV1.SubmitDocumentsRequest, context: CallContext
    ) async throws -> EhrV1.SubmitDocumentsResponse {
        var outcomes: [EhrV1.SubmitDocumentsResponse.Outcome] = []
        for document in request.documents {
            let answer = try await submitDocument(document, context: context)
            outcomes.append(.init(resourceID: answer.resourceID))
        }
        return EhrV1.SubmitDocumentsResponse(outcomes: outcomes)
    }

    func retractDocument(
        _ request: EhrV1.RetractDocumentRequest, context: CallContext
    ) async throws -> EhrV1.RetractDocumentResponse {
        let found = try state.withLock { state in
            if state.isDown { throw RPCError(.unavailable, "the EHR is down") }
            state.retracted.append(request)
            return state.documents.removeValue(forKey: request.documentID) != nil
        }
        return EhrV1.RetractDocumentResponse(found: found)
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
struct Surgery: Sendable {
    let neighbours: NoteNeighbours
    let server: SOAPServer
    let pool: PostgresPool
    let audit: RecordingSink

    static let pseudonyms = PostgresStatement(
        name: "pseudonyms", sql: "SELECT pseudonym FROM soap_notes")

    static let statements = [
        PostgresStatement(name: "contents", sql: "SELECT content FROM soap_notes"),
        PostgresStatement(name: "hand_offs", sql: "SELECT note_id FROM soap_hand_offs"),
        PostgresStatement(name: "names", sql: "SELECT note_id FROM soap_notes"), pseudonyms,
    ]

    /// Starts on the loop that calls.
    static func open(
        _ loop: EventLoop, _ database: String, neighbours: NoteNeighbours = NoteNeighbours(),
        keyRing: LiveKeyRing? = nil
    ) async throws -> Surgery {
        let pool = PostgresPool(
            loop: loop, configuration: PostgresConfiguration(connectionString: database),
            statements: NoteStatements.all + statements)
        try await pool.migrate(
            NoteSchema.migrations, service: NoteSchema.service, deadline: .now + .seconds(20))
        var table = MethodTable()
        neighbours.register(in: &table)
        let channel = InProcessChannel(table: table)
        let audit = RecordingSink()
        let server = try SOAPServer(
            configuration: SOAPServiceConfiguration(
                handOffGrace: .zero, repeatDelay: .milliseconds(1), repeatDelayMax: .milliseconds(1)
            ),
            keyRing: keyRing ?? LiveKeyRing(ring()), store: PostgresNoteStore(pool: pool),
            patients: PatientV1.PatientServiceClient(channel),
            ehr: EhrV1.EHRGatewayClient(channel),
            audit: AuditClerk(
                sink: audit,
                service: AuditIdentifier("spiffe://carewire/soap-service")))
        return Surgery(neighbours: neighbours, server: server, pool: pool, audit: audit)
    }

    func process(
        _ key: Int, timeout: Duration = .seconds(10), text: String? = nil
    ) async throws -> SoapV1.ProcessResponse {
        try await server.process(
            SoapV1.ProcessRequest(
                patientID: PHI("PAT\(key % 7)"), providerID: "PROV001",
                note: .text(PHI(text ?? "S: Zebrafish \(key)\nA: Cough R05.9")),
                idempotencyKey: "k\(key)"),
            context: Self.context(timeout))
    }

    static func context(_ timeout: Duration = .seconds(10)) -> CallContext {
        .background(deadline: .now + timeout)
    }

    func text(_ noteID: String, _ key: Int) async throws -> String {
        let request = SoapV1.GetNoteRequest(patientID: PHI("PAT\(key % 7)"), noteID: noteID)
        let context = CallContext.background(deadline: .now + .seconds(10))
        return try await server.getNote(request, context: context).text.revealed
    }

    /// Notes with a record of their creation: the attempt, and what came of it.
    func recorded() -> (attempted: Set<[UInt8]>, stored: Set<[UInt8]>) {
        var (attempted, stored) = (Set<[UInt8]>(), Set<[UInt8]>())
        for record in audit.records where record.interaction == .create {
            guard case .id(let id) = record.resource.identity else { continue }
            if record.reason?.text == "attempted" { attempted.insert(id.octets) }
            if record.reason == nil { stored.insert(id.octets) }
        }
        return (attempted, stored)
    }

    /// The pool finds the server again by itself.
    func waitForDatabase(_ loop: EventLoop) async throws {
        let limit = ContinuousClock.now + .seconds(20)
        while pool.state.readyWriterCount == 0 || pool.state.readyReaderCount == 0, .now < limit {
            try await loop.sleep(until: .now + .milliseconds(5))
        }
    }

    func rows(_ index: Int) async throws -> PostgresRows {
        try await pool.read(Self.statements[index], [], deadline: .now + .seconds(10))
    }

    static func ring(isRotated: Bool = false, withoutFirst: Bool = false) throws -> KeyRing {
        let text = """
            carewire-key-ring 1
            index 00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210
            \(withoutFirst ? "#" : "key 1 \(first)")
            \(isRotated ? "key 2 \(second)\nactive 2" : "active 1")
            """
        return try unsafe Array(text.utf8).withUnsafeBytes { try unsafe KeyRing(parsing: $0) }
    }

    private static let first = "f0e1d2c3b4a5968778695a4b3c2d1e0f00112233445566778899aabbccddeeff"
    private static let second = "0f1e2d3c4b5a69788796a5b4c3d2e1f000112233445566778899aabbccddee11"
}

/// Runs a test's body on an event loop, as the product does.
func onNoteLoop(
    _ body: @escaping @Sendable (EventLoop) async throws -> Void
) async throws {
    let loop = EventLoop(name: "surgery")
    loop.start()
    defer { loop.stop() }
    try await Task(executorPreference: loop) { try await body(loop) }.value
}
