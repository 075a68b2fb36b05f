/// One waiter and its deadline.
struct Waiter: Sendable {
    let id: ItemID
    let deadline: ContinuousClock.Instant?

    func isOver(at now: ContinuousClock.Instant) -> Bool {
        deadline.map { $0 <= now } ?? false
    }
}

/// One place in a batch. Most have one waiter, so the first needs no array.
struct Slot<Key: Hashable & Sendable, Payload: Sendable>: Sendable {
    /// The item that opened the slot; slots in the queue ascend by it.
    let id: ItemID
    let key: Key?
    let byteCount: Int
    let addedAt: ContinuousClock.Instant
    let payload: Payload
    private var first: Waiter?
    private var others: [Waiter]

    private init(
        id: ItemID, key: Key?, byteCount: Int, addedAt: ContinuousClock.Instant,
        payload: Payload, first: Waiter?, others: [Waiter]
    ) {
        self.id = id
        self.key = key
        self.byteCount = byteCount
        self.addedAt = addedAt
        self.payload = payload
        self.first = first
        self.others = others
    }

    init(
        _ waiter: Waiter, key: Key?, byteCount: Int, addedAt: ContinuousClock.Instant,
        payload: Payload
    ) {
        self.init(
            id: waiter.id, key: key, byteCount: byteCount, addedAt: addedAt, payload: payload,
            first: waiter, others: [])
    }

    var isEmpty: Bool { first == nil && others.isEmpty }

    var waiterCount: Int { (first == nil ? 0 : 1) + others.count }

    /// In the order in which they came.
    var waiterIDs: [ItemID] { (first.map { [$0.id] } ?? []) + others.map(\.id) }

    var earliestDeadline: ContinuousClock.Instant? {
        others.reduce(first?.deadline) { earlier($0, $1.deadline) }
    }

    /// The same waiters; what they wait for is on its way.
    func withoutPayload() -> Slot<Key, Void> {
        Slot<Key, Void>(
            id: id, key: key, byteCount: byteCount, addedAt: addedAt, payload: (), first: first,
            others: others)
    }

    mutating func join(_ waiter: Waiter) { others.append(waiter) }

    /// Whether the waiter was here.
    mutating func leave(_ id: ItemID) -> Bool {
        if first?.id == id {
            first = nil
            return true
        }
        guard let index = others.firstIndex(where: { $0.id == id }) else { return false }
        others.remove(at: index)
        return true
    }

    /// Takes out the waiters whose deadline has come.
    mutating func expire(at now: ContinuousClock.Instant) -> [ItemID] {
        var over: [ItemID] = []
        if let waiter = first, waiter.isOver(at: now) {
            over.append(waiter.id)
            first = nil
        }
        if others.contains(where: { $0.isOver(at: now) }) {
            over += others.filter { $0.isOver(at: now) }.map(\.id)
            others.removeAll { $0.isOver(at: now) }
        }
        return over
    }
}

/// The earlier of two deadlines; nil is "none".
func earlier(
    _ left: ContinuousClock.Instant?, _ right: ContinuousClock.Instant?
) -> ContinuousClock.Instant? {
    guard let left else { return right }
    guard let right else { return left }
    return min(left, right)
}
