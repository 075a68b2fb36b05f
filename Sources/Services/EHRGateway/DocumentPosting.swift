internal import Batching
internal import HTTPClient
internal import Messages
internal import Synchronization

/// Posts documents: alone, or, of several callers at once, in one FHIR batch.
///
/// An EHR makes what a batch holds in any order. Whoever has an order to keep, waits for one
/// document before it sends the next.
final class DocumentPosting: Sendable {
    typealias Answer = GuardedExchange.Answer<DocumentReference.Receipt>
    private typealias Outcome = Result<Answer, EHRGatewayError>

    private let configuration: GatewayConfiguration
    private let exchange: GuardedExchange
    private let clock: any GatewayClock
    private let batcher: Batcher<Int, PostedDocument, Answer>

    /// - Throws: ``EHRGatewayError`` `invalidConfiguration`.
    init(
        _ configuration: GatewayConfiguration, _ exchange: GuardedExchange,
        clock: any GatewayClock, _ counters: EHRCounters
    ) throws(EHRGatewayError) {
        self.configuration = configuration
        self.exchange = exchange
        self.clock = clock
        let time = BatcherClock(
            now: { clock.now },
            sleep: { instant in
                // Cancelled: nobody waits for the time any more.
                do { try await clock.sleep(until: instant) } catch {}
            })
        let sender = Sender(configuration: configuration, exchange: exchange, clock: clock)
        batcher = Batcher(try FHIRGateway.postBatching(configuration), clock: time) { batch in
            .perItem(await sender.send(batch.payloads).map { $0.mapError { $0 } })
        }
    }

    /// Sends batches until the task is cancelled; then everyone who waits is let go. Once.
    func run() async { await batcher.run() }

    /// Whether ``run()`` is at work.
    var isRunning: Bool { batcher.isRunning }

    /// Documents that wait for a batch.
    var waitingCount: Int { batcher.figures.queueCount }

    /// Posts a document, perhaps together with others.
    func post(
        _ document: PostedDocument, deadline: ContinuousClock.Instant
    ) async throws(EHRGatewayError) -> Answer {
        do throws(BatchingError) {
            return try await batcher.submit(
                document, byteCount: document.byteCount, deadline: deadline)
        } catch {
            throw EHRGatewayError(waiting: error)
        }
    }

    /// Posts documents that came together; one outcome for each, in their order.
    func post(
        _ documents: [PostedDocument], deadline: ContinuousClock.Instant
    ) async -> [Result<Answer, EHRGatewayError>] {
        guard batcher.isRunning else {
            return await Sender(configuration: configuration, exchange: exchange, clock: clock)
                .sendEach(documents, deadline: deadline)
        }
        let items = documents.map { BatchItem<Int, _>($0, byteCount: $0.byteCount) }
        return await batcher.submit(items, deadline: deadline).map {
            $0.mapError(EHRGatewayError.init(waiting:))
        }
    }

    /// Posts a document at once, by itself.
    func postAlone(
        _ document: PostedDocument, deadline: ContinuousClock.Instant
    ) async throws(EHRGatewayError) -> Answer {
        try await Sender(configuration: configuration, exchange: exchange, clock: clock)
            .sendAlone(document, deadline: deadline)
    }

    /// Takes a document back; false when the EHR has none such.
    func retract(
        _ request: EhrV1.RetractDocumentRequest, deadline: ContinuousClock.Instant
    ) async throws(EHRGatewayError) -> Bool {
        let post = HTTPRequest(
            .post, configuration.base, headers: FHIRGateway.headers,
            body: BatchBundle.retraction(
                documentID: request.documentID, enteredInError: request.enteredInError))
        let made = try await exchange.perform(post, deadline: deadline) {
            (response) throws(EHRGatewayError) in
            try BatchBundle.made(response.body, count: 1)
        }.value[0]
        guard let error = EHRGatewayError(status: made.status) else { return true }
        if error.code == .notFound { return false }
        throw error
    }
}
