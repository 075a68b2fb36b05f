internal import Batching

/// Collects what callers want into batches and hands each caller its own results: a `Batcher` of
/// reads, in the gateway's words. Equal keys share a place until it is sent.
final class Coalescer<Key: Hashable & Sendable, Answer: Sendable>: Sendable {
    /// What became of one key.
    typealias Outcome = Result<Answer, EHRGatewayError>
    /// Sends a batch, of whose waiters the first gives up at the instant named; one outcome for
    /// each key, in their order. Cancelled when all have given up.
    typealias Send = @Sendable ([Key], ContinuousClock.Instant?) async -> [Outcome]

    private let batcher: Batcher<Key, Key, Answer>

    init(_ configuration: BatchingConfiguration, clock: any GatewayClock, send: @escaping Send) {
        let time = BatcherClock(
            now: { clock.now },
            sleep: { instant in
                // Cancelled: nobody waits for the time any more.
                do { try await clock.sleep(until: instant) } catch {}
            })
        batcher = Batcher(configuration, clock: time) { batch in
            // Of an EHR that is down every read says so itself: no culprit is searched.
            .perItem(await send(batch.payloads, batch.deadline).map { $0.mapError { $0 } })
        }
    }

    /// Whether nobody waits and nothing is under way.
    var isIdle: Bool { batcher.isIdle }
    /// Reads that wait for a batch.
    var waitingCount: Int { batcher.figures.queueCount }
    /// How full it is.
    var figures: BatcherFigures { batcher.figures }
    /// Whether ``run()`` is at work.
    var isRunning: Bool { batcher.isRunning }

    /// Sends batches until the task is cancelled; then everyone who waits is let go. Once.
    func run() async { await batcher.run() }

    /// Each key's outcome, at the latest at `deadline`.
    func answers(_ keys: [Key], deadline: ContinuousClock.Instant) async -> [Outcome] {
        let items = keys.map { BatchItem($0, sharing: .queued($0)) }
        return await batcher.submit(items, deadline: deadline).map {
            $0.mapError(EHRGatewayError.init(waiting:))
        }
    }
}

extension EHRGatewayError {
    /// Why what waited for a batch has no answer.
    init(waiting error: BatchingError) {
        switch error.code {
        case .itemFailed:
            self = Self.told(error.cause)
        case .queueFull, .itemTooLarge:
            self.init(.overloaded, "too many requests are waiting", cause: error)
        case .deadlineExceeded, .outOfTime:
            self.init(.timeout, "the time is up", cause: error)
        case .cancelled:
            self.init(.cancelled, "the caller was cancelled", cause: error)
        case .notRunning, .draining, .inDoubt, .invalidConfiguration:
            self.init(.unreachable, "the gateway is not running", cause: error)
        }
    }

    /// Whoever still waits did not go away himself: a cancelled batch means that the gateway stops.
    private static func told(_ error: (any Error)?) -> EHRGatewayError {
        if let error = error as? EHRGatewayError, error.code != .cancelled { return error }
        return EHRGatewayError(.unreachable, "the gateway is not running", cause: error)
    }
}
