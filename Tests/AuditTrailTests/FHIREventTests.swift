import Foundation
import Testing

@testable import AuditTrail

/// The export, read back as JSON.
@Suite struct FHIREventTests {
    private static func event(_ record: AuditRecord, _ index: Int = 0) throws -> [String: Any] {
        let events = record.fhirEvents(sequence: 12, observer: try Fixtures.stream())
        let object = try JSONSerialization.jsonObject(with: Data(events[index].utf8))
        return try #require(object as? [String: Any])
    }

    /// The codes of one member of the objects of a list.
    private static func codes(_ list: Any?, _ path: String...) -> [String] {
        ((list as? [Any]) ?? []).map { item in
            var value: Any? = item
            for step in path {
                value = (value as? [String: Any])?[step] ?? (value as? [Any])?.first
            }
            return value as? String ?? "-"
        }
    }

    @Test func aPatientReadHasTheShapeOfThePattern() throws {
        let event = try Self.event(Fixtures.record(4))
        #expect(event["resourceType"] as? String == "AuditEvent")
        #expect(event["id"] as? String == "00000000-0000-0007-0000-000000000004")
        let meta = event["meta"] as? [String: [String]]
        #expect(
            meta?["profile"] == [
                "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead"
            ])
        #expect((event["type"] as? [String: String])?["code"] == "rest")
        #expect(Self.codes(event["subtype"], "code") == ["read"])
        #expect(event["action"] as? String == "R" && event["outcome"] as? String == "0")
        #expect(event["recorded"] as? String == "2026-03-01T12:00:00.000000005Z")
        let agents = event["agent"] as? [[String: Any]]
        #expect(agents?.map { $0["requestor"] as? Bool } == [true, false, false])
        let types = agents?.map { Self.codes(($0["type"] as? [String: Any])?["coding"], "code") }
        #expect(types == [["IRCP"], ["110152"], ["110153"]])
        let network = agents?[1]["network"] as? [String: String]
        #expect(network == ["address": "192.0.2.7", "type": "2"])
        let purpose = (agents?[0]["purposeOfUse"] as? [[String: Any]])?.first
        #expect(Self.codes(purpose?["coding"], "code") == ["TREAT"])
        let entities = event["entity"] as? [[String: Any]]
        #expect(Self.codes(entities, "type", "code") == ["1", "2", "XrequestId", "2"])
        #expect(Self.codes(entities, "role", "code") == ["1", "4", "-", "13"])
        let source = event["source"] as? [String: Any]
        #expect(source?["observer"] != nil)
    }

    @Test func aSearchHasItsQueryBlindedAndOneEventForEachPatient() throws {
        var record = try Fixtures.record(1)
        record.interaction = .search
        record.action = .execute
        let other = try AuditPseudonym([UInt8](repeating: 9, count: 32))
        try record.setPatients(record.patients + [other])
        try record.setCriteria([
            AuditCriterion(field: AuditToken("birthdate"), blinded: AuditID(high: 1, low: 2)),
            AuditCriterion(field: AuditToken("family"), blinded: AuditID(high: 3, low: 4)),
        ])
        #expect(try record.fhirEvents(sequence: 1, observer: Fixtures.stream()).count == 2)
        let event = try Self.event(record, 1)
        #expect(event["id"] as? String == record.eventID.text + "-1")
        let profile = (event["meta"] as? [String: [String]])?["profile"]?.first
        #expect(profile?.hasSuffix("IHE.BasicAudit.PatientQuery") == true)
        let entities = try #require(event["entity"] as? [[String: Any]])
        let query = try #require(entities.first { $0["query"] != nil }?["query"] as? String)
        let text = String(decoding: try #require(Data(base64Encoded: query)), as: UTF8.self)
        #expect(
            text == "birthdate=hmac:00000000000000010000000000000002"
                + "&family=hmac:00000000000000030000000000000004")
        let agents = event["agent"] as? [[String: Any]]
        let types = agents?.map { Self.codes(($0["type"] as? [String: Any])?["coding"], "code") }
        #expect(types == [["IRCP"], ["110153"], ["110152"]])
    }

    @Test func whatFailedStatesItsReasonAndNoProfile() throws {
        var record = try Fixtures.record(1)
        record.outcome = .minorFailure
        record.reason = AuditToken("denied")
        record.decision = .deny
        try record.setPatients([])
        let event = try Self.event(record)
        #expect(event["meta"] == nil && event["outcomeDesc"] as? String == "denied")
        #expect(event["outcome"] as? String == "4")
        #expect(Self.codes(event["entity"], "role", "code") == ["4", "-", "13"])
    }

    @Test(arguments: AuditInteraction.allCases) func everyKindOfEventCanBeExported(
        interaction: AuditInteraction
    ) throws {
        var record = try Fixtures.largestRecord()
        record.interaction = interaction
        let event = try Self.event(record, AuditRecord.patientCountMax - 1)
        #expect(Self.codes(event["subtype"], "code").first?.isEmpty == false)
        #expect(Self.codes(event["subtype"], "system").first?.hasPrefix("http://") == true)
    }

    @Test func base64AndJSONAreWrittenAsTheirSourcesSay() {
        // RFC 4648, section 10.
        let vectors = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg=="]
        for (text, expected) in vectors { #expect(Base64.text(Array(text.utf8)) == expected) }
        let tree = JSONTree.object([
            ("a\"\\", .text("\u{1}\n\u{e9}")), ("no", nil),
            ("l", .list([.flag(true), .flag(false)])),
        ])
        #expect(tree.text == #"{"a\"\\":"\u0001\u000a"# + "\u{e9}" + #"","l":[true,false]}"#)
    }

    @Test func timesAreThoseOfTheGregorianCalendar() {
        let known: [UInt64: String] = [
            0: "1970-01-01T00:00:00.000000000Z",
            951_782_399: "2000-02-28T23:59:59.000000000Z",
            951_782_400: "2000-02-29T00:00:00.000000000Z",
            951_868_800: "2000-03-01T00:00:00.000000000Z",
            4_107_542_400: "2100-03-01T00:00:00.000000000Z",
            1_798_761_599: "2026-12-31T23:59:59.000000000Z",
        ]
        for (second, text) in known { #expect(AuditTime.text(second * 1_000_000_000) == text) }
        #expect(AuditTime.text(.max) == "2554-07-21T23:34:33.709551615Z")
    }
}
