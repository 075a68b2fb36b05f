extension BatchingCore {
    /// Whether a tick would give a batch.
    @usableFromInline
    func isFlushDue(now: ContinuousClock.Instant) -> Bool {
        guard flights.count < configuration.inFlightMax else { return false }
        return tenants.indices.contains { isPartDue($0) != nil || reason($0, now: now) != nil }
    }

    /// When to tick again if nothing else happens; nil is never.
    @usableFromInline
    var nextWakeup: ContinuousClock.Instant? {
        var next = deadline
        if !isDrainOver { next = earlier(next, drainDeadline) }
        guard flights.count < configuration.inFlightMax else { return next }
        for tenant in tenants.indices {
            if let part = isPartDue(tenant) {
                next = earlier(next, slots[tenants[tenant].parts[part].slots[0]].addedAt)
            }
            next = earlier(next, flushTime(tenant))
        }
        return next
    }

    /// Lets waiters go and in, and gives the next batch if one is due.
    @usableFromInline
    mutating func tick(now: ContinuousClock.Instant) -> TickPlan {
        var plan = TickPlan()
        expire(&plan.ends, now: now)
        settle()
        plan.batch = nextBatch(now: now)
        plan.ends.entered = entered
        entered = []
        return plan
    }

    /// The tenants take turns: whose batch goes is the last to be asked next time.
    private mutating func nextBatch(now: ContinuousClock.Instant) -> BatchPlan? {
        guard flights.count < configuration.inFlightMax else { return nil }
        let count = tenants.count
        for step in 0..<count {
            let tenant = (turn + step) % count
            if let part = isPartDue(tenant) {
                turn = tenant + 1
                return takePart(part, of: tenant, now: now)
            }
            if let reason = reason(tenant, now: now) {
                turn = tenant + 1
                return takeReady(of: tenant, reason, now: now)
            }
        }
        return nil
    }

    // MARK: When

    /// The first of a tenant's parts that overtakes nobody of its lanes.
    private func isPartDue(_ tenant: Int) -> Int? {
        if tenants[tenant].parts.isEmpty { return nil }
        return tenants[tenant].parts.firstIndex { part in
            part.slots.allSatisfy { slot in
                let lane = slots[slot].lane
                return lane < 0 || slots[lanes[lane].busy[0]].batch == part.id
            }
        }
    }

    /// When a tenant's slots go if nothing else happens.
    private func flushTime(_ tenant: Int) -> ContinuousClock.Instant? {
        guard let oldest = tenants[tenant].ready.first else { return nil }
        if atOnce(tenant) != nil { return slots[oldest].addedAt }
        let flush = tenants[tenant].deadline.map { $0 - flushMargin }
        return earlier(flush, slots[oldest].addedAt + configuration.linger)
    }

    private func reason(_ tenant: Int, now: ContinuousClock.Instant) -> FlushReason? {
        guard let oldest = tenants[tenant].ready.first else { return nil }
        if let reason = atOnce(tenant) { return reason }
        if let deadline = tenants[tenant].deadline, deadline - flushMargin <= now {
            return .deadline
        }
        return slots[oldest].addedAt + configuration.linger <= now ? .age : nil
    }

    /// Why a tenant's slots should go whatever the time.
    private func atOnce(_ tenant: Int) -> FlushReason? {
        if tenants[tenant].ready.count >= configuration.batchCountMax { return .count }
        if tenants[tenant].readyByteCount >= configuration.batchByteCountMax { return .bytes }
        if isDraining { return .drain }
        if configuration.flushesWhenIdle, flights.isEmpty { return .idle }
        return waiting.isEmpty ? nil : .pressure
    }

    // MARK: What

    private mutating func takeReady(
        of tenant: Int, _ reason: FlushReason, now: ContinuousClock.Instant
    ) -> BatchPlan {
        var taken: [Int] = []
        var byteCount = 0
        for slot in tenants[tenant].ready {
            let sum = byteCount + slots[slot].byteCount
            if taken.count == configuration.batchCountMax || sum > configuration.batchByteCountMax {
                break
            }
            byteCount = sum
            taken.append(slot)
        }
        tenants[tenant].ready.removeFirst(taken.count)
        tenants[tenant].readyByteCount -= byteCount
        var hasLanes = false
        for slot in taken {
            count(slot, by: -slots[slot].waiterCount)
            leaveQueue(slot)
            if slots[slot].lane >= 0 {
                lanes[slots[slot].lane].busy.append(slot)
                hasLanes = true
            }
        }
        if hasLanes { park(tenant) }
        refreshDeadline(of: tenant)
        batchCount &+= 1
        let flight = Flight(
            id: batchCount, tenant: tenant, slots: taken,
            retryMax: Self.halvingCount(of: taken.count) + 1, startedAt: now)
        return launch(flight, reason)
    }

    /// Those whose lane has been taken stay until it is free again.
    private mutating func park(_ tenant: Int) {
        let ready = tenants[tenant].ready
        tenants[tenant].ready = []
        for slot in ready {
            let lane = slots[slot].lane
            if lane >= 0, !lanes[lane].busy.isEmpty {
                slots[slot].stage = .parked
                lanes[lane].parked.append(slot)
                tenants[tenant].readyByteCount -= slots[slot].byteCount
            } else {
                tenants[tenant].ready.append(slot)
            }
        }
    }

    private mutating func takePart(
        _ index: Int, of tenant: Int, now: ContinuousClock.Instant
    ) -> BatchPlan {
        var part = tenants[tenant].parts.remove(at: index)
        part.startedAt = now
        for slot in part.slots {
            count(slot, by: -slots[slot].waiterCount)
            slotCount -= 1
            retryByteCount -= slots[slot].byteCount
        }
        return launch(part, .retry)
    }

    private mutating func launch(_ flight: Flight, _ reason: FlushReason) -> BatchPlan {
        var flight = flight
        var byteCount = 0
        var deadline: ContinuousClock.Instant?
        for slot in flight.slots {
            slots[slot].stage = .flight
            slots[slot].batch = flight.id
            flight.waiterCount += slots[slot].waiterCount
            byteCount += slots[slot].byteCount
            deadline = earlier(deadline, slots[slot].deadline)
        }
        flights.append(flight)
        return BatchPlan(
            id: BatchID(value: flight.id), tenant: tenants[flight.tenant].tenant,
            slots: flight.slots, byteCount: byteCount, deadline: deadline, reason: reason)
    }

    /// How often a batch can be halved before one item is left: ceil(log2 n).
    static func halvingCount(of count: Int) -> Int {
        count < 2 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    }
}
