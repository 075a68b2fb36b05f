import PHIProtection
import PatientService
import Postgres
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

    /// One loop of the process seals values anew after a rotation of keys, at most
    /// `CAREWIRE_RESEAL_RATE` rows a second.
    static func resealing(
        _ context: ServiceContext, _ pool: PostgresPool,
        _ configuration: PatientServiceConfiguration, _ ring: LiveKeyRing,
        _ ledger: KeyUsageLedger?
    ) throws -> [@Sendable () async throws -> Void] {
        let rate = try context.settings.number("reseal.rate", default: 500, in: 1...100_000)
        guard context.loopIndex == 0 else { return [] }
        let resealing = try PatientResealing(
            configuration: configuration, keyRing: ring, ledger: ledger,
            store: PostgresResealStore(pool: pool))
        return [
            {
                try await resealing.run(
                    PatientResealing.Rules(rowsPerSecond: rate),
                    sleep: { try await context.loop.sleep(until: $0) },
                    report: { log($0, context) })
            }
        ]
    }

    private static func log(
        _ pass: Result<ResealingState, PatientServiceError>, _ context: ServiceContext
    ) {
        switch pass {
        case .success(let state):
            context.logger.notice(
                """
                re-encryption: \(state.examinedCount) values looked at, \(state.resealedCount) \
                sealed anew, \(state.unreadableCount) unreadable
                """)
        case .failure(let error):
            context.logger.error("re-encryption: \(error.message)")
        }
    }
}
