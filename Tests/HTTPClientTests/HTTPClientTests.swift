import Glibc
import HTTPClient
import Reactor
import TestSupport
import Testing

private let ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"

/// Exchanges that go well, and what stays the same in every one.
@Suite struct HTTPClientTests {
    @Test func bringsBackStatusHeadersAndBody() async throws {
        let answer =
            "HTTP/1.1 404 Not Found\r\nX-One: 1\r\nx-one:  2 \r\ncontent-length: 3\r\n\r\nabc"
        try await withExchange { _ in
            [.send(answer)]
        } _: { client, server in
            let response = try #require(await client.outcome(.init(.get, server.url())).response)
            #expect(response.status == 404)
            #expect(response.headers.filter { $0.name == "x-one" }.map(\.value) == ["1", "2"])
            #expect(response.body == Array("abc".utf8))
        }
    }

    @Test func sendsBodyAndHeadersWithoutAskingFirst() async throws {
        let body = String(repeating: "0123456789", count: 2_000)
        try await withExchange { _ in
            [.send(ok)]
        } _: { client, server in
            let request = HTTPRequest(
                .post, server.url("/a?b=c%7Cd"),
                headers: [("content-type", "application/fhir+json"), ("x-empty", "")],
                body: Array(body.utf8))
            #expect(await client.outcome(request).response?.status == 200)
            let sent = try #require(server.requests.first)
            #expect(sent.hasPrefix("POST /a?b=c%7Cd HTTP/1.1\r\n"))
            #expect(sent.hasSuffix("\r\n\r\n" + body))
            #expect(sent.contains("content-type: application/fhir+json\r\n"))
            #expect(sent.contains("x-empty:\r\n"))
            #expect(!sent.lowercased().contains("expect:"))
            #expect(!sent.lowercased().contains("accept-encoding:"))
        }
    }

    @Test func usesItsConnectionAgain() async throws {
        try await withExchange { _ in
            [.send(ok)]
        } _: { client, server in
            for _ in 0..<3 {
                #expect(await client.outcome(.init(.get, server.url())).response?.status == 200)
            }
            #expect(server.connectionCount == 1)
        }
    }

    @Test func opensAnotherConnectionWhenTheServerClosedTheOld() async throws {
        try await withExchange { _ in
            [.send(ok), .close]
        } _: { client, server in
            for _ in 0..<3 {
                #expect(await client.outcome(.init(.get, server.url())).response?.status == 200)
            }
            #expect(server.connectionCount == 3)
        }
    }

    @Test func readsAnAnswerThatComesOctetByOctet() async throws {
        let answer =
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\n2\r\nde\r\n0\r\nx-trailer: 1\r\n\r\n"
        try await withExchange { _ in
            [.drip(answer)]
        } _: { client, server in
            let response = try #require(await client.outcome(.init(.get, server.url())).response)
            #expect(response.status == 200)
            #expect(response.body == Array("abcde".utf8))
            #expect(response.header("x-trailer") == nil)
        }
    }

    @Test func doesNotFollowARedirect() async throws {
        let answer = "HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n"
        try await withExchange { _ in
            [.send(answer)]
        } _: { client, server in
            #expect(await client.outcome(.init(.get, server.url())).response?.status == 302)
            #expect(server.requests.count == 1)
        }
    }

    @Test func leavesTheEnvironmentsProxyAlone() async throws {
        for name in ["http_proxy", "https_proxy", "all_proxy"] {
            unsafe setenv(name, "http://127.0.0.1:1", 1)
        }
        try await withExchange { _ in
            [.send(ok)]
        } _: { client, server in
            #expect(await client.outcome(.init(.get, server.url())).response?.status == 200)
        }
    }

    @Test func keepsToItsBoundOfExchangesAndServesTheQueueInTurn() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.concurrentRequestMax = 2
        configuration.queuedRequestMax = 3
        try await withExchange(configuration: configuration) { index in
            index < 2 ? [.hold] : [.send(ok)]
        } _: { client, server in
            let url = server.url()
            await withTaskGroup(of: HTTPError.Code?.self) { group in
                for _ in 0..<2 { group.addTask { await client.outcome(.init(.get, url)).code } }
                await server.wait(for: .request, count: 2)
                for _ in 0..<4 { group.addTask { await client.outcome(.init(.get, url)).code } }
                // The fourth finds the queue full, and is the first to come back.
                #expect(await group.next() == .some(.overloaded))
                #expect(client.runningCount == 2)
                #expect(client.waitingCount == 3)
                server.release([.send(ok)])
                for await code in group { #expect(code == nil) }
            }
            #expect(server.requests.count == 5)
            #expect(server.connectionCount == 2)
            #expect(client.runningCount == 0)
        }
    }

    @Test func showsNothingOfARequestOrAnAnswerInTextForms() {
        let request = HTTPRequest(
            .get, "http://h/Patient?identifier=PAT001", headers: [("x", "PAT002")], body: [80])
        let response = HTTPResponse(status: 200, headers: [("x", "PAT003")], body: [80])
        var text = ""
        dump(request, to: &text)
        dump(response, to: &text)
        text += "\(request) \(response) \(String(reflecting: request))"
        #expect(!text.contains("PAT"))
        #expect(text.contains("HTTPRequest(GET, 1 octets)"))
    }
}
