import Foundation
import Messages
import RPC
import Testing

@testable import EHRGateway

/// The document that is handed over.
@Suite struct DocumentReferenceTests {
    private let request = EhrV1.SubmitDocumentRequest(
        patientID: PHI("PAT001"), documentID: "note-1", providerID: "PROV001", loinc: "11506-3",
        text: PHI("S: \"ä\"\nP: rest"))

    private func code(_ body: () throws -> Void) -> EHRGatewayError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? EHRGatewayError)?.code
        }
    }

    @Test func theResourceCarriesTheTextItsHashAndItsSize() throws {
        let octets = DocumentReference.resource(request, date: "2026-01-05T08:00:00.000Z")
        let resource = try JSONSlice(checking: octets)
        #expect(resource.string("resourceType") == "DocumentReference")
        #expect(resource.string("status") == "current")
        #expect(resource.string("date") == "2026-01-05T08:00:00.000Z")
        let identifier = resource["identifier"]?.elements.first
        #expect(identifier?.string("system") == "urn:carewire:note")
        #expect(identifier?.string("value") == "note-1")
        #expect(resource["type"]?["coding"]?.elements.first?.string("code") == "11506-3")
        #expect(resource["subject"]?["identifier"]?.string("value") == "PAT001")
        #expect(
            resource["author"]?.elements.first?["identifier"]?.string("value") == "PROV001")
        let attachment = try #require(resource["content"]?.elements.first?["attachment"])
        let text = Array(request.text.revealed.utf8)
        let data = try #require(attachment.string("data").flatMap { Data(base64Encoded: $0) })
        #expect(Array(data) == text)
        #expect(attachment["size"]?.octets == Array("\(text.count)".utf8))
        #expect(attachment.string("hash") == DocumentReference.hash(of: text))
    }

    @Test func withoutAProviderThereIsNoAuthor() throws {
        var request = request
        request.providerID = ""
        let octets = DocumentReference.resource(request, date: "2026-01-05T08:00:00.000Z")
        #expect(try JSONSlice(checking: octets)["author"] == nil)
    }

    @Test func theConditionNamesTheDocument() {
        #expect(
            DocumentReference.condition(documentID: "a b")
                == "identifier=urn:carewire:note%7Ca%20b")
    }

    @Test(arguments: [
        ("http://e/DocumentReference/d1/_history/1", "", "d1"),
        ("http://e/fhir/DocumentReference/d1", "", "d1"), ("DocumentReference/d-1.x", "", "d-1.x"),
        ("", #"{"resourceType":"DocumentReference","id":"d2"}"#, "d2"),
        ("http://e/other", #"{"resourceType":"DocumentReference","id":"d2"}"#, "d2"),
    ])
    func theReceiptNamesTheResource(location: String, body: String, id: String) throws {
        let receipt = try DocumentReference.receipt(
            body: Array(body.utf8), location: location.isEmpty ? nil : location,
            text: request.text)
        #expect(receipt.resourceID == id)
    }

    @Test(arguments: [
        ("", ""), ("http://e/DocumentReference", ""), ("http://e/DocumentReference/a b", ""),
        ("", #"{"resourceType":"OperationOutcome","id":"x"}"#), ("", "<html>"),
        ("http://e/DocumentReference/" + String(repeating: "a", count: 65), ""),
    ])
    func aReceiptWithoutANameIsNone(location: String, body: String) {
        #expect(
            code {
                _ = try DocumentReference.receipt(
                    body: Array(body.utf8), location: location.isEmpty ? nil : location,
                    text: request.text)
            } == .badAnswer)
    }

    @Test func anotherTextUnderTheSameIdIsNoticed() {
        let body =
            #"{"resourceType":"DocumentReference","id":"d1","content":[{"attachment":"#
            + #"{"hash":"2jmj7l5rSw0yVb/vlWAYkK/YBwk="}}]}"#
        #expect(
            code {
                _ = try DocumentReference.receipt(
                    body: Array(body.utf8), location: nil, text: request.text)
            } == .alreadyExists)
    }

    @Test(arguments: [
        ("", "2jmj7l5rSw0yVb/vlWAYkK/YBwk="), ("abc", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "hJg+RBw70m66rkqh+VEp5eVGcPE="
        ),
    ])
    func hashesAreThoseOfTheStandard(text: String, hash: String) {
        #expect(DocumentReference.hash(of: Array(text.utf8)) == hash)
    }

    @Test(arguments: [
        (55, "wci73CJ5bijA4VFj0giZtlYh1lo="), (56, "wtszD2CDhUyZ1LW/tujynyAb5pk="),
        (63, "A/CfWxWKeoza2SC93Cm4HBilUfU="), (64, "AJi6gktcFkJ716ESKlpEKiXsZE0="),
        (119, "7pcQZaqgF+BjKoymx3uzv4sd/FY="), (120, "80wUiDhTRqVXCboFbd0IKA3UxtY="),
    ])
    func everyLengthAroundABlockIsHashedWhole(count: Int, hash: String) {
        #expect(DocumentReference.hash(of: [UInt8](repeating: 97, count: count)) == hash)
    }

    @Test func fieldsAreCheckedAndNamed() throws {
        try RequestRules.check(request)
        let changes: [(String, (inout EhrV1.SubmitDocumentRequest) -> Void)] = [
            ("patient_id", { $0.patientID = PHI("") }),
            ("patient_id", { $0.patientID = PHI("PAT001,PAT002") }),
            ("patient_id", { $0.patientID = PHI("PAT|1") }),
            ("patient_id", { $0.patientID = PHI(String(repeating: "a", count: 65)) }),
            ("document_id", { $0.documentID = "" }), ("document_id", { $0.documentID = "a b" }),
            ("provider_id", { $0.providerID = "PROV\n1" }), ("loinc", { $0.loinc = "" }),
            ("loinc", { $0.loinc = "11506" }), ("loinc", { $0.loinc = "12345678-1" }),
            ("loinc", { $0.loinc = "1-12" }), ("loinc", { $0.loinc = "x-1" }),
            ("text", { $0.text = PHI("") }),
            ("text", { $0.text = PHI(String(repeating: "a", count: 262_145)) }),
        ]
        for (field, change) in changes {
            var changed = request
            change(&changed)
            let error = #expect(throws: EHRGatewayError.self) { try RequestRules.check(changed) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.hasPrefix(field) == true)
        }
        var largest = request
        largest.text = PHI(String(repeating: "a", count: 262_144))
        #expect(throws: Never.self) { try RequestRules.check(largest) }
        #expect(try RequestRules.count(0) == 20)
        #expect(try RequestRules.count(100) == 100)
        #expect(throws: EHRGatewayError.self) { try RequestRules.count(101) }
    }
}
