import HTTPPages
import Messages
import Testing

@testable import EHRSimulator

/// Creating, also on a condition.
@Suite struct CreateTests {
    private let condition = [
        (name: "If-None-Exist", value: "identifier=urn:carewire:note%7CN1")
    ]

    @Test func aCreateChoosesItsOwnIdAndSaysWhere() throws {
        let peer = try Peer()
        let reply = peer.send("POST", "/DocumentReference", document("N1"))
        #expect(reply.status == 201)
        #expect(
            reply.header("location") == "http://ehr.test:8080/DocumentReference/d1/_history/1")
        #expect(reply.header("etag") == "W/\"1\"")
        #expect(reply.json?.string("id") == "d1")
        #expect(peer.get("/DocumentReference/d1").body == reply.body)
        #expect(peer.get("/DocumentReference/mine").status == 404)
        #expect(peer.get("/DocumentReference?identifier=urn:carewire:note|N1").matches.count == 1)
    }

    @Test func aConditionThatMatchesWritesNothing() throws {
        let peer = try Peer()
        let first = peer.send("POST", "/DocumentReference", document("N1"), headers: condition)
        let second = peer.send("POST", "/DocumentReference", document("N1"), headers: condition)
        #expect(first.status == 201)
        #expect(second.status == 200)
        #expect(second.header("location") == first.header("location"))
        #expect(second.json?.string("id") == "d1")
        #expect(peer.get("/DocumentReference/d2").status == 404)
    }

    @Test func aConditionThatMatchesMoreThanOneFails() throws {
        let peer = try Peer()
        for _ in 0..<2 {
            #expect(peer.send("POST", "/DocumentReference", document("N1")).status == 201)
        }
        let reply = peer.send("POST", "/DocumentReference", document("N1"), headers: condition)
        #expect(reply.status == 412)
        #expect(reply.issueCode == "multiple-matches")
    }

    @Test func ofManyAtOnceExactlyOneIsWritten() async throws {
        let peer = try Peer()
        let condition = condition
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    peer.send("POST", "/DocumentReference", document("N1"), headers: condition)
                        .status
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 201 }.count == 1)
        #expect(statuses.filter { $0 == 200 }.count == 99)
    }

    @Test(arguments: ["", "=", "colour=red", "identifier=%zz"])
    func aConditionThatCannotBeUnderstoodWritesNothing(condition: String) throws {
        let peer = try Peer()
        let reply = peer.send(
            "POST", "/DocumentReference", document("N1"), headers: [("If-None-Exist", condition)])
        #expect(reply.status == 400)
        #expect(peer.get("/DocumentReference").matches.isEmpty)
    }

    @Test(arguments: [
        ("/Patient", "{", 400), ("/Patient", "[]", 400), ("/Patient", "", 400),
        ("/Patient", #"{"resourceType":"Observation"}"#, 400),
        ("/Patient", #"{"resourceType":"Patient","active":null}"#, 400),
        ("/Patient", #"{"resourceType":"Patient","name":[]}"#, 400),
        ("/Patient", #"{"resourceType":"Patient","gender":""}"#, 400),
        ("/Basic", #"{"resourceType":"Basic"}"#, 404),
        ("/Observation", #"{"resourceType":"Observation","status":"final"}"#, 422),
        ("/DocumentReference", #"{"resourceType":"DocumentReference","status":"current"}"#, 422),
        ("/Patient", #"{"resourceType":"Patient"}"#, 201),
    ])
    func aResourceMustKeepTheRules(path: String, body: String, status: Int) throws {
        #expect(try Peer().send("POST", path, body).status == status)
    }

    @Test func anErrorSaysNothingOfTheRequest() throws {
        let body = #"{"resourceType":"Observation","status":"final","note":"PAT-SECRET"}"#
        let reply = try Peer().send("POST", "/Observation", body)
        #expect(reply.issueCode == "required")
        #expect(reply.text.contains("code"))
        #expect(!reply.text.contains("SECRET"))
    }

    @Test func theCallerChoosesWhatComesBack() throws {
        let peer = try Peer()
        let minimal = peer.send(
            "POST", "/Patient", #"{"resourceType":"Patient"}"#,
            headers: [("Prefer", "return=minimal")])
        #expect(minimal.status == 201)
        #expect(minimal.body.isEmpty)
        let outcome = peer.send(
            "POST", "/Patient", #"{"resourceType":"Patient"}"#,
            headers: [("Prefer", "return=OperationOutcome")])
        #expect(outcome.issueCode == "informational")
    }
}
