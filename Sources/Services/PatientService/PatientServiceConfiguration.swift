/// The settings of patient-service.
package struct PatientServiceConfiguration: Sendable {
    /// Whose patients these are: separates keys, pseudonyms and cache entries.
    package var tenant: String
    /// How long the cache keeps an entry at most. A bound on memory, not on staleness.
    package var cacheTimeToLive: Duration
    /// How long one question to the cache may take; a slower cache is done without.
    package var cacheTimeout: Duration

    /// How long an instance may use the cache without hearing from the database, and how long a
    /// change may take longer when the cache fails. All instances must have the same.
    package var cacheLease: Duration

    /// Settings with their defaults: 300 s, 20 ms, 250 ms.
    package init(
        tenant: String = "default", cacheTimeToLive: Duration = .seconds(300),
        cacheTimeout: Duration = .milliseconds(20), cacheLease: Duration = .milliseconds(250)
    ) {
        self.tenant = tenant
        self.cacheTimeToLive = cacheTimeToLive
        self.cacheTimeout = cacheTimeout
        self.cacheLease = cacheLease
    }
}
