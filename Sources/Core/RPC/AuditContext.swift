/// On whose behalf a call acts and why: what every audit record must say beside the what and when.
///
/// The caller's program is known by its certificate (``CallContext/peer``); this is the person or
/// job behind it, as that program states it. Identifiers of staff, never of patients.
public final class AuditContext: Sendable {
    /// The metadata key of ``actor``.
    public static let actorKey = "x-actor"
    /// The metadata key of ``purpose``.
    public static let purposeKey = "x-purpose-of-use"
    /// The metadata key of ``reason``.
    public static let reasonKey = "x-break-glass-reason"
    /// Most octets of each value.
    public static let valueByteCountMax = 128

    /// Who acts: an opaque identifier of a person or job.
    public let actor: String
    /// Why, such as `TREAT`. Source of the usual codes: HL7 v3 value set PurposeOfUse.
    public let purpose: String
    /// Why a rule had to give way, in a word, when ``purpose`` says that it had to (`BTG`); nil
    /// when nothing was stated.
    public let reason: String?

    /// Makes a context.
    public init(actor: String, purpose: String, reason: String? = nil) {
        self.actor = actor
        self.purpose = purpose
        self.reason = reason
    }
}
