internal import ClinicalText
internal import Messages
internal import RPC

/// Checks what callers send. A refusal names the field and the rule, never the value.
enum NoteValidation {
    /// A note that was accepted: its text as it will be stored, and what it says.
    struct Note {
        let text: String
        let extraction: NoteExtraction
    }

    /// 1 to 64 of letters, digits, `.` and `-`. Source: soap.proto.
    static func id(_ id: String, _ field: String) throws(RPCError) -> String {
        let isGood =
            (1...SOAPLimits.idByteCountMax).contains(id.utf8.count)
            && id.utf8.allSatisfy(isIDOctet)
        guard isGood else {
            throw refusal(field, "has 1 to \(SOAPLimits.idByteCountMax) of A-Z a-z 0-9 . -")
        }
        return id
    }

    /// 1 to 128 octets of printable ASCII. Source: soap.proto.
    static func idempotencyKey(_ key: String) throws(RPCError) {
        let isGood =
            (1...SOAPLimits.idempotencyKeyByteCountMax).contains(key.utf8.count)
            && key.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard isGood else {
            throw refusal(
                "idempotency_key",
                "has 1 to \(SOAPLimits.idempotencyKeyByteCountMax) printable ASCII characters")
        }
    }

    /// Parses the note, whichever way it came.
    static func note(_ note: SoapV1.ProcessRequest.Note?) throws(RPCError) -> Note {
        do throws(ClinicalTextError) {
            switch note {
            case .text(let text):
                return Note(
                    text: text.revealed,
                    extraction: try NoteParser.parse(text.revealed.utf8Span.span))
            case .sections(let sections):
                let composed = ComposedNote(
                    subjective: sections.subjective.revealed,
                    objective: sections.objective.revealed,
                    assessment: sections.assessment.revealed, plan: sections.plan.revealed)
                return Note(
                    text: String(decoding: composed.utf8, as: UTF8.self),
                    extraction: try NoteParser.parse(composed))
            case nil: break
            }
        } catch {
            throw RPCError(error)
        }
        throw refusal("note", "must be there")
    }

    private static func refusal(_ field: String, _ rule: String) -> RPCError {
        RPCError(.invalidArgument, "\(field) \(rule)")
    }

    private static func isIDOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }
}
