import Messages
import Testing

@testable import EHRGateway

/// What is asked of FHIR, and how its answers are read.
@Suite struct FHIRReadingTests {
    private func slice(_ text: String) throws -> JSONSlice {
        try JSONSlice(checking: Array(text.utf8))
    }

    private func code(_ body: () throws -> Void) -> EHRGatewayError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? EHRGatewayError)?.code
        }
    }

    @Test func aBatchAsksForEverySearchInOrder() throws {
        let octets = BatchBundle.question([
            .patient(PHI("PAT001")), .observations(PHI("A B"), count: 5),
        ])
        let bundle = try JSONSlice(checking: octets)
        #expect(bundle.string("type") == "batch")
        let requests = (bundle["entry"]?.elements ?? []).map { $0["request"] }
        #expect(requests.map { $0?.string("method") } == ["GET", "GET"])
        #expect(
            requests.map { $0?.string("url") } == [
                "Patient?identifier=urn:carewire:mrn%7CPAT001&_count=2",
                "Observation?patient.identifier=urn:carewire:mrn%7CA%20B&_sort=-date&_count=5",
            ])
    }

    @Test func percentEncodingLeavesNoMeaningBehind() {
        #expect(PercentEncoding.encoded("aZ09-._~:") == "aZ09-._~:")
        #expect(PercentEncoding.encoded("a|b&c=d e+ä%\n") == "a%7Cb%26c%3Dd%20e%2B%C3%A4%25%0A")
    }

    @Test func eachEntryIsItsOwnAnswerByPosition() throws {
        let body =
            #"{"resourceType":"Bundle","type":"batch-response","entry":["#
            + #"{"resource":{"a":1.0},"response":{"status":"200 OK"}},"#
            + #"{"response":{"status":"404 Not Found"}},{"response":{"status":"200"}},"#
            + #"{"response":{"status":"503"}},{"response":{}},{"response":{"status":"429 x"}}]}"#
        let answers = try BatchBundle.answers(Array(body.utf8), count: 6)
        #expect(try answers[0].get().octets == Array(#"{"a":1.0}"#.utf8))
        let codes = answers.dropFirst().map { answer in code { _ = try answer.get() } }
        #expect(codes == [.notFound, .badAnswer, .busy, .badAnswer, .throttled])
    }

    @Test(arguments: [
        #"{"resourceType":"Bundle","type":"batch-response","entry":[]}"#,
        #"{"resourceType":"Bundle","type":"batch-response"}"#,
        #"{"resourceType":"Bundle","type":"searchset","entry":[{}]}"#,
        #"{"resourceType":"OperationOutcome"}"#, "[]", "<html>",
    ])
    func anAnswerOfAnotherShapeGivesNobodyAnything(body: String) {
        #expect(
            code { _ = try BatchBundle.answers(Array(body.utf8), count: 1) } == .badAnswer)
    }

    private func searchset(_ entries: String) -> String {
        #"{"resourceType":"Bundle","type":"searchset","entry":[\#(entries)]}"#
    }

    private func patient(_ number: String) -> String {
        #"{"resource":{"resourceType":"Patient","id":"p","identifier":[{"system":"#
            + #""urn:carewire:mrn","value":"\#(number)"}]}}"#
    }

    @Test func aPatientMustBeTheOneAskedFor() throws {
        let found = try SearchSet.patient(slice(searchset(patient("A"))), recordNumber: "A")
        #expect(found.string("id") == "p")
        for (entries, expected) in [
            ("", EHRGatewayError.Code.notFound), (patient("B"), .badAnswer),
            (patient("A") + "," + patient("A"), .ambiguous),
            (#"{"resource":{"resourceType":"Patient","id":"p"}}"#, .badAnswer),
            (#"{"resource":{"resourceType":"Observation"}}"#, .notFound),
            (#"{"search":{"mode":"outcome"},"resource":{"resourceType":"Patient"}}"#, .notFound),
        ] {
            let text = searchset(entries)
            #expect(
                code { _ = try SearchSet.patient(slice(text), recordNumber: "A") } == expected)
        }
        #expect(
            code { _ = try SearchSet.patient(slice("{}"), recordNumber: "A") } == .badAnswer)
    }

    @Test func observationsMustBeAboutThatPatient() throws {
        let observation = { (reference: String) in
            #"{"resource":{"resourceType":"Observation","subject":{"reference":"\#(reference)"}}}"#
        }
        let mine = observation("Patient/p") + "," + observation("https://e/fhir/Patient/p")
        let set = try slice(searchset(mine))
        #expect(try SearchSet.observations(set, patientID: "p", count: 5).count == 2)
        #expect(try SearchSet.observations(set, patientID: "p", count: 1).count == 1)
        for other in ["Patient/q", "Patient/pp", "", "xPatient/p", "Patient/p/_history/1"] {
            let text = searchset(mine + "," + observation(other))
            #expect(
                code { _ = try SearchSet.observations(slice(text), patientID: "p", count: 5) }
                    == .badAnswer)
        }
    }

    @Test func aStatementIsReadForItsVersion() throws {
        let body = #"{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}"#
        #expect(
            try EHRCondition(statement: Array(body.utf8))
                == EHRCondition(isReachable: true, fhirVersion: "4.0.1"))
        #expect(code { _ = try EHRCondition(statement: Array("{}".utf8)) } == .badAnswer)
    }

    @Test(
        arguments: [
            (200, nil), (204, nil), (301, .badAnswer), (400, .refused), (401, .forbidden),
            (403, .forbidden), (404, .notFound), (407, .forbidden), (408, .busy), (409, .conflict),
            (410, .notFound), (412, .ambiguous), (422, .refused), (429, .throttled), (500, .busy),
            (501, .refused), (503, .busy), (505, .refused), (599, .busy), (600, .badAnswer),
            (0, .badAnswer),
        ] as [(Int, EHRGatewayError.Code?)])
    func everyStatusHasItsMeaning(status: Int, code: EHRGatewayError.Code?) {
        #expect(EHRGatewayError(status: status)?.code == code)
    }
}
