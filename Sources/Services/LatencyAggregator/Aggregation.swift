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

    /// What is counted beside the operations' measurements.
    struct Counts: Sendable, Equatable {
        var trace = TraceCounts()
        /// Lost at senders, or refused here. Late, repeated and contradicting ones are in `trace`.
        var droppedCount: UInt64 = 0
        /// Batches that have not come although later ones of their sender have.
        var missingBatchCount: UInt64 = 0
        var repeatedBatchCount: UInt64 = 0
    }

    /// Everything a page or a report shows, at one moment.
    struct Snapshot: Sendable {
        let window: Duration
        let operations: [OperationFigures]
        let counts: Counts
        let openCount: Int
        let senders: [String: Sender]
        let alerts: [BurnAlert]
        /// The present, as alerts count it.
        let second: Int
    }

    var assembler: TraceAssembler
    var judge: LatencyJudge
    var pages: PageFacts
    var board = AlertBoard()
    var boardSecond = 0
    private var names = NameTable()
    var senders: [String: Sender] = [:]
    var instances = InstanceTable()
    var senderDroppedCount: UInt64 = 0
    var refusedCount: UInt64 = 0
    var repeatedBatchCount: UInt64 = 0

    /// Services that are listed by name; the hops of further ones are counted in the totals only.
    static let senderCountMax = 256
    /// Seconds between two looks at the burn rates.
    static let boardInterval = 10

    init(_ table: BudgetTable, limits: TraceLimits) {
        assembler = TraceAssembler(limits)
        judge = LatencyJudge(table)
        pages = PageFacts(table)
    }

    /// Whether the batch has come before; then nothing of it is to be recorded.
    mutating func isRepeated(_ request: AggregatorV1.RecordRequest) -> Bool {
        guard request.sequence > 0, HopName.isValid(request.service),
            HopName.isValid(request.instance)
        else { return false }
        let onTake = instances.take(
            "\(request.service) \(request.instance)", sequence: request.sequence)
        guard case .repeated = onTake else { return false }
        repeatedBatchCount &+= 1
        return true
    }

    /// Takes a batch of records and closes what has settled. Returns how many records were kept.
    mutating func record(
        _ request: AggregatorV1.RecordRequest, now: ContinuousClock.Instant
    ) -> UInt32 {
        // What is due is settled without the new records, so that it does not matter for the
        // result how often somebody asked meanwhile: a log replays to the same.
        tick(now: now)
        guard let service = names.canonical(request.service) else {
            refusedCount &+= UInt64(request.hopCount)
            return 0
        }
        let operations = request.operations.map { names.canonical($0) }
        var keptCount: UInt32 = 0
        for message in request.hops {
            let record = HopRecord(message, operations: operations)
            if record.map({ take($0, service, now) }) == true { keptCount += 1 }
            if record == nil { refusedCount &+= 1 }
        }
        for hop in PackedHop.hops(request.packedHops) {
            guard hop.operation < operations.count, let name = operations[hop.operation],
                let record = hop.record(operation: name)
            else {
                refusedCount &+= 1
                continue
            }
            if take(record, service, now) { keptCount += 1 }
        }
        note(service, keptCount, request.droppedCount, now)
        pages.note(request, keptCount: keptCount, now: now)
        return keptCount
    }

    private mutating func take(
        _ record: HopRecord, _ service: String, _ now: ContinuousClock.Instant
    ) -> Bool {
        guard case .kept = assembler.add(ServiceHop(record, service: service), now: now)
        else { return false }
        if record.kind == .internal { judge.measure(part: record, now: now) }
        return true
    }

    /// Settles what is quiet, takes in what late records have changed.
    mutating func tick(now: ContinuousClock.Instant) {
        for outcome in assembler.tick(now: now) {
            judge.measure(outcome, now: now)
            pages.note(outcome, now: now)
        }
    }

    /// Looks at the burn rates, at most once in ten seconds.
    ///
    /// - Parameter wallSecond: the time, in seconds since 1970; only ever the number of a first
    ///   turn.
    mutating func lookAtAlerts(
        now: ContinuousClock.Instant, wallSecond: UInt64
    ) -> [AlertBoard.Event] {
        let second = judge.readSecond(now)
        guard second >= boardSecond + Self.boardInterval else { return [] }
        boardSecond = second
        return board.update(judge.burnCounts(), atSecond: second, firstNumber: wallSecond)
    }

    /// What is on now.
    var alerts: [BurnAlert] { board.alerts }

    /// The given time as alerts count it.
    func second(_ now: ContinuousClock.Instant) -> Int { judge.readSecond(now) }

    /// Goes on with other budgets.
    mutating func replace(_ table: BudgetTable) {
        judge.replace(table)
        pages.replace(table)
    }

    mutating func snapshot(
        over window: Duration, now: ContinuousClock.Instant
    ) -> Snapshot {
        tick(now: now)
        return Snapshot(
            window: window, operations: judge.report(over: window, now: now), counts: counts,
            openCount: assembler.openCount, senders: senders, alerts: board.alerts,
            second: judge.readSecond(now))
    }

    var counts: Counts {
        let (here, isMany) = assembler.counts.refused.addingReportingOverflow(refusedCount)
        let (sum, isOver) = here.addingReportingOverflow(senderDroppedCount)
        return Counts(
            trace: assembler.counts, droppedCount: isMany || isOver ? .max : sum,
            missingBatchCount: instances.missingCount, repeatedBatchCount: repeatedBatchCount)
    }

    /// A request that settled not long ago.
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
