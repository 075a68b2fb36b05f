import AuditKeeping
import AuditTrail
import LatencyBudget
import Messages
import PHIProtection
import RPC
import Reactor
import SOAPService
import Synchronization
import TestSupport
import Testing

/// soap-service with everything it needs, in memory.
struct Practice: Sendable {
    let store: InMemoryNoteStore
    let patients = FakePatientService()
    let ehr = FakeEHRGateway()
    let audit = RecordingSink()
    let server: SOAPServer
    /// The loop of the test that runs: a server's calls are all on one.
    @TaskLocal static var loop: EventLoop?
    /// For what needs a stream.
    let notes: SoapV1.SOAPServiceClient
    /// The method by which a note is processed.
    let processing: ServerMethod

    /// - Parameter isGrouping: whether notes that ``processing`` takes at once go together.
    init(
        store: InMemoryNoteStore = InMemoryNoteStore(),
        configuration: SOAPServiceConfiguration = SOAPServiceConfiguration(
            handOffLimit: .milliseconds(50)),
        screener: NoteScreener = NoteScreener(), isGrouping: Bool = false
    ) throws {
        self.store = store
        var table = MethodTable()
        patients.register(in: &table)
        EhrV1.EHRGateway.register(ehr, in: &table)
        let channel = InProcessChannel(table: table)
        server = try SOAPServer(
            configuration: configuration, keyRing: LiveKeyRing(Self.ring()), store: store,
            patients: PatientV1.PatientServiceClient(channel),
            ehr: EhrV1.EHRGatewayClient(channel),
            audit: AuditClerk(
                sink: audit, service: AuditIdentifier("spiffe://carewire/soap-service")),
            screener: screener, executor: isGrouping ? Self.loop : nil)
        server.register(in: &table)
        processing = try #require(
            table.methods.first { $0.name == SoapV1.SOAPService.process })
        notes = SoapV1.SOAPServiceClient(InProcessChannel(table: table, executor: Self.loop))
    }

    static func ring() throws -> KeyRing {
        let digits = { (first: UInt8) in
            (0..<32).map { index in
                let octet = UInt8(index) &* 7 &+ first
                return (octet < 16 ? "0" : "") + String(octet, radix: 16)
            }.joined()
        }
        let text = """
            carewire-key-ring 1
            index \(digits(200))
            key 1 \(digits(3))
            active 1
            """
        return try unsafe Array(text.utf8).withUnsafeBytes { try unsafe KeyRing(parsing: $0) }
    }

    static let caller = "spiffe://carewire/carewire"
    static let text = "S: Zebrafish cough.\nO: BP 120/80, T 38.2 C\nA: Bronchitis J20.9\nP: Rest."

    static func context(
        _ method: MethodName = SoapV1.SOAPService.process, caller: String? = caller,
        timeout: Duration = .seconds(5), observer: (any CallObserver)? = nil
    ) -> CallContext {
        CallContext(
            method: method, deadline: .now + timeout, metadata: Metadata(), peer: caller,
            trace: TraceContext(
                traceID: TraceID(high: 0x0102_0304_0506_0708, low: 0x1112_1314_1516_1718),
                spanID: 1, parentSpanID: 0),
            observer: observer)
    }

    static func request(
        _ text: String = text, patient: String = "PAT001", provider: String = "PROV001",
        key: String = "key-1"
    ) -> SoapV1.ProcessRequest {
        SoapV1.ProcessRequest(
            patientID: PHI(patient), providerID: provider, note: .text(PHI(text)),
            idempotencyKey: key)
    }

    func process(
        _ request: SoapV1.ProcessRequest = request(), context: CallContext = context()
    ) async throws -> SoapV1.ProcessResponse {
        do {
            let response = try await server.process(request, context: context)
            await server.settleNow()
            return response
        } catch {
            await server.settleNow()
            throw error
        }
    }

    func amend(
        _ noteID: String, _ change: SoapV1.NoteChange, _ text: String = "", version: UInt64 = 1,
        reason: String = "", key: String = "amend-1"
    ) async throws -> SoapV1.AmendNoteResponse {
        let response = try await server.amendNote(
            SoapV1.AmendNoteRequest(
                patientID: PHI("PAT001"), noteID: noteID, providerID: "PROV002",
                ifVersion: version, change: change, text: PHI(text), reason: PHI(reason),
                idempotencyKey: key),
            context: Self.context(SoapV1.SOAPService.amendNote))
        await server.settleNow()
        return response
    }

    func sign(
        _ noteID: String, version: UInt64 = 1
    ) async throws -> SoapV1.SignNoteResponse {
        try await server.signNote(
            SoapV1.SignNoteRequest(
                patientID: PHI("PAT001"), noteID: noteID, ifVersion: version,
                signerID: "PROV001"),
            context: Self.context(SoapV1.SOAPService.signNote))
    }

    func getNote(
        _ noteID: String, patient: String = "PAT001", version: UInt64? = nil,
        context: CallContext = context(SoapV1.SOAPService.getNote)
    ) async throws -> SoapV1.GetNoteResponse {
        try await server.getNote(
            SoapV1.GetNoteRequest(patientID: PHI(patient), noteID: noteID, version: version),
            context: context)
    }

    /// Lets time pass for the store, and the worker work.
    func workAfter(_ duration: Duration) async -> HandOffWorker.Round {
        store.change { $0.now += duration }
        return await server.handOffWorker.workOnce()
    }

    /// Action and outcome of all records so far, but for attempts.
    var audits: [String] {
        records.map { record in
            let action = record.interaction == .transmit ? "export" : "\(record.interaction)"
            return action + " " + (record.reason?.text ?? "success").replacing("-", with: " ")
        }
    }

    /// All records so far, but for attempts.
    var records: [AuditRecord] { audit.records.filter { $0.reason?.text != "attempted" } }
}

/// Runs a test's body on an event loop, as the product does.
func onLoop(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let loop = EventLoop(name: "practice")
    loop.start()
    defer { loop.stop() }
    try await Task(executorPreference: loop) {
        try await Practice.$loop.withValue(loop) { try await body() }
    }.value
}

/// Expects an RPC error, and gives it.
@discardableResult
func refused(
    _ code: StatusCode, _ body: () async throws -> some Sendable,
    sourceLocation: SourceLocation = #_sourceLocation
) async -> RPCError? {
    do {
        _ = try await body()
        Issue.record("expected \(code.name)", sourceLocation: sourceLocation)
    } catch let error as RPCError {
        #expect(error.code == code, sourceLocation: sourceLocation)
        return error
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
    }
    return nil
}

/// Remembers the names of observed steps.
final class StepRecorder: CallObserver {
    private let steps = Mutex<[String]>([])

    var operations: [String] { steps.withLock { $0 } }

    func observe(_ hop: HopRecord) { steps.withLock { $0.append(hop.operation) } }
}
