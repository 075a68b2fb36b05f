import Messages
import RPC
import SOAPService
import Testing

@Suite struct AdviceClassifierTests {
    @Test func codesAndNamesAdviseNobody() async throws {
        try await onLoop {
            let practice = try Practice()
            let text =
                "A: T36.0X1A, Z3A.20\nP: CPT 99213-25, 73610-LT, 1126F. Take two tablets daily."
            let response = try await practice.process(Practice.request(text))
            #expect(response.extraction?.codes.count == 5)
            #expect(!response.medicalAdviceProvided)
        }
    }

    @Test(arguments: ["Take two tablets", "rest", "STOP", "increase the dose", "see 1.2", "!"])
    func wordsOfItsOwnCountAsAdvice(words: String) {
        var response = SoapV1.ProcessResponse(noteID: NoteID.random().text)
        #expect(!AdviceClassifier.advises(response))
        response.extraction = SoapV1.Extraction(sections: [SoapV1.Section(loinc: words)])
        #expect(AdviceClassifier.advises(response))
        response.extraction = SoapV1.Extraction(codes: [SoapV1.Code(code: PHI(words))])
        #expect(AdviceClassifier.advises(response))
        response.extraction = nil
        response.noteID = words
        #expect(AdviceClassifier.advises(response))
    }

    @Test func noTextOfTheAnswerIsOverlooked() async throws {
        try await onLoop {
            let practice = try Practice()
            let response = try await practice.process(
                Practice.request("A: J20.9, E11.9\nP: CPT 99213-25\nMeds: none\nO: BP 120/80"))
            let known = Set(AdviceClassifier.ownTexts(response))
            for text in Self.texts(response.json()) where !Self.isEnumName(text) {
                #expect(known.contains(text), "\(text)")
            }
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

    private static func isEnumName(_ text: String) -> Bool {
        text.hasPrefix("SECTION_KIND_") || text.hasPrefix("SYSTEM_")
            || text.hasPrefix("EHR_HAND_OFF_")
    }
}
