/// The shape of a CPT code with its modifiers.
///
/// Five digits (category I), four and `F` (II), `T` (III), `U` (PLA) or `M` (MAAA). Only codes are
/// known here, no descriptions: those are the AMA's.
struct CPTShape {
    /// Modifiers taken of one code.
    static let modifierCountMax = 4

    var code: String
    var modifiers: [String] = []
    var end: Int
    /// Five digits: a bare one is usually something else.
    var isNumeric: Bool
    /// A suffix code that can stand without a cue: capital, and of a range in use.
    var isPlain: Bool
    /// Something that is no modifier is joined behind it: "02139-4307".
    var hasForeignTail: Bool

    /// Matches at a number's first octet; nil when the shape is wrong or the number goes on.
    init?(_ bytes: Span<UInt8>, at start: Int) {
        var index = start
        while index - start < 6, bytes.octet(index).isASCIIDigit { index += 1 }
        let digitCount = index - start
        var packed: UInt64 = 0
        for position in start..<index {
            packed |= UInt64(bytes[position]) << UInt64((position - start) * 8)
        }
        let suffix = bytes.octet(index) & 0xDF
        switch digitCount {
        case 5:
            isNumeric = true
            isPlain = false
        case 4 where [0x46, 0x54, 0x55, 0x4D].contains(suffix) && bytes.octet(index).isASCIILetter:
            isNumeric = false
            let isInUse = suffix == 0x46 || bytes[start] == UInt8(ascii: "0")
            isPlain = bytes[index].isASCIIUpper && isInUse
            packed |= UInt64(suffix) << 32
            index += 1
        default: return nil
        }
        guard !bytes.isWordCharacter(at: index), bytes.octet(index) != UInt8(ascii: "_") else {
            return nil
        }
        code = String(packed: packed, count: index - start)
        end = index
        hasForeignTail = false
        while modifiers.count < Self.modifierCountMax, bytes.octet(end) == Symbol.dash,
            bytes.isWordCharacter(at: end + 1)
        {
            guard let modifier = Self.modifier(bytes, at: end + 1) else {
                hasForeignTail = true
                return
            }
            modifiers.append(modifier)
            end += 3
        }
        if bytes.octet(end) == Symbol.dash, bytes.isWordCharacter(at: end + 1) {
            hasForeignTail = true
        }
        let isJoined = bytes.octet(end + 1).isASCIIDigit
        if isJoined, [Symbol.point, Symbol.comma].contains(bytes.octet(end)) {
            hasForeignTail = true
        }
        if bytes.octet(end) == Symbol.percent { hasForeignTail = true }
    }

    /// Two digits or capitals, and nothing joined behind them.
    private static func modifier(_ bytes: Span<UInt8>, at start: Int) -> String? {
        let (first, second) = (bytes.octet(start), bytes.octet(start + 1))
        guard first.isASCIIDigit || first.isASCIIUpper, second.isASCIIDigit || second.isASCIIUpper,
            !bytes.isWordCharacter(at: start + 2)
        else { return nil }
        return String(packed: UInt64(first) | UInt64(second) << 8, count: 2)
    }
}
