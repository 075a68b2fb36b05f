import Logging
import PatientService
import Postgres
import Reactor
import ServiceRuntime

/// What goes on beside the calls.
extension PatientServiceProgram {
    /// One loop of the process looks after the partitions.
    static func partitionKeeping(
        _ context: ServiceContext, _ pool: PostgresPool
    ) throws -> [@Sendable () async throws -> Void] {
        let keeping = ChartKeeping(
            monthsAhead: try context.settings.number(
                "chart.months.ahead", default: 13, in: 1...120),
            monthsKept: try context.settings.number(
                "chart.months.kept", default: 0, in: 0...2400))
        guard context.loopIndex == 0 else { return [] }
        return [
            {
                try await keeping.run(
                    over: PostgresChartStore(pool: pool),
                    sleep: { try await context.loop.sleep(until: $0) },
                    report: { log($0, context) })
            }
        ]
    }

    private static func log(
        _ round: Result<(made: Int, detached: Int), PatientServiceError>,
        _ context: ServiceContext
    ) {
        switch round {
        case .success((0, 0)): break
        case .success(let done):
            context.logger.notice(
                "partitions: \(done.made) made, \(done.detached) detached")
        case .failure(let error):
            context.logger.error("partitions: \(error.message)")
        }
    }
}
