package import Messages

/// Decides whether an answer of this service advises anybody.
///
/// Advice needs words. Everything the service itself puts into an answer is a name it made up, a
/// code, a number or a place in the clinician's own text, and none of these can advise. The
/// classifier looks at each text of the answer: one that is neither identifier nor code is prose of
/// the service's own, and counts as advice until somebody has shown that it is none. So a later
/// feature that adds a sentence to the answer turns the flag on by itself.
package enum AdviceClassifier {
    /// Longest text that passes as a code, in octets.
    static let codeByteCountMax = 12

    /// Whether any text in the answer is prose of the service's own.
    package static func advises(_ response: SoapV1.ProcessResponse) -> Bool {
        ownTexts(response).contains { !isIdentifier($0) && !isCode($0) }
    }

    /// Every text that the service puts into the answer.
    package static func ownTexts(_ response: SoapV1.ProcessResponse) -> [String] {
        var texts = [response.noteID]
        guard let extraction = response.extraction else { return texts }
        for section in extraction.sections { texts.append(section.loinc) }
        for code in extraction.codes {
            texts.append(code.code.revealed)
            texts += code.modifiers
        }
        return texts
    }

    /// Nothing, or a UUID.
    private static func isIdentifier(_ text: String) -> Bool {
        text.isEmpty || NoteID(text) != nil
    }

    /// Capitals, digits, point and dash, in few octets: no sentence, no word of one.
    private static func isCode(_ text: String) -> Bool {
        text.utf8.count <= codeByteCountMax
            && text.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "."), UInt8(ascii: "-"):
                    true
                default:
                    false
                }
            }
            && (text.utf8.count <= 2 || text.utf8.contains { (0x30...0x39).contains($0) })
    }
}
