extension BatchingCore {
    /// The sink has answered for a batch. Frees its place.
    @usableFromInline
    mutating func flushed(
        _ id: BatchID, _ verdict: BatchVerdict, now: ContinuousClock.Instant
    ) -> FlushAnswer? {
        guard let index = flight(id.value) else { return nil }
        let flight = flights.remove(at: index)
        learn(flight.startedAt.duration(to: now))
        var answer = FlushAnswer(waiters: flight.slots.map { _ in [] })
        answer.expired = expire(flight, now: now)
        switch verdict {
        case .perItem:
            for place in flight.slots.indices {
                answer.waiters[place] = finish(flight.slots[place])
            }
        case .wholeFailed(let nothingApplied):
            fail(flight, culprits: [], nothingApplied, &answer, now: now)
        case .culprits(let places, let nothingApplied):
            let places = Set(places.filter { flight.slots.indices.contains($0) })
            fail(flight, culprits: places, nothingApplied, &answer, now: now)
        }
        settle()
        return answer
    }

    private mutating func learn(_ duration: Duration) {
        durations.record(duration)
        flushMargin = max(configuration.flushMargin, durations.p99 ?? .zero)
    }

    private mutating func expire(
        _ flight: Flight, now: ContinuousClock.Instant
    ) -> [ItemID] {
        guard let deadline, deadline <= now else { return [] }
        return leave(flight.slots, deadlineUntil: now)
    }

    /// Takes out the waiters of slots under way whose deadline is not after an instant.
    private mutating func leave(
        _ slots: [Int], deadlineUntil end: ContinuousClock.Instant
    ) -> [ItemID] {
        var gone: [ItemID] = []
        for slot in slots {
            guard let deadline = self.slots[slot].deadline, deadline <= end else { continue }
            for place in self.slots[slot].waiters {
                guard let deadline = waiters[place].deadline, deadline <= end else { continue }
                gone.append(ItemID(value: waiters[place].id, place: place))
                remove(place)
            }
        }
        return gone
    }

    /// Ends a slot that has left its batch.
    ///
    /// - Returns: who waited for it.
    private mutating func finish(_ slot: Int) -> [ItemID] {
        let places = slots[slot].waiters
        let items = places.map { ItemID(value: waiters[$0].id, place: $0) }
        for place in places { free(place) }
        end(slot)
        return items
    }

    private mutating func fail(
        _ flight: Flight, culprits: Set<Int>, _ nothingApplied: Bool,
        _ answer: inout FlushAnswer, now: ContinuousClock.Instant
    ) {
        // A batch of one needs nobody to say which.
        let isAlone = flight.slots.count == 1 && nothingApplied
        var rest: [Int] = []
        for (place, slot) in flight.slots.enumerated() {
            if isAlone || culprits.contains(place) {
                answer.failedAlone += finish(slot)
            } else if nothingApplied {
                rest.append(slot)
            } else {
                answer.inDoubt += finish(slot)
            }
        }
        guard !rest.isEmpty else { return }
        // Half of the flushes take longer than this.
        answer.outOfTime = leave(rest, deadlineUntil: now + (durations.median ?? .zero))
        retry(rest, flight, isCleared: !culprits.isEmpty)
    }

    /// Sends slots again: together if the culprits have been taken out and the bound allows it,
    /// else in halves. With m slots and r times left, r is never below ceil(log2 m): enough to find
    /// the culprit by halving.
    private mutating func retry(_ candidates: [Int], _ flight: Flight, isCleared: Bool) {
        var rest: [Int] = []
        for slot in candidates {
            if slots[slot].waiterCount == 0 { end(slot) } else { rest.append(slot) }
        }
        guard !rest.isEmpty else { return }
        let retryMax = flight.retryMax - 1
        if rest.count == 1 || isCleared && retryMax >= Self.halvingCount(of: rest.count) {
            addPart(rest, flight.tenant, retryMax)
        } else {
            let half = (rest.count + 1) / 2
            addPart(Array(rest[..<half]), flight.tenant, retryMax)
            addPart(Array(rest[half...]), flight.tenant, retryMax)
        }
    }

    private mutating func addPart(_ slots: [Int], _ tenant: Int, _ retryMax: Int) {
        batchCount &+= 1
        for slot in slots {
            self.slots[slot].stage = .part
            self.slots[slot].batch = batchCount
            slotCount += 1
            retryByteCount += self.slots[slot].byteCount
            count(slot, by: self.slots[slot].waiterCount)
        }
        let id = self.slots[slots[0]].id
        let parts = tenants[tenant].parts
        let place = parts.firstIndex { self.slots[$0.slots[0]].id > id } ?? parts.count
        let part = Flight(
            id: batchCount, tenant: tenant, slots: slots, retryMax: retryMax,
            startedAt: self.slots[slots[0]].addedAt)
        tenants[tenant].parts.insert(part, at: place)
    }
}
