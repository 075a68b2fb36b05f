/// Reads the words of a possible heading and what ends them.
struct HeadingPhrase {
    /// Longest remark in parentheses between a heading and its colon, in octets.
    private static let remarkByteCountMax = 48

    /// Longest day between a heading and its colon, in octets.
    private static let dateByteCountMax = 10

    private let isDecorated: Bool
    /// What was read, as the table writes it; a blank may stand behind it.
    private(set) var key = HeadingKey()
    /// After a match, where the heading ends: behind its separator and the blanks after it.
    private(set) var end = 0
    /// Where a remark begins that may name somebody.
    private var namedRemark: Int?
    /// Octets looked at.
    private(set) var stepCount = 0
    /// One letter and a parenthesis: a list may look the same.
    private(set) var isParenthesised = false

    init(isDecorated: Bool) {
        self.isDecorated = isDecorated
    }

    /// Octets of the phrase as the table writes it.
    var keyLength: Int { key.count }

    /// The meaning of the heading at `start`, or nil when there is none.
    mutating func read(
        _ bytes: Span<UInt8>, from start: Int, _ table: HeadingTable
    ) -> HeadingMeaning? {
        end = start
        if !isDecorated, let plain = HeadingKey(plain: bytes, from: start) {
            key = plain
            stepCount += plain.count + 1
            guard plain.count <= HeadingTable.keyByteCountMax,
                let meaning = table.meaning(of: plain)
            else { return nil }
            end = skipBlanks(bytes, start + plain.count + 1)
            return meaning
        }
        var index = start
        while key.count <= HeadingTable.keyByteCountMax {
            end = index
            stepCount += 1
            let octet = bytes.octet(index)
            if octet.isASCIILetter {
                key.append(octet | 0x20)
                index += 1
            } else if let next = connector(bytes, index) {
                index = next
            } else if let next = separator(bytes, index) {
                guard let meaning = lookUp(table) else { return nil }
                end = namedRemark ?? next
                return meaning
            } else if octet.isASCIIBlank || isWordDash(bytes, index) {
                index = blank(bytes, index)
            } else if let next = dated(bytes, index) {
                guard let meaning = lookUp(table) else { return nil }
                end = next
                return meaning
            } else {
                return nil
            }
        }
        return nil
    }

    /// "Labs 3/2:", "Vitals 0815:": a day or a time between the heading and its colon.
    private mutating func dated(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let isTimed = bytes.octet(start) == UInt8(ascii: "@")
        let digits = isTimed ? skipBlanks(bytes, start + 1) : start
        guard bytes.octet(digits).isASCIIDigit, key.last == 0x20, key.count > 3 else { return nil }
        var index = digits
        while index - start < Self.dateByteCountMax,
            bytes.octet(index).isASCIIDigit || bytes.octet(index) == Symbol.slash
                || bytes.octet(index) == Symbol.dash || bytes.octet(index) == Symbol.point
        {
            index += 1
        }
        stepCount += index - start
        guard index - start >= 3, bytes.octet(index) == Symbol.colon,
            !bytes.octet(index + 1).isASCIIDigit
        else { return nil }
        // The day is for the rules to see.
        return start
    }

    private func lookUp(_ table: HeadingTable) -> HeadingMeaning? {
        var phrase = key
        while phrase.last == 0x20 { phrase.removeLast() }
        return table.meaning(of: phrase)
    }

    /// One blank for any number of them; "and" between blanks becomes `&`.
    private mutating func blank(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        let index = skipBlanks(bytes, bytes.octet(start) == Symbol.dash ? start + 1 : start)
        let end = key.count
        if end > 4, key[end - 4] == 0x20, key[end - 3] == UInt8(ascii: "a"),
            key[end - 2] == UInt8(ascii: "n"), key[end - 1] == UInt8(ascii: "d")
        {
            for _ in 0..<4 { key.removeLast() }
            key.append(UInt8(ascii: "&"))
        } else if key.last != UInt8(ascii: "&") {
            key.append(0x20)
        }
        return index
    }

    /// `&`, `+` and `/` between words, with or without blanks around them.
    private mutating func connector(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let octet = bytes.octet(start)
        guard octet == UInt8(ascii: "&") || octet == UInt8(ascii: "+") || octet == Symbol.slash
        else { return nil }
        let next = skipBlanks(bytes, start + 1)
        guard bytes.octet(next).isASCIILetter, key.count > 0 else { return nil }
        if octet == Symbol.slash, next > start + 1, isSingleSection, !endsPair(bytes, next) {
            return nil
        }
        if key.last == 0x20 { key.removeLast() }
        key.append(UInt8(ascii: "&"))
        return next
    }

    /// Whether the slash in "A / P:" joins two letters, unlike that in "A / patient".
    private func endsPair(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        !bytes.isWordCharacter(at: index + 1)
    }

    private var isSingleSection: Bool {
        (key.count == 1 || (key.count == 2 && key[1] == 0x20))
            && (key[0] == 0x73 || key[0] == 0x6F || key[0] == 0x61 || key[0] == 0x70)
    }

    /// "Follow-up" is two words.
    private func isWordDash(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        bytes.octet(index) == Symbol.dash && bytes.octet(index + 1).isASCIILetter
            && key.last != 0x20
    }

    /// Where the text begins if the heading ends here, else nil.
    private mutating func separator(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        if let end = ruleEnd(bytes, start) { return end }
        if isDash(bytes, start, isAfterBlank: key.last == 0x20) { return afterDash(bytes, start) }
        if bytes.octet(start) == Symbol.dash, key.count > 1, !isSingleSection,
            let end = afterDash(bytes, start)
        {
            // "Plan- rest"
            return end
        }
        if isSingleSection, let end = afterMark(bytes, start) {
            isParenthesised = true
            return end
        }
        if bytes.octet(start) == Symbol.slash, isSingleSection {
            let next = bytes.octet(start + 1)
            return next.isASCIIBlank || isLineEnd(bytes, start + 1)
                ? skipBlanks(bytes, start + 1) : nil
        }
        var index = start
        if isDecorated { index = skipMarks(bytes, index) }
        if index > start, closesEmphasis(bytes, start, index), bytes.octet(index).isASCIIBlank,
            bytes.isWordCharacter(at: skipBlanks(bytes, index))
        {
            // "**Plan** rest", "[Plan] rest"
            isParenthesised = isSingleSection
            return skipBlanks(bytes, index)
        }
        index = skipBlanks(bytes, index)
        if index > start, isDash(bytes, index, isAfterBlank: true) {
            return afterDash(bytes, index)
        }
        if isDecorated { index = skipBlanks(bytes, skipMarks(bytes, index)) }
        index = skipRemark(bytes, index)
        if index > start, bytes.octet(index) == UInt8(ascii: "|"), key.count > 3,
            isLineEnd(bytes, skipBlanks(bytes, index + 1))
        {
            // "Subjective |"
            return skipBlanks(bytes, index + 1)
        }
        if isLineEnd(bytes, index) { return index }
        guard let colon = colonLength(bytes, index) else { return nil }
        index += colon
        if isDecorated { index = skipMarks(bytes, index) }
        return skipBlanks(bytes, index)
    }

    /// "S) text", "S> text", "S- text", "S.": where the text begins behind one letter and a mark
    /// that other things have too.
    private mutating func afterMark(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let next = bytes.octet(start + 1)
        switch bytes.octet(start) {
        case UInt8(ascii: ")"), UInt8(ascii: ">"), Symbol.equals, UInt8(ascii: "|"), Symbol.dash,
            Symbol.semicolon:
            return next.isASCIIBlank ? skipBlanks(bytes, start + 1) : nil
        case Symbol.point: return isLineEnd(bytes, start + 1) ? start + 1 : nil
        default: return nil
        }
    }

    /// "--- Plan ---": where its line ends.
    private mutating func ruleEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        guard isDecorated, bytes.octet(start) == Symbol.dash else { return nil }
        var index = start
        while bytes.octet(index) == Symbol.dash, index - start < Self.remarkByteCountMax {
            index += 1
        }
        stepCount += index - start
        guard index - start >= 2 else { return nil }
        index = skipBlanks(bytes, index)
        return isLineEnd(bytes, index) ? index : nil
    }

    /// Whether the marks of a range are two of emphasis, or a closing bracket.
    private func closesEmphasis(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let mark = bytes.octet(start)
        return mark == UInt8(ascii: "]")
            || end - start >= 2 && (mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_"))
    }

    /// Skips "(per mother)" when only a colon can follow it.
    private mutating func skipRemark(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        guard bytes.octet(start) == Symbol.open else { return start }
        var index = start + 1
        while index - start < Self.remarkByteCountMax, index < bytes.count,
            !bytes[index].isLineEnd, bytes[index] != UInt8(ascii: ")")
        {
            index += 1
        }
        stepCount += index - start
        guard bytes.octet(index) == UInt8(ascii: ")") else { return start }
        let next = skipBlanks(bytes, index + 1)
        guard isLineEnd(bytes, next) || colonLength(bytes, next) != nil else { return start }
        // "Dx (Dr. Okonski):": whoever is named there is for the rules to see.
        namedRemark = hasPoint(bytes, start..<index) ? start : nil
        return next
    }

    private func hasPoint(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] == Symbol.point { return true }
        return false
    }

    private func colonLength(_ bytes: Span<UInt8>, _ index: Int) -> Int? {
        if bytes.octet(index) == Symbol.colon { return 1 }
        if bytes.octet(index) == 0xEF, bytes.octet(index + 1) == 0xBC,
            bytes.octet(index + 2) == 0x9A
        {
            return 3
        }
        return nil
    }

    private func isDash(_ bytes: Span<UInt8>, _ index: Int, isAfterBlank: Bool) -> Bool {
        let octet = bytes.octet(index)
        if octet == Symbol.dash { return isAfterBlank }
        return octet == 0xE2 && bytes.octet(index + 1) == 0x80
            && 0x90...0x95 ~= bytes.octet(index + 2)
    }

    /// A dash ends a heading only when a blank or the end of the line follows.
    private mutating func afterDash(_ bytes: Span<UInt8>, _ index: Int) -> Int? {
        let next = index + (bytes.octet(index) == Symbol.dash ? 1 : 3)
        guard bytes.octet(next).isASCIIBlank || isLineEnd(bytes, next) else { return nil }
        return skipBlanks(bytes, next)
    }

    private func isLineEnd(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        index >= bytes.count || bytes[index].isLineEnd
    }

    private mutating func skipMarks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var index = start
        while bytes.octet(index) == 0x23 || bytes.octet(index) == 0x2A
            || bytes.octet(index) == 0x3D || bytes.octet(index) == 0x5F
            || bytes.octet(index) == 0x5D
        {
            index += 1
        }
        stepCount += index - start + 1
        return index
    }

    private mutating func skipBlanks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var index = start
        while true {
            if bytes.octet(index).isASCIIBlank {
                index += 1
            } else if bytes.octet(index) == 0xC2, bytes.octet(index + 1) == 0xA0 {
                index += 2
            } else {
                stepCount += index - start + 1
                return index
            }
        }
    }
}
