/// Which cache all instances use at present: one row of the store, told apart by its number.
package struct CacheEpoch: Sendable, Equatable {
    /// One more with every change of the row.
    package var number: UInt64
    /// The run of the Redis server that everybody uses; nil while nobody uses any.
    package var server: String?
    /// Envelope of the secret that cached values are sealed under; empty while there is no server.
    package var secret: [UInt8]

    /// An epoch of its parts.
    package init(number: UInt64, server: String?, secret: [UInt8]) {
        self.number = number
        self.server = server
        self.secret = secret
    }
}

/// Where the epoch is kept: in the store that acknowledges writes. Methods throw
/// ``PatientServiceError`` with code `unavailable`, `overloaded`, `cancelled` or `internalFailure`.
package protocol CacheRegistering: Sendable {
    /// The present epoch, as the store has it after the call began.
    func epoch(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch

    /// Ends epoch `number`, unless that has happened: in the next one nobody uses a cache.
    /// - Parameter isFailure: whether the cache is to stay closed for a while, longer with every
    ///   failure soon after the one before.
    /// - Returns: an epoch that was present after the call began, whoever began it.
    func closeCache(
        endingEpoch number: UInt64, isFailure: Bool, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch

    /// Ends epoch `number` of a closed cache, unless that has happened or it is to stay closed: in
    /// the next one everybody uses `server` and `secret`.
    /// - Returns: an epoch that was present after the call began, whoever began it.
    func openCache(
        endingEpoch number: UInt64, server: String, secret: [UInt8],
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch
}
