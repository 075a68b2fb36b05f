internal import Batching
internal import HTTPClient
internal import Messages
internal import Synchronization

/// Posts documents: alone, or, of several callers at once, in one FHIR batch. What came in one call
/// waits, is sent and is answered as one.
///
/// An EHR makes what a batch holds in any order. Whoever has an order to keep, waits for one
/// document before it sends the next.
final class DocumentPosting: Sendable {
    typealias Answer = GuardedExchange.Answer<DocumentReference.Receipt>
    typealias Outcome = Result<Answer, EHRGatewayError>

    private let configuration: GatewayConfiguration
    private let exchange: GuardedExchange
    private let clock: any GatewayClock
    private let batcher: Batcher<Int, [PostedDocument], [Outcome]>

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
            .perItem(await sender.send(batch.payloads).map { .success($0) })
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
        let outcomes: [Outcome] = await post([document], deadline: deadline)
        return try outcomes[0].get()
    }

    /// Posts documents that came together; one outcome for each, in their order.
    func post(
        _ documents: [PostedDocument], deadline: ContinuousClock.Instant
    ) async -> [Outcome] {
        guard batcher.isRunning else {
            return await Sender(configuration: configuration, exchange: exchange, clock: clock)
                .sendEach(documents, deadline: deadline)
        }
        var items: [BatchItem<Int, [PostedDocument]>] = []
        for group in documents.cut(
            countMax: configuration.postCountMax, byteCountMax: configuration.postByteCountMax)
        {
            items.append(
                BatchItem(Array(group), byteCount: group.reduce(0) { $0 + $1.byteCount }))
        }
        let outcomes = await batcher.submit(items, deadline: deadline)
        return zip(items, outcomes).flatMap { item, outcome -> [Outcome] in
            switch outcome {
            case .success(let outcomes): outcomes
            case .failure(let error):
                item.payload.map { _ in .failure(EHRGatewayError(waiting: error)) }
            }
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

extension [PostedDocument] {
    /// Pieces for one request each, in their order: as long as a limit allows, of one document at
    /// least.
    func cut(countMax: Int, byteCountMax: Int) -> [ArraySlice<PostedDocument>] {
        var pieces: [ArraySlice<PostedDocument>] = []
        var (start, byteCount) = (startIndex, 0)
        for (index, document) in enumerated() {
            let isFull =
                index - start == countMax || byteCount + document.byteCount > byteCountMax
            if isFull, index > start {
                pieces.append(self[start..<index])
                (start, byteCount) = (index, 0)
            }
            byteCount += document.byteCount
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }
}
