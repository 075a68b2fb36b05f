import HTTPClient
import HTTPPages
import Reactor
import ServiceLifecycle
import Testing

/// Servers over loopback.
@Suite struct PageServerTests {
    private func withServer(
        _ makeServer: (@escaping @Sendable (Int) async -> Void) -> some Service,
        _ body: @Sendable (String, HTTPClient) async throws -> Void
    ) async throws {
        let loop = EventLoop(name: "page-test")
        loop.start()
        defer { loop.stop() }
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let server = makeServer { continuation.yield($0) }
        let client = try HTTPClient(loop: loop)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            try await loop.run {
                try await body("http://127.0.0.1:\(port)", client)
                client.shutdown()
            }
            group.cancelAll()
        }
    }

    private func send(
        _ client: HTTPClient, _ request: HTTPRequest
    ) async throws(HTTPError) -> HTTPResponse {
        try await client.send(request, deadline: ContinuousClock.now + .seconds(60))
    }

    @Test func pagesAreServedOnAFreePort() async throws {
        try await withServer { onListening in
            PageServer(port: 0, pages: [.html("/") { "<p>x</p>" }], onListening: onListening)
        } _: { base, client in
            let page = try await send(client, .init(.get, base + "/?a=b"))
            #expect(page.status == 200)
            #expect(page.body == Array("<p>x</p>".utf8))
            #expect(page.header("content-type") == "text/html; charset=utf-8")
            #expect(page.header("cache-control") == "no-store")
            #expect(try await send(client, .init(.get, base + "/x")).status == 404)
            #expect(try await send(client, .init(.post, base + "/")).status == 405)
        }
    }

    @Test func aRequestReachesTheHandlerWhole() async throws {
        try await withServer { onListening in
            HTTPServer(port: 0, onListening: onListening) { request in
                ServerReply(
                    status: 200,
                    headers: [("x-query", request.query), ("x-type", request.header("x") ?? "")],
                    body: request.body)
            }
        } _: { base, client in
            let body = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
            let reply = try await send(
                client, .init(.post, base + "/a?b=%7C", headers: [("X", "y")], body: body))
            #expect(reply.body == body)
            #expect(reply.header("x-query") == "b=%7C")
            #expect(reply.header("x-type") == "y")
        }
    }

    @Test func aBodyOverTheBoundIsRefused() async throws {
        try await withServer { onListening in
            HTTPServer(port: 0, onListening: onListening) {
                ServerReply(status: 200, body: Array("\($0.body.count)".utf8))
            }
        } _: { base, client in
            let bound = HTTPServer.requestByteCountMax
            let fits = [UInt8](repeating: 0, count: bound)
            let taken = try await send(client, .init(.post, base, body: fits))
            #expect(taken.status == 200)
            let refused = try await send(client, .init(.post, base, body: fits + [0]))
            #expect(refused.status == 413)
        }
    }

    @Test func cancellationLetsARequestEndAndThenTheServer() async throws {
        let (ports, inbox) = AsyncStream<Int>.makeStream()
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        let onListening = { @Sendable (port: Int) async in _ = inbox.yield(port) }
        let server = HTTPServer(port: 0, onListening: onListening) { _ in
            arrived.yield()
            try? await gracefulShutdown()
            return ServerReply(status: 200)
        }
        let loop = EventLoop(name: "page-test")
        loop.start()
        defer { loop.stop() }
        let client = try HTTPClient(loop: loop)
        try await withThrowingTaskGroup(of: Void.self) { serving in
            serving.addTask { try await server.run() }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            try await withThrowingTaskGroup(of: HTTPResponse.self) { asking in
                asking.addTask {
                    try await loop.run {
                        try await send(client, .init(.get, "http://127.0.0.1:\(port)/"))
                    }
                }
                for await _ in arrivals { break }
                serving.cancelAll()
                let reply = try await asking.next()
                #expect(reply?.status == 200)
            }
            while let ended = await serving.nextResult() {
                if case .failure(let error) = ended { #expect(error is CancellationError) }
            }
        }
        await loop.run { client.shutdown() }
    }

    @Test func aPortThatIsTakenSaysSo() async throws {
        try await withServer { onListening in
            PageServer(port: 0, pages: [], onListening: onListening)
        } _: { base, _ in
            let port = try #require(base.split(separator: ":").last.flatMap { Int($0) })
            let error = await #expect(throws: HTTPPagesError.self) {
                try await PageServer(port: port, pages: []).run()
            }
            #expect(error?.code == .cannotListen)
        }
    }
}
