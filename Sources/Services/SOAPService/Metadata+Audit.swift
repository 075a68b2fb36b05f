internal import RPC

extension Metadata {
    /// Tells the next service on whose behalf it is called, and why: the one who asked here.
    static func handingOn(_ audit: AuditContext?) -> Metadata {
        var metadata = Metadata()
        guard let audit else { return metadata }
        metadata.append(AuditContext.actorKey, audit.actor)
        metadata.append(AuditContext.purposeKey, audit.purpose)
        if let reason = audit.reason { metadata.append(AuditContext.reasonKey, reason) }
        return metadata
    }
}
