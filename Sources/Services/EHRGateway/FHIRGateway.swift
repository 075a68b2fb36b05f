internal import Batching
package import CircuitBreaking
package import HTTPClient
internal import Messages
internal import RPC
package import Reactor
internal import Synchronization

/// The way to the hospital's EHR: `carewire.ehr.v1.EHRGateway` on FHIR R4.
///
/// Reads of many callers share FHIR batches, and so do documents; every operation has a circuit
/// breaker, and every answer comes within the total budget or the caller's deadline, whichever is
/// first. ``run()`` must be running: it sends the batches. See <doc:EHRGateway>.
package final class FHIRGateway: EhrV1.EHRGatewayServer {
    /// Told when a breaker changes: its name, such as `ehr.read`, and how.
    package typealias BreakerObserver = @Sendable (String, CircuitBreakerStateChange) -> Void

    typealias ReadAnswer = GuardedExchange.Answer<JSONSlice>

    private struct Look {
        let condition: EHRCondition
        let endedAt: ContinuousClock.Instant
    }

    let configuration: GatewayConfiguration
    let clock: any GatewayClock
    let reads: Coalescer<ReadKey, ReadAnswer>
    let looks: Coalescer<Int, EHRCondition>
    /// What became of requests to the EHR.
    package let counters: EHRCounters
    let reading: GuardedExchange
    let submitting: GuardedExchange
    let posting: DocumentPosting
    let looking: GuardedExchange

    /// A gateway with everything real, on one loop.
    ///
    /// - Throws: ``EHRGatewayError`` `invalidConfiguration`.
    package convenience init(
        _ configuration: GatewayConfiguration, loop: EventLoop, client: HTTPClient,
        onBreakerChange: BreakerObserver? = nil
    ) throws(EHRGatewayError) {
        try self.init(
            configuration, transport: LoopTransport(loop, client), clock: LoopClock(loop),
            jitter: FullJitter(), onBreakerChange: onBreakerChange)
    }

    /// A gateway of chosen parts.
    ///
    /// - Throws: ``EHRGatewayError`` `invalidConfiguration`.
    package init(
        _ configuration: GatewayConfiguration, transport: any EHRTransport,
        clock: any GatewayClock, jitter: any GatewayJitter,
        onBreakerChange: BreakerObserver? = nil
    ) throws(EHRGatewayError) {
        let counters = EHRCounters()
        self.configuration = configuration
        self.clock = clock
        self.counters = counters
        let breaker = try Self.breakerConfiguration(configuration)
        let policy = RetryPolicy(
            attemptCountMax: configuration.attemptCountMax, delay: configuration.retryDelay,
            delayMax: configuration.retryDelayMax)
        let guarded = { (name: String, policy: RetryPolicy, judgedTimeoutMin: Duration) in
            GuardedExchange(
                breaker: CircuitBreaker(name: name, configuration: breaker, now: clock.now) {
                    onBreakerChange?(name, $0)
                }, policy: policy, judgedTimeoutMin: judgedTimeoutMin, transport: transport,
                clock: clock, jitter: jitter, counters: counters)
        }
        let reading = guarded("ehr.read", policy, configuration.judgedTimeoutMin)
        let looking = guarded(
            "ehr.status", RetryPolicy(attemptCountMax: 1, delay: .zero, delayMax: .zero),
            min(configuration.judgedTimeoutMin, configuration.statusTimeout / 2))
        self.reading = reading
        self.looking = looking
        let submitting = guarded("ehr.submit", policy, configuration.judgedTimeoutMin)
        self.submitting = submitting
        posting = try DocumentPosting(configuration, submitting, clock: clock, counters)
        reads = Coalescer(try Self.readBatching(configuration), clock: clock) { keys, expiry in
            counters.countBatch(of: keys.count, capacity: configuration.batchCountMax)
            return await Self.read(keys, expiry, reading, configuration, clock)
        }
        let last = Mutex<Look?>(nil)
        looks = Coalescer(try Self.lookBatching(configuration), clock: clock) { _, _ in
            if let look = last.withLock({ $0 }),
                look.endedAt + configuration.statusLifetime > clock.now
            {
                return [.success(look.condition)]
            }
            let condition = await Self.look(looking, configuration, clock)
            last.withLock { $0 = Look(condition: condition, endedAt: clock.now) }
            return [.success(condition)]
        }
    }

    /// Sends batches and looks at the EHR's state, until the task is cancelled. Once, on the loop.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.reads.run() }
            group.addTask { await self.looks.run() }
            group.addTask { await self.posting.run() }
        }
    }

    /// The three breakers' figures, for metrics.
    package func breakers() -> [(name: String, snapshot: CircuitBreakerSnapshot)] {
        let now = clock.now
        return [reading, submitting, looking].map {
            ($0.breaker.name, $0.breaker.snapshot(now: now))
        }
    }

    /// Reads that wait for a batch, reads without room, and batches under way; for metrics.
    package var batching: (queued: Int, waiting: Int, inFlight: Int) {
        let figures = reads.figures
        return (figures.queueCount, figures.waitingCount, figures.inFlightCount)
    }

    /// When the answer to a call must be ready: the total budget or the caller's deadline, less
    /// what the way back needs.
    func deadline(of context: CallContext) -> ContinuousClock.Instant {
        min(clock.now + configuration.totalBudget, context.deadline) - configuration.answerMargin
    }

    private static func read(
        _ keys: [ReadKey], _ expiry: ContinuousClock.Instant?, _ reading: GuardedExchange,
        _ configuration: GatewayConfiguration, _ clock: any GatewayClock
    ) async -> [Result<ReadAnswer, EHRGatewayError>] {
        let request = HTTPRequest(
            .post, configuration.base, headers: headers, body: BatchBundle.question(keys))
        do throws(EHRGatewayError) {
            let answer = try await reading.perform(
                // No caller waits longer; each one's own deadline is the coalescer's business.
                request, deadline: clock.now + configuration.totalBudget, expiry: expiry
            ) { (response) throws(EHRGatewayError) in
                try BatchBundle.answers(response.body, count: keys.count)
            }
            return answer.value.map { entry in
                entry.map {
                    ReadAnswer(value: $0, startedAt: answer.startedAt, endedAt: answer.endedAt)
                }
            }
        } catch {
            return keys.map { _ in .failure(error) }
        }
    }

    private static func look(
        _ looking: GuardedExchange, _ configuration: GatewayConfiguration,
        _ clock: any GatewayClock
    ) async -> EHRCondition {
        let request = HTTPRequest(
            .get, configuration.base + "/metadata", headers: [("accept", mediaType)])
        do throws(EHRGatewayError) {
            let deadline = clock.now + configuration.statusTimeout
            return try await looking.perform(request, deadline: deadline) {
                (response) throws(EHRGatewayError) in
                try EHRCondition(statement: response.body)
            }.value
        } catch {
            return .unreachable
        }
    }

    static let mediaType = "application/fhir+json"
    static let headers: [(name: String, value: String)] = [
        ("accept", mediaType), ("content-type", mediaType),
    ]
}
