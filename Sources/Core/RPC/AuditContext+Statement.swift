/// What a caller states about itself, before it is believed: that an audit can hold it.
extension AuditContext {
    /// Most octets of a stated ``reason``.
    package static let reasonByteCountMax = 48
    /// What is recorded for a caller that names a person and no purpose, or the other way round.
    package static let unstated = "unstated"

    /// What a caller states; nil when it states nothing, and acts for itself.
    /// - Parameter peer: the caller's identity.
    /// - Throws: `invalidArgument` for a value that is too long or holds other characters than
    ///   identifiers do.
    package static func stated(
        actor: String?, purpose: String?, reason: String?, by peer: String?
    ) throws(RPCError) -> AuditContext? {
        guard actor != nil || purpose != nil || reason != nil else { return nil }
        try check(actor, actorKey)
        try check(purpose, purposeKey)
        try check(reason: reason)
        return AuditContext(
            actor: actor ?? peer ?? unstated, purpose: purpose ?? unstated, reason: reason)
    }

    private static func check(_ text: String?, _ key: String) throws(RPCError) {
        guard let text, !isIdentifier(text) else { return }
        throw RPCError(
            .invalidArgument,
            "\(key) is 1 to \(valueByteCountMax) letters, digits, ._-:/@+=")
    }

    /// A word for the record: why the glass is broken.
    private static func check(reason text: String?) throws(RPCError) {
        guard let text else { return }
        guard text.utf8.count <= reasonByteCountMax, isIdentifier(text),
            !text.contains(where: { ":/@+=".contains($0) })
        else {
            throw RPCError(
                .invalidArgument,
                "\(reasonKey) is 1 to \(reasonByteCountMax) letters, digits and . _ -")
        }
    }

    /// Whether an audit can hold it as it is: printable, without blanks or quotes.
    private static func isIdentifier(_ text: String) -> Bool {
        let octets = text.utf8
        guard !octets.isEmpty, octets.count <= valueByteCountMax else { return false }
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
