import HTTPPages
import Messages
import Testing

@testable import EHRSimulator

/// Batches.
@Suite struct BatchTests {
    private func batch(_ entries: [String], type: String = "batch") -> String {
        #"{"resourceType":"Bundle","type":"\#(type)","entry":[\#(entries.joined(separator: ","))]}"#
    }

    private func get(_ url: String) -> String { #"{"request":{"method":"GET","url":"\#(url)"}}"# }

    private func statuses(_ reply: ServerReply) -> [String?] {
        reply.json?["entry"]?.elements.map { $0["response"]?.string("status") } ?? []
    }

    @Test func entriesAreAnsweredInOrderEachByItself() throws {
        let post =
            #"{"resource":\#(document("N1")),"request":{"method":"POST","url":"DocumentReference","#
            + #""ifNoneExist":"identifier=urn:carewire:note|N1"}}"#
        let reply = try Peer().send(
            "POST", "/",
            batch([
                get("Patient/p1"), get("Patient/p9"), get("Patient?identifier=PAT002"), post, post,
                get("metadata"), #"{"request":{"method":"GET"}}"#, get("Patient?_count=x"),
            ]))
        #expect(reply.status == 200)
        #expect(
            statuses(reply) == [
                "200 OK", "404 Not Found", "200 OK", "201 Created", "200 OK", "200 OK",
                "400 Bad Request", "400 Bad Request",
            ])
        let entries = reply.json?["entry"]?.elements ?? []
        #expect(entries[0]["resource"]?.string("id") == "p1")
        #expect(entries[0]["response"]?.string("etag") == "W/\"1\"")
        #expect(entries[1]["resource"] == nil)
        #expect(entries[1]["response"]?["outcome"]?.string("resourceType") == "OperationOutcome")
        #expect(entries[2]["resource"]?["total"] == .number("1"))
        #expect(entries[3]["response"]?.string("location") == "DocumentReference/d1/_history/1")
    }

    @Test func anEntryThatFailsLeavesTheOthersAlone() throws {
        let peer = try Peer()
        for index in 0..<10 {
            var number = 0
            let reply = peer.send(
                "POST", "/", batch(Array(repeating: get("Patient/p1"), count: 10))
            ) {
                defer { number += 1 }
                return number == index
            }
            #expect(reply.status == 200)
            for (position, status) in statuses(reply).enumerated() {
                #expect(status == (position == index ? "500 Internal Server Error" : "200 OK"))
            }
        }
    }

    @Test func anEmptyBatchIsAnsweredEmpty() throws {
        let reply = try Peer().send("POST", "/", #"{"resourceType":"Bundle","type":"batch"}"#)
        #expect(reply.status == 200)
        #expect(reply.json?["entry"] == nil)
        #expect(reply.json?.string("type") == "batch-response")
    }

    @Test func whatIsNoBatchIsRefused() throws {
        let peer = try Peer()
        #expect(peer.send("POST", "/", batch([], type: "transaction")).status == 400)
        #expect(peer.send("POST", "/", #"{"resourceType":"Patient"}"#).status == 400)
        #expect(peer.send("POST", "/", "null").status == 400)
        #expect(peer.send("POST", "/", String(repeating: "[", count: 100_000)).status == 400)
        let many = batch(Array(repeating: get("Patient/p1"), count: 101))
        #expect(peer.send("POST", "/", many).status == 413)
    }
}
