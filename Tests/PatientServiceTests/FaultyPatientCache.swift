import PatientService
import Synchronization

/// A cache in memory that can do everything a cache must not: lose, keep, replay and fail.
final class FaultyPatientCache: PatientCaching {
    struct Faults {
        /// All questions fail.
        var isDown = false
        /// Removals are acknowledged and not done.
        var ignoresRemovals = false
        /// Chance in percent that an answer is an older value than the newest.
        var replayPercent = 0
        /// Chance in percent that a question fails.
        var failurePercent = 0
    }

    struct State {
        var faults = Faults()
        var values: [[UInt8]: [[UInt8]]] = [:]
        var random: SeededRandom
        var questionCount = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64 = 1) { state = Mutex(State(random: SeededRandom(seed: seed))) }

    var current: State { state.withLock { $0 } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    func value(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]? {
        try step { state in
            guard let values = state.values[key], !values.isEmpty else { return nil }
            let replays = state.random.percent(state.faults.replayPercent)
            return replays ? values.randomElement(using: &state.random) : values.last
        }
    }

    func keep(
        _ value: [UInt8], _ key: [UInt8], timeToLive: Duration, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try step { $0.values[key, default: []].append(value) }
    }

    func remove(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try step { if !$0.faults.ignoresRemovals { $0.values[key] = nil } }
    }

    private func step<Result>(
        _ body: (inout State) -> Result
    ) throws(PatientServiceError) -> Result {
        let result: Result? = state.withLock { state in
            state.questionCount += 1
            if state.faults.isDown || state.random.percent(state.faults.failurePercent) {
                return nil
            }
            return body(&state)
        }
        guard let result else { throw PatientServiceError(.unavailable, "the cache failed") }
        return result
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
