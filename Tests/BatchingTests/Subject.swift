import Batching

/// Any instant does: only distances matter.
let start = ContinuousClock().now

/// A machine behind a reference, because the test macros cannot change a value.
final class Subject {
    typealias Machine = BatchingMachine<String, String>

    private var machine: Machine

    init(_ configuration: BatchingConfiguration) { machine = Machine(configuration) }

    /// Three slots, 10 bytes; 100 ms of linger, 10 ms of margin; five waiters, 20 bytes, one
    /// flight.
    static func small(
        linger: Duration = .milliseconds(100), inFlightMax: Int = 1, queueCountMax: Int = 5,
        flushesWhenIdle: Bool = false, tenantQueueCountMax: Int? = nil,
        overflow: Overflow = .refuse, waiterCountMax: Int = 2, tenantWaiterCountMax: Int? = nil
    ) throws -> Subject {
        Subject(
            try BatchingConfiguration(
                batchCountMax: 3, batchByteCountMax: 10, linger: linger,
                flushMargin: .milliseconds(10), queueCountMax: queueCountMax,
                queueByteCountMax: 20, tenantQueueCountMax: tenantQueueCountMax,
                inFlightMax: inFlightMax, flushesWhenIdle: flushesWhenIdle, overflow: overflow,
                waiterCountMax: waiterCountMax, tenantWaiterCountMax: tenantWaiterCountMax))
    }

    /// Batches of up to `count` that go at once, four in flight.
    static func eager(_ count: Int, flushMargin: Duration = .zero) throws -> Subject {
        Subject(
            try BatchingConfiguration(
                batchCountMax: count, linger: .zero, flushMargin: flushMargin, inFlightMax: 4))
    }

    var queueCount: Int { machine.queueCount }
    var queueByteCount: Int { machine.queueByteCount }
    var slotCount: Int { machine.slotCount }
    var inFlightCount: Int { machine.inFlightCount }
    var isEmpty: Bool { machine.isEmpty }
    var isDrained: Bool { machine.isDrained }
    var waitingCount: Int { machine.waitingCount }
    var retryCount: Int { machine.retryCount }
    var flushMargin: Duration { machine.flushMargin }
    var nextWakeup: ContinuousClock.Instant? { machine.nextWakeup }

    func add(
        _ payload: String, key: String? = nil, byteCount: Int = 1,
        deadline: ContinuousClock.Instant? = nil, now: ContinuousClock.Instant = start
    ) -> Machine.OnAdd {
        machine.add(payload, key: key, byteCount: byteCount, deadline: deadline, now: now)
    }

    /// The id of an item that was taken, with a slot of its own or a shared one.
    func taken(
        _ payload: String, key: String? = nil, byteCount: Int = 1,
        deadline: ContinuousClock.Instant? = nil, now: ContinuousClock.Instant = start
    ) -> ItemID? {
        switch add(payload, key: key, byteCount: byteCount, deadline: deadline, now: now) {
        case .queued(let id), .joined(let id): id
        case .refused: nil
        }
    }

    /// Hands in an item of one byte.
    func offer(
        _ payload: String, tenant: String = "", sharing: Sharing<String> = .never,
        order: String? = nil, byteCount: Int = 1, deadline: ContinuousClock.Instant? = nil,
        now: ContinuousClock.Instant = start
    ) -> Machine.OnOffer {
        let item = BatchItem(
            payload, tenant: Tenant(tenant), sharing: sharing, orderKey: order,
            byteCount: byteCount)
        return machine.offer(item, deadline: deadline, now: now)
    }

    /// The id of an item that was taken or waits.
    @discardableResult
    func kept(
        _ payload: String, tenant: String = "", sharing: Sharing<String> = .never,
        order: String? = nil, byteCount: Int = 1, deadline: ContinuousClock.Instant? = nil,
        now: ContinuousClock.Instant = start
    ) -> ItemID? {
        let answer = offer(
            payload, tenant: tenant, sharing: sharing, order: order, byteCount: byteCount,
            deadline: deadline, now: now)
        return switch answer {
        case .queued(let id), .joined(let id), .waiting(let id): id
        case .refused: nil
        }
    }

    func isFlushDue(now: ContinuousClock.Instant) -> Bool { machine.isFlushDue(now: now) }

    func tick(now: ContinuousClock.Instant) -> Machine.OnTick { machine.tick(now: now) }

    /// Every batch that goes now.
    func batches(now: ContinuousClock.Instant = start) -> [Batch<String>] {
        var batches: [Batch<String>] = []
        while let batch = machine.tick(now: now).batch { batches.append(batch) }
        return batches
    }

    func flushed(
        _ id: BatchID, _ verdict: BatchVerdict = .perItem, now: ContinuousClock.Instant = start
    ) -> Machine.OnFlushed? {
        machine.flushed(id, verdict, now: now)
    }

    func cancel(_ id: ItemID) -> Machine.OnCancel { machine.cancel(id) }

    func drain(until deadline: ContinuousClock.Instant? = nil) { machine.drain(until: deadline) }
}
