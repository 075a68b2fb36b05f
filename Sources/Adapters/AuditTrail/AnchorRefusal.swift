/// An anchor that cannot be used, and why.
struct AnchorRefusal: Error {
    let fault: AuditFault

    init(_ anchor: AuditAnchor, _ kind: AuditFault.Kind) {
        fault = AuditFault(sequence: anchor.sequence, kind: kind)
    }
}
