internal import LatencyBudget
internal import Messages

/// What the aggregator knows: open requests, measurements, and who sent what. No clock, no lock.
struct Aggregation: ~Copyable {
    /// What one service has sent.
    struct Sender: Sendable, Equatable {
        var hopCount: UInt64 = 0
        var droppedCount: UInt64 = 0
        var lastAt: ContinuousClock.Instant
    }

    /// Everything a page or a report shows, at one moment.
    struct Snapshot: Sendable {
        let operations: [OperationFigures]
        let counts: TraceCounts
        let openCount: Int
        let senders: [String: Sender]
        /// Lost at senders, or refused here.
        let droppedCount: UInt64
    }

    private var assembler: TraceAssembler
    private var judge: LatencyJudge
    private var names = NameTable()
    private var senders: [String: Sender] = [:]
    private var senderDroppedCount: UInt64 = 0
    private var refusedCount: UInt64 = 0

    /// Services that are listed by name; the hops of further ones are counted in the totals only.
    static let senderCountMax = 256

    init(_ table: BudgetTable, limits: TraceLimits) {
        assembler = TraceAssembler(limits)
        judge = LatencyJudge(table)
    }

    /// Takes a batch of records and closes what has settled. Returns how many records were kept.
    mutating func record(
        _ request: AggregatorV1.RecordRequest, now: ContinuousClock.Instant
    ) -> UInt32 {
        guard let service = names.canonical(request.service) else {
            refusedCount &+= UInt64(request.hops.count)
            return 0
        }
        let operations = request.operations.map { names.canonical($0) }
        var keptCount: UInt32 = 0
        for message in request.hops {
            guard let record = HopRecord(message, operations: operations) else {
                refusedCount &+= 1
                continue
            }
            guard case .kept = assembler.add(ServiceHop(record, service: service), now: now)
            else { continue }
            keptCount += 1
            judge.measure(part: record, now: now)
        }
        note(service, keptCount, request.droppedCount, now)
        tick(now: now)
        return keptCount
    }

    /// Closes what has settled.
    mutating func tick(now: ContinuousClock.Instant) {
        for request in assembler.tick(now: now) { judge.measure(request, now: now) }
    }

    mutating func snapshot(now: ContinuousClock.Instant) -> Snapshot {
        tick(now: now)
        let (sum, isOver) = assembler.counts.dropped.addingReportingOverflow(senderDroppedCount)
        return Snapshot(
            operations: judge.report(now: now), counts: assembler.counts,
            openCount: assembler.openCount, senders: senders,
            droppedCount: isOver ? .max : sum &+ refusedCount)
    }

    /// A request that was closed not long ago.
    mutating func request(
        _ id: TraceID, now: ContinuousClock.Instant
    ) -> TraceAssembler.Request? {
        tick(now: now)
        return assembler.recentRequest(id)
    }

    private mutating func note(
        _ service: String, _ keptCount: UInt32, _ droppedCount: UInt64,
        _ now: ContinuousClock.Instant
    ) {
        let (sum, isOver) = senderDroppedCount.addingReportingOverflow(droppedCount)
        senderDroppedCount = isOver ? .max : sum
        guard senders[service] != nil || senders.count < Self.senderCountMax else { return }
        var sender = senders[service] ?? Sender(lastAt: now)
        sender.hopCount &+= UInt64(keptCount)
        sender.droppedCount = max(
            sender.droppedCount, sender.droppedCount &+ droppedCount)
        sender.lastAt = now
        senders[service] = sender
    }
}

/// One string for each name, however often it is sent: records then share its storage.
private struct NameTable {
    /// Names kept; further ones are all called "other".
    static let nameCountMax = 4_096
    static let other = "other"

    private var names: Set<String> = []

    /// The name's one string; nil when it is no name.
    mutating func canonical(_ name: String) -> String? {
        if let index = names.firstIndex(of: name) { return names[index] }
        guard HopName.isValid(name) else { return nil }
        guard names.count < Self.nameCountMax else { return Self.other }
        names.insert(name)
        return name
    }
}
