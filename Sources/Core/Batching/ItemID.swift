/// One waiter of a batching machine; unique within it.
public struct ItemID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Grows with every item taken.
    public let value: UInt64
    /// Where the machine keeps the waiter.
    @usableFromInline let place: Int

    init(value: UInt64, place: Int) {
        self.value = value
        self.place = place
    }

    public var description: String { "item \(value)" }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }

    public static func == (left: ItemID, right: ItemID) -> Bool { left.value == right.value }

    public static func < (left: ItemID, right: ItemID) -> Bool { left.value < right.value }
}

/// One batch of a batching machine; unique within it.
public struct BatchID: Sendable, Hashable, CustomStringConvertible {
    /// Grows with every batch, and with every part of a batch that is sent again.
    public let value: UInt64

    public var description: String { "batch \(value)" }
}
