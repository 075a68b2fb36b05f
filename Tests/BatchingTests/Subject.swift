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
        flushesWhenIdle: Bool = false
    ) throws -> Subject {
        Subject(
            try BatchingConfiguration(
                batchCountMax: 3, batchByteCountMax: 10, linger: linger,
                flushMargin: .milliseconds(10), queueCountMax: queueCountMax,
                queueByteCountMax: 20, inFlightMax: inFlightMax,
                flushesWhenIdle: flushesWhenIdle))
    }

    var queueCount: Int { machine.queueCount }
    var queueByteCount: Int { machine.queueByteCount }
    var slotCount: Int { machine.slotCount }
    var inFlightCount: Int { machine.inFlightCount }
    var isEmpty: Bool { machine.isEmpty }
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

    func isFlushDue(now: ContinuousClock.Instant) -> Bool { machine.isFlushDue(now: now) }

    func tick(now: ContinuousClock.Instant) -> Machine.OnTick { machine.tick(now: now) }

    func flushed(_ id: BatchID, now: ContinuousClock.Instant) -> Machine.OnFlushed? {
        machine.flushed(id, now: now)
    }

    func cancel(_ id: ItemID) -> Machine.OnCancel { machine.cancel(id) }

    func drain() { machine.drain() }
}
