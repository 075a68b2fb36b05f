/// Collects items into batches by count, bytes, age and the earliest deadline. No clock, no lock
/// and no continuation inside: each question brings its time, and a waiter is an ``ItemID``.
///
/// Every item that is taken ends in exactly one way: it is named once, in ``flushed(_:_:now:)``, in
/// ``tick(now:)`` or by its own cancellation. What is promised beyond that is in <doc:Batching>.
///
/// After each call the driver flushes while ``tick(now:)`` returns a batch, and sets its timer to
/// ``nextWakeup``.
public struct BatchingMachine<Key: Hashable & Sendable, Payload: Sendable>: ~Copyable, Sendable {
    /// Why an item was not taken.
    public typealias Refusal = BatchingRefusal
    /// The answer to ``flushed(_:_:now:)``.
    public typealias OnFlushed = FlushAnswer
    /// The answer to ``cancel(_:)``.
    public typealias OnCancel = CancelAnswer
    /// The answer to ``offer(_:deadline:now:)``.
    public typealias OnOffer = OfferAnswer

    /// The answer to ``add(_:key:byteCount:deadline:now:)``.
    public enum OnAdd: Sendable, Hashable {
        /// The item has a slot of its own.
        case queued(ItemID)
        /// The item shares the slot of an earlier one with the same key; its payload is dropped.
        case joined(ItemID)
        /// The item was not taken.
        case refused(BatchingRefusal)
    }

    /// The answer to ``tick(now:)``.
    public struct OnTick: Sendable {
        /// Whose wait has changed.
        public let ends: TickEnds
        /// To be sent now; ask again until there is none.
        public let batch: Batch<Payload>?

        /// Waiters whose deadline has come. They have left, in queue or in flight.
        @inlinable public var expired: [ItemID] { ends.expired }

        @inlinable init(ends: TickEnds, batch: Batch<Payload>?) {
            self.ends = ends
            self.batch = batch
        }
    }

    /// A key as its tenant's.
    @usableFromInline
    struct TenantKey: Hashable, Sendable {
        @usableFromInline let tenant: Int
        @usableFromInline let key: Key

        @inlinable init(_ tenant: Int, _ key: Key) {
            self.tenant = tenant
            self.key = key
        }
    }

    /// What the core need not know of a slot.
    @usableFromInline
    struct Content: Sendable {
        @usableFromInline let payload: Payload
        @usableFromInline let sharingKey: TenantKey?
        @usableFromInline let orderKey: TenantKey?

        @inlinable init(payload: Payload, sharingKey: TenantKey?, orderKey: TenantKey?) {
            self.payload = payload
            self.sharingKey = sharingKey
            self.orderKey = orderKey
        }
    }

    @usableFromInline var core: BatchingCore
    /// By slot.
    @usableFromInline var contents: [Content?] = []
    /// The latest slot of each sharing key.
    @usableFromInline var slotOfKey: [TenantKey: Int] = [:]
    @usableFromInline var laneOfKey: [TenantKey: Int] = [:]

    /// An empty queue.
    @inlinable public init(_ configuration: BatchingConfiguration) {
        core = BatchingCore(configuration)
    }

    /// Waiters in the queue; those of failed batches that go again are not counted.
    @inlinable public var queueCount: Int { core.queueCount }

    /// Bytes in the queue; those of failed batches that go again are not counted.
    @inlinable public var queueByteCount: Int { core.queueByteCount }

    /// Waiters of failed batches that go again.
    @inlinable public var retryCount: Int { core.retryCount }

    /// Waiters for which the queue has no room yet.
    @inlinable public var waitingCount: Int { core.waitingCount }

    /// Slots in the queue, those that go again too.
    @inlinable public var slotCount: Int { core.slotCount }

    /// Batches under way.
    @inlinable public var inFlightCount: Int { core.inFlightCount }

    /// Whether nothing waits and nothing is under way.
    @inlinable public var isEmpty: Bool { core.isEmpty }

    /// Whether the drain is over: nothing is here any more, or its deadline has come and everybody
    /// was let go.
    @inlinable public var isDrained: Bool {
        core.isDraining && (core.isEmpty || core.isDrainOver)
    }

    /// How long before the earliest deadline a batch goes: the p99 of the last 128 flushes, from
    /// the tick that gave the batch to ``flushed(_:_:now:)``, and never less than the configured
    /// margin.
    @inlinable public var flushMargin: Duration { core.flushMargin }

    /// Whether ``tick(now:)`` would return a batch. Cheap.
    @inlinable public func isFlushDue(now: ContinuousClock.Instant) -> Bool {
        core.isFlushDue(now: now)
    }

    /// When to ask ``tick(now:)`` again if nothing else happens; an instant in the past means at
    /// once, nil means never.
    @inlinable public var nextWakeup: ContinuousClock.Instant? { core.nextWakeup }

    /// Takes an item, or refuses it; it never waits for room, whatever the configuration says.
    ///
    /// - Parameters:
    ///   - key: items with an equal key want the same thing and may share a slot until it is sent;
    ///     nil never shares.
    ///   - byteCount: what the item adds to its batch; nothing when it shares a slot.
    ///   - deadline: when the waiter no longer wants the result; nil is never.
    @inlinable public mutating func add(
        _ payload: Payload, key: Key? = nil, byteCount: Int,
        deadline: ContinuousClock.Instant? = nil, now: ContinuousClock.Instant
    ) -> OnAdd {
        let sharing = key.map { Sharing.queued($0) } ?? .never
        let item = BatchItem(payload, sharing: sharing, byteCount: byteCount)
        switch take(item, deadline: deadline, now: now, mayWait: false) {
        case .queued(let id), .waiting(let id): return .queued(id)
        case .joined(let id): return .joined(id)
        case .refused(let refusal): return .refused(refusal)
        }
    }

    /// Takes an item, makes it wait for room, or refuses it.
    ///
    /// - Parameter deadline: when the waiter no longer wants the result; nil is never.
    @inlinable public mutating func offer(
        _ item: BatchItem<Key, Payload>, deadline: ContinuousClock.Instant? = nil,
        now: ContinuousClock.Instant
    ) -> OnOffer {
        take(item, deadline: deadline, now: now, mayWait: true)
    }

    /// Lets waiters go whose deadline has come, lets others in for whom there is room, and gives
    /// the next batch if one is due.
    @inlinable public mutating func tick(now: ContinuousClock.Instant) -> OnTick {
        let plan = core.tick(now: now)
        var batch: Batch<Payload>?
        if let next = plan.batch {
            batch = Batch(
                id: next.id, tenant: next.tenant,
                payloads: next.slots.compactMap { contents[$0]?.payload },
                byteCount: next.byteCount, deadline: next.deadline, reason: next.reason)
        }
        reclaim()
        return OnTick(ends: plan.ends, batch: batch)
    }

    /// The sink has answered for a batch, or given up on it. Frees its place.
    ///
    /// - Returns: who is told what; nil for a batch that is not under way.
    @inlinable public mutating func flushed(
        _ id: BatchID, _ verdict: BatchVerdict = .perItem, now: ContinuousClock.Instant
    ) -> OnFlushed? {
        let answer = core.flushed(id, verdict, now: now)
        reclaim()
        return answer
    }

    /// A waiter goes away. Its slot goes with it unless others share it.
    @inlinable public mutating func cancel(_ id: ItemID) -> OnCancel {
        let answer = core.cancel(id)
        reclaim()
        return answer
    }

    /// Takes nothing new from now on; what is here goes as fast as batches may, also what waits for
    /// room. ``isDrained`` says when all is done.
    ///
    /// - Parameter deadline: when everybody who is left is let go; nil is never. Of several, the
    ///   earliest counts.
    @inlinable public mutating func drain(until deadline: ContinuousClock.Instant? = nil) {
        core.drain(until: deadline)
    }
}

extension BatchingMachine {
    @inlinable mutating func take(
        _ item: BatchItem<Key, Payload>, deadline: ContinuousClock.Instant?,
        now: ContinuousClock.Instant, mayWait: Bool
    ) -> OfferAnswer {
        if let refusal = core.refusal(deadline, now: now) { return .refused(refusal) }
        let known = core.find(item.tenant)
        if let answer = join(item, known, deadline: deadline, mayWait: mayWait) { return answer }
        switch core.room(known, byteCount: item.byteCount, mayWait: mayWait) {
        case .queue: return .queued(open(item, deadline, now, isWaiting: false))
        case .waiting: return .waiting(open(item, deadline, now, isWaiting: true))
        case .refused(let refusal): return .refused(refusal)
        }
    }

    @inlinable mutating func join(
        _ item: BatchItem<Key, Payload>, _ tenant: Int, deadline: ContinuousClock.Instant?,
        mayWait: Bool
    ) -> OfferAnswer? {
        guard tenant >= 0, let key = item.sharing.key,
            let slot = slotOfKey[TenantKey(tenant, key)]
        else { return nil }
        var lane = -1
        if let orderKey = item.orderKey {
            guard let known = laneOfKey[TenantKey(tenant, orderKey)] else { return nil }
            lane = known
        }
        return core.join(
            slot, lane: lane, deadline: deadline, isUnderWaySafe: item.sharing.isUnderWaySafe,
            mayWait: mayWait)
    }

    @inlinable mutating func open(
        _ item: BatchItem<Key, Payload>, _ deadline: ContinuousClock.Instant?,
        _ now: ContinuousClock.Instant, isWaiting: Bool
    ) -> ItemID {
        let tenant = core.register(item.tenant)
        let sharingKey = item.sharing.key.map { TenantKey(tenant, $0) }
        let orderKey = item.orderKey.map { TenantKey(tenant, $0) }
        var lane = -1
        if let orderKey {
            lane = laneOfKey[orderKey] ?? core.makeLane()
            laneOfKey[orderKey] = lane
        }
        let (slot, id) = core.open(
            tenant: tenant, lane: lane, byteCount: item.byteCount, deadline: deadline, now: now,
            isWaiting: isWaiting)
        let content = Content(payload: item.payload, sharingKey: sharingKey, orderKey: orderKey)
        if slot == contents.count { contents.append(content) } else { contents[slot] = content }
        if let sharingKey { slotOfKey[sharingKey] = slot }
        return id
    }

    /// Lets go of what slots that are over have held.
    @inlinable mutating func reclaim() {
        while let slot = core.ended.popLast() {
            let content = contents[slot]
            contents[slot] = nil
            if let key = content?.sharingKey, slotOfKey[key] == slot { slotOfKey[key] = nil }
            let isLaneGone = core.reclaim(slot)
            if isLaneGone, let key = content?.orderKey { laneOfKey[key] = nil }
        }
    }
}
