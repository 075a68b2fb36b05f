import Foundation
import HTTPPages
import Messages
import Testing

@testable import EHRSimulator

/// What becomes of a document that is replaced or taken back.
@Suite struct DocumentStatusTests {
    private static func replacing(_ identifier: String, by new: String) -> String {
        document(new).replacing(
            #""content":"#,
            with: #""relatesTo":[{"code":"replaces","target":{"identifier":{"system":"#
                + #""urn:carewire:note","value":"\#(identifier)"}}}],"content":"#)
    }

    private static func batch(_ entries: String...) -> String {
        #"{"resourceType":"Bundle","type":"batch","entry":["#
            + entries.joined(separator: ",") + "]}"
    }

    private static let patch = #"""
        {"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type",\#
        "valueCode":"replace"},{"name":"path","valueString":"DocumentReference.status"},\#
        {"name":"value","valueCode":"entered-in-error"}]}]}
        """#

    @Test func whatIsReplacedIsSupersededInANewVersion() throws {
        let peer = try Peer()
        #expect(peer.send("POST", "/DocumentReference", document("N1")).status == 201)
        let second = peer.send(
            "POST", "/DocumentReference", Self.replacing("N1", by: "N1.2"))
        #expect(second.json?.string("status") == "current")
        let first = peer.get("/DocumentReference/d1")
        #expect(first.json?.string("status") == "superseded")
        #expect(first.json?["meta"]?.string("versionId") == "2")
        #expect(first.header("etag") == "W/\"2\"")
        #expect(second.json?["relatesTo"]?.elements.count == 1)
    }

    @Test func anEarlierDocumentThatComesLateIsSuperseded() throws {
        let peer = try Peer()
        _ = peer.send("POST", "/DocumentReference", Self.replacing("N1", by: "N1.2"))
        let late = peer.send("POST", "/DocumentReference", document("N1"))
        #expect(late.status == 201)
        #expect(late.json?.string("status") == "superseded")
    }

    @Test func whatWasEnteredInErrorStaysSo() throws {
        let peer = try Peer()
        _ = peer.send("POST", "/DocumentReference", document("N1", status: "entered-in-error"))
        _ = peer.send("POST", "/DocumentReference", Self.replacing("N1", by: "N1.2"))
        #expect(
            peer.get("/DocumentReference/d1").json?.string("status") == "entered-in-error")
        #expect(
            peer.send("POST", "/DocumentReference", document("N2", status: "good")).status == 422)
    }

    @Test func aDocumentIsMarkedOrDeletedOnACondition() throws {
        let peer = try Peer()
        for name in ["N1", "N2"] { _ = peer.send("POST", "/DocumentReference", document(name)) }
        let query = "/DocumentReference?identifier=urn:carewire:note%7CN1"
        #expect(peer.send("PATCH", query, Self.patch).json?.string("status") == "entered-in-error")
        #expect(peer.send("PATCH", "/DocumentReference/d2", "{}").status == 422)
        #expect(peer.send("DELETE", query).status == 204)
        #expect(peer.get("/DocumentReference/d1").status == 410)
        #expect(peer.send("DELETE", query).status == 404)
        #expect(peer.send("DELETE", "/DocumentReference").status == 412)
        _ = peer.send("POST", "/DocumentReference", document("N2"))
        let two = "/DocumentReference?identifier=urn:carewire:note%7CN2"
        #expect(peer.send("DELETE", two).status == 412)
    }

    @Test func aBatchAnswersAsBrieflyAsItIsAsked() throws {
        let peer = try Peer()
        let create = { (name: String) in
            #"{"resource":\#(document(name)),"request":{"method":"POST","url":"DocumentReference","#
                + #""ifNoneExist":"identifier=urn:carewire:note%7C\#(name)"}}"#
        }
        let prefer = [(name: "Prefer", value: "return=minimal")]
        let reply = peer.send(
            "POST", "/", Self.batch(create("N1"), create("N2"), create("N1")), headers: prefer)
        let entries = reply.json?["entry"]?.elements ?? []
        #expect(
            entries.map { $0["response"]?.string("status") }
                == ["201 Created", "201 Created", "200 OK"])
        #expect(entries.allSatisfy { $0["resource"] == nil })
        #expect(
            entries.first?["response"]?.string("location") == "DocumentReference/d1/_history/1")
        let whole = peer.send("POST", "/", Self.batch(create("N3")))
        #expect(whole.json?["entry"]?.elements.first?["resource"]?.string("id") == "d3")
        let deletion =
            #"{"request":{"method":"DELETE","url":"DocumentReference?identifier=urn:carewire:note"#
            + #"%7CN3"}}"#
        let mark =
            #"{"resource":\#(Self.patch),"request":{"method":"PATCH","url":"DocumentReference?"#
            + #"identifier=urn:carewire:note%7CN2"}}"#
        let changed = peer.send("POST", "/", Self.batch(deletion, mark), headers: prefer)
        #expect(
            changed.json?["entry"]?.elements.map { $0["response"]?.string("status") }
                == ["204 No Content", "200 OK"])
        #expect(
            peer.get("/DocumentReference/d2").json?.string("status") == "entered-in-error")
        #expect(peer.get("/DocumentReference/d3").status == 410)
    }

    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400.25, "2000-02-29T00:00:00.250Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_767_600_000.999, "2026-01-05T08:00:00.999Z", "Mon, 05 Jan 2026 08:00:00 GMT"),
        (4_102_444_799, "2099-12-31T23:59:59.000Z", "Thu, 31 Dec 2099 23:59:59 GMT"),
    ])
    func timesAreWrittenAsFHIRAndHTTPWriteThem(seconds: Double, instant: String, header: String) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(FHIRDate.instant(date) == instant)
        #expect(FHIRDate.header(date) == header)
    }
}
