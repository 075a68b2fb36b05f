internal import ClinicalText
internal import Messages
internal import RPC

/// Checks what callers send. A refusal names the field and the rule, never the value.
enum NoteValidation {
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

    /// The note, whichever way it came: neither empty nor too long.
    static func source(
        _ note: SoapV1.ProcessRequest.Note?
    ) throws(RPCError) -> NoteScreener.Source {
        switch note {
        case .text(let text):
            try check(text.revealed.utf8)
            return .text(text.revealed)
        case .sections(let sections):
            let composed = ComposedNote(
                subjective: sections.subjective.revealed,
                objective: sections.objective.revealed,
                assessment: sections.assessment.revealed, plan: sections.plan.revealed)
            try check(composed.utf8)
            return .composed(composed)
        case nil: throw refusal("note", "must be there")
        }
    }

    /// The text of a new version.
    static func text(_ text: PHI<String>) throws(RPCError) -> String {
        try check(text.revealed.utf8)
        return text.revealed
    }

    private static func check(_ text: some Collection<UInt8>) throws(RPCError) {
        guard text.count <= SOAPLimits.noteByteCountMax else {
            throw refusal(
                "note",
                "has \(text.count) octets, the limit is \(SOAPLimits.noteByteCountMax)")
        }
        guard text.contains(where: { $0 > 0x20 }) else { throw refusal("note", "is empty") }
    }

    /// A note's name.
    static func noteID(_ text: String) throws(RPCError) {
        guard !text.isEmpty else { throw refusal("note_id", "must be there") }
    }

    /// A version that exists or may exist; nil for none named.
    static func version(_ version: UInt64?) throws(RPCError) -> UInt64? {
        guard let version else { return nil }
        guard (1...UInt64(SOAPLimits.versionCountMax)).contains(version) else {
            throw refusal("version", "is 1 to \(SOAPLimits.versionCountMax)")
        }
        return version
    }

    /// How many notes a page holds.
    static func pageSize(_ size: UInt32) throws(RPCError) -> Int {
        guard size <= SOAPLimits.pageCountMax else {
            throw refusal("page_size", "is at most \(SOAPLimits.pageCountMax)")
        }
        return size == 0 ? SOAPLimits.pageCountDefault : Int(size)
    }

    static func refusal(_ field: String, _ rule: String) -> RPCError {
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
