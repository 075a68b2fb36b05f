internal import CircuitBreaking
internal import Messages
internal import RPC

/// The cache as the service sees it: it never fails, it just knows nothing. A cache that keeps
/// failing or hanging is left alone for a while. One per event loop.
final class PatientShelf {
    /// Share of failures among recent questions, in percent, at which the cache is left alone.
    private static let failureRateLimit = 50.0
    /// How long it is left alone.
    private static let rest = Duration.seconds(1)

    private let cache: any PatientCaching
    private let vault: PatientVault
    private let configuration: PatientServiceConfiguration
    private let counters: PatientCounters
    let breaker: CircuitBreaker

    init(
        cache: any PatientCaching, vault: PatientVault, configuration: PatientServiceConfiguration,
        counters: PatientCounters
    ) {
        self.cache = cache
        self.vault = vault
        self.configuration = configuration
        self.counters = counters
        let rules = try? CircuitBreakerConfiguration(
            failureRateThreshold: Self.failureRateLimit, slidingWindow: .count(50),
            minimumNumberOfCalls: 10, waitDurationInOpenState: Self.rest)
        breaker = CircuitBreaker(
            name: "patient-cache", configuration: rules ?? .standard, now: .now)
    }

    /// What the cache has for a patient, of whichever version.
    func patient(
        _ patientID: String, key: [UInt8], _ context: CallContext
    ) async -> PatientV1.Patient? {
        let found = await ask("redis.get", context) {
            (deadline) async throws(PatientServiceError) in
            try await cache.value(key, deadline: deadline)
        }
        guard let value = found ?? nil else {
            if found != nil { counters.count { $0.cacheMisses += 1 } }
            return nil
        }
        let startedAt = ContinuousClock.now
        defer { context.observe("phi.open", startedAt: startedAt, endedAt: .now) }
        do {
            return try vault.openFromCache(value, key: key, patientID: patientID)
        } catch {
            counters.count { $0.cacheDamaged += 1 }
            return nil
        }
    }

    /// The store has confirmed a cached record.
    func confirmHit() { counters.count { $0.cacheHits += 1 } }

    /// The store has a newer record than the cache had.
    func noteStale() { counters.count { $0.cacheStale += 1 } }

    /// Keeps a record for the next readers.
    func keep(_ patient: PatientV1.Patient, key: [UInt8], _ context: CallContext) async {
        guard let value = try? vault.sealForCache(patient, key: key) else {
            counters.count { $0.cacheFailures += 1 }
            return
        }
        guard value.count <= PatientLimits.cachedByteCountMax else { return }
        _ = await ask("redis.set", context) { (deadline) async throws(PatientServiceError) in
            try await cache.keep(
                value, key, timeToLive: configuration.cacheTimeToLive, deadline: deadline)
        }
    }

    /// Forgets a record that has changed. Only spares the next reader a detour: what stays is not
    /// shown.
    func forget(key: [UInt8], _ context: CallContext) async {
        _ = await ask("redis.delete", context) { (deadline) async throws(PatientServiceError) in
            try await cache.remove(key, deadline: deadline)
        }
    }

    /// One question within the cache's time, or nil.
    private func ask<Answer>(
        _ operation: StaticString, _ context: CallContext,
        _ question: (ContinuousClock.Instant) async throws(PatientServiceError) -> Answer
    ) async -> Answer? {
        let startedAt = ContinuousClock.now
        let deadline = min(context.deadline, startedAt + configuration.cacheTimeout)
        guard case .permit(let lease) = breaker.acquire(now: startedAt, deadline: deadline) else {
            counters.count { $0.cacheSkipped += 1 }
            return nil
        }
        var outcome = CallOutcome.ignored
        defer {
            let endedAt = ContinuousClock.now
            breaker.record(outcome, lease: lease, now: endedAt)
            context.observe(operation, startedAt: startedAt, endedAt: endedAt)
        }
        do throws(PatientServiceError) {
            let answer = try await question(deadline)
            outcome = .success(.now - startedAt)
            return answer
        } catch {
            guard error.code != .cancelled else { return nil }
            outcome = .failure(.now - startedAt)
            counters.count { $0.cacheFailures += 1 }
            return nil
        }
    }
}
