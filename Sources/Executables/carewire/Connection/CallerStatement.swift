internal import Foundation
internal import Messages
internal import RPC

/// States with every call that touches patient data who makes it, and why, for the audit.
///
/// `CAREWIRE_ACTOR` is an identifier of a person or a job, by default the user's name on this
/// machine; `CAREWIRE_PURPOSE` is a code such as TREAT, which is the default. Source of the codes:
/// HL7 v3 value set PurposeOfUse.
struct CallerStatement: ClientInterceptor {
    private static let services: Set<String> = Set(
        (PatientV1.PatientService.methods + PatientV1.PatientBulk.methods
            + SoapV1.SOAPService.methods + EhrV1.EHRGateway.methods)
            .map(\.service))

    let actor: String
    let purpose: String

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        actor = Self.identifier(environment["CAREWIRE_ACTOR"] ?? NSUserName())
        purpose = Self.identifier(environment["CAREWIRE_PURPOSE"] ?? "TREAT")
    }

    func applies(to method: MethodName) -> Bool { Self.services.contains(method.service) }

    func prepare(_ method: MethodName, _ options: inout CallOptions) throws(RPCError) {
        if options.metadata[AuditContext.actorKey] == nil {
            options.metadata.append(AuditContext.actorKey, actor)
        }
        if options.metadata[AuditContext.purposeKey] == nil {
            options.metadata.append(AuditContext.purposeKey, purpose)
        }
    }

    /// The text in the characters that services take; "unknown" for one without any.
    private static func identifier(_ text: String) -> String {
        let octets = text.utf8.filter { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "@"),
                UInt8(ascii: "+"):
                true
            default: false
            }
        }
        guard !octets.isEmpty else { return "unknown" }
        return String(decoding: octets.prefix(AuditContext.valueByteCountMax), as: UTF8.self)
    }
}
