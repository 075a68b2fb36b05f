/// What a reference's text leads to.
enum Reference: Equatable {
    /// A resource by its id.
    case id(String)
    /// A resource by an identifier: `Type?identifier=SYSTEM|VALUE`.
    case identifier(system: String, value: String)

    /// Reads `Type/ID`, with or without a version, a URL that ends so, `urn:uuid:ID`,
    /// `urn:oid:ID`, or a search for an identifier. Nil for everything else, a reference to a
    /// contained resource among it.
    /// - Parameter type: the type that it must have; nil for any.
    init?(_ text: String, to type: String?) {
        for scheme in ["urn:uuid:", "urn:oid:"] where text.hasPrefix(scheme) {
            let id = String(text.dropFirst(scheme.count))
            guard Self.isID(id) else { return nil }
            self = .id(id)
            return
        }
        if let mark = text.firstIndex(of: "?") {
            self.init(search: text[text.index(after: mark)...])
            let path = text[..<mark].split(separator: "/", omittingEmptySubsequences: false)
            if let type, path.last.map(String.init) != type { return nil }
            return
        }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count >= 4, parts[parts.count - 2] == "_history" {
            guard let version = parts.last, Self.isID(String(version)) else { return nil }
            parts.removeLast(2)
        }
        guard parts.count >= 2, let last = parts.last, Self.isID(String(last)) else { return nil }
        if let type, String(parts[parts.count - 2]) != type { return nil }
        self = .id(String(last))
    }

    private init?(search: Substring) {
        let name = "identifier="
        guard search.hasPrefix(name), !search.contains("&") else { return nil }
        let token = search.dropFirst(name.count)
        let parts = token.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        guard let value = parts.last, !value.isEmpty else { return nil }
        self = .identifier(
            system: parts.count == 2 ? String(parts[0]) : "", value: String(value))
    }

    /// Whether a text is a logical id: 1 to ``FHIRLimits/idByteCountMax`` of letters, digits, `-`
    /// and `.`.
    static func isID(_ text: String) -> Bool {
        (1...FHIRLimits.idByteCountMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                    UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
