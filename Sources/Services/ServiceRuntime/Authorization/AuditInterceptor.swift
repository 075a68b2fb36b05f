internal import Messages
internal import RPC
private import RPCTransport

/// Establishes on whose behalf a call acts, and why, from what its caller states.
///
/// Only methods that touch patient data are asked. A caller that states nothing acts for itself;
/// one that states something unreadable is refused, since the audit could not be trusted.
struct AuditInterceptor: ServerInterceptor {
    /// Most octets of a reason for breaking the glass.
    static let reasonByteCountMax = 48

    /// Who is told of calls that are refused here.
    let desk: DenialDesk

    /// What is recorded for a caller that names a person and no purpose, or the other way round.
    static let unstated = "unstated"

    private static let services: Set<String> = Set(
        (PatientV1.PatientService.methods + PatientV1.PatientBulk.methods
            + SoapV1.SOAPService.methods + EhrV1.EHRGateway.methods + AuditV1.AuditTrail.methods)
            .map(\.service))

    func applies(to method: MethodName) -> Bool { Self.services.contains(method.service) }

    /// - Throws: `invalidArgument` for a value that is too long or holds other characters than
    ///   identifiers do.
    func admit(_ context: CallContext) throws(RPCError) {
        do throws(RPCError) { try establish(context) } catch {
            desk.tell(
                ServerDenial(
                    method: context.method, peer: context.peer, reason: .badStatement,
                    address: context.address))
            throw error
        }
    }

    private func establish(_ context: CallContext) throws(RPCError) {
        let actor = try Self.value(AuditContext.actorKey, context)
        let purpose = try Self.value(AuditContext.purposeKey, context)
        let reason = try Self.reason(context)
        guard actor != nil || purpose != nil || reason != nil else { return }
        context.establish(
            AuditContext(
                actor: actor ?? context.peer ?? Self.unstated, purpose: purpose ?? Self.unstated,
                reason: reason))
    }

    /// A word for the record: why the glass is broken.
    private static func reason(_ context: CallContext) throws(RPCError) -> String? {
        guard let text = context.metadata[AuditContext.reasonKey] else { return nil }
        guard text.utf8.count <= reasonByteCountMax, isIdentifier(text),
            !text.contains(where: { ":/@+=".contains($0) })
        else {
            throw RPCError(
                .invalidArgument,
                "\(AuditContext.reasonKey) is 1 to \(reasonByteCountMax) letters, digits and . _ -")
        }
        return text
    }

    private static func value(
        _ key: String, _ context: CallContext
    ) throws(RPCError) -> String? {
        guard let text = context.metadata[key] else { return nil }
        guard isIdentifier(text) else {
            throw RPCError(
                .invalidArgument,
                "\(key) is 1 to \(AuditContext.valueByteCountMax) letters, digits, ._-:/@+="
            )
        }
        return text
    }

    /// Whether an audit can hold it as it is: printable, without blanks or quotes.
    static func isIdentifier(_ text: String) -> Bool {
        let octets = text.utf8
        guard !octets.isEmpty, octets.count <= AuditContext.valueByteCountMax else { return false }
        return octets.allSatisfy { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "@"),
                UInt8(ascii: "+"), UInt8(ascii: "="):
                true
            default: false
            }
        }
    }
}
