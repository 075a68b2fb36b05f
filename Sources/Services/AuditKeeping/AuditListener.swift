package import AuditTrail
package import LatencyBudget

/// Who has a record kept without being a task: told once, on the sink's loop, how that ended.
package protocol AuditListener: AnyObject {
    /// The record is durable; or it is not, and the data must not leave.
    func auditEnded(_ error: AuditError?, at now: Moment)
}
