import ClinicalText
import Testing

/// The order file's fixed columns.
@Suite struct CodeTableTests {
    static func line(_ code: String, _ flag: String, _ text: String) -> String {
        let padded = code + String(repeating: " ", count: max(0, 7 - code.count))
        let short = text + String(repeating: " ", count: max(0, 60 - text.count))
        return "00001 \(padded) \(flag) \(short) \(text) in full"
    }

    static let file = [
        line("E11", "0", "Type 2 diabetes mellitus"),
        line("E119", "1", "Type 2 diabetes mellitus without complications"),
        line("S52521A", "1", "Torus fracture of lower end of right radius"),
    ].joined(separator: "\r\n")

    @Test func codesAreLookedUp() throws {
        let table = try CodeTable(orderFile: Array(Self.file.utf8), name: "sample")
        #expect(table.count == 3)
        #expect(
            table.description(of: "e11.9")
                == "Type 2 diabetes mellitus without complications in full")
        #expect(table.description(of: "E11.8") == nil)
        let engine = ClinicalEngine(codeTable: table)
        let reading = try engine.read("Dx: E11, E11.9, S52.521A, E11.8. CPT 99213")
        #expect(
            reading.extraction.codes.map(\.standing) == [
                .header, .billable, .billable, .unknown, .shapeAndContext,
            ])
        #expect(reading.versions.codeTable == "sample")
        #expect(
            try Reading.engine.read("Dx: E11.9").extraction.codes.first?.standing
                == .shapeAndContext)
    }

    @Test(arguments: [
        ("", "line 1: the file has no code"),
        ("short", "line 1: 5 octets"),
        (line("E11", "2", "x"), "line 1: column 15 is neither 0 nor 1"),
        (line("E1", "1", "x"), "line 1: columns 7 to 13 hold no code"),
        (
            line("E11", "1", "x") + "\n" + line("E11", "1", "x"),
            "line 2: the code stands in the file twice"
        ),
        ("abcde E11     1 short text here", "line 1: the columns are not those of an order file"),
    ])
    func refusesABadFile(file: String, message: String) {
        let error = #expect(throws: ClinicalTextError.self) {
            try CodeTable(orderFile: Array(file.utf8), name: "sample")
        }
        #expect(error?.code == .badCodeTable && error?.message == message)
    }
}
