internal import LatencyBudget
internal import Messages
internal import RPC

/// A running suite, as a doctor reaches it: its services by RPC, its database by `psql`, its logs
/// and trails as files.
struct ClusterProbe: Probing {
    /// For calls that other calls hold up on purpose.
    private static let options = CallOptions(timeout: .seconds(20))

    let run: ProbeRun
    let mayDrill: Bool
    let endpoints: Endpoints
    /// Where services log, and where trails and the key ring are; nil when they are elsewhere.
    let folder: StateFolder?
    let database: DatabaseLook?
    private let patients: PatientV1.PatientServiceClient
    private let trail: AuditV1.AuditTrailClient
    private let notes: SoapV1.SOAPServiceClient
    private let ehr: EhrV1.EHRGatewayClient
    private let aggregator: AggregatorV1.LatencyAggregatorClient
    private let metrics: MetricsV1.MetricsServiceClient
    private let connections: Connections

    init(
        _ connections: Connections, endpoints: Endpoints, folder: StateFolder?,
        database: DatabaseLook?, mayDrill: Bool, run: ProbeRun = ProbeRun()
    ) throws(CLIError) {
        func channel(_ service: SuiteService) throws(CLIError) -> any RPCChannel {
            try connections.channel(to: service.rawValue)
        }
        self.run = run
        self.mayDrill = mayDrill
        self.endpoints = endpoints
        self.folder = folder
        self.database = database
        self.connections = connections
        patients = PatientV1.PatientServiceClient(try channel(.patientService))
        trail = AuditV1.AuditTrailClient(try channel(.patientService))
        notes = SoapV1.SOAPServiceClient(try channel(.soapService))
        ehr = EhrV1.EHRGatewayClient(try channel(.ehrGateway))
        aggregator = AggregatorV1.LatencyAggregatorClient(try channel(.latencyAggregator))
        metrics = MetricsV1.MetricsServiceClient(try channel(.metricsService))
    }

    var now: ContinuousClock.Instant { .now }

    func pause(_ duration: Duration) async throws { try await Task.sleep(for: duration) }

    /// Adds the patients of this visit.
    func begin() async throws {
        for index in 0..<ProbeRun.patientCount {
            _ = try await patients.createPatient(
                PatientV1.CreatePatientRequest(
                    patientID: PHI(run.patientID(index)), demographics: run.demographics(index)),
                options: Self.options)
        }
    }

    /// Makes the patients of this visit unreadable for ever; answers how many.
    func end() async -> Int {
        var erasedCount = 0
        for index in 0..<ProbeRun.patientCount {
            let answer = try? await patients.erasePatient(
                PatientV1.ErasePatientRequest(
                    patientID: PHI(run.patientID(index)), reason: .enteredInError),
                options: Self.options)
            erasedCount += Int(answer?.erasedCount ?? 0)
        }
        return erasedCount
    }

    func read(_ index: Int, trace: TraceContext?) async throws -> ProbeRead {
        let start = now
        let answer = try await patients.getPatient(
            PatientV1.GetPatientRequest(patientID: PHI(run.patientID(index))),
            options: CallOptions(timeout: .seconds(20), trace: trace))
        return ProbeRead(
            isCached: answer.source == .cache, version: answer.patient?.version ?? 0,
            duration: now - start)
    }

    func lookUpStranger(_ index: Int) async throws {
        do throws(RPCError) {
            _ = try await patients.getPatient(
                PatientV1.GetPatientRequest(patientID: PHI(run.strangerID(index))),
                options: Self.options)
        } catch {
            if error.code == .notFound { return }
            throw error
        }
        throw CLIError(.program, "a patient was found whom nobody has added")
    }

    func update(_ index: Int) async throws -> UInt64 {
        try await patients.updatePatient(
            PatientV1.UpdatePatientRequest(
                patientID: PHI(run.patientID(index)),
                demographics: run.demographics(index, version: 2)), options: Self.options
        ).version
    }

    func process(_ index: Int, note: String) async throws {
        _ = try await notes.process(request(index, note), options: Self.options)
    }

    private func request(_ index: Int, _ note: String) -> SoapV1.ProcessRequest {
        let key = "doctor-\(run.id)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        return SoapV1.ProcessRequest(
            patientID: PHI(run.patientID(index)), providerID: "DOCTOR", note: .text(PHI(note)),
            idempotencyKey: key)
    }

    func refusal(of bad: BadRequest) async throws -> RPCError? {
        do throws(RPCError) {
            switch bad {
            case .unknownPatient:
                _ = try await patients.getPatient(
                    PatientV1.GetPatientRequest(patientID: PHI(run.strangerID(0))),
                    options: Self.options)
            case .malformedIdentifier:
                _ = try await patients.getPatient(
                    PatientV1.GetPatientRequest(patientID: PHI("\(run.needle) of \(run.id)")),
                    options: Self.options)
            case .impossibleBirthDate:
                var person = run.demographics(0)
                person.birthDate = PHI("\(run.needle)-13-40")
                _ = try await patients.createPatient(
                    PatientV1.CreatePatientRequest(
                        patientID: PHI(run.strangerID(1)), demographics: person),
                    options: Self.options)
            case .oversizedNote:
                _ = try await notes.process(
                    request(0, run.note(0, byteCount: ProbeRun.oversizedByteCount)),
                    options: Self.options)
            }
            return nil
        } catch { return error }
    }

    func askEHR(timeout: Duration) async -> RPCError? {
        do throws(RPCError) {
            _ = try await ehr.readPatient(
                EhrV1.ReadPatientRequest(patientID: PHI(run.strangerID(2))),
                options: CallOptions(timeout: timeout))
            return nil
        } catch { return error }
    }

    func accesses(_ index: Int) async throws -> [AuditV1.Access] {
        try await trail.listAccesses(
            AuditV1.ListAccessesRequest(patientID: PHI(run.patientID(index)), pageSize: 500),
            options: Self.options
        ).accesses
    }

    func snapshot(_ service: SuiteService) async throws -> AdminV1.Snapshot {
        try await AdminV1.AdminClient(connections.channel(to: service.rawValue)).getSnapshot(
            AdminV1.GetSnapshotRequest(), options: Self.options)
    }

    func report(windowSeconds: UInt32) async throws -> AggregatorV1.ReportResponse {
        try await aggregator.report(
            AggregatorV1.ReportRequest(windowSeconds: windowSeconds), options: Self.options)
    }

    func trace(_ id: TraceID) async throws -> AggregatorV1.GetTraceResponse? {
        let octets = [id.high, id.low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
        do throws(RPCError) {
            return try await aggregator.getTrace(
                AggregatorV1.GetTraceRequest(traceID: octets), options: Self.options)
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }

    func record(_ request: AggregatorV1.RecordRequest) async throws {
        _ = try await aggregator.record(request, options: Self.options)
    }

    func scrape() async throws -> String {
        try await metrics.scrape(MetricsV1.ScrapeRequest(), options: Self.options).text
    }

    func rows(_ sql: String) async throws -> [[String]]? { try await database?.rows(sql) }
}
