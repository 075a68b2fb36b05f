import Batching
import Synchronization

/// Why a sink of the tests fails.
struct SinkFailure: Error {}

/// A batch under way, which the test answers.
final class HeldBatch: Sendable {
    typealias Answer = CheckedContinuation<BatchOutcome<String>, Never>

    let batch: Batch<String>
    private let answer: Mutex<Answer?>
    private let isCancelledFlag = Atomic<Bool>(false)

    init(_ batch: Batch<String>, _ answer: Answer) {
        self.batch = batch
        self.answer = Mutex(answer)
    }

    var items: [String] { batch.payloads }
    var isCancelled: Bool { isCancelledFlag.load(ordering: .acquiring) }

    /// Each item in capitals.
    func land() { end(.perItem(items.map { .success($0.uppercased()) })) }

    func end(_ outcome: BatchOutcome<String>) {
        answer.withLock { $0.take() }?.resume(returning: outcome)
    }

    func cancel() {
        isCancelledFlag.store(true, ordering: .releasing)
        end(.wholeFailed(nothingApplied: false, cause: SinkFailure()))
    }
}

/// A batcher whose sink is the test, and whose time the test turns.
struct HeldBatcher {
    typealias Subject = Batcher<String, String, String>

    let time = ManualTime()
    let subject: Subject
    private let batches: AsyncStream<HeldBatch>

    init(_ configuration: BatchingConfiguration) {
        let (batches, inbox) = AsyncStream<HeldBatch>.makeStream()
        self.batches = batches
        subject = Batcher(configuration, clock: time.clock) { batch in
            let held = Mutex<HeldBatch?>(nil)
            return await withTaskCancellationHandler {
                await withCheckedContinuation { (answer: HeldBatch.Answer) in
                    let next = HeldBatch(batch, answer)
                    held.withLock { $0 = next }
                    if Task.isCancelled { next.cancel() }
                    inbox.yield(next)
                }
            } onCancel: {
                held.withLock { $0 }?.cancel()
            }
        }
    }

    /// The next batch that the sink gets.
    func next() async -> HeldBatch {
        for await batch in batches { return batch }
        preconditionFailure("the stream of batches never ends")
    }

    func waitForQueue(_ count: Int) async {
        while subject.figures.queueCount != count { await Task.yield() }
    }

    func waitForWaiting(_ count: Int) async {
        while subject.figures.waitingCount != count { await Task.yield() }
    }

    /// Runs the batcher beside `body`, whose tasks may submit.
    func running(
        _ body: (inout TaskGroup<Subject.Outcome>) async -> Void
    ) async {
        await withTaskGroup(of: Void.self) { outer in
            outer.addTask { await subject.run() }
            while !subject.isRunning { await Task.yield() }
            await withTaskGroup(of: Subject.Outcome.self) { await body(&$0) }
            outer.cancelAll()
        }
    }

    /// What a caller gets for one item.
    func ask(
        _ item: String, tenant: String = "", sharing: Sharing<String> = .never,
        order: String? = nil, byteCount: Int = 1, within timeout: Duration = .seconds(2)
    ) async -> Subject.Outcome {
        let item = BatchItem(
            item, tenant: Tenant(tenant), sharing: sharing, orderKey: order,
            byteCount: byteCount)
        return await subject.submit([item], deadline: time.now + timeout)[0]
    }
}

extension Result<String, BatchingError> {
    var text: String? { if case .success(let text) = self { text } else { nil } }
    var code: BatchingError.Code? { if case .failure(let error) = self { error.code } else { nil } }
}
