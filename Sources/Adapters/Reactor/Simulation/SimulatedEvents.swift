/// What will happen in a simulation, earliest first; at one instant in the order of its planning.
struct SimulatedEvents {
    private struct Entry {
        let instant: ContinuousClock.Instant
        let number: Int
        let action: () -> Void

        func precedes(_ other: Entry) -> Bool {
            instant == other.instant ? number < other.number : instant < other.instant
        }
    }

    /// A binary heap.
    private var entries: ContiguousArray<Entry> = []
    private var count = 0

    var nextInstant: ContinuousClock.Instant? { entries.first?.instant }

    mutating func add(at instant: ContinuousClock.Instant, _ action: @escaping () -> Void) {
        entries.append(Entry(instant: instant, number: count, action: action))
        count += 1
        var place = entries.count - 1
        while place > 0, entries[place].precedes(entries[(place - 1) / 2]) {
            entries.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes the next one that is due.
    mutating func popFirst(until now: ContinuousClock.Instant) -> (() -> Void)? {
        guard let first = entries.first, first.instant <= now else { return nil }
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < entries.count && entries[child].precedes(entries[least]) {
                least = child
            }
            if least == place { break }
            entries.swapAt(place, least)
            place = least
        }
        return first.action
    }
}
