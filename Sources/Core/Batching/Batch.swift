/// What goes out together: one payload per slot, in the order in which the slots were opened.
public struct Batch<Payload: Sendable>: Sendable {
    /// Why a batch goes now.
    public typealias Reason = FlushReason

    /// To be handed back to `flushed`.
    public let id: BatchID
    /// Whose items these are.
    public let tenant: Tenant
    /// One per slot.
    public let payloads: [Payload]
    /// Sum of the slots' bytes.
    public let byteCount: Int
    /// The earliest deadline of its waiters; nil when none has one.
    public let deadline: ContinuousClock.Instant?
    /// Why it goes now.
    public let reason: Reason

    @inlinable init(
        id: BatchID, tenant: Tenant, payloads: [Payload], byteCount: Int,
        deadline: ContinuousClock.Instant?, reason: FlushReason
    ) {
        self.id = id
        self.tenant = tenant
        self.payloads = payloads
        self.byteCount = byteCount
        self.deadline = deadline
        self.reason = reason
    }
}
