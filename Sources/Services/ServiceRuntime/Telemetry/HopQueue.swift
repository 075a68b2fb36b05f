internal import Batching
internal import LatencyBudget
internal import Messages

/// Hop records on their way to one aggregator: numbered batches by count and age, and a bounded
/// queue. A batch whose answer is lost goes again with its number, before anything else.
///
/// The batching machine is fed with pieces of up to a batch, not with single records; its bytes are
/// records here.
struct HopQueue: ~Copyable {
    /// Records in a batch.
    static let batchHopCountMax = 256
    /// Records that may wait, beside those in the buffer (4 MiB).
    static let hopCountMax = 65_536
    /// How often a batch goes that is refused, or whose answer does not come, before it is given
    /// up. An aggregator that cannot be reached is waited for.
    static let attemptMax = 20

    /// What became of a batch.
    enum OnSend {
        case delivered
        /// Nobody answered.
        case unreached
        /// It may have come.
        case unanswered
        /// It will never be taken.
        case refused
    }

    private var machine: BatchingMachine<Never, [PackedHop]>
    private var sequence: UInt64 = 0
    /// Sent, but not answered.
    private var waiting: Outgoing?
    /// Records dropped that the aggregator has not been told of.
    private var untoldCount: UInt64 = 0
    /// Records dropped since the beginning.
    private(set) var droppedCount: UInt64 = 0
    /// Batches that went again.
    private(set) var repeatedCount: UInt64 = 0

    init() { machine = BatchingMachine(Self.configuration) }

    /// 256 records or 50 ms, one batch under way.
    private static let configuration: BatchingConfiguration = {
        do {
            return try BatchingConfiguration(
                batchCountMax: 64, batchByteCountMax: batchHopCountMax, linger: .milliseconds(50),
                flushMargin: .zero, queueCountMax: hopCountMax, queueByteCountMax: hopCountMax,
                inFlightMax: 1)
        } catch { preconditionFailure("these constants are wrong: \(error)") }
    }()

    mutating func add(_ hops: [PackedHop], now: ContinuousClock.Instant) {
        var start = 0
        while start < hops.count {
            let end = min(start + Self.batchHopCountMax, hops.count)
            let piece = Array(hops[start..<end])
            if case .refused = machine.add(piece, byteCount: piece.count, now: now) {
                noteDropped(UInt64(piece.count))
            }
            start = end
        }
    }

    /// Records are gone without having been received.
    mutating func noteDropped(_ count: UInt64) {
        droppedCount &+= count
        tellDropped(count)
    }

    /// The aggregator is to be told of so many that others have dropped.
    mutating func tellDropped(_ count: UInt64) { untoldCount &+= count }

    /// Whether ``next(_:now:)`` has something.
    func isDue(now: ContinuousClock.Instant) -> Bool {
        waiting != nil || machine.isFlushDue(now: now)
    }

    /// The next batch, if one is due.
    mutating func next(_ sender: Outgoing.Sender, now: ContinuousClock.Instant) -> Outgoing? {
        if let again = waiting {
            waiting = nil
            repeatedCount &+= 1
            return again
        }
        guard let batch = machine.tick(now: now).batch else { return nil }
        let told = untoldCount
        untoldCount = 0
        sequence &+= 1
        return Outgoing(
            id: batch.id, Array(batch.payloads.joined()), of: sender, sequence: sequence,
            droppedCount: told)
    }

    /// The batch has been sent.
    mutating func done(_ outgoing: Outgoing, _ outcome: OnSend, now: ContinuousClock.Instant) {
        var outgoing = outgoing
        switch outcome {
        case .delivered:
            _ = machine.flushed(outgoing.id, now: now)
        case .unreached:
            waiting = outgoing
        case .unanswered where outgoing.attemptCount < Self.attemptMax - 1:
            outgoing.attemptCount += 1
            waiting = outgoing
        case .unanswered, .refused:
            _ = machine.flushed(outgoing.id, now: now)
            tellDropped(outgoing.request.droppedCount)
            noteDropped(UInt64(outgoing.hopCount))
        }
    }

    /// Takes nothing more and lets go of what it has as fast as it may.
    mutating func drain() { machine.drain() }
}
