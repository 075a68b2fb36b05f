import FigureReporting
import PatientService
import Reactor
import ServiceRuntime
import StoreFigures

/// The figures of one loop's stores and cache.
struct StoreReports: Sendable {
    private let postgres: PostgresReport
    private let redis: RedisReport

    init(_ postgres: PostgresReport, _ redis: RedisReport) {
        self.postgres = postgres
        self.redis = redis
    }

    /// Reports them with every push; those of the servers by one loop of the process.
    func report(_ counters: PatientCounters, _ context: ServiceContext) {
        let (postgres, redis, isFirst) = (postgres, redis, context.loopIndex == 0)
        context.report(figures: {
            Self.cache(counters.current) + postgres.readings(ofServer: isFirst)
                + redis.readings(ofServer: isFirst)
        })
    }

    /// Asks the servers, on one loop of the process.
    func background(_ context: ServiceContext) -> [@Sendable () async throws -> Void] {
        guard context.loopIndex == 0 else { return [] }
        let (postgres, redis, loop) = (postgres, redis, context.loop)
        return [
            { try await postgres.run { try await loop.sleep(until: $0) } },
            { try await redis.run { try await loop.sleep(until: $0) } },
        ]
    }

    private static func cache(_ values: PatientCounters.Values) -> [MeterReading] {
        [
            ("hit", values.cacheHits), ("miss", values.cacheMisses), ("stale", values.cacheStale),
            ("contended", values.cacheContended), ("damaged", values.cacheDamaged),
            ("failed", values.cacheFailures), ("skipped", values.cacheSkipped),
        ].map { result, count in
            MeterReading(
                "carewire_cache_reads_total", .total, Double(count), labels: ["result": result])
        }
    }
}
