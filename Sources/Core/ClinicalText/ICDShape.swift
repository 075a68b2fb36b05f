/// The shape of an ICD-10-CM code: necessary, not sufficient.
///
/// A letter, a digit, a digit or `A` or `B`; then a point and one to four letters or digits.
/// Source: CDC/CMS ICD-10-CM, section "Format".
struct ICDShape {
    /// Octets of the longest code with its point.
    static let octetCountMax = 8

    /// Upper case, with its point.
    var code: String
    var end: Int
    /// The point was written.
    var isDotted: Bool
    /// A category of three characters, without a point.
    var isBare: Bool

    /// Matches at a word's first octet; nil when the shape is wrong or the word goes on.
    init?(_ bytes: Span<UInt8>, at start: Int) {
        guard bytes.octet(start).isASCIILetter, bytes.octet(start + 1).isASCIIDigit else {
            return nil
        }
        let third = bytes.octet(start + 2)
        guard third.isASCIIDigit || [0x41, 0x42].contains(third & 0xDF) && third.isASCIILetter
        else {
            return nil
        }
        var index = start + 3
        isDotted = bytes.octet(index) == Symbol.point && bytes.isWordCharacter(at: index + 1)
        if isDotted { index += 1 }
        let details = index
        while index - details < 5, bytes.octet(index).isWordOctet { index += 1 }
        guard index - details <= 4, !bytes.isWordCharacter(at: index),
            bytes.octet(index) != UInt8(ascii: "_")
        else { return nil }
        // "E11.9.3" is a version, not a code.
        if bytes.octet(index) == Symbol.point, bytes.octet(index + 1).isASCIIDigit { return nil }
        isBare = index == details
        end = index
        guard Self.isDetail(bytes, details..<index, isLead: bytes[start].isASCIIUpper) else {
            return nil
        }
        // Four octets and four details at most, so that nothing is allocated.
        var packed: UInt64 = 0
        var count = 0
        for position in start..<index where position != start + 3 || !isDotted {
            if count == 3 {
                packed |= UInt64(Symbol.point) << 24
                count += 1
            }
            let octet = bytes[position]
            packed |= UInt64(octet.isASCIILower ? octet & 0xDF : octet) << UInt64(count * 8)
            count += 1
        }
        code = String(packed: packed, count: count)
    }

    /// Letters behind the point stand alone or beside the filler X: "T12.She" is the end of a
    /// sentence and "a12.txt" a file.
    private static func isDetail(_ bytes: Span<UInt8>, _ range: Range<Int>, isLead: Bool) -> Bool {
        guard let first = range.first else { return true }
        if !hasDigit(bytes, range) {
            let isFiller = bytes[first] & 0xDF == 0x58 && range.count > 1
            let isSingle = range.count == 1 && bytes[first].isASCIIUpper && isLead
            guard isFiller || isSingle else { return false }
        }
        var previous: UInt8 = 0
        for index in range {
            let octet = bytes[index]
            if octet.isASCIILetter, previous.isASCIILetter, octet & 0xDF != 0x58,
                previous & 0xDF != 0x58
            {
                return false
            }
            previous = octet
        }
        return true
    }

    private static func hasDigit(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { bytes[$0].isASCIIDigit }
    }

    /// Look like categories, and are none in ICD-10-CM: the vitamin, vertebrae, a pulse.
    static let absentCategories: Set<String> = [
        "B11", "B12", "B14", "P20", "P21", "T08", "T09", "T10", "T11", "T12", "T13",
    ]
    /// Categories that mean something else in most sentences: dextrose, a mask, "every 12 hours".
    static let ambiguousCategories: Set<String> = ["D10", "D50", "N95"]
}

extension UInt8 {
    fileprivate var isWordOctet: Bool { isASCIILetter || isASCIIDigit }
}
