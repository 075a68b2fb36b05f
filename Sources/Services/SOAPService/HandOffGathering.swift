internal import Batching
internal import Messages
internal import RPC

/// Documents whose notes become durable together reach ehr-gateway in one call; each caller is told
/// of its own.
///
/// A call goes at the end of a turn when none is under way, and takes along what has come meanwhile
/// when one is.
/// A lone document goes as such, in its own note's trace; several go in the first one's.
/// No two documents of a patient are in the same call: who hands over the second one waits for the
/// first. Emergencies never come here.
final class HandOffGathering: Sendable {
    /// A document that waits.
    struct Waiting: Sendable {
        let document: EhrV1.SubmitDocumentRequest
        let context: CallContext
    }

    private let turns: TurnGathering<Waiting, Void>

    /// - Parameter limit: how long a call may take.
    init(ehr: EhrV1.EHRGatewayClient, limit: Duration) {
        let limits = TurnGathering<Waiting, Void>.Limits(
            countMax: SOAPLimits.submittedCountMax,
            byteCountMax: SOAPLimits.submittedByteCountMax,
            waitingCountMax: SOAPLimits.gatheringCountMax,
            waitingByteCountMax: 64 * SOAPLimits.submittedByteCountMax, inFlightMax: 2)
        turns = TurnGathering(limits) { await Self.send($0, ehr, limit) }
    }

    /// Whether ``run()`` is at work.
    var isRunning: Bool { turns.isRunning }

    /// Sends until the task is cancelled; then everyone who waits is let go. Once.
    func run() async { await turns.run() }

    /// Hands a document over, perhaps together with others.
    ///
    /// - Throws: `RPCError`, as `SubmitDocument` would.
    func submit(
        _ document: EhrV1.SubmitDocumentRequest, deadline: ContinuousClock.Instant,
        _ context: CallContext
    ) async throws(RPCError) {
        do throws(BatchingError) {
            try await turns.submit(
                Waiting(document: document, context: context),
                byteCount: document.text.revealed.utf8.count, deadline: deadline)
        } catch {
            throw RPCError(waiting: error)
        }
    }

    private static func send(
        _ waiting: [Waiting], _ ehr: EhrV1.EHRGatewayClient, _ limit: Duration
    ) async -> [Result<Void, any Error>] {
        do throws(RPCError) {
            guard waiting.count > 1 else {
                try await sendAlone(waiting[0], ehr, limit)
                return [.success(())]
            }
            let startedAt = ContinuousClock.now
            defer {
                // The call's hops are in the first one's trace; the others say how long they took.
                let endedAt = ContinuousClock.now
                for other in waiting.dropFirst() {
                    other.context.observe("ehr.submit", startedAt: startedAt, endedAt: endedAt)
                }
            }
            let response = try await ehr.submitDocuments(
                EhrV1.SubmitDocumentsRequest(documents: waiting.map(\.document)),
                options: CallOptions(parent: waiting[0].context, timeout: limit))
            guard response.outcomes.count == waiting.count else {
                throw RPCError(.internalError, "not one outcome for each document")
            }
            return response.outcomes.map { outcome in
                RPCError(outcome).map { .failure($0) } ?? .success(())
            }
        } catch {
            // Of a gateway that is down every document says so itself: no culprit is searched.
            return waiting.map { _ in .failure(error) }
        }
    }

    private static func sendAlone(
        _ waiting: Waiting, _ ehr: EhrV1.EHRGatewayClient, _ limit: Duration
    ) async throws(RPCError) {
        _ = try await ehr.submitDocument(
            waiting.document,
            options: CallOptions(
                parent: waiting.context, timeout: limit,
                metadata: .handingOn(waiting.context.audit),
                idempotencyKey: waiting.document.documentID))
    }
}

extension RPCError {
    /// Why the EHR does not have a document; nil when it has it.
    init?(_ outcome: EhrV1.SubmitDocumentsResponse.Outcome) {
        guard outcome.code != 0 else { return nil }
        let code = Int32(exactly: outcome.code).flatMap(StatusCode.init(rawValue:)) ?? .unknown
        self.init(
            code, outcome.message,
            retryAfter: outcome.retryAfterNs == 0
                ? nil : .nanoseconds(Int64(clamping: outcome.retryAfterNs)))
    }

    /// Why a document that waited was not handed over, or may not have been.
    fileprivate init(waiting error: BatchingError) {
        switch error.code {
        case .itemFailed:
            self =
                error.cause as? RPCError
                ?? RPCError(.internalError, "a document was not handed over", cause: error)
        case .queueFull, .itemTooLarge:
            self.init(.resourceExhausted, "too many documents wait for the EHR", cause: error)
        case .deadlineExceeded, .outOfTime:
            self.init(.deadlineExceeded, "the EHR did not answer in time", cause: error)
        case .cancelled: self.init(.cancelled, "the call was cancelled", cause: error)
        case .notRunning, .draining, .inDoubt, .invalidConfiguration:
            self.init(.unavailable, "the service is stopping", cause: error)
        }
    }
}
