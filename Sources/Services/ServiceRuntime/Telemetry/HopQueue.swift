internal import Batching
internal import LatencyBudget
internal import Messages

/// Hop records on their way to the aggregator: batches by count and age, and a bounded queue.
///
/// The batching machine is fed with pieces of up to a batch, not with single records; its bytes are
/// records here.
struct HopQueue: ~Copyable {
    /// Records in a batch.
    static let batchHopCountMax = 256
    /// Records that may wait, beside those in the buffer (about 7 MB).
    static let hopCountMax = 65_536

    private var machine: BatchingMachine<Never, [HopRecord]>
    /// Records dropped that the aggregator has not been told of.
    private var untoldCount: UInt64 = 0
    /// Records dropped since the beginning.
    private(set) var droppedCount: UInt64 = 0

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

    mutating func add(_ hops: [HopRecord], now: ContinuousClock.Instant) {
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
        untoldCount &+= count
    }

    /// Whether ``next(now:)`` has something.
    func isDue(now: ContinuousClock.Instant) -> Bool { machine.isFlushDue(now: now) }

    /// The next batch, if one is due.
    mutating func next(now: ContinuousClock.Instant) -> Outgoing? {
        guard let batch = machine.tick(now: now).batch else { return nil }
        let told = untoldCount
        untoldCount = 0
        return Outgoing(id: batch.id, hops: Array(batch.payloads.joined()), droppedCount: told)
    }

    /// The aggregator has the batch, or it is lost; it is not sent again, since a repeat could come
    /// at the worst time.
    mutating func done(
        _ outgoing: Outgoing, isDelivered: Bool, now: ContinuousClock.Instant
    ) {
        _ = machine.flushed(outgoing.id, now: now)
        guard !isDelivered else { return }
        untoldCount &+= outgoing.droppedCount
        noteDropped(UInt64(outgoing.hops.count))
    }

    /// Takes nothing more and lets go of what it has as fast as it may.
    mutating func drain() { machine.drain() }
}

/// A batch under way.
struct Outgoing: Sendable {
    let id: BatchID
    let hops: [HopRecord]
    /// Records dropped since the last batch.
    let droppedCount: UInt64

    /// The batch as the contract has it.
    func request(service: String, instance: String) -> AggregatorV1.RecordRequest {
        var indices: [String: UInt32] = [:]
        var operations: [String] = []
        let hops = hops.map { hop in
            let index =
                indices[hop.operation]
                ?? {
                    let next = UInt32(operations.count)
                    operations.append(hop.operation)
                    indices[hop.operation] = next
                    return next
                }()
            return AggregatorV1.HopRecord(hop, operation: index)
        }
        return AggregatorV1.RecordRequest(
            service: service, instance: instance, operations: operations, hops: hops,
            droppedCount: droppedCount)
    }
}

extension AggregatorV1.HopRecord {
    fileprivate init(_ hop: HopRecord, operation: UInt32) {
        let kind: Kind
        switch hop.kind {
        case .server: kind = .server
        case .client: kind = .client
        case .internal: kind = .internal
        }
        var octets: [UInt8] = []
        octets.reserveCapacity(16)
        for word in [hop.traceID.high, hop.traceID.low] {
            for shift in stride(from: 56 as UInt64, through: 0, by: -8) {
                octets.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        self.init(
            kind: kind, traceID: octets, spanID: hop.spanID, parentSpanID: hop.parentSpanID,
            operation: operation, status: UInt32(clamping: hop.status),
            queueNs: hop.queueNanoseconds, runNs: hop.runNanoseconds,
            downstreamNs: hop.downstreamNanoseconds, offsetNs: hop.offsetNanoseconds)
    }
}
