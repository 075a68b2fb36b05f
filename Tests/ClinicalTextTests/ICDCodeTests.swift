import ClinicalText
import Testing

@Suite struct ICDCodeTests {
    /// A line of an assessment, and the codes it names.
    static let cases: [(String, [String])] = [
        // With a point, no cue needed.
        ("Type 2 diabetes E11.9", ["E11.9"]), ("S52.521A", ["S52.521A"]),
        ("T36.0X1A after ingestion", ["T36.0X1A"]), ("Z3A.20 today", ["Z3A.20"]),
        ("C7A.00", ["C7A.00"]), ("M1A.0110", ["M1A.0110"]), ("COVID-19 (U07.1)", ["U07.1"]),
        ("W61.62XA", ["W61.62XA"]), ("C4A.0 found", ["C4A.0"]), ("C7B.00", ["C7B.00"]),
        ("D3A.010", ["D3A.010"]), ("O9A.111", ["O9A.111"]), ("G43.A0 cyclical", ["G43.A0"]),
        ("C84.A0", ["C84.A0"]), ("G40.A01", ["G40.A01"]), ("G90.A is listed", ["G90.A"]),
        ("X58.XXXA", ["X58.XXXA"]), ("S06.0X0A", ["S06.0X0A"]), ("M80.08XA", ["M80.08XA"]),
        ("T67.0XXA", ["T67.0XXA"]), ("O36.8190", ["O36.8190"]), ("V00.131A", ["V00.131A"]),
        ("J45.909", ["J45.909"]), ("I25.10", ["I25.10"]), ("K35.80", ["K35.80"]),
        ("F32.A", ["F32.A"]), ("R07.9", ["R07.9"]), ("Y92.009", ["Y92.009"]),
        ("H66.91", ["H66.91"]), ("L89.154", ["L89.154"]), ("Q21.10", ["Q21.10"]),
        ("B20.0", ["B20.0"]), ("P07.38", ["P07.38"]), ("A41.9", ["A41.9"]),
        // Case is folded.
        ("e11.9 noted", ["E11.9"]), ("s52.521a", ["S52.521A"]), ("z3a.20", ["Z3A.20"]),
        ("dx: i10", ["I10"]), ("icd-10: c7a.00", ["C7A.00"]),
        // Punctuation around.
        ("(E11.9)", ["E11.9"]), ("[E11.9]", ["E11.9"]), ("E11.9.", ["E11.9"]),
        ("E11.9, stable", ["E11.9"]), ("E11.9; J45.909", ["E11.9", "J45.909"]),
        ("E11.9/I25.10", ["E11.9", "I25.10"]), ("\"E11.9\"", ["E11.9"]), ("E11.9:", ["E11.9"]),
        ("#E11.9", ["E11.9"]), ("**E11.9**", ["E11.9"]), ("E11.9\tI25.10", ["E11.9", "I25.10"]),
        ("diabète sucré E11.9", ["E11.9"]), ("E11.9 – stable", ["E11.9"]),
        // Bare categories next to a cue.
        ("ICD-10: I10", ["I10"]), ("ICD-10-CM: I10", ["I10"]), ("ICD10 I10", ["I10"]),
        ("ICD I10", ["I10"]), ("ICD-10 code I10", ["I10"]), ("ICD-10-CM code: I10", ["I10"]),
        ("dx I10", ["I10"]), ("Dx: I10", ["I10"]), ("code I10", ["I10"]),
        ("codes: I10, J42", ["I10", "J42"]),
        ("Diagnosis code: I10", ["I10"]), ("diagnosis: I10", ["I10"]), ("coded as I10", ["I10"]),
        ("I10 (ICD-10)", ["I10"]), ("I10 ICD", ["I10"]), ("ICD codes I10 and J42", ["I10", "J42"]),
        ("ICD-10: I10; E11.9; J42", ["I10", "E11.9", "J42"]), ("dx: E11", ["E11"]),
        ("ICD-10: C7A", ["C7A"]), ("dx Z3A", ["Z3A"]),
        // Bare categories behind a diagnosis.
        ("Hypertension (I10)", ["I10"]), ("hypertension I10", ["I10"]),
        ("Essential hypertension, I10", ["I10"]), ("HTN - I10", ["I10"]),
        ("hypertension, well controlled, I10", ["I10"]), ("chronic bronchitis (J42)", ["J42"]),
        ("viral gastroenteritis A09", ["A09"]), ("Parkinson disease G20", ["G20"]),
        ("multiple sclerosis (G35)", ["G35"]), ("thrombocytopenia D69", ["D69"]),
        ("nephropathy N28", ["N28"]), ("myalgia M79", ["M79"]),
        ("hypertension that was discussed at length I10", []), ("hypertension. I10", []),
        ("hypertension\nI10", []),
        // Bare categories in a list of codes.
        ("E11.9, I10", ["E11.9", "I10"]), ("I10, E11.9", ["I10", "E11.9"]),
        ("I10, I48, E11.9", ["I10", "I48", "E11.9"]), ("E11.9 and I10", ["E11.9", "I10"]),
        ("E11.9 / I10 / J42", ["E11.9", "I10", "J42"]),
        ("codes:\nI10\nE11.9\nJ42", ["I10", "E11.9", "J42"]),
        ("codes:\n1. I10\n2. J42", ["I10", "J42"]),
        // Without a point, longer than a category: only behind ICD.
        ("ICD-10: E119", ["E11.9"]), ("ICD-10-CM S52521A", ["S52.521A"]), ("code E119", []),
        ("E119", []), ("code G0438", []),
        // Traps.
        ("B12 deficiency", []), ("vitamin B12 low", []), ("dx: B12 deficiency", []),
        ("anemia, B12 low", []), ("fracture of T12", []), ("compression fracture T12", []),
        ("L4 and L5 stenosis", []), ("disc disease L4-L5", []), ("C5 radiculopathy", []),
        ("C5/C6 fusion", []), ("L4.5", []), ("A1C 7.2", []), ("A1C: 7.2%", []),
        ("HbA1c 8.1", []), ("P20", []), ("dx P20", []), ("room D12", []),
        ("pain, moved to room D12", []), ("bed B20 in ward C30", []), ("H1N1", []),
        ("H1N1 influenza", []), ("V60", []), ("L10", []), ("N95 mask for influenza", []),
        ("hypoglycemia, given D50", []), ("pain Q12", []), ("T3 and T4 normal", []),
        ("S1 S2 heard, no murmur", []), ("G2P1", []), ("CO2 24, K 4.1, O2 95", []),
        ("SpO2 95", []), ("IV D5W and D10", []),
        ("seen at T12.She was well", []), ("file a12.txt, clip p01.mp4", []), ("x.E11.9", []),
        ("release E11.9.3", []), ("E11.90000", []), ("AE11.9", []), ("E11.9_old", []),
        ("éE11.9", []), ("E11.9é", []), ("3E11.9", []), ("EE1.9", []), ("E1X.9", []), ("E11.", []),
        ("fever, T38 P110 R24 BP 100/60", []), ("zip code B20 10", []), ("MRN E11.9", []),
        ("door code D12", []), ("level T10 vertebra", []), ("U 07.1", []), ("Code blue at D12", []),
    ]

    @Test(arguments: cases) func findsTheCodesAndNothingElse(line: String, expected: [String])
        throws
    {
        let parsed = try Parsed("S: well\nA: \(line)\nP: none")
        let codes = parsed.codes(.icd10CM)
        #expect(codes == expected)
    }

    @Test func theTableHasAHundredCases() {
        #expect(Self.cases.count >= 100)
    }

    @Test func theRangeIsTheCodeAsWritten() throws {
        let parsed = try Parsed("A: Diabetes (e11.65), hypertension ICD-10: I10.\n")
        #expect(parsed.extraction.codes.map { parsed.text($0.range) } == ["e11.65", "I10"])
    }

    @Test func aDiagnosisHeadingIsACue() throws {
        #expect(try Parsed("S: x\nDx: I10, J42\n").codes(.icd10CM) == ["I10", "J42"])
        #expect(try Parsed("S: x\nDischarge Diagnosis\nI10\n").codes(.icd10CM) == ["I10"])
        #expect(try Parsed("S: x\nA: I10\n").codes(.icd10CM) == [])
    }
}
