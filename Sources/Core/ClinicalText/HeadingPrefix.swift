/// What may stand before a heading on its line: blanks, `#`, `**`, `==`, numbering.
struct HeadingPrefix: ~Copyable {
    /// Where the heading's first letter stands.
    private(set) var end = 0
    private(set) var isDecorated = false
    private(set) var isNumbered = false
    private(set) var isOnlyByteOrderMark = false

    /// Reads the prefix; false when no letter can follow, so that the line has no heading.
    mutating func read(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        end = start
        if start == 0, bytes.octet(0) == 0xEF, bytes.octet(1) == 0xBB, bytes.octet(2) == 0xBF {
            end = 3
            isOnlyByteOrderMark = bytes.octet(3).isASCIILetter
        }
        while end < bytes.count {
            let octet = bytes[end]
            if octet.isASCIILetter {
                if skipRomanNumeral(bytes) { continue }
                return true
            }
            switch octet {
            case 0x20, 0x09: end += 1
            case UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "="):
                isDecorated = true
                end += 1
            case UInt8(ascii: "*"):
                // "* text" is a list item; "*text*" and "**text**" are emphasis.
                let next = bytes.octet(end + 1)
                guard next == octet || next.isASCIILetter || isDecorated else { return false }
                isDecorated = true
                end += 1
            case UInt8(ascii: "[") where bytes.octet(end + 1).isASCIILetter:
                // "[Plan]"
                isDecorated = true
                end += 1
            case Symbol.dash where isRule(bytes):
                // "--- Plan ---"
                isDecorated = true
                end += 3
            case 0xC2 where bytes.octet(end + 1) == 0xA0: end += 2
            default:
                guard skipNumber(bytes) else { return false }
            }
        }
        return false
    }

    /// Three hyphens and more, or the rest of them.
    private func isRule(_ bytes: Span<UInt8>) -> Bool {
        bytes.octet(end + 1) == Symbol.dash && bytes.octet(end + 2) == Symbol.dash
    }

    /// "1." "12)" "(3)", followed by a blank or by emphasis.
    private mutating func skipNumber(_ bytes: Span<UInt8>) -> Bool {
        guard !isNumbered else { return false }
        var index = end
        let isOpened = bytes[index] == Symbol.open
        if isOpened { index += 1 }
        let digits = index
        while index - digits < 2, bytes.octet(index).isASCIIDigit { index += 1 }
        let closing = bytes.octet(index)
        guard index > digits, closing == UInt8(ascii: ")") || (closing == Symbol.point && !isOpened)
        else { return false }
        let next = bytes.octet(index + 1)
        guard next.isASCIIBlank || next == UInt8(ascii: "*") || next == UInt8(ascii: "_") else {
            return false
        }
        isNumbered = true
        end = index + 1
        return true
    }

    /// "I." to "VI.", in capitals and followed by a blank.
    private mutating func skipRomanNumeral(_ bytes: Span<UInt8>) -> Bool {
        guard !isNumbered else { return false }
        var index = end
        while index - end < 3, [0x49, 0x56, 0x58].contains(bytes.octet(index)) { index += 1 }
        let closing = bytes.octet(index)
        guard index > end, closing == Symbol.point || closing == UInt8(ascii: ")"),
            bytes.octet(index + 1) == 0x20
        else { return false }
        isNumbered = true
        end = index + 2
        return true
    }
}
