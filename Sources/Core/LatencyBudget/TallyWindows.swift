/// The measurements of one operation over rolling windows of up to 30 days, in bounded memory.
///
/// Time is cut into slots: of 10 s for the last hour, of 5 min for the last day, of 1 h for the
/// last 30 days. A slot that has ended is kept in its compact form and merged into the next coarser
/// one when that ends too. A window is put together from the coarsest slots that lie within it, and
/// reaches back at most one slot further than asked for: 10 s up to 1 h, 5 min up to a day, 1 h
/// beyond.
public struct TallyWindows: Sendable {
    /// The longest window: 30 days.
    public static let windowMax = Duration.seconds(30 * 24 * 3_600)
    /// Octets of ended slots (8 MiB); beyond it the oldest are forgotten. A month of a busy
    /// operation takes one or two million.
    public static let heldByteCountMax = 8 << 20

    private static let widths = [10, 300, 3_600]
    static let slotCountMax = [362, 290, 722]

    struct Level: Sendable {
        var slots: [Int: [UInt8]] = [:]
        var order = Fifo<Int>()
    }

    var levels = [Level(), Level(), Level()]
    var open = OperationTally()
    /// The slot of 10 s that is under way.
    var openIndex = 0
    /// Octets of ended slots now.
    public private(set) var heldByteCount = 0
    /// Slots that were forgotten for lack of room.
    public internal(set) var forgottenCount: UInt64 = 0

    private let heldByteCountMax: Int

    /// Nothing measured; the oldest slots are forgotten beyond the bound.
    public init(heldByteCountMax: Int = TallyWindows.heldByteCountMax) {
        self.heldByteCountMax = heldByteCountMax
    }

    /// Changes the slot under way.
    ///
    /// - Parameter second: whole seconds since a beginning of the caller's choice; earlier ones
    ///   than before count as the present.
    mutating func change<Result>(
        atSecond second: Int, _ body: (inout OperationTally) -> Result
    ) -> Result {
        advance(toSecond: second)
        return body(&open)
    }

    /// Ends the slots that are over.
    mutating func advance(toSecond second: Int) {
        let index = max(0, second) / Self.widths[0]
        guard index > openIndex else { return }
        if open != OperationTally() {
            keep(open.encoded(), level: 0, index: openIndex)
            open = OperationTally()
        }
        let before = openIndex
        openIndex = index
        for level in 1..<Self.widths.count { fill(level, endedBefore: before) }
        forget()
    }

    /// Merges finer slots into those of `level` that have ended since `before`.
    private mutating func fill(_ level: Int, endedBefore before: Int) {
        let (width, finer) = (Self.widths[level], Self.widths[level - 1])
        let first = before * Self.widths[0] / width
        guard openIndex * Self.widths[0] / width > first else { return }
        // Only the slot that was under way can hold something: nothing came since.
        var tally = OperationTally()
        let perSlot = width / finer
        for index in (first * perSlot)..<((first + 1) * perSlot) {
            if let slot = slot(level - 1, index) { tally.merge(slot) }
        }
        if tally != OperationTally() { keep(tally.encoded(), level: level, index: first) }
    }

    private func slot(_ level: Int, _ index: Int) -> OperationTally? {
        guard let octets = levels[level].slots[index] else { return nil }
        return try? OperationTally(decoding: octets)
    }

    mutating func keep(_ octets: [UInt8], level: Int, index: Int) {
        heldByteCount += octets.count
        levels[level].slots[index] = octets
        levels[level].order.append(index)
    }

    private mutating func forget() {
        for level in levels.indices {
            let oldest =
                openIndex * Self.widths[0] / Self.widths[level] - Self.slotCountMax[level]
            while let index = levels[level].order.first, index < oldest { drop(level) }
        }
        while heldByteCount > heldByteCountMax {
            guard let level = levels.indices.last(where: { levels[$0].order.count > 0 }) else {
                return
            }
            drop(level)
            forgottenCount &+= 1
        }
    }

    private mutating func drop(_ level: Int) {
        guard let index = levels[level].order.popFirst() else { return }
        heldByteCount -= levels[level].slots.removeValue(forKey: index)?.count ?? 0
    }

    /// Everything measured in the last `window` before `second`.
    func tally(over window: Duration, atSecond second: Int) -> OperationTally {
        let now = max(second, openIndex * Self.widths[0])
        let length = Int(min(max(window, .zero), Self.windowMax).components.seconds)
        let finest = length <= 3_600 ? 0 : length <= 24 * 3_600 ? 1 : 2
        let width = Self.widths[finest]
        var position = max(0, now - length) / width * width
        var tally = OperationTally()
        let end = openIndex * Self.widths[0]
        while position < end {
            guard
                let level = Self.widths.indices.last(where: { level in
                    let width = Self.widths[level]
                    return position % width == 0 && position + width <= end / width * width
                })
            else { break }
            if let slot = slot(level, position / Self.widths[level]) { tally.merge(slot) }
            position += Self.widths[level]
        }
        if now - length < end + Self.widths[0] { tally.merge(open) }
        return tally
    }
}
