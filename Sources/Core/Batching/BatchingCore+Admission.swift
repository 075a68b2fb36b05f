extension BatchingCore {
    /// Where an item may go.
    @usableFromInline
    enum Room {
        case queue
        case waiting
        case refused(BatchingRefusal)
    }

    /// What stands in the way of the queue.
    enum Lack {
        case queue(BatchingRefusal)
        case tenantShare
    }

    /// Why nothing is taken at this time.
    @usableFromInline
    func refusal(
        _ deadline: ContinuousClock.Instant?, now: ContinuousClock.Instant
    ) -> BatchingRefusal? {
        if isDraining { return .draining }
        guard let deadline, deadline <= now else { return nil }
        return .deadlinePassed
    }

    /// The tenant's place; -1 when it has nothing here.
    @usableFromInline
    func find(_ tenant: Tenant) -> Int { tenantOfName[tenant] ?? -1 }

    /// The tenant's place. Whoever asks opens a slot of it.
    @usableFromInline
    mutating func register(_ tenant: Tenant) -> Int {
        if let index = tenantOfName[tenant] { return index }
        let index = freeTenants.popLast() ?? tenants.count
        if index == tenants.count {
            tenants.append(TenantQueue(tenant: tenant))
        } else {
            tenants[index] = TenantQueue(tenant: tenant)
        }
        tenantOfName[tenant] = index
        return index
    }

    /// A new lane. Whoever asks opens a slot of it.
    @usableFromInline
    mutating func makeLane() -> Int {
        if let index = freeLanes.popLast() {
            lanes[index] = Lane()
            return index
        }
        lanes.append(Lane())
        return lanes.count - 1
    }

    /// Where an item that shares nothing may go. The tenant may be -1.
    @usableFromInline
    func room(_ tenant: Int, byteCount: Int, mayWait: Bool) -> Room {
        guard (0...configuration.batchByteCountMax).contains(byteCount) else {
            return .refused(.itemSize)
        }
        let others = tenant < 0 ? 0 : tenants[tenant].waitingCount
        let lack = lack(tenant, count: 1, byteCount: byteCount)
        if lack == nil, !isBlocked, others == 0 { return .queue }
        if mayWait, configuration.overflow == .wait,
            waitingCount < configuration.waiterCountMax,
            others < configuration.tenantWaiterCountMax
        {
            return .waiting
        }
        if case .queue(let refusal) = lack { return .refused(refusal) }
        return .refused(.queueCount)
    }

    /// The tenant's share comes first: who has used it up does not wait for the queue.
    func lack(_ tenant: Int, count: Int, byteCount: Int) -> Lack? {
        if tenant >= 0 {
            let share = configuration.tenantQueueCountMax
            if tenants[tenant].queueCount + count > share { return .tenantShare }
        }
        if queueCount + retryCount + count > configuration.queueCountMax {
            return .queue(.queueCount)
        }
        let left = configuration.queueByteCountMax - queueByteCount - retryByteCount
        return byteCount > 0 && byteCount > left ? .queue(.queueBytes) : nil
    }

    /// Opens a slot for an item for which there is room.
    @usableFromInline
    mutating func open(
        tenant: Int, lane: Int, byteCount: Int, deadline: ContinuousClock.Instant?,
        now: ContinuousClock.Instant, isWaiting: Bool
    ) -> (slot: Int, item: ItemID) {
        let index = freeSlots.popLast() ?? slots.count
        let item = makeWaiter(slot: index, deadline)
        var slot = Slot(
            id: item.value, tenant: tenant, lane: lane, byteCount: byteCount, addedAt: now,
            first: item.place)
        slot.deadline = deadline
        if index == slots.count { slots.append(slot) } else { slots[index] = slot }
        tenants[tenant].slotCount += 1
        if lane >= 0 {
            lanes[lane].slotCount += 1
            lanes[lane].tail = item.value
        }
        if isWaiting {
            slots[index].stage = .waiting
            waiting.append(index)
            waitingCount += 1
            tenants[tenant].waitingCount += 1
        } else {
            enqueue(index)
        }
        settleWaiting()
        return (index, item)
    }

    /// Adds a waiter to a slot, if the slot may still take one: it is the last of its lane, there
    /// is room for the waiter, and the answer is not being made already, unless that is declared
    /// safe.
    @usableFromInline
    mutating func join(
        _ slot: Int, lane: Int, deadline: ContinuousClock.Instant?, isUnderWaySafe: Bool,
        mayWait: Bool
    ) -> OfferAnswer? {
        guard slots[slot].lane == lane, lane < 0 || lanes[lane].tail == slots[slot].id,
            mayJoin(slot, isUnderWaySafe: isUnderWaySafe, mayWait: mayWait)
        else { return nil }
        let item = makeWaiter(slot: slot, deadline)
        if slots[slot].first < 0, slots[slot].others.isEmpty {
            slots[slot].first = item.place
        } else {
            slots[slot].others.append(item.place)
        }
        slots[slot].deadline = earlier(slots[slot].deadline, deadline)
        if slots[slot].stage == .ready {
            let tenant = slots[slot].tenant
            tenants[tenant].deadline = earlier(tenants[tenant].deadline, deadline)
        }
        count(slot, by: 1)
        settleWaiting()
        return slots[slot].stage == .waiting ? .waiting(item) : .joined(item)
    }

    private func mayJoin(_ slot: Int, isUnderWaySafe: Bool, mayWait: Bool) -> Bool {
        let tenant = slots[slot].tenant
        switch slots[slot].stage {
        case .ready, .parked:
            return lack(tenant, count: 1, byteCount: 0) == nil
        case .part:
            return isUnderWaySafe && lack(tenant, count: 1, byteCount: 0) == nil
        case .flight:
            guard isUnderWaySafe, let flight = flight(slots[slot].batch) else { return false }
            let count = flights[flight].waiterCount
            // An abandoned batch is being given up.
            return count > 0 && count < configuration.queueCountMax
        case .waiting:
            // All its waiters enter together, so they must fit together.
            let count = slots[slot].waiterCount
            return mayWait && waitingCount < configuration.waiterCountMax
                && tenants[tenant].waitingCount < configuration.tenantWaiterCountMax
                && count < configuration.tenantQueueCountMax
        case .ended:
            return false
        }
    }

    private mutating func makeWaiter(
        slot: Int, _ deadline: ContinuousClock.Instant?
    ) -> ItemID {
        itemCount &+= 1
        let waiter = Waiter(id: itemCount, slot: slot, deadline: deadline)
        let place = freeWaiters.popLast() ?? waiters.count
        if place == waiters.count { waiters.append(waiter) } else { waiters[place] = waiter }
        self.deadline = earlier(self.deadline, deadline)
        return ItemID(value: itemCount, place: place)
    }
}
