extension RedisConnection {
    /// What Redis says of itself.
    ///
    /// - Throws: ``RedisError``, any code; `serverError` also when the user may not ask.
    package func figures(
        deadline: ContinuousClock.Instant
    ) async throws(RedisError) -> RedisFigures {
        let reply = try await perform(.describeAll, deadline)
        guard case .bytes(let octets) = reply else { throw unexpected(reply) }
        return RedisFigures(info: octets)
    }
}
