/// A batch as the core knows it.
@usableFromInline
struct BatchPlan: Sendable {
    @usableFromInline let id: BatchID
    @usableFromInline let tenant: Tenant
    @usableFromInline let slots: [Int]
    @usableFromInline let byteCount: Int
    @usableFromInline let deadline: ContinuousClock.Instant?
    @usableFromInline let reason: FlushReason
}
