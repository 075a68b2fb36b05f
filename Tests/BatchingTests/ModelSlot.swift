import Batching

/// What the model knows of one waiter.
struct ModelItem {
    let id: ItemID
    /// In ticks; `noDeadline` is none.
    let deadline: Int
    var isOver = false

    static let noDeadline = Int.max
}

/// What the model knows of one place in a batch. Its number is its payload.
struct ModelSlot {
    enum Stage { case waiting, queued, part, flight, over }

    let tenant: Int
    /// -1 is none.
    let share: Int
    /// -1 is none.
    let order: Int
    let byteCount: Int
    let openedAt: Int
    let isPoisoned: Bool
    var items: [ModelItem] = []
    var stage: Stage
    /// The failed batch it comes from.
    var origin: UInt64 = 0
    /// How often it has been sent, and how often it may be.
    var flushCount = 0
    var flushCountMax = 0

    var liveCount: Int {
        var count = 0
        var index = 0
        while index < items.count {
            if !items[index].isOver { count += 1 }
            index += 1
        }
        return count
    }

    var deadline: Int {
        var earliest = ModelItem.noDeadline
        var index = 0
        while index < items.count {
            if !items[index].isOver, items[index].deadline < earliest {
                earliest = items[index].deadline
            }
            index += 1
        }
        return earliest
    }
}

/// A batch under way, as the model knows it.
struct ModelFlight {
    let id: BatchID
    let slots: [Int]
    let startedAt: Int
}
