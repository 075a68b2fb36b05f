import Logging
import PHIProtection
import PatientService
import Postgres
import Reactor
import Resealing
import ServiceRuntime

extension PatientServiceProgram {
    /// One loop of the process seals anew what a rotation has left under older keys.
    /// `CAREWIRE_RESEAL_PAUSE` (1 to 3600, default 60): seconds between two looks when nothing is
    /// to be done.
    static func resealing(
        _ context: ServiceContext, _ pool: PostgresPool,
        _ configuration: PatientServiceConfiguration, _ keyRing: LiveKeyRing,
        _ ledger: KeyUsageLedger?
    ) throws -> [@Sendable () async throws -> Void] {
        let rows = try context.settings.number(
            "reseal.rows", default: 500, in: 1...ResealPace.rowsPerSecondMax)
        let pause = try context.settings.number("reseal.pause", default: 60, in: 1...3600)
        guard context.loopIndex == 0 else { return [] }
        let resealing = try PatientResealing.run(
            configuration: configuration, keyRing: keyRing, ledger: ledger,
            pool: pool)
        return [
            {
                try await resealing.run(
                    ResealRun.Rules(rowsPerSecond: rows, interval: .seconds(pause)),
                    sleep: { try await context.loop.sleep(until: $0) },
                    report: { log($0, context) })
            }
        ]
    }

    private static func log(
        _ pass: Result<ResealingState, ResealingError>, _ context: ServiceContext
    ) {
        switch pass {
        case .success(let state) where state.cleanKeyID == state.keyID:
            context.logger.notice(
                "key ring: nothing rests under a key before \(state.keyID); they may be destroyed")
        case .success(let state):
            context.logger.notice(
                """
                key ring: pass \(state.pass) over \(state.examinedCount) rows: \
                \(state.resealedCount) values sealed anew, \(state.unreadableCount) unreadable
                """)
        case .failure(let error):
            context.logger.error("key ring: sealing anew failed: \(error.message)")
        }
    }
}
