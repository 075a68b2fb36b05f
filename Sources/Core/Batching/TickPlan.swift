/// What a tick says, but for the payloads.
@usableFromInline
struct TickPlan: Sendable {
    @usableFromInline var ends = TickEnds()
    @usableFromInline var batch: BatchPlan?
}
