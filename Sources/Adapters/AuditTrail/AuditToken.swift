/// A short word of the program: a method, a reason, a rule, the name of a search field.
///
/// Letters, digits, `.`, `_` and `-`. Words come from constants of the code or from its
/// configuration, never from a request's content.
package struct AuditToken: Hashable, Sendable {
    /// Most octets; the fewest is one.
    package static let byteCountMax = 48

    /// The word.
    package let text: String

    /// A word known when the program is compiled, which cannot be anybody's data. One that is no
    /// word is the program's fault and ends it, so keep them in static constants.
    package init(_ literal: StaticString) {
        text = literal.description
        precondition(Self.isValid(text.utf8), "no audit token: \(literal)")
    }

    /// A word from the program's configuration or tables.
    /// - Throws: ``AuditError`` with code `badValue`; its message does not repeat the text.
    package init(checking text: String) throws(AuditError) {
        guard Self.isValid(text.utf8) else {
            throw AuditError(.badValue, "a token is 1 to \(Self.byteCountMax) of A-Z a-z 0-9 . _ -")
        }
        self.text = text
    }

    private static func isValid(_ text: String.UTF8View) -> Bool {
        (1...byteCountMax).contains(text.count) && text.allSatisfy(isAllowed)
    }

    static func isAllowed(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
