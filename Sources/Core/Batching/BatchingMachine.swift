/// Collects items into batches by count, bytes, age and the earliest deadline. No clock, no lock
/// and no continuation inside: each question brings its time, and a waiter is an ``ItemID``.
///
/// Every item that is taken ends in exactly one way: its slot's result (``flushed(_:now:)``), its
/// deadline (``tick(now:)`` or ``flushed(_:now:)``), or its cancellation. Slots leave in the order
/// in which they were opened. Items with an equal key share a slot while it is in the queue; a
/// batch under way takes no more waiters, so that nobody reads what was asked before his own write.
///
/// After each call the driver flushes while ``tick(now:)`` returns a batch, and sets its timer to
/// ``nextWakeup``.
public struct BatchingMachine<Key: Hashable & Sendable, Payload: Sendable>: ~Copyable, Sendable {
    /// Why an item was not taken. Nothing was kept of it.
    public enum Refusal: String, Sendable, Hashable {
        /// As many waiters as may wait.
        case queueCount
        /// As many bytes as may wait.
        case queueBytes
        /// Larger than a batch may be, or of a negative size.
        case itemSize
        /// The item's deadline has come already.
        case deadlinePassed
        /// The machine takes nothing new.
        case draining
    }

    /// The answer to ``add(_:key:byteCount:deadline:now:)``.
    public enum OnAdd: Sendable, Hashable {
        /// The item has a slot of its own.
        case queued(ItemID)
        /// The item shares the slot of an earlier one with the same key; its payload is dropped.
        case joined(ItemID)
        /// The item was not taken.
        case refused(Refusal)
    }

    /// The answer to ``tick(now:)``.
    public struct OnTick: Sendable {
        /// Waiters whose deadline has come. They have left, in queue or in flight.
        public let expired: [ItemID]
        /// To be sent now; ask again until there is none.
        public let batch: Batch<Payload>?
    }

    /// The answer to ``flushed(_:now:)``.
    public struct OnFlushed: Sendable, Hashable {
        /// For each slot of the batch, in its order, the waiters that get the slot's result.
        public let waiters: [[ItemID]]
        /// Waiters whose deadline came before the result.
        public let expired: [ItemID]
    }

    /// The answer to ``cancel(_:)``.
    public enum OnCancel: Sendable, Hashable {
        /// The waiter has left the queue.
        case leftQueue
        /// The waiter has left a batch under way. When it was the last, nobody wants the result.
        case leftBatch(BatchID, isAbandoned: Bool)
        /// The waiter is not here: it has ended already.
        case unknown
    }

    private struct Flight: Sendable {
        let id: BatchID
        var slots: [Slot<Key, Void>]
        var earliestDeadline: ContinuousClock.Instant?

        mutating func expire(at now: ContinuousClock.Instant) -> [ItemID] {
            guard let deadline = earliestDeadline, deadline <= now else { return [] }
            var over: [ItemID] = []
            for index in slots.indices { over += slots[index].expire(at: now) }
            earliestDeadline = slots.reduce(nil) { earlier($0, $1.earliestDeadline) }
            return over
        }
    }

    private let configuration: BatchingConfiguration
    private var queue: [Slot<Key, Payload>] = []
    private var slotOfKey: [Key: ItemID] = [:]
    /// Only of waiters that share a slot somebody else opened.
    private var slotOfJoiner: [ItemID: ItemID] = [:]
    private var earliestDeadline: ContinuousClock.Instant?
    private var flights: [Flight] = []
    private var itemCount: UInt64 = 0
    private var batchCount: UInt64 = 0
    private var isDraining = false

    /// Waiters in the queue.
    public private(set) var queueCount = 0
    /// Bytes in the queue.
    public private(set) var queueByteCount = 0

    /// An empty queue.
    public init(_ configuration: BatchingConfiguration) { self.configuration = configuration }

    /// Slots in the queue.
    public var slotCount: Int { queue.count }

    /// Batches under way.
    public var inFlightCount: Int { flights.count }

    /// Whether nothing waits and nothing is under way.
    public var isEmpty: Bool { queue.isEmpty && flights.isEmpty }

    /// Takes an item, or refuses it.
    ///
    /// - Parameters:
    ///   - key: items with an equal key want the same thing and may share a slot; nil never shares.
    ///   - byteCount: what the item adds to its batch; nothing when it shares a slot.
    ///   - deadline: when the waiter no longer wants the result; nil is never.
    public mutating func add(
        _ payload: Payload, key: Key? = nil, byteCount: Int,
        deadline: ContinuousClock.Instant? = nil, now: ContinuousClock.Instant
    ) -> OnAdd {
        if isDraining { return .refused(.draining) }
        if let deadline, deadline <= now { return .refused(.deadlinePassed) }
        if queueCount >= configuration.queueCountMax { return .refused(.queueCount) }
        if let key, let slotID = slotOfKey[key], let index = index(ofSlot: slotID) {
            let waiter = Waiter(id: nextItemID(), deadline: deadline)
            queue[index].join(waiter)
            slotOfJoiner[waiter.id] = slotID
            queueCount += 1
            earliestDeadline = earlier(earliestDeadline, deadline)
            return .joined(waiter.id)
        }
        guard (0...configuration.batchByteCountMax).contains(byteCount) else {
            return .refused(.itemSize)
        }
        if byteCount > configuration.queueByteCountMax - queueByteCount {
            return .refused(.queueBytes)
        }
        let waiter = Waiter(id: nextItemID(), deadline: deadline)
        queue.append(
            Slot(waiter, key: key, byteCount: byteCount, addedAt: now, payload: payload))
        if let key { slotOfKey[key] = waiter.id }
        queueCount += 1
        queueByteCount += byteCount
        earliestDeadline = earlier(earliestDeadline, deadline)
        return .queued(waiter.id)
    }

    /// Whether ``tick(now:)`` would return a batch. Cheap.
    public func isFlushDue(now: ContinuousClock.Instant) -> Bool {
        flights.count < configuration.inFlightMax && reasonToFlush(now: now) != nil
    }

    /// When to ask ``tick(now:)`` again if nothing else happens; an instant in the past means at
    /// once, nil means never.
    public var nextWakeup: ContinuousClock.Instant? {
        let expiry = flights.reduce(earliestDeadline) { earlier($0, $1.earliestDeadline) }
        guard flights.count < configuration.inFlightMax, let oldest = queue.first else {
            return expiry
        }
        if isFull || isDraining || isIdle { return oldest.addedAt }
        let flush = earliestDeadline.map { $0 - configuration.flushMargin }
        return earlier(expiry, earlier(flush, oldest.addedAt + configuration.linger))
    }

    /// Lets waiters go whose deadline has come, and gives the next batch if one is due.
    public mutating func tick(now: ContinuousClock.Instant) -> OnTick {
        var expired: [ItemID] = []
        for index in flights.indices { expired += flights[index].expire(at: now) }
        expired += expireQueue(at: now)
        guard flights.count < configuration.inFlightMax, let reason = reasonToFlush(now: now)
        else { return OnTick(expired: expired, batch: nil) }
        return OnTick(expired: expired, batch: takeBatch(reason))
    }

    /// The sink has answered for a batch, or given up on it. Frees its place.
    ///
    /// - Returns: who gets which slot's result; nil for a batch that is not under way.
    public mutating func flushed(_ id: BatchID, now: ContinuousClock.Instant) -> OnFlushed? {
        guard let index = flights.firstIndex(where: { $0.id == id }) else { return nil }
        var flight = flights.remove(at: index)
        let expired = flight.expire(at: now)
        return OnFlushed(waiters: flight.slots.map(\.waiterIDs), expired: expired)
    }

    /// A waiter goes away. Its slot goes with it unless others share it.
    public mutating func cancel(_ id: ItemID) -> OnCancel {
        if let index = index(ofSlot: slotOfJoiner.removeValue(forKey: id) ?? id),
            queue[index].leave(id)
        {
            queueCount -= 1
            if queue[index].isEmpty { close(queue.remove(at: index)) }
            refreshDeadline()
            return .leftQueue
        }
        for flight in flights.indices {
            for slot in flights[flight].slots.indices
            where flights[flight].slots[slot].leave(id) {
                let slots = flights[flight].slots
                flights[flight].earliestDeadline = slots.reduce(nil) {
                    earlier($0, $1.earliestDeadline)
                }
                return .leftBatch(flights[flight].id, isAbandoned: slots.allSatisfy(\.isEmpty))
            }
        }
        return .unknown
    }

    /// Takes nothing new from now on; what waits goes as fast as batches may. ``isEmpty`` says when
    /// all is done.
    public mutating func drain() { isDraining = true }
}

extension BatchingMachine {
    private mutating func nextItemID() -> ItemID {
        itemCount &+= 1
        return ItemID(value: itemCount)
    }

    /// By bisection: slots ascend by the item that opened them.
    private func index(ofSlot id: ItemID) -> Int? {
        var low = 0
        var high = queue.count
        while low < high {
            let middle = low + (high - low) / 2
            if queue[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < queue.count && queue[low].id == id ? low : nil
    }

    /// Whether a batch taken now could not grow any more.
    private var isFull: Bool {
        queue.count >= configuration.batchCountMax
            || queueByteCount >= configuration.batchByteCountMax
    }

    private var isIdle: Bool { configuration.flushesWhenIdle && flights.isEmpty }

    private func reasonToFlush(now: ContinuousClock.Instant) -> Batch<Payload>.Reason? {
        guard let oldest = queue.first else { return nil }
        if queue.count >= configuration.batchCountMax { return .count }
        if queueByteCount >= configuration.batchByteCountMax { return .bytes }
        if isDraining { return .drain }
        if isIdle { return .idle }
        if let deadline = earliestDeadline, deadline - configuration.flushMargin <= now {
            return .deadline
        }
        return oldest.addedAt + configuration.linger <= now ? .age : nil
    }

    private mutating func takeBatch(_ reason: Batch<Payload>.Reason) -> Batch<Payload> {
        var count = 0
        var byteCount = 0
        while count < min(queue.count, configuration.batchCountMax),
            byteCount + queue[count].byteCount <= configuration.batchByteCountMax
        {
            byteCount += queue[count].byteCount
            count += 1
        }
        let taken = queue[..<count]
        let payloads = taken.map(\.payload)
        let slots = taken.map { $0.withoutPayload() }
        queue.removeFirst(count)
        for slot in slots {
            queueCount -= slot.waiterCount
            queueByteCount -= slot.byteCount
            forget(key: slot.key, of: slot.id)
            if slot.waiterCount > 1 || slot.waiterIDs != [slot.id] {
                for id in slot.waiterIDs { slotOfJoiner[id] = nil }
            }
        }
        let deadline = slots.reduce(nil) { earlier($0, $1.earliestDeadline) }
        if deadline != nil { refreshDeadline() }
        batchCount &+= 1
        let id = BatchID(value: batchCount)
        flights.append(Flight(id: id, slots: slots, earliestDeadline: deadline))
        return Batch(
            id: id, payloads: payloads, byteCount: byteCount, deadline: deadline, reason: reason)
    }

    private mutating func expireQueue(at now: ContinuousClock.Instant) -> [ItemID] {
        guard let deadline = earliestDeadline, deadline <= now else { return [] }
        var expired: [ItemID] = []
        for index in queue.indices { expired += queue[index].expire(at: now) }
        for id in expired { slotOfJoiner[id] = nil }
        queueCount -= expired.count
        for slot in queue where slot.isEmpty { close(slot) }
        queue.removeAll(where: \.isEmpty)
        refreshDeadline()
        return expired
    }

    /// A slot has left the queue without being sent.
    private mutating func close(_ slot: Slot<Key, Payload>) {
        queueByteCount -= slot.byteCount
        forget(key: slot.key, of: slot.id)
    }

    private mutating func forget(key: Key?, of slotID: ItemID) {
        guard let key, slotOfKey[key] == slotID else { return }
        slotOfKey[key] = nil
    }

    private mutating func refreshDeadline() {
        guard earliestDeadline != nil else { return }
        earliestDeadline = queue.reduce(nil) { earlier($0, $1.earliestDeadline) }
    }
}
