import HTTPPages
import Messages
import Testing

@testable import EHRSimulator

/// Reading single resources.
@Suite struct ReadTests {
    @Test func aReadBringsTheResourceWithItsVersion() throws {
        let reply = try Peer().get("/Patient/p1")
        #expect(reply.status == 200)
        #expect(reply.header("etag") == "W/\"1\"")
        #expect(reply.header("content-type") == "application/fhir+json; charset=utf-8")
        #expect(reply.header("last-modified") == "Mon, 05 Jan 2026 08:00:00 GMT")
        #expect(reply.json?["meta"]?.string("versionId") == "1")
        #expect(reply.json?["meta"]?.string("lastUpdated") == "2026-01-05T08:00:00.000Z")
        #expect(reply.json?["identifier"]?.elements.first?.string("value") == "PAT001")
    }

    @Test func anUnchangedResourceIsNotSentAgain() throws {
        let peer = try Peer()
        let fresh = peer.get("/Patient/p1", headers: [("If-None-Match", "W/\"1\"")])
        #expect(fresh.status == 304)
        #expect(fresh.body.isEmpty)
        #expect(peer.get("/Patient/p1", headers: [("If-None-Match", "W/\"2\"")]).status == 200)
    }

    @Test func whatNeverWasIsNotFoundAndWhatWasDeletedIsGone() throws {
        let peer = try Peer()
        #expect(peer.get("/Patient/p9").status == 404)
        #expect(peer.get("/Patient/p9").issueCode == "not-found")
        #expect(peer.get("/Basic/1").status == 404)
        #expect(peer.send("DELETE", "/Patient/p1").status == 204)
        #expect(peer.send("DELETE", "/Patient/p1").status == 204)
        #expect(peer.send("DELETE", "/Patient/p9").status == 404)
        #expect(peer.get("/Patient/p1").status == 410)
        #expect(peer.get("/Patient/p1").issueCode == "deleted")
        #expect(peer.get("/Patient?identifier=PAT001").matches.isEmpty)
    }

    @Test func aVersionIsReadByItsNumber() throws {
        let peer = try Peer()
        #expect(peer.get("/Patient/p1/_history/1").status == 200)
        #expect(peer.get("/Patient/p1/_history/2").status == 404)
        #expect(peer.get("/Patient/p1/other/1").status == 404)
    }

    @Test func whatIsNotPossibleSaysWhatIs() throws {
        let peer = try Peer()
        #expect(peer.send("PUT", "/Patient/p1").status == 405)
        #expect(peer.send("PUT", "/Patient/p1").header("allow") == "GET, DELETE")
        #expect(peer.send("PATCH", "/Patient").header("allow") == "GET, POST")
        #expect(peer.send("DELETE", "/metadata").status == 405)
        #expect(peer.get("/Patient/%zz").status == 400)
    }

    @Test func mediaTypesAreNegotiated() throws {
        let peer = try Peer()
        #expect(peer.get("/Patient/p1", headers: [("Accept", "text/html")]).status == 406)
        #expect(peer.get("/Patient/p1", headers: [("Accept", "application/json")]).status == 200)
        let xml = [(name: "Content-Type", value: "application/fhir+xml")]
        #expect(peer.send("POST", "/Patient", "<a/>", headers: xml).status == 415)
    }

    @Test func theStatementAdvertisesWhatWorks() throws {
        let statement = try #require(try Peer().get("/metadata").json)
        #expect(statement.string("fhirVersion") == "4.0.1")
        #expect(statement.string("kind") == "instance")
        #expect(statement["implementation"]?.string("description") != nil)
        let rest = try #require(statement["rest"]?.elements.first)
        #expect(rest["interaction"]?.elements.map { $0.string("code") } == ["batch"])
        let peer = try Peer()
        for resource in rest["resource"]?.elements ?? [] {
            let type = try #require(resource.string("type"))
            for parameter in resource["searchParam"]?.elements ?? [] {
                let name = try #require(parameter.string("name"))
                let strict = [(name: "Prefer", value: "handling=strict")]
                #expect(peer.get("/\(type)?\(name)=x", headers: strict).status == 200)
            }
        }
    }

    @Test func patientsAndObservationsAreTheSameEveryTime() throws {
        let first = try Peer(patientCount: 12)
        let second = try Peer(patientCount: 12)
        for path in ["/Patient/p12", "/Observation/o60"] {
            #expect(first.get(path).status == 200)
            #expect(first.get(path).body == second.get(path).body)
        }
        #expect(first.get("/Observation/o61").status == 404)
        #expect(SyntheticPatients.identifier(7) == "PAT007")
        #expect(SyntheticPatients.identifier(1_000) == "PAT1000")
    }

    @Test func decimalsKeepTheirLastZero() throws {
        let text = try Peer().get("/Observation/o2").text
        #expect(text.contains("\"value\":36.10,"))
    }
}
