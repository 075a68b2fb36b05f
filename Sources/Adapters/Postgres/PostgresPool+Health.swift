internal import Reactor

extension PostgresPool {
    /// How long a health check waits for the server.
    package static let healthTimeout = Duration.milliseconds(500)

    /// Whether the server answers now. For health checks; calls find out by themselves.
    package func isReachable() async -> Bool {
        await loop.run {
            do throws(PostgresError) {
                try await ping(deadline: ContinuousClock.now + Self.healthTimeout)
                return true
            } catch { return false }
        }
    }
}
