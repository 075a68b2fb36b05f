package import FigureReporting
package import Postgres
private import Synchronization

/// The figures of one loop's PostgreSQL, for metrics-service. On the loop.
///
/// The pool's own are read when they are asked for; those of the server every ``interval``, by work
/// beside the calls, so that a server that hangs holds nothing up.
// Safety: the last answer is under a lock; the pool is touched on the loop alone.
package final class PostgresReport: @unchecked Sendable {
    /// Between two questions.
    package static let interval = Duration.seconds(10)
    private static let timeout = Duration.seconds(2)

    private let pool: PostgresPool
    private let names: Set<String>
    private let last = Mutex<[StatementFigures]?>(nil)

    /// - Parameters:
    ///   - pool: made with ``PostgresPool/figuresStatement`` among its statements.
    ///   - statements: whose names may be shown; all others are "other".
    package init(pool: PostgresPool, statements: [PostgresStatement]) {
        self.pool = pool
        names = Set(statements.map(\.name))
    }

    /// Asks the server until the task is cancelled. One loop of a process does it.
    package func run(
        sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
    ) async throws {
        while true {
            let answer = try? await pool.statementFigures(deadline: .now + Self.timeout)
            last.withLock { $0 = answer }
            try await sleep(.now + Self.interval)
        }
    }

    /// The pool's counts, and what the server said last.
    package func readings(ofServer: Bool) -> [MeterReading] {
        let counts = pool.counts
        let totals: [(String, Int)] = [
            ("connects", counts.connectedCount), ("failed_connects", counts.failedConnectCount),
            ("lost_connections", counts.lostConnectionCount),
            ("cancel_requests", counts.cancelRequestCount),
            ("repeated_calls", counts.repeatedCallCount),
            ("committed_calls", counts.committedCallCount), ("commits", counts.commitCount),
        ]
        let own = totals.map {
            MeterReading("carewire_postgres_\($0.0)_total", .total, Double($0.1))
        }
        return ofServer ? own + serverReadings(last.withLock { $0 }) : own
    }

    private func serverReadings(_ answer: [StatementFigures]?) -> [MeterReading] {
        let isThere = answer?.isEmpty == false
        var readings = [
            MeterReading("carewire_postgres_statements_available", .level, isThere ? 1 : 0)
        ]
        var sums: [String: [Double]] = [:]
        for figures in answer ?? [] {
            let name = figures.name.flatMap { names.contains($0) ? $0 : nil } ?? "other"
            let values = [
                Double(figures.callCount), figures.seconds, Double(figures.rowCount),
                Double(figures.readBlockCount),
            ]
            sums[name] = zip(sums[name] ?? [0, 0, 0, 0], values).map(+)
        }
        for (name, values) in sums {
            for (figure, value) in zip(Self.figureNames, values) {
                readings.append(
                    MeterReading(
                        "carewire_postgres_statement_" + figure, .level, value,
                        labels: ["statement": name]))
            }
        }
        return readings
    }

    private static let figureNames = ["calls", "seconds", "rows", "blocks_read"]
}
