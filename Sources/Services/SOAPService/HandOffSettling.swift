/// Hand-offs whose outcome is known and still to be written down: a record each, and those that the
/// EHR has taken are struck off. Many at once, beside the calls: no caller waits for it.
///
/// What a killed process had not written down stays pending in the store. ``HandOffWorker`` repeats
/// it under the same document id, which makes no second document.
// Safety: touched on one loop's thread only.
final class HandOffSettling: @unchecked Sendable {
    /// An outcome that is to be written down.
    struct Outcome: Sendable {
        let name: HandOffName
        let isTaken: Bool
        let audit: NoteAudit
    }

    /// Outcomes that may wait. Beyond, the worker finds out for itself.
    static let waitingCountMax = 65_536
    /// How long writing down may take.
    private static let limit = Duration.seconds(5)

    private let store: any NoteStoring
    private let ledger: NoteLedger
    private var waiting: [Outcome] = []
    private var taken: Set<HandOffName> = []
    private let bell: AsyncStream<Void>
    private let rope: AsyncStream<Void>.Continuation

    init(store: any NoteStoring, ledger: NoteLedger) {
        self.store = store
        self.ledger = ledger
        (bell, rope) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Whether the EHR has taken a hand-off that the store still calls pending.
    func isTaken(_ name: HandOffName) -> Bool { taken.contains(name) }

    /// An outcome is known.
    func add(_ outcome: Outcome) {
        guard waiting.count < Self.waitingCountMax else { return }
        if outcome.isTaken { taken.insert(outcome.name) }
        waiting.append(outcome)
        rope.yield()
    }

    /// Works until the task is cancelled. What then waits is left to ``settle()``.
    /// - Parameter gather: waits a moment for further outcomes: a round costs two syncs of the disk
    ///   that answers wait for.
    func run(gather: () async -> Void) async {
        for await _ in bell {
            if waiting.count < SOAPLimits.settledBatchMax { await gather() }
            await settle()
        }
    }

    /// Writes down what waits, and what is added meanwhile.
    func settle() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(SOAPLimits.settledBatchMax))
            waiting.removeFirst(batch.count)
            let deadline = ContinuousClock.now + Self.limit
            // That they were attempted is recorded: without these lines nobody knows how they
            // ended.
            try? await ledger.note(
                batch.map { .init($0.isTaken ? .success : .failed, $0.name, $0.audit) },
                deadline: deadline)
            let names = batch.filter(\.isTaken).map(\.name)
            if !names.isEmpty { try? await store.completeHandOffs(names, deadline: deadline) }
            taken.subtract(names)
        }
    }
}
