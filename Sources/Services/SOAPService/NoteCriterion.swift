internal import ClinicalText
internal import Messages
internal import RPC

/// What a search asks for, in the words of the terminology and of the code systems.
enum NoteCriterion {
    /// The concepts that a term names: one, or several that share it.
    /// - Throws: `INVALID_ARGUMENT` for one that the terminology does not know.
    static func concepts(_ term: String, _ screener: NoteScreener) throws(RPCError) -> [Int] {
        guard (1...SOAPLimits.criterionByteCountMax).contains(term.utf8.count) else {
            throw refusal("term")
        }
        if let index = screener.terminology.concepts.firstIndex(where: { $0.id == term }) {
            return [index]
        }
        let found = screener.screen(.text(term)).terms.statements.map(\.conceptIndex)
        let concepts = Set(found).sorted()
        guard !concepts.isEmpty else {
            throw NoteValidation.refusal("term", "is in no terminology that is loaded")
        }
        guard concepts.count == 1 else {
            throw NoteValidation.refusal("term", "names one thing; several are several criteria")
        }
        return concepts
    }

    /// What a note must say about it; nil for anything.
    static func assertion(_ assertion: SoapV1.Assertion) throws(RPCError) -> Assertion? {
        switch assertion {
        case .unspecified: nil
        case .present: .present
        case .uncertain: .uncertain
        case .historical: .historical
        case .hypothetical: .hypothetical
        case .negated: .negated
        case .family: .family
        case .unrecognized:
            throw NoteValidation.refusal("assertion", "is one of the contract's values")
        }
    }

    /// The kinds of code that a text can be, each with its canonical form.
    static func codes(_ text: String) throws(RPCError) -> [(kind: String, text: String)] {
        let code = text.uppercased()
        let isCode = code.utf8.allSatisfy { octet in
            switch octet {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard isCode, (3...8).contains(code.utf8.count), let first = code.utf8.first else {
            throw refusal("code")
        }
        if (0x30...0x39).contains(first) { return [("cpt", code)] }
        if code.utf8.count == 3 { return [("icd-category", code)] }
        if code.contains(".") { return [("icd", code)] }
        // Without its point it may be either: J1885 is a code of HCPCS, and J18.85 would be one of
        // ICD-10-CM.
        return [("cpt", code), ("icd", "\(code.prefix(3)).\(code.dropFirst(3))")]
    }

    private static func refusal(_ field: String) -> RPCError {
        NoteValidation.refusal(
            field, "has 1 to \(SOAPLimits.criterionByteCountMax) octets, a code 3 to 8 characters")
    }
}
