import Batching
import TestSupport
import Testing

/// What the model knows of one item.
private struct Item {
    let key: String?
    let payload: String
    let deadline: ContinuousClock.Instant?
    var ending: String?
}

/// A driver that follows `nextWakeup` to the letter, in random company, and a model beside it.
private struct Interleaving {
    let machine: Subject
    let configuration: BatchingConfiguration
    var random: SeededGenerator
    var now = start
    var items: [ItemID: Item] = [:]
    var ids: [ItemID] = []
    var flights: [Batch<String>] = []
    var lastOpened = 0
    var openedAt: [String: ContinuousClock.Instant] = [:]
    var problem: String?

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        let count = 1 + random.below(5)
        configuration = try BatchingConfiguration(
            batchCountMax: count, batchByteCountMax: 12, linger: .milliseconds(random.below(4) * 5),
            flushMargin: .milliseconds(random.below(3) * 2), queueCountMax: count + random.below(9),
            queueByteCountMax: 12 + random.below(30), inFlightMax: 1 + random.below(3),
            flushesWhenIdle: random.below(4) == 0)
        machine = Subject(configuration)
    }

    mutating func run(steps: Int) -> String? {
        for step in 0..<steps where problem == nil {
            switch random.below(10) {
            case 0...4: add(step)
            case 5: cancel()
            case 6, 7: answer()
            default: pass()
            }
            settle()
        }
        machine.drain()
        var rounds = 0
        while problem == nil, !machine.isEmpty, rounds < 1_000 {
            settle()
            answer()
            rounds += 1
        }
        if problem == nil, let lost = items.first(where: { $0.value.ending == nil }) {
            problem = "\(lost.key) was lost"
        }
        if problem == nil, machine.queueCount != 0 || machine.queueByteCount != 0 {
            problem = "\(machine.queueCount) waiters and \(machine.queueByteCount) bytes of nobody"
        }
        return problem
    }

    private mutating func add(_ step: Int) {
        let key = random.below(2) == 0 ? nil : "key\(random.below(3))"
        let deadline = random.below(3) == 0 ? nil : now + .milliseconds(random.below(30))
        let payload = "\(step) \(key ?? "")"
        switch machine.add(
            payload, key: key, byteCount: random.below(13), deadline: deadline, now: now)
        {
        case .queued(let id):
            openedAt[payload] = now
            take(id, Item(key: key, payload: payload, deadline: deadline))
        case .joined(let id):
            if key == nil { problem = "\(id) joined without a key" }
            take(id, Item(key: key, payload: payload, deadline: deadline))
        case .refused(.deadlinePassed):
            if deadline != now { problem = "refused for a deadline to come" }
        case .refused(.queueCount):
            if machine.queueCount < configuration.queueCountMax { problem = "refused with room" }
        case .refused(.queueBytes):
            if machine.queueByteCount == 0 { problem = "refused with room for its bytes" }
        case .refused(.itemSize):
            break
        case .refused(.draining):
            problem = "refused for a drain"
        }
    }

    private mutating func take(_ id: ItemID, _ item: Item) {
        if items.updateValue(item, forKey: id) != nil { problem = "\(id) was given twice" }
        ids.append(id)
    }

    private mutating func end(_ id: ItemID, _ ending: String) {
        guard var item = items[id] else {
            problem = "\(id) was never taken"
            return
        }
        if let before = item.ending { problem = "\(id): \(before), then \(ending)" }
        item.ending = ending
        items[id] = item
    }

    private mutating func cancel() {
        guard !ids.isEmpty else { return }
        let id = ids[random.below(ids.count)]
        let wasOver = items[id]?.ending != nil
        let answer = machine.cancel(id)
        if wasOver != (answer == .unknown) { problem = "\(id) cancelled: \(answer)" }
        if !wasOver { end(id, "cancelled") }
    }

    private mutating func answer() {
        guard !flights.isEmpty else { return }
        let batch = flights.remove(at: random.below(flights.count))
        guard let done = machine.flushed(batch.id, now: now) else {
            problem = "\(batch.id) is unknown"
            return
        }
        for (payload, waiters) in zip(batch.payloads, done.waiters) {
            for id in waiters {
                end(id, "answered")
                if let deadline = items[id]?.deadline, deadline <= now { problem = "\(id) is late" }
                let key = items[id]?.key
                if items[id]?.payload != payload, key == nil || !payload.hasSuffix(key ?? "") {
                    problem = "\(id) got the result of \(payload)"
                }
            }
        }
        for id in done.expired { expire(id) }
    }

    private mutating func expire(_ id: ItemID) {
        end(id, "expired")
        // The driver wakes for every deadline, so nobody waits past his own.
        if items[id]?.deadline != now { problem = "\(id) expired at another time" }
    }

    private mutating func pass() {
        let step = now + .milliseconds(random.below(8))
        now = min(step, max(now, machine.nextWakeup ?? step))
    }

    private mutating func settle() {
        while problem == nil {
            let onTick = machine.tick(now: now)
            for id in onTick.expired { expire(id) }
            guard let batch = onTick.batch else { break }
            check(batch)
            flights.append(batch)
        }
        if machine.inFlightCount > configuration.inFlightMax { problem = "too many in flight" }
        if machine.queueCount > configuration.queueCountMax { problem = "too many waiters" }
        if machine.queueByteCount > configuration.queueByteCountMax { problem = "too many bytes" }
    }

    private mutating func check(_ batch: Batch<String>) {
        if batch.payloads.isEmpty || batch.payloads.count > configuration.batchCountMax {
            problem = "\(batch.payloads.count) slots"
        }
        if batch.byteCount > configuration.batchByteCountMax { problem = "a batch too large" }
        for payload in batch.payloads {
            let opened = Int(payload.prefix { $0 != " " }) ?? -1
            if opened < lastOpened { problem = "\(payload) is out of order" }
            lastOpened = opened
            // With a place in flight free, nobody lingers longer than agreed.
            if let at = openedAt[payload], flights.count + 1 < configuration.inFlightMax,
                batch.reason == .age, at + configuration.linger < now, payload == batch.payloads[0]
            {
                problem = "\(payload) lingered until \(at.duration(to: now))"
            }
        }
    }
}

@Suite struct InterleavingTests {
    @Test func nobodyIsLostOrAnsweredTwiceOrLateInTenThousandInterleavings() throws {
        for seed in 0..<10_000 as Range<UInt64> {
            var interleaving = try Interleaving(seed: seed)
            if let problem = interleaving.run(steps: 60) {
                Issue.record("seed \(seed): \(problem)")
                return
            }
        }
    }
}
