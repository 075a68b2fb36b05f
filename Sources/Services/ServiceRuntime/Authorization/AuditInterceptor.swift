internal import Messages
internal import RPC
private import RPCTransport

/// Establishes on whose behalf a call acts, and why, from what its caller states.
///
/// Only methods that touch patient data are asked. A caller that states nothing acts for itself;
/// one that states something unreadable is refused, since the audit could not be trusted.
struct AuditInterceptor: ServerInterceptor {
    /// Who is told of calls that are refused here.
    let desk: DenialDesk

    private static let services: Set<String> = Set(
        (PatientV1.PatientService.methods + PatientV1.PatientBulk.methods
            + SoapV1.SOAPService.methods + EhrV1.EHRGateway.methods + AuditV1.AuditTrail.methods)
            .map(\.service))

    func applies(to method: MethodName) -> Bool { Self.services.contains(method.service) }

    /// - Throws: `invalidArgument` for a value that is too long or holds other characters than
    ///   identifiers do.
    func admit(_ context: CallContext) throws(RPCError) {
        do throws(RPCError) {
            let metadata = context.metadata
            let stated = try AuditContext.stated(
                actor: metadata[AuditContext.actorKey],
                purpose: metadata[AuditContext.purposeKey],
                reason: metadata[AuditContext.reasonKey], by: context.peer)
            if let stated { context.establish(stated) }
        } catch {
            desk.tell(
                ServerDenial(
                    method: context.method, peer: context.peer, reason: .badStatement,
                    address: context.address))
            throw error
        }
    }
}
