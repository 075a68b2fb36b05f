import HTTPPages
import Messages
import Testing

@testable import EHRSimulator

/// Searching.
@Suite struct SearchTests {
    @Test(arguments: [
        ("identifier=urn:carewire:mrn%7CPAT002", 1), ("identifier=urn:carewire:mrn|PAT002", 1),
        ("identifier=PAT002", 1), ("identifier=%7CPAT002", 0), ("identifier=urn:carewire:mrn|", 3),
        ("identifier=PAT001,PAT003", 2), ("identifier=PAT001&identifier=PAT002", 0),
        ("identifier=pat002", 0), ("_id=p1,p2", 2), ("identifier=", 0), ("", 3),
    ])
    func patientsAreFoundByToken(query: String, count: Int) throws {
        let reply = try Peer().get("/Patient?\(query)")
        #expect(reply.status == 200)
        #expect(reply.matches.count == count)
        #expect(reply.json?["total"] == .number("\(count)"))
    }

    @Test func observationsComeNewestFirstAndCounted() throws {
        let peer = try Peer()
        let reply = peer.get("/Observation?patient=p2&_sort=-date&_count=2")
        let times = reply.matches.map { $0.string("effectiveDateTime") }
        #expect(times == ["2026-01-05T12:00:00Z", "2026-01-05T11:00:00Z"])
        #expect(reply.json?["total"] == .number("5"))
        let oldest = peer.get("/Observation?subject=Patient/p2&_sort=date&_count=1").matches
        #expect(oldest.first?.string("effectiveDateTime") == "2026-01-05T08:00:00Z")
        let chained = peer.get("/Observation?patient.identifier=urn:carewire:mrn%7CPAT002")
        #expect(chained.matches.count == 5)
        #expect(chained.matches.allSatisfy { $0["subject"]?.string("reference") == "Patient/p2" })
        #expect(peer.get("/Observation?patient.identifier=PAT002&code=8310-5").matches.count == 1)
    }

    @Test func pagesAreFollowedToTheEnd() throws {
        let peer = try Peer()
        var target: String? = "/Observation?patient=p1&_count=2"
        var ids: [String?] = []
        while let page = target {
            let reply = peer.get(page)
            ids += reply.matches.map { $0.string("id") }
            target = reply.link("next").map { String($0.dropFirst("http://ehr.test:8080".count)) }
        }
        #expect(ids == ["o1", "o2", "o3", "o4", "o5"])
        #expect(peer.get("/Observation?patient=p1&_count=0").matches.isEmpty)
        #expect(peer.get("/Observation?patient=p1&_count=0").link("next") == nil)
    }

    @Test func anUnknownParameterIsIgnoredUnlessStrictnessIsAsked() throws {
        let peer = try Peer()
        let lenient = peer.get("/Patient?identifier=PAT001&colour=red")
        #expect(lenient.matches.count == 1)
        #expect(lenient.link("self") == "http://ehr.test:8080/Patient?identifier=PAT001")
        let strict = peer.get(
            "/Patient?colour=red", headers: [("Prefer", "handling=strict")])
        #expect(strict.status == 400)
        #expect(!strict.text.contains("colour"))
    }

    @Test(arguments: [
        "_count=x", "_count=-1", "_sort=name", "identifier=%zz", "_offset=1.5",
        Array(repeating: "a=b", count: 33).joined(separator: "&"),
    ])
    func aQueryThatCannotBeUnderstoodIsRefused(query: String) throws {
        #expect(try Peer().get("/Observation?\(query)").status == 400)
    }

    @Test func aHostThatIsNoneDoesNotReachALink() throws {
        let request = ServerRequest(
            method: "GET", path: "/Patient", query: "_id=p1", headers: [("Host", "a\"b")])
        let reply = try Peer().endpoint.respond(to: request, now: Peer.now)
        #expect(reply.link("self") == "http://localhost/Patient?_id=p1")
    }
}
