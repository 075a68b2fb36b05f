/// Records on their way to the disk, and those who wait for them: the journal's rules without its
/// threads.
///
/// What waits goes out as one burst as soon as the burst before it is durable. A caller is
/// answered once: by its burst's end, by its deadline, or by the journal's.
struct JournalQueue<Waiter> {
    /// A caller that waits for a record, or for several at once.
    struct Entry {
        /// Nil when the caller has been answered and the record goes on without it.
        var waiter: Waiter?
        /// The number of the last of its records.
        let sequence: UInt64
        let deadline: ContinuousClock.Instant?
    }

    /// What the writer is to put on the disk.
    struct Burst {
        /// Frames whose numbers and hashes are not yet filled in.
        var octets: [UInt8]
        var recordCount: Int
    }

    enum OnEnqueue {
        /// Accepted under this number.
        case accepted(sequence: UInt64, wakesWriter: Bool, wakesWatch: Bool)
        /// Nothing was accepted; the caller is to be told.
        case refused(AuditError)
    }

    enum OnTake {
        case burst(Burst)
        /// Nothing waits. The next record wakes the writer.
        case idle
        /// Nothing waits, and nothing more will come.
        case ended
    }

    private enum State {
        case open
        case failed(AuditError)
        /// What was accepted is still written.
        case closing
    }

    private let recordCountMax: Int
    private let byteCountMax: Int
    private var state = State.open
    private var nextSequence: UInt64
    private var octets: [UInt8] = []
    private var spare: [UInt8] = []
    private var waiting: [Entry] = []
    private var flying: [Entry] = []
    private var flyingRecordCount = 0
    private var isWriterIdle = false
    private var isWatchParked = true
    private var nextDeadline: ContinuousClock.Instant?
    /// Records that wait for a burst.
    private(set) var queuedRecordCount = 0
    /// The last number that is durable.
    private(set) var durableSequence: UInt64
    /// Bursts that became durable.
    private(set) var burstCount: UInt64 = 0

    init(after sequence: UInt64, recordCountMax: Int, byteCountMax: Int) {
        nextSequence = sequence + 1
        durableSequence = sequence
        self.recordCountMax = recordCountMax
        self.byteCountMax = byteCountMax
    }

    /// Why nothing more is accepted; nil while the journal is open.
    var refusal: AuditError? {
        switch state {
        case .open: nil
        case .failed(let error): error
        case .closing: AuditError(.closed, "the journal is closed")
        }
    }

    // MARK: Callers

    /// Takes one caller's records, all or none.
    @inline(__always)
    mutating func enqueue(
        _ record: AuditRecord, deadline: ContinuousClock.Instant?, _ waiter: Waiter
    ) -> OnEnqueue {
        if let refusal = refusal(adding: 1) { return .refused(refusal) }
        SegmentFrame.append(record, to: &octets)
        return accept(1, deadline, waiter)
    }

    /// As above, for several at once; there must be one at least.
    mutating func enqueue(
        _ records: [AuditRecord], deadline: ContinuousClock.Instant?, _ waiter: Waiter
    ) -> OnEnqueue {
        if let refusal = refusal(adding: records.count) { return .refused(refusal) }
        for record in records { SegmentFrame.append(record, to: &octets) }
        return accept(records.count, deadline, waiter)
    }

    /// As above, of records that are written out already; there must be one at least.
    mutating func enqueue(_ frames: AuditFrames, _ waiter: Waiter) -> OnEnqueue {
        if let refusal = refusal(adding: frames.recordCount, byteCount: frames.octets.count) {
            return .refused(refusal)
        }
        octets += frames.octets
        return accept(frames.recordCount, nil, waiter)
    }

    @inline(__always)
    private func refusal(adding count: Int) -> AuditError? {
        // By the largest frame, so that nothing has to be taken back.
        refusal(adding: count, byteCount: count * SegmentFrame.recordByteCountMax)
    }

    @inline(__always)
    private func refusal(adding count: Int, byteCount: Int) -> AuditError? {
        if case .open = state {
            let byteCount = octets.count + byteCount
            guard queuedRecordCount + count <= recordCountMax, byteCount <= byteCountMax else {
                return AuditError(.queueFull, "\(queuedRecordCount) records wait already")
            }
            return nil
        }
        return refusal
    }

    @inline(__always)
    private mutating func accept(
        _ count: Int, _ deadline: ContinuousClock.Instant?, _ waiter: Waiter
    ) -> OnEnqueue {
        nextSequence += UInt64(count)
        queuedRecordCount += count
        let sequence = nextSequence - 1
        waiting.append(Entry(waiter: waiter, sequence: sequence, deadline: deadline))
        var wakesWatch = false
        if let deadline {
            nextDeadline = min(nextDeadline ?? deadline, deadline)
            wakesWatch = isWatchParked
            isWatchParked = false
        }
        let wakesWriter = isWriterIdle
        isWriterIdle = false
        return .accepted(sequence: sequence, wakesWriter: wakesWriter, wakesWatch: wakesWatch)
    }

    // MARK: The writer

    /// All that waits, as one burst. One burst is out at a time.
    mutating func takeBurst() -> OnTake {
        if octets.isEmpty {
            if case .closing = state { return .ended }
            isWriterIdle = true
            return .idle
        }
        let burst = Burst(octets: octets, recordCount: queuedRecordCount)
        swap(&octets, &spare)
        octets.removeAll(keepingCapacity: true)
        spare = []
        swap(&waiting, &flying)
        flyingRecordCount = queuedRecordCount
        queuedRecordCount = 0
        return .burst(burst)
    }

    /// The burst is durable. Answers those to be told; `octets` is the burst's buffer, for reuse.
    mutating func finishBurst(reusing octets: consuming [UInt8]) -> [Entry] {
        durableSequence += UInt64(flyingRecordCount)
        flyingRecordCount = 0
        burstCount += 1
        spare = octets
        let told = flying
        flying = []
        return told
    }

    /// Writing failed: nobody waits any more, and nobody will be accepted. Answers those to be
    /// told.
    mutating func fail(_ error: AuditError) -> [Entry] {
        let told = flying + waiting
        flying = []
        waiting = []
        octets = []
        queuedRecordCount = 0
        flyingRecordCount = 0
        if case .open = state { state = .failed(error) }
        return told
    }

    // MARK: Deadlines

    /// Answers the callers whose deadline has passed, and whether any deadline is left.
    mutating func expire(now: ContinuousClock.Instant) -> (expired: [Waiter], parks: Bool) {
        var expired: [Waiter] = []
        if let next = nextDeadline, next <= now {
            nextDeadline = nil
            Self.expire(&flying, now, &expired, &nextDeadline)
            Self.expire(&waiting, now, &expired, &nextDeadline)
        } else if flying.isEmpty, waiting.isEmpty {
            nextDeadline = nil
        }
        isWatchParked = nextDeadline == nil
        return (expired, isWatchParked)
    }

    private static func expire(
        _ entries: inout [Entry], _ now: ContinuousClock.Instant, _ expired: inout [Waiter],
        _ next: inout ContinuousClock.Instant?
    ) {
        for index in entries.indices {
            guard let waiter = entries[index].waiter, let deadline = entries[index].deadline
            else { continue }
            if deadline <= now {
                expired.append(waiter)
                entries[index].waiter = nil
            } else {
                next = min(next ?? deadline, deadline)
            }
        }
    }

    // MARK: The end

    /// Nothing more is accepted; what was accepted is still written. True when the writer sleeps.
    mutating func close() -> Bool {
        state = .closing
        defer { isWriterIdle = false }
        return isWriterIdle
    }
}
