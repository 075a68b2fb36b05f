internal import RPC

/// Documents of notes that were erased.
extension HandOffWorker {
    /// Tells the EHR of a few, one after the other. One that it refuses is tried again later.
    func retract(_ round: inout Round, deadline: ContinuousClock.Instant) async {
        do {
            let claimed = try await store.claimRetractions(
                countMax: SOAPLimits.handOffBatchMax, delay: configuration.repeatDelay,
                delayMax: configuration.repeatDelayMax, deadline: deadline)
            for retraction in claimed {
                switch await tell(retraction) {
                case nil: round.retractedCount += 1
                case let error? where HandOff.isOutage(error):
                    round.isOutage = true
                    return
                case _?: continue
                }
            }
        } catch {
            round.isOutage = error.code != .cancelled
        }
    }

    /// Why the EHR or the store did not take it; nil when both did.
    private func tell(_ retraction: Retraction) async -> (any Error)? {
        let limit = configuration.repeatLimit
        let context = CallContext.background(deadline: .now + limit + limit)
        let name = retraction.name
        let audit = NoteAudit(
            pseudonym: name.pseudonym, action: .export, method: "RetractDocument",
            caller: "soap-service", traceID: context.trace.traceID.octets)
        do {
            try await ledger.note(.init(.attempted, name, audit), deadline: context.deadline)
            try await handOff.retract(retraction, timeout: limit, context)
            try await store.completeRetractions([name], deadline: context.deadline)
            // That it was attempted is recorded: it may have been done without this line.
            try? await ledger.note(.init(.success, name, audit), deadline: context.deadline)
            return nil
        } catch {
            try? await ledger.note(.init(.failed, name, audit), deadline: context.deadline)
            return error
        }
    }
}
