extension BatchingCore {
    /// Counts waiters of a slot where the slot is.
    mutating func count(_ slot: Int, by change: Int) {
        let tenant = slots[slot].tenant
        switch slots[slot].stage {
        case .waiting:
            waitingCount += change
            tenants[tenant].waitingCount += change
        case .ready, .parked:
            queueCount += change
            tenants[tenant].queueCount += change
        case .part:
            retryCount += change
            tenants[tenant].queueCount += change
        case .flight:
            if let flight = flight(slots[slot].batch) { flights[flight].waiterCount += change }
        case .ended:
            break
        }
    }

    func flight(_ id: UInt64) -> Int? { flights.firstIndex { $0.id == id } }

    /// A slot comes into the queue.
    mutating func enqueue(_ slot: Int) {
        let lane = slots[slot].lane
        slotCount += 1
        queueByteCount += slots[slot].byteCount
        if lane >= 0, !lanes[lane].busy.isEmpty {
            slots[slot].stage = .parked
            lanes[lane].parked.append(slot)
        } else {
            makeReady(slot)
        }
        count(slot, by: slots[slot].waiterCount)
    }

    /// Where a slot is among those that may go, or belongs: by bisection, since they ascend.
    func readyPlace(of slot: Int) -> Int {
        let tenant = slots[slot].tenant
        let id = slots[slot].id
        var low = 0
        var high = tenants[tenant].ready.count
        while low < high {
            let middle = low + (high - low) / 2
            if slots[tenants[tenant].ready[middle]].id < id {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Puts a slot among those that may go, where its age wants it.
    mutating func makeReady(_ slot: Int) {
        let tenant = slots[slot].tenant
        let place = readyPlace(of: slot)
        slots[slot].stage = .ready
        tenants[tenant].ready.insert(slot, at: place)
        tenants[tenant].readyByteCount += slots[slot].byteCount
        tenants[tenant].deadline = earlier(tenants[tenant].deadline, slots[slot].deadline)
    }

    /// Lets those in for whom there is room: oldest first, but nobody waits behind a tenant that
    /// has used up its own share.
    mutating func settleWaiting() {
        isBlocked = false
        guard !waiting.isEmpty else { return }
        var staying: [Int] = []
        for slot in waiting {
            let tenant = slots[slot].tenant
            if isBlocked || staying.contains(where: { slots[$0].tenant == tenant }) {
                staying.append(slot)
                continue
            }
            let count = slots[slot].waiterCount
            switch lack(tenant, count: count, byteCount: slots[slot].byteCount) {
            case .queue:
                isBlocked = true
                staying.append(slot)
            case .tenantShare:
                staying.append(slot)
            case nil:
                self.count(slot, by: -count)
                entered += slots[slot].waiters.map { ItemID(value: waiters[$0].id, place: $0) }
                enqueue(slot)
            }
        }
        waiting = staying
    }

    /// Finds the earliest deadline of a tenant's slots that may go.
    mutating func refreshDeadline(of tenant: Int) {
        tenants[tenant].isDeadlineStale = false
        guard tenants[tenant].deadline != nil else { return }
        var deadline: ContinuousClock.Instant?
        for slot in tenants[tenant].ready { deadline = earlier(deadline, slots[slot].deadline) }
        tenants[tenant].deadline = deadline
    }

    /// Finds the earliest deadline of all again if it has gone.
    mutating func refreshDeadline() {
        guard isDeadlineStale else { return }
        isDeadlineStale = false
        deadline = nil
        for waiter in waiters where waiter.id != 0 {
            deadline = earlier(deadline, waiter.deadline)
        }
    }

    /// Slots of a lane that is free again may go.
    mutating func release(_ lane: Int) {
        guard lanes[lane].busy.isEmpty, !lanes[lane].parked.isEmpty else { return }
        let parked = lanes[lane].parked
        lanes[lane].parked = []
        for slot in parked { makeReady(slot) }
    }
}
