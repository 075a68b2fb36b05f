import Logging
import PHIProtection
import Postgres
import Reactor
import Resealing
import SOAPService
import ServiceRuntime

extension SOAPServiceProgram {
    /// One loop of the process seals anew what a rotation has left under older keys.
    /// `CAREWIRE_RESEAL_ROWS` (default 500): rows a second; `CAREWIRE_RESEAL_PAUSE` (1 to 3600,
    /// default 60): seconds between two looks when nothing is to be done.
    static func resealing(
        _ context: ServiceContext, _ pool: PostgresPool,
        _ configuration: SOAPServiceConfiguration, _ keyRing: LiveKeyRing,
        _ ledger: KeyUsageLedger?, _ screener: NoteScreener
    ) throws -> [@Sendable () async throws -> Void] {
        let rows = try context.settings.number(
            "reseal.rows", default: 500, in: 1...ResealPace.rowsPerSecondMax)
        let pause = try context.settings.number("reseal.pause", default: 60, in: 1...3600)
        guard context.loopIndex == 0 else { return [] }
        let resealing = try NoteResealing.run(
            configuration: configuration, keyRing: keyRing, ledger: ledger,
            screener: screener, pool: pool)
        return [
            {
                try await resealing.run(
                    ResealRun.Rules(
                        rowsPerSecond: rows, batchCountMax: NoteResealing.batchCountMax,
                        interval: .seconds(pause)),
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
                "key ring: no note rests under a key before \(state.keyID); they may be destroyed")
        case .success(let state):
            context.logger.notice(
                """
                key ring: pass \(state.pass) over \(state.examinedCount) rows: \
                \(state.resealedCount) values sealed anew, \(state.unreadableCount) unreadable, \
                tokens of \(state.renewedCount) notes made anew
                """)
        case .failure(let error):
            context.logger.error("key ring: sealing anew failed: \(error.message)")
        }
    }
}
