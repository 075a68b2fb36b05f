internal import Messages
internal import RPC

/// Repeats the hand-offs that are still to be done, a few at a time.
///
/// What is still to be done stands in the store, so it survives the process. Several workers share
/// the work. While the EHR cannot be reached the worker rests longer and longer.
// Safety: the vault is used by tasks of one loop, never across a suspension.
package final class HandOffWorker: @unchecked Sendable {
    /// What one round did.
    package struct Round: Sendable, Equatable {
        /// Hand-offs taken up.
        package var claimedCount = 0
        /// Hand-offs that the EHR took.
        package var deliveredCount = 0
        /// Documents of erased notes that the EHR was told about.
        package var retractedCount = 0
        /// The EHR or the store could not be reached.
        package var isOutage = false

        /// A round that did nothing.
        package init(claimedCount: Int = 0, deliveredCount: Int = 0, isOutage: Bool = false) {
            self.claimedCount = claimedCount
            self.deliveredCount = deliveredCount
            self.isOutage = isOutage
        }
    }

    let store: any NoteStoring
    private let vault: NoteVault
    let handOff: HandOff
    let ledger: NoteLedger
    let configuration: SOAPServiceConfiguration

    init(
        store: any NoteStoring, vault: NoteVault, handOff: HandOff, ledger: NoteLedger,
        configuration: SOAPServiceConfiguration
    ) {
        self.store = store
        self.vault = vault
        self.handOff = handOff
        self.ledger = ledger
        self.configuration = configuration
    }

    /// Works until it is cancelled, and then returns.
    /// - Parameter sleep: waits until an instant; throws `CancellationError` when the task is
    ///   cancelled. Anything else that it throws ends the work.
    package func run(
        sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
    ) async throws {
        var outageCount = 0
        while !Task.isCancelled {
            let round = await workOnce()
            outageCount = round.isOutage ? outageCount + 1 : 0
            let pause = pause(after: round, outageCount: outageCount)
            guard pause > .zero else { continue }
            do { try await sleep(.now + pause) } catch is CancellationError { return }
        }
    }

    /// How long to rest: not at all while there is more, longer with every failed round.
    func pause(after round: Round, outageCount: Int) -> Duration {
        if round.isOutage {
            return min(
                configuration.repeatDelayMax,
                configuration.repeatDelay * (1 << min(max(outageCount - 1, 0), 16)))
        }
        // Of one patient only one is taken up at a time: the next may be due now.
        let hasMore =
            round.deliveredCount + round.retractedCount > 0
            || round.claimedCount == SOAPLimits.handOffBatchMax
        return hasMore ? .zero : configuration.idlePause
    }

    /// Takes up what is due, and hands it over side by side.
    package func workOnce() async -> Round {
        let deadline = ContinuousClock.now + configuration.repeatLimit
        let notes: [SealedNote]
        do {
            notes = try await store.claimHandOffs(
                countMax: SOAPLimits.handOffBatchMax, delay: configuration.repeatDelay,
                delayMax: configuration.repeatDelayMax, deadline: deadline)
        } catch {
            return Round(isOutage: error.code != .cancelled)
        }
        var round = Round(claimedCount: notes.count)
        await withTaskGroup { group in
            for note in notes { group.addTask { await self.deliver(note) } }
            for await delivery in group {
                if delivery == .delivered { round.deliveredCount += 1 }
                if delivery == .outage { round.isOutage = true }
            }
        }
        if !round.isOutage { await retract(&round, deadline: deadline) }
        return round
    }

    private enum Delivery { case delivered, refused, outage }

    private func deliver(_ note: SealedNote) async -> Delivery {
        let limit = configuration.repeatLimit
        let context = CallContext.background(deadline: .now + limit + limit)
        let audit = NoteAudit(
            pseudonym: note.pseudonym, action: .export, method: "SubmitDocument",
            caller: "soap-service", traceID: context.trace.traceID.octets)
        let end = { (outcome: NoteAudit.Outcome) in
            // Nothing is shown to anybody: what cannot be recorded now was recorded as attempted.
            try? await self.ledger.note(
                .init(outcome, note.handOff, audit), deadline: context.deadline)
        }
        do {
            let content = try vault.open(note)
            let isUrgent =
                content.screening == .notScreened || content.extraction?.urgency == .emergency
            try await ledger.note(
                .init(.attempted, note.handOff, audit), deadline: context.deadline)
            try await handOff.submit(
                content, note.handOff, isUrgent: isUrgent, timeout: limit, context)
            try await store.completeHandOffs([note.handOff], deadline: context.deadline)
            await end(.success)
            return .delivered
        } catch let error as SOAPServiceError where error.code == .damaged {
            await end(.damaged)
            await refuse(note, isFinal: true, context.deadline)
            return .refused
        } catch let error as SOAPServiceError {
            await end(.failed)
            return error.code == .unavailable || error.code == .overloaded ? .outage : .refused
        } catch {
            await end(.failed)
            if HandOff.isOutage(error) { return .outage }
            await refuse(note, isFinal: false, context.deadline)
            return .refused
        }
    }

    /// What is not counted now is counted at the next attempt.
    private func refuse(
        _ note: SealedNote, isFinal: Bool, _ deadline: ContinuousClock.Instant
    ) async {
        try? await store.refuseHandOff(
            note.handOff, isFinal: isFinal, rest: configuration.refusedRest, deadline: deadline)
    }
}
