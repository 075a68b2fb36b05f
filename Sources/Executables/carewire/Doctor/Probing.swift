internal import LatencyBudget
internal import Messages
internal import RPC

/// What a doctor can do to a running suite: the seam between the checks and the suite. All that is
/// written is synthetic.
protocol Probing: Sendable {
    /// Whom this visit makes up.
    var run: ProbeRun { get }
    /// Whether an alert may be raised on purpose: somebody may be woken by it.
    var mayDrill: Bool { get }
    /// The time, for limits and durations.
    var now: ContinuousClock.Instant { get }
    /// Waits.
    func pause(_ duration: Duration) async throws

    /// Reads a patient of this visit; `trace` names the request.
    func read(_ index: Int, trace: TraceContext?) async throws -> ProbeRead
    /// Asks the database for somebody unknown. Throws unless the answer is that there is none.
    func lookUpStranger(_ index: Int) async throws
    /// Changes a patient of this visit; answers the new version.
    func update(_ index: Int) async throws -> UInt64
    /// Has a note processed.
    func process(_ index: Int, note: String) async throws
    /// Makes a call that must be refused; nil when it was not.
    func refusal(of request: BadRequest) async throws -> RPCError?
    /// Asks the EHR through the gateway; the error when there was one.
    func askEHR(timeout: Duration) async -> RPCError?
    /// Who has seen a patient of this visit.
    func accesses(_ index: Int) async throws -> [AuditV1.Access]

    /// What a service says of itself.
    func snapshot(_ service: SuiteService) async throws -> AdminV1.Snapshot
    /// The aggregator's report.
    func report(windowSeconds: UInt32) async throws -> AggregatorV1.ReportResponse
    /// The hops of a request; nil when it is not known.
    func trace(_ id: TraceID) async throws -> AggregatorV1.GetTraceResponse?
    /// Hands hop records to the aggregator.
    func record(_ request: AggregatorV1.RecordRequest) async throws
    /// All metrics, in Prometheus's text format.
    func scrape() async throws -> String

    /// The rows of a query that changes nothing; nil when no database was named.
    func rows(_ sql: String) async throws -> [[String]]?
    /// Looks for words in the services' logs; nil when there is no folder of logs.
    func searchLogs(for words: [String]) async throws -> LogSearch?
    /// Whether a caller without the suite's proof of identity is refused by a service.
    func refuses(_ stranger: Stranger, at service: SuiteService) async throws -> Bool
    /// Checks the trails, by service; nil when their files or their key are not here.
    func verifyTrails() async throws -> [TrailFinding]?
}

/// How a patient was read.
struct ProbeRead: Sendable, Equatable {
    let isCached: Bool
    let version: UInt64
    let duration: Duration
}

/// What no service may take.
enum BadRequest: String, Sendable, CaseIterable {
    case unknownPatient = "unknown patient"
    case malformedIdentifier = "malformed identifier"
    case impossibleBirthDate = "impossible birth date"
    case oversizedNote = "oversized note"
}

/// Who calls without the right to.
enum Stranger: String, Sendable, CaseIterable {
    case clearText = "clear text"
    case foreignCertificate = "a foreign certificate"
}

/// What a search in logs has found.
struct LogSearch: Sendable, Equatable {
    let fileCount: Int
    let byteCount: Int
    /// Files in which a word stands.
    let foundIn: [String]
}

/// What the check of one trail has found.
struct TrailFinding: Sendable, Equatable {
    let service: String
    let recordCount: UInt64
    /// What is wrong; nil for a sound one.
    let fault: String?
}

extension Probing {
    func read(_ index: Int) async throws -> ProbeRead { try await read(index, trace: nil) }

    /// Asks again and again until there is an answer, or until the limit.
    func eventually<Answer>(
        within limit: Duration, every interval: Duration = .milliseconds(250),
        _ ask: () async throws -> Answer?
    ) async throws -> Answer? {
        let end = now + limit
        while true {
            if let answer = try await ask() { return answer }
            guard now < end else { return nil }
            try await pause(interval)
        }
    }

    /// Calls side by side; the duration of each, shortest first.
    func together(
        _ count: Int, width: Int = 64, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> [Duration] {
        try await withThrowingTaskGroup(of: Duration.self) { group in
            var durations: [Duration] = []
            for index in 0..<count {
                if index >= width, let done = try await group.next() { durations.append(done) }
                group.addTask {
                    let start = now
                    try await body(index)
                    return now - start
                }
            }
            for try await done in group { durations.append(done) }
            return durations.sorted()
        }
    }
}

extension [Duration] {
    /// By nearest rank, of durations in ascending order; zero without any.
    func percentile(_ share: Double) -> Duration {
        guard let last else { return .zero }
        let rank = Int((share * Double(count)).rounded(.up))
        return rank >= count ? last : self[Swift.max(rank, 1) - 1]
    }
}

extension Duration {
    /// With three figures and a unit.
    var spelled: String { Spelling.duration(nanoseconds: wholeNanoseconds) }
}
