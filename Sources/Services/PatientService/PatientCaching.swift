package import LatencyBudget
package import Redis

/// A cache of sealed patients. It may lose, delay or refuse anything; it must not bring back what
/// it has lost while its ``server`` stays the same.
///
/// Methods throw ``PatientServiceError`` with code `unavailable`, `overloaded` or `cancelled`, also
/// when the cache's server is not, or no longer, the `server` that is meant.
package protocol PatientCaching: Sendable {
    /// The run of the server at the other end of the present connection; nil while none is known.
    var server: String? { get }

    /// Connects if need be, and learns which server it is.
    func meet(deadline: ContinuousClock.Instant) async throws(PatientServiceError)

    /// The value under a key, or nil.
    func value(
        _ key: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]?

    /// The number of the present connection, when it leads to `server` and can be asked by
    /// listeners.
    func connection(to server: String) -> UInt64?

    /// The value under a key, told to who is no task, perhaps before this returns. It counts while
    /// ``connection(to:)`` still gives the same number.
    func value(_ key: [UInt8], deadline: Moment, _ listener: any RedisListener)

    /// Puts a token under a key that has nothing; false when it has something.
    func reserve(
        _ key: [UInt8], _ token: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> Bool

    /// Puts a value in the place of a token; does nothing when the token is gone.
    func fill(
        _ key: [UInt8], _ value: [UInt8], insteadOf token: [UInt8], timeToLive: Duration,
        at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError)

    /// Puts a mark under a key, whatever is there.
    func mark(
        _ key: [UInt8], _ mark: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError)

    /// As above for several keys, 256 at most; perhaps for some of them only when it throws.
    func mark(
        _ marks: [CacheMark], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError)

    /// Removes what is under a key, but for a mark (``CachedOctets/mark``) other than the given
    /// one.
    func unmark(
        _ key: [UInt8], _ mark: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError)

    /// As above for several keys, 256 at most; perhaps for some of them only when it throws.
    func unmark(
        _ marks: [CacheMark], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError)
}

/// A mark and the key that it is put under, or taken from.
package struct CacheMark: Sendable {
    /// The key in an epoch.
    package let key: [UInt8]
    /// What is put there.
    package let mark: [UInt8]

    /// A mark under a key.
    package init(key: [UInt8], mark: [UInt8]) {
        self.key = key
        self.mark = mark
    }
}

extension PatientCaching {
    /// One after the other.
    package func mark(
        _ marks: [CacheMark], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        for one in marks {
            try await mark(
                one.key, one.mark, timeToLive: timeToLive, at: server, deadline: deadline)
        }
    }

    /// One after the other.
    package func unmark(
        _ marks: [CacheMark], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) {
        for one in marks {
            try await unmark(one.key, one.mark, at: server, deadline: deadline)
        }
    }

    /// By tasks only.
    package func connection(to server: String) -> UInt64? { nil }

    /// By tasks only.
    package func value(_ key: [UInt8], deadline: Moment, _ listener: any RedisListener) {
        listener.redisFailed(RedisError(.invalidRequest, "this cache is asked by tasks only"))
    }
}

/// What may be under a key: the first octet tells.
package enum CachedOctets {
    /// A sealed patient.
    package static let value = UInt8(ascii: "V")
    /// Somebody is fetching the patient.
    package static let token = UInt8(ascii: "T")
    /// Somebody is changing the patient.
    package static let mark = UInt8(ascii: "W")
}

/// The cache, and what it takes to keep it coherent.
package struct PatientCacheParts: Sendable {
    let cache: any PatientCaching
    let register: any CacheRegistering
    let sleep: @Sendable (ContinuousClock.Instant) async throws -> Void

    /// Parts of one event loop; `sleep` returns at the instant, or throws when it is cancelled.
    package init(
        cache: any PatientCaching, register: any CacheRegistering,
        sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void
    ) {
        self.cache = cache
        self.register = register
        self.sleep = sleep
    }
}
