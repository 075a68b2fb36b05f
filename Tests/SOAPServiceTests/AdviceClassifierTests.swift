import ClinicalText
import Messages
import RPC
import SOAPService
import Testing

@Suite struct AdviceClassifierTests {
    private static let classifier = AdviceClassifier(.builtIn, ClinicalEngine().versions)

    private static func advises(_ response: SoapV1.ProcessResponse) -> Bool {
        !classifier.advice(in: response).isEmpty
    }

    @Test func codesAndNamesAdviseNobody() async throws {
        try await onLoop {
            let practice = try Practice()
            let text =
                "A: T36.0X1A, Z3A.20\nP: CPT 99213-25, 73610-LT, 1126F. Take two tablets daily."
            let response = try await practice.process(Practice.request(text))
            #expect(response.extraction?.codes.count == 5)
            #expect(!response.medicalAdviceProvided && response.adviceSpans.isEmpty)
            #expect(response.disclaimer?.text == NoteDisclaimer.text)
            #expect(response.disclaimer?.version == NoteDisclaimer.version)
        }
    }

    @Test(
        arguments: [
            "Take two tablets", "rest", "STOP", "increase the dose", "see 1.2", "!",
            "stop.taking.insulin", "go-to-bed",
        ])
    func wordsOfItsOwnCountAsAdvice(words: String) {
        var response = SoapV1.ProcessResponse(noteID: NoteID.random().text)
        #expect(!Self.advises(response))
        let extractions = [
            SoapV1.Extraction(sections: [SoapV1.Section(loinc: words)]),
            SoapV1.Extraction(codes: [SoapV1.Code(code: PHI(words))]),
            SoapV1.Extraction(findings: [SoapV1.Finding(concept: PHI(words))]),
            SoapV1.Extraction(scores: [SoapV1.Score(missing: [words])]),
            SoapV1.Extraction(triggers: [SoapV1.Trigger(ruleID: words)]),
            SoapV1.Extraction(triggers: [SoapV1.Trigger(ruleVersion: words)]),
            SoapV1.Extraction(versions: SoapV1.RuleVersions(terminology: words)),
        ]
        for extraction in extractions {
            response.extraction = extraction
            #expect(Self.advises(response), "\(extraction.json().text())")
        }
        response.extraction = nil
        response.disclaimer = SoapV1.Disclaimer(text: words)
        #expect(Self.advises(response))
        response.disclaimer = nil
        response.noteID = words
        let spans = Self.classifier.advice(in: response)
        #expect(spans.map(\.field) == ["note_id"])
        #expect(spans.map(\.length) == [UInt32(words.utf8.count)])
    }

    @Test func noTextOfTheAnswerIsOverlooked() async throws {
        try await onLoop {
            let practice = try Practice()
            let response = try await practice.process(
                Practice.request(
                    """
                    S: crushing chest pain, denies fever. Seen with Dr. Whitfield.
                    O: BP 85/50 HR 132 SpO2 86% RA GCS 15
                    A: J20.9, E11.9
                    P: CPT 99213-25
                    Meds: none
                    """))
            let known = Set(AdviceClassifier.ownTexts(response).map(\.text))
            for text in Self.texts(response.json()) where !Self.isEnumName(text) {
                #expect(known.contains(text), "\(text)")
            }
            #expect(!response.medicalAdviceProvided)
        }
    }

    private static func texts(_ json: JSONValue) -> [String] {
        switch json {
        case .string(let text): [text]
        case .array(let values): values.flatMap(texts)
        case .object(let members): members.flatMap { texts($0.1) }
        case .null, .bool, .number: []
        }
    }

    /// Names of enumerations, and 64-bit numbers, which JSON has as texts.
    private static func isEnumName(_ text: String) -> Bool {
        text.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" } && text.contains("_")
            || UInt64(text) != nil
    }
}
