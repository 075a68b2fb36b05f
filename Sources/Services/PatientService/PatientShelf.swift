internal import CircuitBreaking
internal import LatencyBudget
internal import Messages
internal import RPC

/// The cache as the service sees it: it never fails, it just knows nothing; and what it knows is
/// true, by ``CacheCoherence``. A cache that keeps failing or hanging is left alone for a while.
/// One per event loop.
final class PatientShelf {
    /// Share of failures among recent questions, in percent, at which the cache is left alone.
    private static let failureRateLimit = 50.0
    /// How long it is left alone.
    private static let rest = Duration.seconds(1)
    /// How long it is remembered that there is no such patient.
    private static let absenceTimeToLive = Duration.seconds(5)
    /// How long a reader may take from the store to the cache.
    private static let reservationTimeToLive = Duration.seconds(10)

    /// What the cache knows.
    enum Finding {
        /// The patient, or that there is none.
        case known(CachedPatient?)
        /// Nothing. With a reservation, what the store says now may be put in.
        case unknown(Reservation?)
    }

    /// The right to put into the cache what the store says afterwards. Lost when somebody changes
    /// the patient.
    struct Reservation {
        let view: CacheCoherence.View
        let key: [UInt8]
        let token: [UInt8]
    }

    let cache: any PatientCaching
    private let vault: PatientVault
    let configuration: PatientServiceConfiguration
    let counters: PatientCounters
    @exclusivity(unchecked) var floors = VersionFloors()
    /// The permit of the questions that listeners ask at present.
    @exclusivity(unchecked) var permit: ReadPermit?
    let coherence: CacheCoherence
    let breaker: CircuitBreaker

    init(
        cache: any PatientCaching, coherence: CacheCoherence, vault: PatientVault,
        configuration: PatientServiceConfiguration, counters: PatientCounters
    ) {
        self.cache = cache
        self.coherence = coherence
        self.vault = vault
        self.configuration = configuration
        self.counters = counters
        let rules = try? CircuitBreakerConfiguration(
            failureRateThreshold: Self.failureRateLimit, slidingWindow: .count(50),
            minimumNumberOfCalls: 10, waitDurationInOpenState: Self.rest)
        breaker = CircuitBreaker(
            name: "patient-cache", configuration: rules ?? .standard, now: .now)
    }

    // MARK: Reading

    /// What the cache knows of a patient.
    func find(
        _ patientID: String, _ pseudonym: [UInt8], _ context: CallContext
    ) async -> Finding {
        guard let view = coherence.view(at: .now),
            let name = try? vault.cacheKey(of: patientID)
        else {
            counters.count { $0.cacheSkipped += 1 }
            return .unknown(nil)
        }
        let key = vault.cacheKey(name, epoch: view.epoch)
        let found = await ask("redis.get", context, finds: Self.isHit) {
            (deadline) async throws(PatientServiceError) in
            try await cache.value(key, at: view.server, deadline: deadline)
        }
        guard let value = found else { return .unknown(nil) }
        guard let value else { return await go(on: .missed(key, view), context) }
        guard value.first == CachedOctets.value, coherence.holds(view, at: .now) else {
            counters.count { $0.cacheContended += 1 }
            return .unknown(nil)
        }
        guard case .known(let patient) = open(value, key, view, context) else {
            return await go(on: .damaged(key, view), context)
        }
        guard unsafe patient?.version ?? 0 >= floors.floor(of: pseudonym) else {
            return await go(on: .stale(key, view), context)
        }
        counters.count { $0.cacheHits += 1 }
        if let patient { saw(patient.version, of: pseudonym) }
        return .known(patient)
    }

    /// What the cache has answered, when there is more to do than to show it.
    enum Answer {
        /// There is nothing.
        case missed([UInt8], CacheCoherence.View)
        /// What is there does not open.
        case damaged([UInt8], CacheCoherence.View)
        /// What is there is older than what this instance has seen.
        case stale([UInt8], CacheCoherence.View)
        /// It does not count, or there was none.
        case nothing
        /// There is no such patient.
        case absent
    }

    /// What follows from an answer.
    func go(on answer: Answer, _ context: CallContext) async -> Finding {
        switch answer {
        case .missed(let key, let view):
            counters.count { $0.cacheMisses += 1 }
            return .unknown(await reserve(key, view, context))
        case .damaged(let key, let view):
            counters.count { $0.cacheDamaged += 1 }
            await remove(key, view, context)
        case .stale(let key, let view):
            counters.count { $0.cacheStale += 1 }
            await remove(key, view, context)
        case .nothing: break
        case .absent: return .known(nil)
        }
        return .unknown(nil)
    }

    /// Whether a later version than this one of a patient has been seen here.
    func hasSeenLater(than version: UInt64, of pseudonym: [UInt8]) -> Bool {
        unsafe floors.floor(of: pseudonym) > version
    }

    /// Notes that a patient has been seen, or made, in a version.
    func saw(_ version: UInt64, of pseudonym: [UInt8]) {
        unsafe floors.note(version, of: pseudonym)
    }

    private func open(
        _ value: [UInt8], _ key: [UInt8], _ view: CacheCoherence.View, _ context: CallContext
    ) -> Finding {
        let startedAt = ContinuousClock.now
        defer { context.observe("phi.open", startedAt: startedAt, endedAt: .now) }
        do {
            return .known(
                try vault.openFromCache(value, key: key, secret: view.secret))
        } catch {
            return .unknown(nil)
        }
    }

    /// Makes room for a right value where there is a wrong one.
    private func remove(
        _ key: [UInt8], _ view: CacheCoherence.View, _ context: CallContext
    ) async {
        _ = await ask("redis.delete", context) { (deadline) async throws(PatientServiceError) in
            try await cache.unmark(key, [], at: view.server, deadline: deadline)
        }
    }

    private func reserve(
        _ key: [UInt8], _ view: CacheCoherence.View, _ context: CallContext
    ) async -> Reservation? {
        let token = vault.cacheMark(CachedOctets.token)
        let isMine = await ask("redis.set", context) {
            (deadline) async throws(PatientServiceError) in
            try await cache.reserve(
                key, token, timeToLive: Self.reservationTimeToLive, at: view.server,
                deadline: deadline)
        }
        return isMine == true ? Reservation(view: view, key: key, token: token) : nil
    }

    /// Keeps for the next readers what the store has said after the reservation: a patient whom
    /// nobody was changing, or that there is none.
    func keep(
        _ patient: PatientV1.Patient?, _ reservation: Reservation, _ context: CallContext
    ) async {
        let (view, key) = (reservation.view, reservation.key)
        guard coherence.holds(view, at: .now) else { return }
        guard let value = try? vault.sealForCache(patient, key: key, secret: view.secret) else {
            counters.count { $0.cacheFailures += 1 }
            return
        }
        guard value.count <= PatientLimits.cachedByteCountMax else { return }
        let timeToLive =
            patient == nil ? Self.absenceTimeToLive : configuration.cacheTimeToLive
        _ = await ask("redis.set", context) { (deadline) async throws(PatientServiceError) in
            try await cache.fill(
                key, value, insteadOf: reservation.token, timeToLive: timeToLive,
                at: view.server, deadline: deadline)
        }
    }

    // MARK: Changing

    /// Before a change of a patient is sent to the store.
    func beginChange(
        of patientID: String, _ context: CallContext
    ) async throws(PatientServiceError) -> CacheCoherence.Change {
        let key = try vault.cacheKey(of: patientID)
        let startedAt = ContinuousClock.now
        defer { context.observe("redis.set", startedAt: startedAt, endedAt: .now) }
        return await coherence.begin(
            key, deadline: min(context.deadline, startedAt + configuration.cacheTimeout))
    }

    /// As above for the changes of a group, in the order of their patients.
    func beginChanges(
        of patientIDs: [String]
    ) async throws(PatientServiceError) -> [CacheCoherence.Change] {
        var keys: [[UInt8]] = []
        for patientID in patientIDs { keys.append(try vault.cacheKey(of: patientID)) }
        return await coherence.begin(keys, deadline: .now + configuration.cacheTimeout)
    }

    /// After a change, before its acknowledgement.
    /// - Throws: ``PatientServiceError`` when it must not be acknowledged.
    func endChange(
        _ change: CacheCoherence.Change, deadline: ContinuousClock.Instant, _ context: CallContext
    ) async throws(PatientServiceError) {
        let startedAt = ContinuousClock.now
        defer { context.observe("redis.delete", startedAt: startedAt, endedAt: .now) }
        try await coherence.end(change, deadline: deadline)
    }

    // MARK: Asking

    private static func isHit(_ value: [UInt8]?) -> Bool { value != nil }

    /// One question within the cache's time, or nil.
    ///
    /// - Parameter finds: whether an answer is a hit, where that is the question.
    private func ask<Answer>(
        _ operation: StaticString, _ context: CallContext,
        finds: ((Answer) -> Bool)? = nil,
        _ question: (ContinuousClock.Instant) async throws(PatientServiceError) -> Answer
    ) async -> Answer? {
        let startedAt = ContinuousClock.now
        let deadline = min(context.deadline, startedAt + configuration.cacheTimeout)
        guard case .permit(let lease) = breaker.acquire(now: startedAt, deadline: deadline) else {
            counters.count { $0.cacheSkipped += 1 }
            return nil
        }
        var outcome = CallOutcome.ignored
        var found = finds == nil ? CacheOutcome.notAsked : .skipped
        defer {
            let endedAt = ContinuousClock.now
            breaker.record(outcome, lease: lease, now: endedAt)
            context.observe(operation, startedAt: startedAt, endedAt: endedAt, cache: found)
        }
        do throws(PatientServiceError) {
            let answer = try await question(deadline)
            if let finds { found = finds(answer) ? .hit : .miss }
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
