extension BatchingCore {
    /// A waiter goes away. Its slot goes with it unless others share it, or it is under way.
    @usableFromInline
    mutating func cancel(_ id: ItemID) -> CancelAnswer {
        guard waiters.indices.contains(id.place), waiters[id.place].id == id.value else {
            return .unknown
        }
        let slot = waiters[id.place].slot
        var answer = CancelAnswer.leftQueue
        remove(id.place)
        if slots[slot].stage == .flight, let flight = flight(slots[slot].batch) {
            answer = .leftBatch(
                BatchID(value: flights[flight].id),
                isAbandoned: flights[flight].waiterCount == 0)
        }
        settle()
        return answer
    }

    /// What every change ends with.
    mutating func settle() {
        if isTenantStale {
            isTenantStale = false
            for tenant in tenants.indices where tenants[tenant].isDeadlineStale {
                refreshDeadline(of: tenant)
            }
        }
        refreshDeadline()
        settleWaiting()
    }

    private mutating func noteStale(_ tenant: Int) {
        tenants[tenant].isDeadlineStale = true
        isTenantStale = true
    }

    /// Takes a waiter out of its slot, and the slot out of its queue if it was the last.
    mutating func remove(_ waiter: Int) {
        let slot = waiters[waiter].slot
        let deadline = free(waiter)
        slots[slot].leave(waiter)
        count(slot, by: -1)
        if deadline != nil {
            slots[slot].deadline = slots[slot].waiters.reduce(nil) {
                earlier($0, waiters[$1].deadline)
            }
        }
        if slots[slot].waiterCount == 0, slots[slot].stage != .flight {
            discard(slot)
        } else if deadline != nil, slots[slot].stage == .ready {
            noteStale(slots[slot].tenant)
        }
    }

    /// Makes a waiter's place free.
    ///
    /// - Returns: the deadline it had.
    @discardableResult
    mutating func free(_ waiter: Int) -> ContinuousClock.Instant? {
        let deadline = waiters[waiter].deadline
        if deadline != nil, deadline == self.deadline { isDeadlineStale = true }
        waiters[waiter].id = 0
        freeWaiters.append(waiter)
        return deadline
    }

    /// Takes a slot that nobody waits for out of where it is.
    private mutating func discard(_ slot: Int) {
        let tenant = slots[slot].tenant
        switch slots[slot].stage {
        case .waiting:
            waiting.removeAll { $0 == slot }
        case .ready:
            tenants[tenant].ready.remove(at: readyPlace(of: slot))
            tenants[tenant].readyByteCount -= slots[slot].byteCount
            leaveQueue(slot)
            if tenants[tenant].deadline != nil { noteStale(tenant) }
        case .parked:
            lanes[slots[slot].lane].parked.removeAll { $0 == slot }
            leaveQueue(slot)
        case .part:
            leavePart(slot)
        case .flight, .ended:
            break
        }
        end(slot)
    }

    mutating func leaveQueue(_ slot: Int) {
        slotCount -= 1
        queueByteCount -= slots[slot].byteCount
    }

    private mutating func leavePart(_ slot: Int) {
        let tenant = slots[slot].tenant
        slotCount -= 1
        retryByteCount -= slots[slot].byteCount
        let id = slots[slot].batch
        guard let part = tenants[tenant].parts.firstIndex(where: { $0.id == id }) else { return }
        tenants[tenant].parts[part].slots.removeAll { $0 == slot }
        if tenants[tenant].parts[part].slots.isEmpty { tenants[tenant].parts.remove(at: part) }
    }

    /// A slot is over; nobody waits for it, and it is in no queue.
    mutating func end(_ slot: Int) {
        let lane = slots[slot].lane
        slots[slot].stage = .ended
        ended.append(slot)
        guard lane >= 0 else { return }
        lanes[lane].busy.removeAll { $0 == slot }
        release(lane)
    }

    /// Lets everyone go whose deadline has come, and at the drain's deadline everyone.
    mutating func expire(_ ends: inout TickEnds, now: ContinuousClock.Instant) {
        if let deadline, deadline <= now {
            for place in waiters.indices where waiters[place].id != 0 {
                guard let deadline = waiters[place].deadline, deadline <= now else { continue }
                ends.expired.append(letGo(place, &ends))
            }
        }
        if let drainDeadline, drainDeadline <= now, !isDrainOver {
            isDrainOver = true
            for place in waiters.indices where waiters[place].id != 0 {
                let isUnderWay = slots[waiters[place].slot].stage == .flight
                let id = letGo(place, &ends)
                if isUnderWay { ends.inDoubt.append(id) } else { ends.unsent.append(id) }
            }
        }
    }

    private mutating func letGo(_ place: Int, _ ends: inout TickEnds) -> ItemID {
        let id = ItemID(value: waiters[place].id, place: place)
        let slot = waiters[place].slot
        remove(place)
        if slots[slot].stage == .flight, let flight = flight(slots[slot].batch),
            flights[flight].waiterCount == 0
        {
            ends.abandoned.append(BatchID(value: flights[flight].id))
        }
        return id
    }
}
