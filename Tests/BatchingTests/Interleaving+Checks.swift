import Batching

extension Interleaving {
    /// What the model says that becomes of an offer.
    enum Expectation {
        case opens
        case waits
        case joins(Int)
        case refused(BatchingRefusal)
    }

    func expectation(
        _ tenant: Int, _ share: Int, _ isSafe: Bool, _ order: Int, _ byteCount: Int,
        _ deadline: Int
    ) -> Expectation {
        if deadline <= now { return .refused(.deadlinePassed) }
        if share >= 0, let slot = joinable(tenant, share, isSafe, order) {
            return .joins(slot)
        }
        let limits = setting.configuration
        let used = usage()
        let mine = usage(of: tenant)
        let lacksCount = used.queueCount + 1 > limits.queueCountMax
        let lacksBytes = used.byteCount + byteCount > limits.queueByteCountMax
        let lacksShare = mine.queueCount + 1 > limits.tenantQueueCountMax
        let isBehind = mine.waitingCount > 0 || isSomebodyBlocked(used)
        if !lacksCount, !lacksBytes, !lacksShare, !isBehind { return .opens }
        if limits.overflow == .wait, used.waitingCount < limits.waiterCountMax,
            mine.waitingCount < limits.tenantWaiterCountMax
        {
            return .waits
        }
        return .refused(lacksBytes && !lacksCount && !lacksShare ? .queueBytes : .queueCount)
    }

    /// The slot that an equal read shares: the latest of its key, if nothing of its order has come
    /// after it, it has not been sent (or that does not matter), and there is room.
    private func joinable(_ tenant: Int, _ share: Int, _ isSafe: Bool, _ order: Int) -> Int? {
        guard
            let slot = slots.lastIndex(where: { $0.tenant == tenant && $0.share == share }),
            slots[slot].stage != .over, slots[slot].order == order
        else { return nil }
        if order >= 0,
            slots.lastIndex(where: { $0.tenant == tenant && $0.order == order }) != slot
        {
            return nil
        }
        let limits = setting.configuration
        let used = usage()
        let mine = usage(of: tenant)
        let hasRoom =
            used.queueCount < limits.queueCountMax && mine.queueCount < limits.tenantQueueCountMax
        switch slots[slot].stage {
        case .queued: return hasRoom ? slot : nil
        case .part: return hasRoom && isSafe ? slot : nil
        case .flight:
            let flight = flights.first { $0.slots.contains(slot) }
            let count = flight?.slots.reduce(0) { $0 + slots[$1].liveCount } ?? 0
            return isSafe && count > 0 && count < limits.queueCountMax ? slot : nil
        case .waiting:
            let fits =
                used.waitingCount < limits.waiterCountMax
                && mine.waitingCount < limits.tenantWaiterCountMax
                && slots[slot].liveCount < limits.tenantQueueCountMax
            return fits ? slot : nil
        case .over: return nil
        }
    }

    /// How full the queue is, in all or with one tenant's.
    struct Usage {
        var queueCount = 0
        var byteCount = 0
        var waitingCount = 0
    }

    func usage(of tenant: Int? = nil) -> Usage {
        var usage = Usage()
        // Plain loops, because these run some ten million times without an optimizer.
        var index = 0
        while index < live.count {
            let slot = live[index]
            index += 1
            if let tenant, slots[slot].tenant != tenant { continue }
            switch slots[slot].stage {
            case .queued, .part:
                usage.queueCount += slots[slot].liveCount
                usage.byteCount += slots[slot].byteCount
            case .waiting: usage.waitingCount += slots[slot].liveCount
            case .flight, .over: break
            }
        }
        return usage
    }

    /// Whether one that waits finds the queue itself full, and so all behind him wait too.
    private func isSomebodyBlocked(_ used: Usage) -> Bool {
        let limits = setting.configuration
        var seen: Set<Int> = []
        for slot in live where slots[slot].stage == .waiting {
            let tenant = slots[slot].tenant
            guard seen.insert(tenant).inserted else { continue }
            let mine = usage(of: tenant).queueCount + slots[slot].liveCount
            if mine > limits.tenantQueueCountMax { continue }
            if used.queueCount + slots[slot].liveCount > limits.queueCountMax
                || used.byteCount + slots[slot].byteCount > limits.queueByteCountMax
            {
                return true
            }
        }
        return false
    }

    // MARK: Ticks

    mutating func check(_ ends: TickEnds) {
        if ends.expired.isEmpty, ends.entered.isEmpty, ends.unsent.isEmpty, ends.inDoubt.isEmpty,
            ends.abandoned.isEmpty
        {
            return
        }
        let isDrainOver = drainDeadline <= now
        for id in ends.expired {
            if let (slot, index) = find(id) {
                if slots[slot].items[index].deadline > now { fail("\(id) expired early") }
                end(id, slot, index)
            }
        }
        for id in ends.unsent + ends.inDoubt {
            if !isDrainOver { fail("\(id) was dropped before the drain's deadline") }
            if let (slot, index) = find(id) {
                let isUnderWay = slots[slot].stage == .flight
                if isUnderWay != ends.inDoubt.contains(id) { fail("\(id) was elsewhere") }
                end(id, slot, index)
            }
        }
        for id in ends.entered {
            // Whoever has left since is told nothing more.
            guard let (slot, index) = find(id), !slots[slot].items[index].isOver else { continue }
            slots[slot].stage = .queued
        }
        for id in ends.abandoned {
            let left = flights.first { $0.id == id }?.slots.reduce(0) { $0 + slots[$1].liveCount }
            if left != 0 { fail("\(id) was abandoned by \(left ?? -1)") }
        }
    }

    mutating func find(_ id: ItemID) -> (slot: Int, index: Int)? {
        var slot = 0
        while slot < slots.count {
            var index = 0
            while index < slots[slot].items.count {
                if slots[slot].items[index].id == id { return (slot, index) }
                index += 1
            }
            slot += 1
        }
        fail("\(id) was never taken")
        return nil
    }

    // MARK: Batches

    mutating func check(_ batch: Batch<Int>) {
        let limits = setting.configuration
        let stage: ModelSlot.Stage = batch.reason == .retry ? .part : .queued
        var byteCount = 0
        var deadline = ModelItem.noDeadline
        var last = -1
        for slot in batch.payloads {
            byteCount += slots[slot].byteCount
            deadline = min(deadline, slots[slot].deadline)
            if slots[slot].stage != stage { fail("slot \(slot) goes in \(slots[slot].stage)") }
            if slot <= last { fail("slot \(slot) goes behind \(last)") }
            last = slot
            if InterleavingSetting.tenants[slots[slot].tenant] != batch.tenant {
                fail("slot \(slot) goes with another tenant")
            }
            if slots[slot].origin != slots[batch.payloads[0]].origin {
                fail("slot \(slot) was merged with another batch's")
            }
            if slots[slot].liveCount == 0 { fail("nobody wants slot \(slot)") }
            for other in live where other < slot && slots[slot].order >= 0 {
                if isSameLane(other, slot), !batch.payloads.contains(other),
                    slots[other].stage != .waiting
                {
                    fail("slot \(slot) overtakes \(other)")
                }
            }
        }
        if batch.payloads.isEmpty || batch.payloads.count > limits.batchCountMax {
            fail("\(batch.payloads.count) slots")
        }
        if byteCount != batch.byteCount || byteCount > limits.batchByteCountMax {
            fail("\(byteCount) bytes")
        }
        if (deadline == ModelItem.noDeadline) != (batch.deadline == nil) { fail("a deadline") }
        if let given = batch.deadline, InterleavingSetting.tick(given) != deadline {
            fail("another deadline")
        }
        if flights.count == limits.inFlightMax { fail("too many in flight") }
        if problem == nil, batch.reason != .retry { checkFresh(batch) }
    }

    private func isSameLane(_ one: Int, _ other: Int) -> Bool {
        slots[one].order >= 0 && slots[one].order == slots[other].order
            && slots[one].tenant == slots[other].tenant
    }

    /// A tenant's slots that may go, in order.
    private func eligible(_ tenant: Int) -> [Int] {
        var result: [Int] = []
        var index = 0
        while index < live.count {
            let slot = live[index]
            if slots[slot].stage == .queued, slots[slot].tenant == tenant,
                slots[slot].order < 0 || !isLaneTaken(slot)
            {
                result.append(slot)
            }
            index += 1
        }
        return result
    }

    private func isLaneTaken(_ slot: Int) -> Bool {
        for other in live where isSameLane(slot, other) {
            if slots[other].stage == .flight || slots[other].stage == .part { return true }
        }
        return false
    }

    /// The batch is the longest beginning of what may go, and goes for a true reason.
    private mutating func checkFresh(_ batch: Batch<Int>) {
        let tenant = slots[batch.payloads[0]].tenant
        let eligible = eligible(tenant)
        if Array(eligible.prefix(batch.payloads.count)) != batch.payloads {
            fail("\(batch.payloads) goes instead of \(eligible)")
        }
        if eligible.count > batch.payloads.count,
            batch.payloads.count < setting.configuration.batchCountMax,
            slots[eligible[batch.payloads.count]].byteCount + batch.byteCount
                <= setting.configuration.batchByteCountMax
        {
            fail("\(batch.payloads) goes without \(eligible[batch.payloads.count])")
        }
        if !isDue(eligible) { fail("\(batch.payloads) goes too early, for \(batch.reason)") }
    }

    private func isDue(_ eligible: [Int]) -> Bool {
        guard let oldest = eligible.first else { return false }
        let limits = setting.configuration
        var byteCount = 0
        var deadline = ModelItem.noDeadline
        for slot in eligible {
            byteCount += slots[slot].byteCount
            deadline = min(deadline, slots[slot].deadline)
        }
        return eligible.count >= limits.batchCountMax || byteCount >= limits.batchByteCountMax
            || isDraining || limits.flushesWhenIdle && flights.isEmpty
            || deadline != ModelItem.noDeadline && deadline - margin <= now
            || slots[oldest].openedAt + setting.linger <= now
            || live.contains { slots[$0].stage == .waiting }
    }

    /// The p99 of so few flushes is the longest.
    private var margin: Int { max(setting.margin, durations.max() ?? 0) }

    /// Whether something of the same failed batch that has an order to keep is under way.
    private func isHeldUp(_ slot: Int) -> Bool {
        let origin = slots[slot].origin
        for other in live where slots[other].stage == .flight && slots[other].order >= 0 {
            if slots[other].origin == origin { return true }
        }
        return false
    }

    // MARK: Between events

    /// With a place in flight free, nothing that is due stays; nothing exceeds its limit.
    mutating func checkRest() {
        let limits = setting.configuration
        if problem != nil { return }
        let used = usage()
        if used.queueCount != machine.queueCount + machine.retryCount
            || used.waitingCount != machine.waitingCount
        {
            fail("\(used) but the machine counts \(machine.queueCount), \(machine.retryCount)")
        }
        if machine.queueCount > limits.queueCountMax { fail("too many waiters") }
        if machine.queueByteCount > limits.queueByteCountMax { fail("too many bytes") }
        if used.waitingCount > limits.waiterCountMax { fail("too many wait for room") }
        if machine.inFlightCount != flights.count { fail("\(machine.inFlightCount) in flight") }
        var index = 0
        while index < live.count {
            let slot = live[index]
            if slots[slot].deadline <= now { fail("slot \(slot) outlived its time") }
            if slots[slot].stage == .part, flights.count < limits.inFlightMax, !isHeldUp(slot) {
                fail("slot \(slot) should have gone again")
            }
            index += 1
        }
        guard flights.count < limits.inFlightMax, !live.isEmpty else { return }
        var tenant = 0
        while tenant < setting.tenantCount {
            if isDue(eligible(tenant)) { fail("\(eligible(tenant)) should have gone") }
            tenant += 1
        }
    }
}
