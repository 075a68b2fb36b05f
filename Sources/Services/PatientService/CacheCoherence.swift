internal import LatencyBudget
internal import PHIProtection

/// One loop's part in an agreement of all instances: nobody shows a cached patient that is older
/// than the last acknowledged change. Confined to the loop's thread.
///
/// A reader believes the cache only while it holds a settled ``CacheLease`` on an epoch, after the
/// cache has answered. A writer acknowledges only when it has seen, at or after the commit, that an
/// epoch is settled, and that in this epoch there is no cache or the patient is no longer in it.
/// Whatever goes wrong with the cache, a writer can end the epoch, which takes the store alone, and
/// wait for ``CacheLease/settling``.
final class CacheCoherence {
    /// How long one question to the store may take beside the calls.
    private static let storeTimeout = Duration.seconds(1)
    /// How long the cache may take to take back a value that has changed. Slower, it is closed.
    private static let unmarkTimeout = Duration.milliseconds(100)
    /// How long a mark protects a change whose writer has died.
    static let markTimeToLive = Duration.seconds(60)

    /// A cache that may be used.
    final class View {
        /// The epoch's number.
        let epoch: UInt64
        let server: String
        let secret: SubjectKey

        init(epoch: UInt64, server: String, secret: SubjectKey) {
            self.epoch = epoch
            self.server = server
            self.secret = secret
        }
    }

    /// A change that may have begun in the store.
    struct Change {
        let key: [UInt8]
        let mark: [UInt8]
    }

    private let register: any CacheRegistering
    private let cache: any PatientCaching
    private let vault: PatientVault
    private let sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
    private var lease: CacheLease
    private var secret: (envelope: [UInt8], key: SubjectKey)?
    /// The view of the newest epoch, and when it may be acted on; made anew with every answer of
    /// the store, so that a read has two numbers to compare.
    @exclusivity(unchecked) private var current: (view: View, from: Moment, until: Moment)?
    /// Whether an epoch has been settled while ``run()`` looked after it. From then on a change
    /// waits for a new epoch only when something has happened to the cache.
    private(set) var isWarm = false

    init(
        parts: PatientCacheParts, vault: PatientVault, leaseDuration: Duration
    ) {
        register = parts.register
        cache = parts.cache
        sleep = parts.sleep
        self.vault = vault
        lease = CacheLease(duration: leaseDuration)
    }

    // MARK: Reading

    /// The cache that may be asked now, if there is one.
    func view(at now: ContinuousClock.Instant) -> View? {
        guard let epoch = lease.settled(at: now), let server = epoch.server,
            server == cache.server, let secret, secret.envelope == epoch.secret
        else { return nil }
        return View(epoch: epoch.number, server: server, secret: secret.key)
    }

    /// As ``view(at:)-(ContinuousClock.Instant)``.
    func view(at now: Moment) -> View? {
        guard let current = unsafe self.current, now >= current.from, now < current.until,
            current.view.server == cache.server
        else { return nil }
        return current.view
    }

    /// As ``holds(_:at:)-(_,ContinuousClock.Instant)``.
    func holds(_ view: View, at now: Moment) -> Bool {
        guard let current = unsafe self.current else { return false }
        return current.view.epoch == view.epoch && now < current.until
    }

    /// Whether what the cache has answered may be shown, or put into it.
    func holds(_ view: View, at now: ContinuousClock.Instant) -> Bool {
        lease.current(at: now)?.number == view.epoch
    }

    // MARK: Changing

    /// Takes a patient out of the cache and keeps others from putting it in again, before a change
    /// begins. When that fails, ``end(_:deadline:)`` makes good for it.
    func begin(
        _ key: [UInt8], deadline: ContinuousClock.Instant
    ) async -> Change {
        let change = Change(key: key, mark: vault.cacheMark(CachedOctets.mark))
        guard let epoch = lease.current(at: .now), let server = epoch.server else { return change }
        try? await cache.mark(
            vault.cacheKey(key, epoch: epoch.number), change.mark,
            timeToLive: Self.markTimeToLive, at: server, deadline: deadline)
        return change
    }

    /// As above for several patients at once.
    func begin(_ keys: [[UInt8]], deadline: ContinuousClock.Instant) async -> [Change] {
        let changes = keys.map { Change(key: $0, mark: vault.cacheMark(CachedOctets.mark)) }
        guard let epoch = lease.current(at: .now), let server = epoch.server else { return changes }
        try? await cache.mark(
            marks(changes, epoch.number), timeToLive: Self.markTimeToLive, at: server,
            deadline: deadline)
        return changes
    }

    private func marks(_ changes: [Change], _ epoch: UInt64) -> [CacheMark] {
        changes.map { CacheMark(key: vault.cacheKey($0.key, epoch: epoch), mark: $0.mark) }
    }

    /// Returns when no instance will show what was so before a change that the store has committed.
    /// - Throws: ``PatientServiceError`` when that cannot be said by the deadline. The change is
    ///   stored then, and must not be acknowledged.
    func end(
        _ change: Change, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        try await end([change], deadline: deadline)
    }

    /// As above for several changes at once.
    func end(
        _ changes: [Change], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        var isDone = false
        while !isDone {
            let epoch = try await settledEpoch(deadline: deadline)
            guard let server = epoch.server else { return }
            isDone = await areUnmarked(changes, epoch.number, server, deadline)
            if !isDone { try await close(epoch, isFailure: true, deadline) }
        }
    }

    /// Closes the cache and forgets its secret: nothing that was ever cached opens any more.
    /// Returns when nobody shows any of it.
    ///
    /// The epoch ends also where there is no cache: every loop of every instance that sees a new
    /// one forgets the patients' keys that it has opened.
    func forgetEverything(deadline: ContinuousClock.Instant) async throws(PatientServiceError) {
        let epoch = try await settledEpoch(deadline: deadline)
        try await close(epoch, isFailure: false, deadline)
        _ = try await settledEpoch(deadline: deadline)
    }

    private func areUnmarked(
        _ changes: [Change], _ epoch: UInt64, _ server: String,
        _ deadline: ContinuousClock.Instant
    ) async -> Bool {
        do throws(PatientServiceError) {
            try await cache.unmark(
                marks(changes, epoch), at: server,
                deadline: min(deadline, .now + Self.unmarkTimeout))
            return true
        } catch {
            return false
        }
    }

    /// The epoch that everybody acts on, waited for.
    private func settledEpoch(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        var now = ContinuousClock.now
        while now < deadline {
            if lease.current(at: now) == nil { try await renew(deadline: deadline) }
            now = .now
            if let epoch = lease.settled(at: now) { return epoch }
            let wait = lease.unsettled(at: now)
            if wait > .zero { try await pause(until: min(now + wait, deadline)) }
            now = .now
        }
        throw PatientServiceError(
            .unavailable, "the change is stored; caches may not know of it yet")
    }

    private func pause(
        until instant: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        do { try await sleep(instant) } catch {
            throw PatientServiceError(.cancelled, "the call was cancelled")
        }
    }

    // MARK: The epoch

    /// Keeps the lease and looks after the cache until the task is cancelled.
    func run() async throws {
        while !Task.isCancelled {
            let next = ContinuousClock.now + lease.renewal
            do throws(PatientServiceError) {
                try await renew(deadline: .now + Self.storeTimeout)
                try await tend()
            } catch {
                // The store is silent: the lease runs out, and reads go to the store.
            }
            if lease.settled(at: .now) != nil { isWarm = true }
            try await sleep(next)
        }
    }

    private func renew(deadline: ContinuousClock.Instant) async throws(PatientServiceError) {
        let askedAt = ContinuousClock.now
        note(try await register.epoch(deadline: deadline), askedAt)
    }

    /// Opens a closed cache, closes one that is another than the one that this instance reaches, or
    /// whose secret is not under the active key.
    private func tend() async throws(PatientServiceError) {
        let now = ContinuousClock.now
        guard let epoch = lease.settled(at: now) else { return }
        try await cache.meet(deadline: now + Self.unmarkTimeout)
        guard let server = cache.server else { return }
        let deadline = now + Self.storeTimeout
        if let used = epoch.server {
            if used != server { return try await close(epoch, isFailure: true, deadline) }
            if secret == nil || !vault.isUnderActiveKey(epoch.secret) {
                try await close(epoch, isFailure: false, deadline)
            }
            return
        }
        let askedAt = ContinuousClock.now
        note(
            try await register.openCache(
                endingEpoch: epoch.number, server: server, secret: try vault.makeCacheSecret(),
                deadline: deadline), askedAt)
    }

    private func close(
        _ epoch: CacheEpoch, isFailure: Bool, _ deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        let askedAt = ContinuousClock.now
        note(
            try await register.closeCache(
                endingEpoch: epoch.number, isFailure: isFailure, deadline: deadline), askedAt)
    }

    private func renewView() {
        unsafe current = nil
        guard let epoch = lease.epoch, let server = epoch.server, let secret,
            secret.envelope == epoch.secret, let span = lease.span
        else { return }
        unsafe current = (
            View(epoch: epoch.number, server: server, secret: secret.key),
            // A span in whole nanoseconds is never longer than the lease's.
            Moment(span.settled).adding(nanoseconds: 1), Moment(span.end)
        )
    }

    private func note(_ epoch: CacheEpoch, _ askedAt: ContinuousClock.Instant) {
        let before = lease.epoch?.number
        lease.note(epoch, askedAt: askedAt, answeredAt: .now)
        defer { renewView() }
        if before != lease.epoch?.number { vault.forgetAllKeys() }
        guard let current = lease.epoch, current.secret != secret?.envelope else { return }
        if let secret { vault.forgetCacheSecret(secret.key) }
        secret = nil
        if current.secret.isEmpty { return }
        if let key = try? vault.openCacheSecret(current.secret) { secret = (current.secret, key) }
    }
}
