/// The codes of ICD-10-CM, from the order file that CMS publishes each year.
///
/// Fixed columns: 1–5 order number, 7–13 code without its point, 15 whether it is billable (1) or a
/// header (0), 17–76 short description, from 78 long description.
public struct CodeTable: Sendable {
    /// Most octets of a file (64 MiB), and most lines.
    public static let octetCountMax = 64 << 20
    /// Most codes; the file of 2026 has fewer than a hundred thousand.
    public static let codeCountMax = 1_000_000
    private static let columnCountMin = 17
    private static let lineByteCountMax = 1_024

    /// The name given at loading, such as `icd10cm-order-2026`; it is in every result.
    public let name: String
    private var rows: [UInt64: (isBillable: Bool, long: Range<Int>)] = [:]
    private let file: [UInt8]

    /// Loads a file.
    /// - Throws: ``ClinicalTextError`` with code `badCodeTable`, naming the first bad line.
    public init(orderFile: [UInt8], name: String) throws(ClinicalTextError) {
        guard orderFile.count <= Self.octetCountMax else {
            throw Self.refusal(1, "the file has \(orderFile.count) octets")
        }
        self.name = name
        file = orderFile
        var number = 0
        var start = 0
        while start < orderFile.count {
            number += 1
            var end = start
            while end < orderFile.count, orderFile[end] != 0x0A { end += 1 }
            let next = end + 1
            if end > start, orderFile[end - 1] == 0x0D { end -= 1 }
            if end > start { try take(start..<end, number) }
            start = next
        }
        guard !rows.isEmpty else { throw Self.refusal(max(1, number), "the file has no code") }
    }

    /// How many codes the table has, headers included.
    public var count: Int { rows.count }

    /// How a code stands in the table; only ICD-10-CM codes are looked up.
    public func standing(of code: ClinicalCode) -> ClinicalCode.Standing {
        guard code.system == .icd10CM else { return .shapeAndContext }
        guard let row = rows[Self.key(code.code.utf8)] else { return .unknown }
        return row.isBillable ? .billable : .header
    }

    /// The long description of an ICD-10-CM code, with or without its point; nil when the table has
    /// no such code.
    public func description(of code: String) -> String? {
        guard let row = rows[Self.key(code.utf8)] else { return nil }
        return String(decoding: file[row.long], as: UTF8.self)
    }

    private mutating func take(_ line: Range<Int>, _ number: Int) throws(ClinicalTextError) {
        guard Self.columnCountMin...Self.lineByteCountMax ~= line.count else {
            throw Self.refusal(number, "\(line.count) octets")
        }
        let isBlank = [5, 13, 15].allSatisfy { file[line.lowerBound + $0] == 0x20 }
        guard isBlank, file[line.lowerBound..<line.lowerBound + 5].allSatisfy(\.isASCIIDigit)
        else { throw Self.refusal(number, "the columns are not those of an order file") }
        let flag = file[line.lowerBound + 14]
        guard flag == 0x30 || flag == 0x31 else {
            throw Self.refusal(number, "column 15 is neither 0 nor 1")
        }
        let code = file[line.lowerBound + 6..<line.lowerBound + 13].prefix { $0 != 0x20 }
        guard code.count >= 3, code.allSatisfy({ $0.isASCIIUpper || $0.isASCIIDigit }) else {
            throw Self.refusal(number, "columns 7 to 13 hold no code")
        }
        guard rows.count < Self.codeCountMax else { throw Self.refusal(number, "too many codes") }
        var long = min(line.lowerBound + 77, line.upperBound)..<line.upperBound
        if long.isEmpty { long = line.lowerBound + 16..<line.upperBound }
        while let last = long.last, file[last] == 0x20 {
            long = long.lowerBound..<long.upperBound - 1
        }
        let isNew = rows.updateValue((flag == 0x31, long), forKey: Self.key(code)) == nil
        guard isNew else { throw Self.refusal(number, "the code stands in the file twice") }
    }

    private static func key(_ code: some Sequence<UInt8>) -> UInt64 {
        code.reduce(0) { $1 == 0x2E ? $0 : $0 << 8 | UInt64($1.isASCIILower ? $1 & 0xDF : $1) }
    }

    private static func refusal(_ line: Int, _ reason: String) -> ClinicalTextError {
        ClinicalTextError(.badCodeTable, "line \(line): \(reason)")
    }
}
