import AuditKeeping
import AuditTrail
import LatencyBudget
import Messages
import PHIProtection
import PatientService
import RPC
import Reactor
import Synchronization
import TestSupport
import Testing

/// patient-service with everything it needs, in memory.
struct Clinic: Sendable {
    let store: InMemoryPatientStore
    let chart: InMemoryChartStore
    let cache: FaultyPatientCache
    let register: InMemoryCacheRegister
    let counters = PatientCounters()
    let audit = RecordingSink()
    let clerk: AuditClerk
    let denials = DenialLog()
    let server: PatientServer
    /// The method by which a patient is read.
    let reading: ServerMethod
    /// The method by which a patient is checked.
    let checking: ServerMethod
    /// The method by which several are.
    let checkingSeveral: ServerMethod

    init(
        store: InMemoryPatientStore = InMemoryPatientStore(),
        cache: FaultyPatientCache = FaultyPatientCache(),
        register: InMemoryCacheRegister = InMemoryCacheRegister(),
        configuration: PatientServiceConfiguration = configuration(),
        ring: KeyRing? = nil, isGrouping: Bool = true
    ) throws {
        self.store = store
        chart = InMemoryChartStore(patients: store)
        self.cache = cache
        clerk = AuditClerk(
            sink: audit, service: try AuditIdentifier("spiffe://carewire/patient-service"))
        self.register = register
        server = try PatientServer(
            configuration: configuration, keyRing: LiveKeyRing(ring ?? Self.ring()), store: store,
            chart: chart,
            cache: PatientCacheParts(
                cache: cache, register: register,
                sleep: { try await ClinicLoop.sleep(until: $0) }),
            audit: clerk, denials: denials, counters: counters,
            executor: isGrouping ? ClinicLoop.current : nil)
        var table = MethodTable()
        server.register(in: &table)
        reading = try #require(
            table.methods.first { $0.name == PatientV1.PatientService.getPatient })
        checking = try #require(
            table.methods.first { $0.name == PatientV1.PatientService.checkPatient })
        checkingSeveral = try #require(
            table.methods.first { $0.name == PatientV1.PatientService.checkPatients })
    }

    /// Short leases: tests wait for them.
    static func configuration(
        cacheTimeout: Duration = .milliseconds(20), cacheLease: Duration = .milliseconds(100)
    ) -> PatientServiceConfiguration {
        PatientServiceConfiguration(cacheTimeout: cacheTimeout, cacheLease: cacheLease)
    }

    /// Runs `body` while the cache is kept in use, once it is.
    func keepingCache<Result: Sendable>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        let keeping = Task(executorPreference: ClinicLoop.current) {
            try await server.keepCache()
        }
        defer { keeping.cancel() }
        try await cacheOpens()
        return try await body()
    }

    /// Returns when the cache is in use.
    func cacheOpens() async throws {
        while !server.isCacheInUse { try await ClinicLoop.sleep(until: .now + .milliseconds(1)) }
    }

    static func ring(_ seed: UInt8 = 0) throws -> KeyRing {
        let digits = { (first: UInt8) in
            (0..<32).map { index in
                let octet = UInt8(index) &* 7 &+ first
                return (octet < 16 ? "0" : "") + String(octet, radix: 16)
            }.joined()
        }
        let text = """
            carewire-key-ring 1
            index \(digits(200 &+ seed))
            key 1 \(digits(3 &+ seed))
            active 1
            """
        return try unsafe Array(text.utf8).withUnsafeBytes { try unsafe KeyRing(parsing: $0) }
    }

    static let caller = "spiffe://carewire/soap-service"

    static func context(
        _ method: MethodName = PatientV1.PatientService.getPatient, caller: String? = caller,
        idempotencyKey: String? = nil, timeout: Duration = .seconds(5),
        observer: (any CallObserver)? = nil
    ) -> CallContext {
        var metadata = Metadata()
        if let idempotencyKey { metadata.append("idempotency-key", idempotencyKey) }
        return CallContext(
            method: method, deadline: .now + timeout, metadata: metadata, peer: caller,
            trace: TraceContext(
                traceID: TraceID(high: 0x0102_0304_0506_0708, low: 0x1112_1314_1516_1718),
                spanID: 1, parentSpanID: 0),
            observer: observer)
    }

    static func demographics(_ family: String = "Example") -> PatientV1.Demographics {
        PatientV1.Demographics(
            familyName: PHI(family), givenNames: [PHI("Jane")], birthDate: PHI("1980-02-29"),
            gender: .female,
            identifiers: [PatientV1.Identifier(system: "urn:mrn", value: PHI("MRN-4711"))],
            phone: PHI("555-0100"), address: PHI("1 Sample Street"))
    }

    static let history = PatientV1.MedicalHistory(
        conditions: [PHI("asthma")], allergies: [PHI("penicillin")], medications: [])

    func create(
        _ id: String, _ family: String = "Example", context: CallContext? = nil
    ) async throws -> UInt64 {
        let request = PatientV1.CreatePatientRequest(
            patientID: PHI(id), demographics: Self.demographics(family), history: Self.history)
        let context = context ?? Self.context(PatientV1.PatientService.createPatient)
        return try await server.createPatient(request, context: context).version
    }

    func get(
        _ id: String, context: CallContext = context()
    ) async throws -> PatientV1.GetPatientResponse {
        try PatientV1.GetPatientResponse(
            decoding: await read(id, context: context).answer?.get() ?? [])
    }

    /// As a server makes the call: without a task, where that will do.
    func read(_ id: String, context: CallContext = context()) async throws -> AnsweredCall {
        let request = try PatientV1.GetPatientRequest(patientID: PHI(id)).encoded()
        let call = AnsweredCall(reading, context)
        _ = await call.run(request)
        return call
    }

    func update(
        _ id: String, _ family: String, ifVersion: UInt64? = nil,
        sharing: PatientV1.Sharing = .unspecified
    ) async throws -> UInt64 {
        var demographics = Self.demographics(family)
        demographics.sharing = sharing
        let request = PatientV1.UpdatePatientRequest(
            patientID: PHI(id), demographics: demographics, history: Self.history,
            ifVersion: ifVersion)
        let context = Self.context(PatientV1.PatientService.updatePatient)
        return try await server.updatePatient(request, context: context).version
    }

    func deactivate(_ id: String) async throws -> UInt64 {
        try await server.deactivatePatient(
            PatientV1.DeactivatePatientRequest(patientID: PHI(id)),
            context: Self.context(PatientV1.PatientService.deactivatePatient)
        ).version
    }

    func check(_ id: String) async throws -> Bool {
        try await server.checkPatient(
            PatientV1.CheckPatientRequest(patientID: PHI(id)),
            context: Self.context(PatientV1.PatientService.checkPatient)
        ).active
    }

    /// How all accesses so far ended.
    var outcomes: [AuditEntry.Outcome?] { notes.map(Self.outcome) }

    /// All records so far, but for attempts.
    var notes: [AuditRecord] { audit.records.filter { $0.reason?.text != "attempted" } }

    private static func outcome(_ record: AuditRecord) -> AuditEntry.Outcome? {
        AuditEntry.Outcome(
            rawValue: record.reason?.text.replacing("-", with: " ") ?? "success")
    }
}

/// Runs a test's body on an event loop, as the product does.
func onLoop(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let loop = EventLoop(name: "clinic")
    loop.start()
    defer { loop.stop() }
    try await ClinicLoop.$current.withValue(loop) {
        try await Task(executorPreference: loop) { try await body() }.value
    }
}

/// The loop of the test at hand.
enum ClinicLoop {
    @TaskLocal static var current: EventLoop?

    /// Returns at the instant, by the loop's own clock.
    static func sleep(until instant: ContinuousClock.Instant) async throws {
        try await #require(current).sleep(until: instant)
    }
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
