package import AuditTrail
package import RPC

/// Who acts in one call, as a service knows it: the facts of a record that do not depend on what is
/// done.
package struct AuditCaller: Sendable, Equatable {
    /// The method's bare name, such as `GetPatient`.
    package var method: String
    /// The calling program's identity.
    package var program: String
    /// Who acts through it; the program itself when it states nobody.
    package var actor: String
    /// Why, as the program states it, such as `TREAT`; nil when it states nothing.
    package var purpose: String?
    /// Why the glass is broken, as the program states it; nil when it states nothing.
    package var reason: String?
    /// The request that this is part of, 16 octets.
    package var traceID: [UInt8]
    /// Where the call came from.
    package var address: AuditAddress

    /// Whether records name the other caller, and its method, as they name this one.
    @inline(__always)
    func isNamedAs(_ other: AuditCaller) -> Bool {
        actor == other.actor && method == other.method && program == other.program
            && reason == other.reason
    }

    /// A caller of its parts.
    package init(
        method: String, program: String, actor: String, purpose: String?, reason: String?,
        traceID: [UInt8], address: AuditAddress = .none
    ) {
        self.method = method
        self.program = program
        self.actor = actor
        self.purpose = purpose
        self.reason = reason
        self.traceID = traceID
        self.address = address
    }
}

extension AuditAddress {
    /// The same in the audit's words.
    package init(_ address: CallerAddress) {
        switch address {
        case .unknown: self = .none
        case .local: self = .local
        case .v4(let number): self = .v4(number)
        case .v6(let high, let low): self = .v6(AuditID(high: high, low: low))
        }
    }
}
