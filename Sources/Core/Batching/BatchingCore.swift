/// The rules of ``BatchingMachine`` without keys and payloads: a slot is a number, a lane stands
/// for an order key. Nothing in here is generic, so that it is compiled once, and well.
///
/// Waiters, slots, lanes and tenants live in arrays whose places are used again; a place of a slot
/// is free only after ``reclaim(_:)``, when the machine above has let go of its payload.
@usableFromInline
struct BatchingCore: ~Copyable, Sendable {
    @usableFromInline let configuration: BatchingConfiguration
    var waiters: [Waiter] = []
    var freeWaiters: [Int] = []
    var slots: [Slot] = []
    var freeSlots: [Int] = []
    var lanes: [Lane] = []
    var freeLanes: [Int] = []
    var tenants: [TenantQueue] = []
    var freeTenants: [Int] = []
    var tenantOfName: [Tenant: Int] = [:]
    var flights: [Flight] = []
    /// Slots before the queue, in order.
    var waiting: [Int] = []
    /// Whether the oldest of them finds no room in the queue, rather than in its tenant's share.
    var isBlocked = false
    /// Slots that are over and not yet reclaimed.
    @usableFromInline var ended: [Int] = []
    /// What the next tick tells besides.
    var entered: [ItemID] = []
    /// The earliest deadline of all waiters.
    var deadline: ContinuousClock.Instant?
    var isDeadlineStale = false
    /// Whether some tenant's is.
    var isTenantStale = false
    var durations = FlushDurations()
    /// The tenant whose turn comes first.
    var turn = 0
    var itemCount: UInt64 = 0
    var batchCount: UInt64 = 0
    @usableFromInline var isDraining = false
    var drainDeadline: ContinuousClock.Instant?
    @usableFromInline var isDrainOver = false

    @usableFromInline var queueCount = 0
    @usableFromInline var queueByteCount = 0
    @usableFromInline var retryCount = 0
    var retryByteCount = 0
    @usableFromInline var waitingCount = 0
    @usableFromInline var slotCount = 0
    /// See ``BatchingMachine/flushMargin``.
    @usableFromInline var flushMargin: Duration

    @usableFromInline
    init(_ configuration: BatchingConfiguration) {
        self.configuration = configuration
        flushMargin = configuration.flushMargin
    }

    @usableFromInline var inFlightCount: Int { flights.count }

    @usableFromInline var isEmpty: Bool {
        flights.isEmpty && queueCount == 0 && retryCount == 0 && waitingCount == 0
    }

    /// Nothing new is taken from now on.
    @usableFromInline
    mutating func drain(until deadline: ContinuousClock.Instant?) {
        isDraining = true
        drainDeadline = earlier(drainDeadline, deadline)
    }

    /// The machine above has let go of a slot that was over.
    ///
    /// - Returns: whether its lane is gone with it.
    @usableFromInline
    mutating func reclaim(_ slot: Int) -> Bool {
        let tenant = slots[slot].tenant
        let lane = slots[slot].lane
        freeSlots.append(slot)
        tenants[tenant].slotCount -= 1
        if tenants[tenant].slotCount == 0 {
            tenantOfName[tenants[tenant].tenant] = nil
            freeTenants.append(tenant)
        }
        guard lane >= 0 else { return false }
        lanes[lane].slotCount -= 1
        guard lanes[lane].slotCount == 0 else { return false }
        freeLanes.append(lane)
        return true
    }
}
