import LatencyBudget
import PatientService
import Redis
import Synchronization

/// Redis, as far as the service sees it: one server that many instances reach.
final class FakeRedis: Sendable {
    struct State {
        var run = 1
        var values: [[UInt8]: [UInt8]] = [:]
        /// What the disk has: comes back with a restart.
        var saved: [[UInt8]: [UInt8]] = [:]
    }

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    /// Everything is lost, the server stays.
    func flush() { change { $0.values = [:] } }
    /// What is there now is what a restart brings back.
    func save() { change { $0.saved = $0.values } }
    /// Another run, with what was saved.
    func restart() {
        change { state in
            state.run += 1
            state.values = state.saved
        }
    }

    func act<Result>(_ body: (inout State) -> Result) -> Result {
        state.withLock { body(&$0) }
    }
}

/// One instance's connection to a cache in memory, which can do everything that a cache may.
final class FaultyPatientCache: PatientCaching {
    struct Faults {
        /// All questions fail.
        var isDown = false
        /// Chance in percent that a question fails: half of them are executed all the same.
        var failurePercent = 0
    }

    struct State {
        var faults = Faults()
        var random: SeededRandom
        var questionCount = 0
        /// The run that this connection has met.
        var met: Int?
    }

    let redis: FakeRedis
    private let state: Mutex<State>

    init(_ redis: FakeRedis = FakeRedis(), seed: UInt64 = 1) {
        self.redis = redis
        state = Mutex(State(random: SeededRandom(seed: seed)))
    }

    var current: State { state.withLock { $0 } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    /// Values, but for tokens and marks.
    var values: [[UInt8]: [UInt8]] {
        redis.current.values.filter { $0.value.first == CachedOctets.value }
    }

    /// A connection to a server that has restarted is lost.
    var server: String? {
        let run = redis.current.run
        return current.met == run ? "run-\(run)" : nil
    }

    func meet(deadline: ContinuousClock.Instant) async throws(PatientServiceError) {
        let run = try step { $0.run }
        change { $0.met = run }
    }

    func value(
        _ key: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]? {
        try at(server) { $0.values[key] }
    }

    func connection(to server: String) -> UInt64? {
        self.server == server ? current.met.map { UInt64($0) } : nil
    }

    /// Answers at once.
    func value(_ key: [UInt8], deadline: Moment, _ listener: any RedisListener) {
        let found: [UInt8]?
        do throws(PatientServiceError) { found = try step { $0.values[key] } } catch {
            return listener.redisFailed(RedisError(.unavailable, "the cache failed"))
        }
        guard let found else { return unsafe listener.redisFound(nil) }
        unsafe found.withUnsafeBytes { unsafe listener.redisFound($0) }
    }

    func reserve(
        _ key: [UInt8], _ token: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> Bool {
        try at(server) { redis in
            guard redis.values[key] == nil else { return false }
            redis.values[key] = token
            return true
        }
    }

    func fill(
        _ key: [UInt8], _ value: [UInt8], insteadOf token: [UInt8], timeToLive: Duration,
        at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try at(server) { redis in
            if redis.values[key] == token { redis.values[key] = value }
        }
    }

    func mark(
        _ key: [UInt8], _ mark: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try at(server) { $0.values[key] = mark }
    }

    func unmark(
        _ key: [UInt8], _ mark: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try at(server) { redis in
            guard let found = redis.values[key] else { return }
            if found == mark || found.first != CachedOctets.mark { redis.values[key] = nil }
        }
    }

    private func at<Result>(
        _ server: String, _ body: (inout FakeRedis.State) -> Result
    ) throws(PatientServiceError) -> Result {
        guard self.server == server else {
            throw PatientServiceError(.unavailable, "the cache is another server")
        }
        return try step(body)
    }

    private func step<Result>(
        _ body: (inout FakeRedis.State) -> Result
    ) throws(PatientServiceError) -> Result {
        let (fails, isExecuted) = state.withLock { state in
            state.questionCount += 1
            if state.faults.isDown { return (true, false) }
            let fails = state.random.percent(state.faults.failurePercent)
            return (fails, !fails || state.random.percent(50))
        }
        guard isExecuted else { throw PatientServiceError(.unavailable, "the cache failed") }
        let result = redis.act(body)
        if fails { throw PatientServiceError(.unavailable, "the cache failed") }
        return result
    }
}

/// The epoch in memory.
final class InMemoryCacheRegister: CacheRegistering {
    struct State {
        var epoch = CacheEpoch(number: 1, server: nil, secret: [])
        /// All questions fail.
        var isDown = false
        var closedCount = 0
    }

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    func epoch(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        try step { _ in }
    }

    func closeCache(
        endingEpoch number: UInt64, isFailure: Bool, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        try step { state in
            guard state.epoch.number == number else { return }
            state.epoch = CacheEpoch(number: number + 1, server: nil, secret: [])
            state.closedCount += 1
        }
    }

    func openCache(
        endingEpoch number: UInt64, server: String, secret: [UInt8],
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        try step { state in
            guard state.epoch.number == number, state.epoch.server == nil else { return }
            state.epoch = CacheEpoch(number: number + 1, server: server, secret: secret)
        }
    }

    private func step(
        _ body: (inout State) -> Void
    ) throws(PatientServiceError) -> CacheEpoch {
        let epoch: CacheEpoch? = state.withLock { state in
            if state.isDown { return nil }
            body(&state)
            return state.epoch
        }
        guard let epoch else { throw PatientServiceError(.unavailable, "the store is down") }
        return epoch
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func percent(_ chance: Int) -> Bool { Int(next() % 100) < chance }
}
