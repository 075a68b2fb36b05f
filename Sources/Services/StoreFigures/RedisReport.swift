package import FigureReporting
package import Redis
private import Synchronization

/// The figures of one loop's Redis, for metrics-service. On the loop.
// Safety: the last answer is under a lock; the connection is touched on the loop alone.
package final class RedisReport: @unchecked Sendable {
    /// Between two questions.
    package static let interval = Duration.seconds(5)
    private static let timeout = Duration.seconds(1)

    private let connection: RedisConnection
    private let last = Mutex<RedisFigures?>(nil)

    /// Reports on a connection and the server behind it.
    package init(connection: RedisConnection) { self.connection = connection }

    /// Asks the server until the task is cancelled. One loop of a process does it.
    package func run(
        sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
    ) async throws {
        while true {
            let answer = try? await connection.figures(deadline: .now + Self.timeout)
            last.withLock { $0 = answer }
            try await sleep(.now + Self.interval)
        }
    }

    /// The connection's counts, and what the server said last.
    package func readings(ofServer: Bool) -> [MeterReading] {
        let counts = connection.counts
        let own = [
            ("connects", counts.connectedCount), ("failed_connects", counts.failedConnectCount),
            ("lost_connections", counts.lostConnectionCount),
        ].map { MeterReading("carewire_redis_\($0.0)_total", .total, Double($0.1)) }
        return ofServer ? own + Self.serverReadings(last.withLock { $0 }) : own
    }

    private static func serverReadings(_ figures: RedisFigures?) -> [MeterReading] {
        func level(_ name: String, _ value: Double) -> MeterReading {
            MeterReading("carewire_redis_" + name, .level, value)
        }
        guard let figures else { return [level("available", 0)] }
        let named = names.compactMap { ours, theirs in
            figures.values[theirs].map { level(ours, $0) }
        }
        return named + [level("available", 1), level("keys", figures.keyCount)]
    }

    /// Ours, and those of `INFO`.
    private static let names = [
        "uptime_seconds": "uptime_in_seconds", "clients": "connected_clients",
        "blocked_clients": "blocked_clients", "used_memory_bytes": "used_memory",
        "memory_limit_bytes": "maxmemory", "fragmentation_ratio": "mem_fragmentation_ratio",
        "commands": "total_commands_processed", "hits": "keyspace_hits",
        "misses": "keyspace_misses", "expired_keys": "expired_keys",
        "evicted_keys": "evicted_keys", "rejected_connections": "rejected_connections",
    ]
}
