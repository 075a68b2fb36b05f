/// How the chart's partitions are kept.
package struct ChartKeeping: Sendable {
    /// Months after this one that have a partition: so far ahead can be planned.
    package var monthsAhead: Int
    /// Months before this one that stay in the chart; 0 keeps all. Older ones are detached: their
    /// tables stay in the database, for the operator to archive.
    package var monthsKept: Int
    /// How often it is looked after.
    package var interval: Duration

    /// Rules with their defaults: 13 months ahead, nothing detached, once an hour.
    package init(
        monthsAhead: Int = PatientSchema.monthsAhead, monthsKept: Int = 0,
        interval: Duration = .seconds(3600)
    ) {
        self.monthsAhead = monthsAhead
        self.monthsKept = monthsKept
        self.interval = interval
    }

    /// How long one round may take.
    private static let roundLimit = Duration.seconds(30)

    /// Looks after the partitions now and after each interval, until `sleep` throws. A round that
    /// fails is reported and made up for by the next.
    package func run(
        over store: PostgresChartStore,
        sleep: (ContinuousClock.Instant) async throws -> Void,
        report: (Result<(made: Int, detached: Int), PatientServiceError>) -> Void
    ) async throws {
        while true {
            do throws(PatientServiceError) {
                let done = try await store.keepPartitions(
                    monthsAhead: monthsAhead, monthsKept: monthsKept,
                    deadline: .now + Self.roundLimit)
                report(.success(done))
            } catch {
                report(.failure(error))
            }
            try await sleep(.now + interval)
        }
    }
}
