import ClinicalText
import Testing

@Suite struct CPTCodeTests {
    static let cases: [(String, [String])] = [
        // By a modifier.
        ("99213-25", ["99213-25"]), ("Seen, 99214-25, stable", ["99214-25"]),
        ("99213-25-59", ["99213-25-59"]), ("73610-LT", ["73610-LT"]), ("1126F-8P", ["1126F-8P"]),
        ("20610-RT-59", ["20610-RT-59"]), ("93010-26.", ["93010-26"]),
        // By a cue.
        ("CPT 99213", ["99213"]), ("CPT: 99213", ["99213"]), ("CPT code 99213", ["99213"]),
        ("cpt 99213, 36415", ["99213", "36415"]), ("CPT 99213 and 36415", ["99213", "36415"]),
        ("HCPCS 99070", ["99070"]), ("billing: 99214", ["99214"]),
        ("Billing code 99214", ["99214"]),
        ("procedure code 12001", ["12001"]), ("Procedure: 12001", ["12001"]),
        ("visit code 99203", ["99203"]), ("code 99203", ["99203"]), ("supplies 99070", ["99070"]),
        ("billed 99215", ["99215"]), ("Billed as 99215", ["99215"]), ("CPT: 00100", ["00100"]),
        ("CPT 99213-25, 81002", ["99213-25", "81002"]), ("CPT:\n99213\n36415", ["99213", "36415"]),
        ("99213-25, 81002", ["99213-25", "81002"]), ("CPT/HCPCS: 99213", ["99213"]),
        ("CPT® 99213", ["99213"]), ("CPT#99213", ["99213"]),
        // Categories II and III, PLA, MAAA.
        ("0042T", ["0042T"]), ("1126F", ["1126F"]), ("3044F for the record", ["3044F"]),
        ("0001U", ["0001U"]), ("0002M", ["0002M"]), ("CPT 0042t", ["0042T"]), ("0042t", []),
        ("CPT II 1126F", ["1126F"]),
        // Traps.
        ("Boston, MA 02139", []), ("ZIP 02139", []), ("zip code 02139", []), ("MRN 48213", []),
        ("MRN: 48213", []), ("MRN 48213-25", []), ("ZIP 02139-4307", []), ("02139-4307", []),
        ("WBC 11500", []), ("platelets 250000", []), ("heparin 5000U", []), ("LOINC 59408-5", []),
        ("acct 48213, seen", []), ("phone 55512-1234", []), ("paid $99213", []), ("99213.5", []),
        ("99213", []), ("NDC 12345-6789-01", []), ("12345-67-8901", []), ("CPT 992135", []),
        ("CPT 9921", []), ("99213-257", []), ("diagnosis code 48213", []), ("CPT 99213.5", []),
        ("CPT 00050", []), ("procedure on 48213", []), ("code blue 48213", []), ("99213-2é", []),
    ]

    @Test(arguments: cases) func findsTheCodesAndNothingElse(line: String, expected: [String])
        throws
    {
        let parsed = try Parsed("S: well\nP: \(line)\n")
        #expect(parsed.codes(.cpt) == expected)
    }

    @Test func theTableHasFortyCases() {
        #expect(Self.cases.count >= 40)
    }

    @Test func theRangeHoldsTheModifiers() throws {
        let parsed = try Parsed("P: CPT 99213-25-59; 0042T\n")
        #expect(parsed.extraction.codes.map { parsed.text($0.range) } == ["99213-25-59", "0042T"])
        #expect(parsed.extraction.codes.map(\.modifiers) == [["25", "59"], []])
    }

    @Test func bothSystemsStandSideBySide() throws {
        let parsed = try Parsed("A: Codes: I10, 99213, E11.9\n")
        #expect(parsed.codes(.icd10CM) == ["I10", "E11.9"])
        #expect(parsed.codes(.cpt) == ["99213"])
    }
}
