internal import LatencyBudget

/// How an aggregation survives its process.
extension Aggregation {
    /// What it takes to make a checkpoint: cheap to have, so that encoding it need not hold up
    /// records.
    struct Memory {
        fileprivate let judge: LatencyJudge
        fileprivate let board: AlertBoard
        fileprivate let boardSecond: Int
        fileprivate let senders: [String: Sender]
        fileprivate let instances: InstanceTable
        fileprivate let trace: TraceCounts
        fileprivate let numbers: [UInt64]
        fileprivate let pages: PageFacts
        fileprivate let now: ContinuousClock.Instant
    }

    /// What is known at the moment. What is due is settled first.
    mutating func memory(now: ContinuousClock.Instant) -> Memory {
        tick(now: now)
        return Memory(
            judge: judge, board: board, boardSecond: boardSecond, senders: senders,
            instances: instances, trace: assembler.counts,
            numbers: [senderDroppedCount, refusedCount, repeatedBatchCount], pages: pages,
            now: now)
    }

    /// Goes on with what a checkpoint says in place of everything but the pages, and the requests
    /// that are open: those are of the batches that came before it, and have been given to this
    /// aggregation.
    ///
    /// - Parameters:
    ///   - began: when the checkpoint's first measurement had come, by this process' clock.
    ///   - now: when the checkpoint was made, by this process' clock.
    /// - Throws: ``SketchError`` when it cannot be read; then nothing has changed.
    mutating func restore(
        _ checkpoint: Checkpoint, beganAt began: ContinuousClock.Instant?,
        now: ContinuousClock.Instant
    ) throws(SketchError) {
        tick(now: now)
        var reader = OctetReader(checkpoint.rest)
        var board = try AlertBoard(&reader)
        let boardSecond = try reader.number(upTo: TallyWindows.secondMax)
        board.lookedSecond = boardSecond
        let trace = try TraceCounts(&reader)
        var numbers: [UInt64] = []
        for _ in 0..<3 { numbers.append(try reader.number()) }
        var senders: [String: Sender] = [:]
        for _ in 0..<(try reader.number(upTo: Self.senderCountMax)) {
            let name = try reader.name()
            let (hopCount, droppedCount) = (try reader.number(), try reader.number())
            let age = Int64(clamping: try reader.number())
            senders[name] = Sender(
                hopCount: hopCount, droppedCount: droppedCount, lastAt: now - .nanoseconds(age))
        }
        let instances = try InstanceTable(&reader)
        guard reader.isAtEnd else { throw SketchError(.malformed, "octets are left over") }
        if let turns = checkpoint.turns {
            var reader = OctetReader(turns)
            try board.restoreTurns(&reader)
            guard reader.isAtEnd else { throw SketchError(.malformed, "octets are left over") }
        }
        try judge.restore(checkpoint.judge, beganAt: began)
        // The next look comes at once: the board knows what was told, not what is on.
        let lookSecond = boardSecond - Self.boardInterval
        (self.board, self.boardSecond, self.senders) = (board, lookSecond, senders)
        self.instances = instances
        assembler.replaceCounts(trace)
        (senderDroppedCount, refusedCount, repeatedBatchCount) = (
            numbers[0], numbers[1], numbers[2]
        )
    }

    /// Goes on with the pages of a checkpoint, if it has them, in place of what they show.
    ///
    /// - Parameter now: when the checkpoint was made, by this process' clock.
    /// - Throws: ``SketchError`` when they cannot be read; then nothing has changed.
    mutating func restorePages(
        _ checkpoint: Checkpoint, now: ContinuousClock.Instant
    ) throws(SketchError) {
        guard let octets = checkpoint.pages else { return }
        var reader = OctetReader(octets)
        pages = try PageFacts(&reader, judge.table, now: now)
    }
}

extension Aggregation.Memory {
    /// The checkpoint, with the log's end and time at that moment.
    ///
    /// - Parameter wall: an instant of this process on the log's time.
    func checkpoint(
        _ position: RecordLog.Position, wall: (ContinuousClock.Instant) -> UInt64
    ) -> Checkpoint {
        var writer = OctetWriter()
        board.encode(in: &writer)
        writer.append(UInt64(clamping: boardSecond))
        trace.encode(in: &writer)
        for number in numbers { writer.append(number) }
        writer.append(UInt64(senders.count))
        for (name, sender) in senders.sorted(by: { $0.key < $1.key }) {
            writer.append(name)
            writer.append(sender.hopCount)
            writer.append(sender.droppedCount)
            writer.append((now - sender.lastAt).nanoseconds)
        }
        instances.encode(in: &writer)
        var (page, turns) = (OctetWriter(), OctetWriter())
        pages.encode(in: &page, now: now)
        board.encodeTurns(in: &turns)
        return Checkpoint(
            wallNanoseconds: wall(now), position: position, beganAt: judge.beganAt.map(wall),
            judge: judge.encoded(), rest: writer.octets,
            pages: page.octets, turns: turns.octets)
    }
}
