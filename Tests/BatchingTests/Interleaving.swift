import Batching
import TestSupport

/// One random schedule over a machine, with a plain model beside it. The model keeps every slot
/// that ever was in one list and finds everything by looking through all of it.
///
/// To see a seed that has failed again: `Interleaving(seed: 42).run()`.
struct Interleaving: ~Copyable {
    /// How the sink answers.
    enum Honesty: Int { case perItem, cannotSay, namesCulprits, mixed }

    let setting: InterleavingSetting
    let honesty: Honesty
    var machine: BatchingMachine<Int, Int>
    var random: SeededGenerator
    var now = 0
    var slots: [ModelSlot] = []
    var flights: [ModelFlight] = []
    /// Slots that are not over; all others are only remembered.
    var live: [Int] = []
    var durations: [Int] = []
    var isDraining = false
    var drainDeadline = ModelItem.noDeadline
    var problem: String?

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        setting = InterleavingSetting.all[random.below(InterleavingSetting.all.count)]
        honesty = Honesty(rawValue: random.below(4)) ?? .perItem
        machine = BatchingMachine(setting.configuration)
    }

    /// The first promise that was broken; nil when all were kept. A step is a burst of offers, a
    /// cancellation, an answer or a pause; then all is brought to its end.
    consuming func run(stepCountMax: Int = 3) -> String? {
        var step = 0
        let stepCount = 1 + random.below(stepCountMax)
        while step < stepCount, problem == nil {
            act()
            settle()
            step += 1
        }
        if random.below(2) == 0 { drain() }
        finish()
        return problem
    }

    private mutating func act() {
        switch random.below(16) {
        case 0...8:
            // Some come together, as a caller's list does.
            offer()
            while random.below(2) == 0, problem == nil { offer() }
        case 9: cancel()
        case 10...13: answer()
        default: pass()
        }
    }

    mutating func fail(_ text: String) {
        if problem == nil { problem = text }
    }

    /// Time passes, but never past what the machine asked to be woken for.
    private mutating func pass() {
        let then = now + random.below(9)
        now = max(now, min(then, wakeup ?? then))
    }

    /// The machine's next wakeup in ticks, rounded up.
    private var wakeup: Int? {
        guard let next = machine.nextWakeup else { return nil }
        return InterleavingSetting.tick(next)
    }

    private mutating func drain() {
        isDraining = true
        if random.below(3) == 0 {
            drainDeadline = now + random.below(12)
            machine.drain(until: InterleavingSetting.instant(drainDeadline))
        } else {
            machine.drain()
        }
        settle()
    }

    /// Nothing new comes, the sink answers, time passes: everything must end.
    private mutating func finish() {
        var rounds = 0
        while problem == nil, !machine.isEmpty {
            rounds += 1
            if rounds > 200 { return fail("something waits for ever") }
            if !flights.isEmpty, random.below(3) > 0 {
                answer()
            } else if let next = wakeup, next > now {
                now = next
            } else if !flights.isEmpty {
                answer()
            } else {
                return fail("something waits, and nothing is to come")
            }
            settle()
        }
        if let lost = live.first { fail("slot \(lost) was lost: \(slots[lost])") }
        if machine.queueByteCount != 0 || machine.slotCount != 0 {
            fail("bytes or slots of nobody are left")
        }
        if isDraining, !machine.isDrained { fail("empty and not drained") }
    }

    // MARK: Events

    private mutating func cancel() {
        guard !slots.isEmpty else { return }
        let slot = random.below(slots.count)
        let index = random.below(slots[slot].items.count)
        let item = slots[slot].items[index]
        let answer = machine.cancel(item.id)
        guard !item.isOver else {
            if answer != .unknown { fail("\(item.id) left twice") }
            return
        }
        let stage = slots[slot].stage
        end(item.id, slot, index)
        switch answer {
        case .unknown:
            fail("\(item.id) was not here")
        case .leftQueue:
            if stage == .flight { fail("\(item.id) was in flight") }
        case .leftBatch(let id, let isAbandoned):
            let batch = flights.first { $0.id == id }
            if batch?.slots.contains(slot) != true { fail("\(item.id) was not in \(id)") }
            let left = batch?.slots.reduce(0) { $0 + slots[$1].liveCount }
            if isAbandoned != (left == 0) { fail("\(id) abandoned: \(isAbandoned)") }
        }
    }

    private mutating func offer() {
        let tenant = random.below(setting.tenantCount)
        let share = random.below(3) == 0 ? random.below(2) : -1
        let isSafe = share >= 0 && random.below(3) == 0
        let order = random.below(2) == 0 ? random.below(2) : -1
        let byteCount = 1 + random.below(5)
        let hasDeadline = random.below(2) == 0
        let deadline = hasDeadline ? now + random.below(30) : ModelItem.noDeadline
        let expected = expectation(tenant, share, isSafe, order, byteCount, deadline)
        let sharing: Sharing<Int> =
            share < 0 ? .never : isSafe ? .underWay(share) : .queued(share)
        let item = BatchItem(
            slots.count, tenant: InterleavingSetting.tenants[tenant], sharing: sharing,
            orderKey: order < 0 ? nil : order, byteCount: byteCount)
        let answer = machine.offer(
            item, deadline: hasDeadline ? InterleavingSetting.instant(deadline) : nil,
            now: InterleavingSetting.instant(now))
        let stage: ModelSlot.Stage
        let taken: ItemID
        switch (answer, expected) {
        case (.joined(let id), .joins(let slot)), (.waiting(let id), .joins(let slot)):
            slots[slot].items.append(ModelItem(id: id, deadline: deadline))
            // Who uses up his tenant's share may let a waiter of another tenant pass.
            if usage().waitingCount > 0 { settle() }
            return
        case (.queued(let id), .opens): (stage, taken) = (.queued, id)
        case (.waiting(let id), .waits): (stage, taken) = (.waiting, id)
        case (.refused(let reason), .refused(let expected)) where reason == expected: return
        default: return fail("\(answer) where \(expected) was right")
        }
        live.append(slots.count)
        slots.append(
            ModelSlot(
                tenant: tenant, share: share, order: order, byteCount: byteCount, openedAt: now,
                isPoisoned: random.below(4) == 0,
                items: [ModelItem(id: taken, deadline: deadline)], stage: stage))
    }

    /// Ticks until there is nothing more to do, and looks at what is left.
    mutating func settle() {
        while problem == nil {
            let tick = machine.tick(now: InterleavingSetting.instant(now))
            check(tick.ends)
            guard let batch = tick.batch else { break }
            check(batch)
            depart(batch)
        }
        checkRest()
    }

    private mutating func depart(_ batch: Batch<Int>) {
        let isFresh = batch.reason != .retry
        for slot in batch.payloads {
            slots[slot].stage = .flight
            slots[slot].flushCount += 1
            if isFresh {
                slots[slot].flushCountMax = 2 + Self.halvings(batch.payloads.count)
            } else if slots[slot].flushCount > slots[slot].flushCountMax {
                fail("slot \(slot) was sent \(slots[slot].flushCount) times")
            }
        }
        flights.append(ModelFlight(id: batch.id, slots: batch.payloads, startedAt: now))
    }

    /// How often one can halve before one is left.
    private static func halvings(_ count: Int) -> Int {
        var count = count
        var result = 0
        while count > 1 {
            count = (count + 1) / 2
            result += 1
        }
        return result
    }

    /// A waiter is told something, or goes.
    mutating func end(_ id: ItemID, _ slot: Int, _ index: Int) {
        if slots[slot].items[index].isOver { fail("\(id) ended twice") }
        slots[slot].items[index].isOver = true
        if slots[slot].stage != .flight, slots[slot].liveCount == 0 { close(slot) }
    }

    mutating func close(_ slot: Int) {
        slots[slot].stage = .over
        live.removeAll { $0 == slot }
    }
}
