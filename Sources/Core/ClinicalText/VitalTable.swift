/// A flowsheet: a line that names vital signs, and below it lines of their values.
struct VitalTable {
    /// Longest line that is a row, in octets.
    static let lineByteCountMax = 400
    /// Most columns of a flowsheet.
    static let columnCountMax = 32
    /// Fewest signs that a header names.
    static let signCountMin = 2

    /// How the cells of a line are parted.
    private enum Separator { case pipe, tab, blanks, blank }

    private struct Cell {
        /// Octets behind the start of the line.
        var range: Range<Int>
        var cue = VitalRules.Cue.none
    }

    private var columns: [Cell] = []
    private var units: [(cue: VitalRules.Cue, unit: WordTraits)] = []
    private var separator = Separator.blank
    /// The cells of the row that is read, and where its line starts.
    private var row: [Cell] = []
    private var rowStart = -1
    /// The signs named on the line that is read, with the octet at which each name starts.
    private var named: [(cue: VitalRules.Cue, start: Int)] = []
    private var hasNumber = false
    /// Only a name has stood on the line before its first number.
    private(set) var isFirstNamed = false
    private var lineStart = 0

    /// Whether rows are expected.
    var isOpen: Bool { !columns.isEmpty }

    /// A word announces a sign on this line.
    mutating func name(_ cue: VitalRules.Cue, _ token: Token) {
        guard named.count < Self.columnCountMax, !hasNumber else { return }
        isFirstNamed = named.isEmpty && Int(token.start) - lineStart <= 4
        named.append((cue, Int(token.start)), usually: 8)
    }

    /// A number stands on this line: it is no header.
    mutating func noteNumber() {
        hasNumber = true
        if !named.isEmpty { named.removeAll(keepingCapacity: true) }
    }

    /// A line ends: it was a header, a row, or the end of the table.
    @inline(__always) mutating func endLine(_ token: Token, _ bytes: Span<UInt8>) {
        // Most lines name no sign and stand in no table.
        if !named.isEmpty || isOpen { judgeLine(lineStart, Int(token.start), bytes) }
        hasNumber = false
        isFirstNamed = false
        lineStart = Int(token.end)
    }

    private mutating func judgeLine(_ start: Int, _ end: Int, _ bytes: Span<UInt8>) {
        if named.count >= Self.signCountMin, !hasNumber, end - start <= Self.lineByteCountMax {
            open(start..<end, bytes)
        } else if isOpen, end - start == 0 || hasNumber && rowStart != start {
            columns.removeAll(keepingCapacity: true)
        }
        if !named.isEmpty { named.removeAll(keepingCapacity: true) }
    }

    /// A heading ends every table.
    mutating func endSection(_ token: Token) {
        if !columns.isEmpty { columns.removeAll(keepingCapacity: true) }
        if !named.isEmpty { named.removeAll(keepingCapacity: true) }
        hasNumber = false
        lineStart = Int(token.end)
    }

    /// The sign of the column in which a number stands; nil outside of tables.
    @inline(__always) mutating func cue(
        _ token: Token, _ bytes: Span<UInt8>
    ) -> VitalRules.Cue? {
        isOpen ? openCue(token, bytes) : nil
    }

    private mutating func openCue(_ token: Token, _ bytes: Span<UInt8>) -> VitalRules.Cue? {
        if rowStart != lineStart, !openRow(bytes) { return nil }
        let offset = Int(token.start) - lineStart
        if row.count == columns.count || separator == .pipe || separator == .tab {
            guard let index = row.firstIndex(where: { $0.range.contains(offset) }),
                index < columns.count
            else { return VitalRules.Cue.none }
            return columns[index].cue
        }
        guard separator == .blanks else { return VitalRules.Cue.none }
        var best = VitalRules.Cue.none
        var distanceMin = Int.max
        for column in columns {
            let outside = max(column.range.lowerBound - offset, offset - column.range.upperBound, 0)
            let distance = outside * 4 + abs(column.range.lowerBound - offset)
            if distance < distanceMin {
                distanceMin = distance
                best = column.cue
            }
        }
        return best
    }

    /// The unit that the header of a number's column names, for weights.
    func unit(_ token: Token, _ bytes: Span<UInt8>) -> WordTraits {
        let offset = Int(token.start) - lineStart
        guard row.count == columns.count,
            let index = row.firstIndex(where: { $0.range.contains(offset) })
        else { return units.first(where: { $0.cue == .weight })?.unit ?? [] }
        return units.first { $0.cue == columns[index].cue }?.unit ?? []
    }

    // MARK: - Cells

    private mutating func open(_ line: Range<Int>, _ bytes: Span<UInt8>) {
        separator = Self.separator(of: line, bytes)
        Self.cut(line, separator, bytes, into: &columns)
        rowStart = -1
        for sign in named {
            let offset = sign.start - line.lowerBound
            if let index = columns.firstIndex(where: { $0.range.contains(offset) }) {
                columns[index].cue = sign.cue
            }
        }
        units.removeAll(keepingCapacity: true)
        for column in columns where column.cue == .weight {
            let cell =
                column.range.lowerBound + line.lowerBound..<column.range.upperBound
                + line.lowerBound
            for index in cell
            where bytes.octet(index + 1) | 0x20 == UInt8(ascii: "b")
                && bytes[index] | 0x20 == UInt8(ascii: "l")
            {
                units.append((.weight, .pound))
            }
            for index in cell
            where bytes.octet(index + 1) | 0x20 == UInt8(ascii: "g")
                && bytes[index] | 0x20 == UInt8(ascii: "k")
            {
                units.append((.weight, .kilogram))
            }
        }
        let signCount = columns.count { $0.cue != .none }
        if signCount < Self.signCountMin { columns.removeAll(keepingCapacity: true) }
    }

    /// Cuts the line that is read; false when it is no row of this table.
    private mutating func openRow(_ bytes: Span<UInt8>) -> Bool {
        var end = lineStart
        while end < bytes.count, end - lineStart <= Self.lineByteCountMax, !bytes[end].isLineEnd {
            end += 1
        }
        Self.cut(lineStart..<end, separator, bytes, into: &row)
        let isRow =
            end - lineStart <= Self.lineByteCountMax && row.count > 1
            && row.count <= columns.count + 1 && !Self.isProse(lineStart..<end, bytes)
            && (separator != .blank || row.count == columns.count)
        guard isRow else {
            columns.removeAll(keepingCapacity: true)
            return false
        }
        rowStart = lineStart
        return true
    }

    /// More letters than a row of values has.
    private static func isProse(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        var (letters, digits) = (0, 0)
        for index in line {
            if bytes[index].isASCIILetter { letters += 1 }
            if bytes[index].isASCIIDigit { digits += 1 }
        }
        return letters > digits * 2 + 12
    }

    private static func separator(of line: Range<Int>, _ bytes: Span<UInt8>) -> Separator {
        var hasBlanks = false
        var hasTab = false
        for index in line {
            if bytes[index] == UInt8(ascii: "|") { return .pipe }
            if bytes[index] == 0x09 { hasTab = true }
            if bytes[index] == 0x20, bytes.octet(index + 1) == 0x20, index + 1 < line.upperBound {
                hasBlanks = true
            }
        }
        return hasTab ? .tab : hasBlanks ? .blanks : .blank
    }

    private static func cut(
        _ line: Range<Int>, _ separator: Separator, _ bytes: Span<UInt8>, into cells: inout [Cell]
    ) {
        if cells.capacity == 0 { cells.reserveCapacity(8) }
        cells.removeAll(keepingCapacity: true)
        var start = line.lowerBound
        func close(_ end: Int) {
            cells.append(Cell(range: start - line.lowerBound..<max(start, end) - line.lowerBound))
        }
        var index = line.lowerBound
        while index < line.upperBound, cells.count < columnCountMax {
            let octet = bytes[index]
            switch separator {
            case .pipe, .tab:
                if octet == (separator == .pipe ? UInt8(ascii: "|") : 0x09) {
                    close(index)
                    start = index + 1
                }
            case .blanks, .blank:
                let isGap =
                    octet == 0x20
                    && (separator == .blank || bytes.octet(index + 1) == 0x20 || index == start)
                if isGap {
                    if index > start { close(index) }
                    while index + 1 < line.upperBound, bytes[index + 1] == 0x20 { index += 1 }
                    start = index + 1
                }
            }
            index += 1
        }
        if start < line.upperBound { close(line.upperBound) }
    }
}
