/// A hashed timer wheel: one slot a millisecond, timers further away wait for their round.
///
/// Setting and cancelling take constant time. No clock inside: ticks come from the loop, in
/// milliseconds since a moment of its choice.
struct TimerWheel: ~Copyable {
    /// A power of two; one round takes about four seconds.
    static let slotCount = 4096

    private var slots = ContiguousArray<LoopTimer?>(repeating: nil, count: slotCount)
    /// A bit for each slot that is not empty.
    private var occupied = ContiguousArray<UInt64>(repeating: 0, count: slotCount / 64)
    private(set) var currentTick: Int64 = 0
    private(set) var count = 0

    /// Sets `timer`, which may be set already. A tick that has passed fires at the next advance.
    mutating func schedule(_ timer: LoopTimer, at tick: Int64) {
        if timer.isScheduled { cancel(timer) }
        let due = max(tick, currentTick + 1)
        timer.dueTick = due
        let slot = Int(due & Int64(Self.slotCount - 1))
        timer.next = slots[slot]
        unsafe timer.next?.previous = timer
        slots[slot] = timer
        occupied[slot / 64] |= 1 << UInt64(slot % 64)
        count += 1
    }

    /// Takes `timer` off the wheel; one that is not set stays so.
    mutating func cancel(_ timer: LoopTimer) {
        guard timer.dueTick >= 0 else {
            timer.dueTick = LoopTimer.unset
            return
        }
        let slot = Int(timer.dueTick & Int64(Self.slotCount - 1))
        unsafe timer.next?.previous = timer.previous
        if let previous = unsafe timer.previous {
            previous.next = timer.next
        } else {
            slots[slot] = timer.next
            if timer.next == nil { occupied[slot / 64] &= ~(1 << UInt64(slot % 64)) }
        }
        timer.next = nil
        unsafe timer.previous = nil
        timer.dueTick = LoopTimer.unset
        count -= 1
    }

    /// Moves to `tick` and takes off the timers that are due, earliest slot first.
    mutating func advance(to tick: Int64, into due: inout ContiguousArray<LoopTimer>) {
        guard tick > currentTick else { return }
        var left = count > 0 ? min(tick - currentTick, Int64(Self.slotCount)) : 0
        var slot = Int((currentTick + 1) & Int64(Self.slotCount - 1))
        while left > 0 {
            // A word of the map at a time: most slots are empty.
            let span = min(64 - slot % 64, Int(left))
            var word = occupied[slot / 64] >> UInt64(slot % 64)
            if span < 64 { word &= 1 << UInt64(span) - 1 }
            while word != 0 {
                collect(slot + word.trailingZeroBitCount, until: tick, into: &due)
                word &= word - 1
            }
            slot = (slot + span) & (Self.slotCount - 1)
            left -= Int64(span)
        }
        currentTick = tick
    }

    private mutating func collect(
        _ slot: Int, until tick: Int64, into due: inout ContiguousArray<LoopTimer>
    ) {
        var timer = slots[slot]
        while let candidate = timer {
            timer = candidate.next
            if candidate.dueTick <= tick {
                cancel(candidate)
                candidate.dueTick = LoopTimer.collected
                due.append(candidate)
            }
        }
    }

    /// The tick of the earliest timer, looked for among all; nil when no timer is set.
    var earliestTick: Int64? {
        guard count > 0 else { return nil }
        var earliest = Int64.max
        for index in occupied.indices {
            var word = occupied[index]
            while word != 0 {
                var timer = slots[index * 64 + word.trailingZeroBitCount]
                while let candidate = timer {
                    earliest = min(earliest, candidate.dueTick)
                    timer = candidate.next
                }
                word &= word - 1
            }
        }
        return earliest
    }

    /// Ticks until a slot that is not empty, at most one round; nil when no timer is set.
    func ticksUntilNext() -> Int64? {
        guard count > 0 else { return nil }
        var slot = Int((currentTick + 1) & Int64(Self.slotCount - 1))
        var passed: Int64 = 1
        while passed <= Int64(Self.slotCount) {
            let word = occupied[slot / 64] >> UInt64(slot % 64)
            if word != 0 { return passed + Int64(word.trailingZeroBitCount) }
            let skip = 64 - slot % 64
            passed += Int64(skip)
            slot = (slot + skip) & (Self.slotCount - 1)
        }
        return Int64(Self.slotCount)
    }
}
