extension FindingRules {
    /// The section's scopes, by its LOINC code.
    mutating func begin(
        sectionLOINC loinc: String, kind: SectionKind?, _ heading: Token, _ bytes: Span<UInt8>
    ) {
        isAssessed = kind == .assessment || kind == .assessmentAndPlan || kind == .plan
        endsWithParagraph = false
        story.begin(loinc, kind)
        sectionScopes = []
        if kind == .other {
            switch loinc {
            case "10157-6": sectionScopes = .family
            case "11348-0": sectionScopes = .historical
            case "48765-2": sectionScopes = .reaction
            default: break
            }
        }
        let first = Self.firstLetter(heading, bytes)
        switch bytes.octet(first) | 0x20 {
        case UInt8(ascii: "d"):
            if Self.begins(heading, at: first, with: "ischarge ", bytes) {
                story.isDischarged = true
            }
            if kind == .assessment,
                Self.begins(heading, at: first, with: "dx", bytes)
                    || Self.begins(heading, at: first, with: "ifferential", bytes)
            {
                sectionScopes = .uncertain
                endsWithParagraph = true
            }
        case UInt8(ascii: "b"):
            if Self.begins(heading, at: first, with: "ackground", bytes) {
                sectionScopes.insert(.background)
            }
        case UInt8(ascii: "r"):
            endsWithParagraph =
                kind == .plan && Self.begins(heading, at: first, with: "eturn pre", bytes)
        case UInt8(ascii: "a"):
            endsWithParagraph =
                kind == .plan && Self.begins(heading, at: first, with: "nticipat", bytes)
        case UInt8(ascii: "e"):
            endsWithParagraph =
                kind == .plan && Self.begins(heading, at: first, with: "ducation", bytes)
        case UInt8(ascii: "p"):
            endsWithParagraph =
                kind == .plan && Self.begins(heading, at: first, with: "atient ed", bytes)
        default: break
        }
        if endsWithParagraph, kind == .plan { sectionScopes = .hypothetical }
    }

    /// Where a heading's letters begin, behind the signs in front of it.
    private static func firstLetter(_ heading: Token, _ bytes: Span<UInt8>) -> Int {
        var index = Int(heading.start)
        while index < Int(heading.end), !bytes[index].isASCIILetter { index += 1 }
        return index
    }

    /// Whether a heading goes on so behind its first letter.
    private static func begins(
        _ heading: Token, at first: Int, with rest: StaticString, _ bytes: Span<UInt8>
    ) -> Bool {
        let count = rest.utf8CodeUnitCount
        guard rest.hasPointerRepresentation, first + count < Int(heading.end) else { return false }
        for offset in 0..<count {
            // Safety: a literal of as many octets as it says.
            let wanted = unsafe rest.utf8Start[offset]
            if bytes[first + 1 + offset] | 0x20 != wanted { return false }
        }
        return true
    }
}
