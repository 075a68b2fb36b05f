/// One waiter of a batching machine; unique within it.
public struct ItemID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Grows with every item taken.
    public let value: UInt64

    public var description: String { "item \(value)" }

    public static func < (left: ItemID, right: ItemID) -> Bool { left.value < right.value }
}

/// One batch of a batching machine; unique within it.
public struct BatchID: Sendable, Hashable, CustomStringConvertible {
    /// Grows with every batch.
    public let value: UInt64

    public var description: String { "batch \(value)" }
}
