internal import Batching

/// Notes that come in one turn, or while others are being written, are written together: one
/// statement, one commit, and an outcome for each. A lone note waits for nobody.
final class NoteGathering: Sendable {
    /// A note that waits.
    struct Waiting: Sendable {
        let draft: NoteDraft
        let grace: Duration
        let deadline: ContinuousClock.Instant
    }

    /// What became of a note.
    typealias Outcome = Result<StoreOutcome, SOAPServiceError>
    /// Writes notes; one outcome for each, in their order.
    typealias Write = @Sendable ([Waiting]) async -> [Outcome]

    private let turns: TurnGathering<Waiting, StoreOutcome>

    init(write: @escaping Write) {
        let limits = TurnGathering<Waiting, StoreOutcome>.Limits(
            countMax: SOAPLimits.gatheredCountMax,
            byteCountMax: SOAPLimits.gatheredByteCountMax,
            waitingCountMax: SOAPLimits.gatheringCountMax,
            waitingByteCountMax: 16 * SOAPLimits.gatheredByteCountMax, inFlightMax: 2)
        turns = TurnGathering(limits) { notes in
            await write(notes).map { $0.mapError { $0 } }
        }
    }

    /// Whether ``run()`` is at work.
    var isRunning: Bool { turns.isRunning }

    /// Writes until the task is cancelled. Once.
    func run() async { await turns.run() }

    func store(
        _ draft: NoteDraft, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome {
        do throws(BatchingError) {
            return try await turns.submit(
                Waiting(draft: draft, grace: grace, deadline: deadline),
                byteCount: draft.note.content.count + 512, deadline: deadline)
        } catch {
            throw SOAPServiceError(waiting: error)
        }
    }
}

extension SOAPServiceError {
    /// Why a note that waited was not written, or may not have been.
    fileprivate init(waiting error: BatchingError) {
        switch error.code {
        case .itemFailed:
            self =
                error.cause as? SOAPServiceError
                ?? SOAPServiceError(.internalFailure, "a note was not written", cause: error)
        case .queueFull, .itemTooLarge:
            self.init(.overloaded, "too many notes wait for the database", cause: error)
        case .deadlineExceeded, .outOfTime:
            self.init(.unavailable, "the database did not answer in time", cause: error)
        case .cancelled:
            self.init(.cancelled, "the call was cancelled", cause: error)
        case .notRunning, .draining, .inDoubt, .invalidConfiguration:
            self.init(.unavailable, "the service is stopping", cause: error)
        }
    }
}
