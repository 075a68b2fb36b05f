/// How a sink is doing, for operators.
package struct AuditSinkState: Sendable, Equatable {
    /// Whether it takes records now.
    package var isOpen: Bool
    /// Records that wait to become durable.
    package var queuedCount: Int
    /// Durable records that are not in the database yet.
    package var unshippedCount: Int

    /// A state of its parts.
    package init(isOpen: Bool, queuedCount: Int, unshippedCount: Int) {
        self.isOpen = isOpen
        self.queuedCount = queuedCount
        self.unshippedCount = unshippedCount
    }
}
