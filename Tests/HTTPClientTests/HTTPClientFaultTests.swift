import HTTPClient
import Reactor
import TestSupport
import Testing

/// Exchanges that go wrong: the right code, no patient data, nothing left behind.
@Suite struct HTTPClientFaultTests {
    private static let path = "/Patient?identifier=PAT-SECRET"

    /// What becomes of one request to a server with this script.
    private func fault(
        _ configuration: HTTPClientConfiguration = HTTPClientConfiguration(),
        within timeout: Duration = .seconds(60), _ steps: ScriptedServer.Step...
    ) async throws -> HTTPError.Code? {
        try await withExchange(configuration: configuration) { _ in
            steps
        } _: { client, server in
            let outcome = await client.outcome(.init(.get, server.url(Self.path)), within: timeout)
            if case .failure(let error) = outcome {
                #expect(!"\(error)".contains("SECRET"))
            }
            #expect(client.runningCount == 0)
            return outcome.code
        }
    }

    @Test func timesOutWhenTheServerHangs() async throws {
        #expect(try await fault(within: .milliseconds(30), .hold) == .timeout)
    }

    @Test func timesOutWhenTheBodyStopsHalfway() async throws {
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf"
        #expect(try await fault(within: .milliseconds(30), .send(half), .hold) == .timeout)
    }

    @Test func timesOutAtOnceWhenTheDeadlineHasPassed() async throws {
        #expect(try await fault(within: .milliseconds(-5), .hold) == .timeout)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "220 ready\r\n\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
    ])
    func saysThatThePeerBrokeTheProtocol(answer: String) async throws {
        #expect(try await fault(.init(), .send(answer), .close) == .protocolFailed)
    }

    @Test func refusesABodyThatIsAnnouncedTooLarge() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.responseByteCountMax = 4
        let fits = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfour"
        let over = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nfives"
        #expect(try await fault(configuration, .send(fits)) == nil)
        #expect(try await fault(configuration, .send(over)) == .tooLarge)
    }

    @Test func refusesABodyThatGrowsTooLarge() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.responseByteCountMax = 4
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        #expect(try await fault(configuration, .send(head + "4\r\nfour\r\n0\r\n\r\n")) == nil)
        #expect(
            try await fault(configuration, .send(head + "5\r\nfives\r\n0\r\n\r\n")) == .tooLarge)
    }

    @Test func refusesHeadersThatAreTooLarge() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.headerByteCountMax = 100
        let long = String(repeating: "a", count: 100)
        let answer = "HTTP/1.1 200 OK\r\nx: \(long)\r\ncontent-length: 0\r\n\r\n"
        #expect(try await fault(configuration, .send(answer)) == .tooLarge)
    }

    @Test func saysThatNoConnectionCouldBeMade() async throws {
        try await withExchange { _ in
            []
        } _: { client, server in
            server.stop()
            let outcome = await client.outcome(.init(.get, server.url(Self.path)))
            #expect(outcome.code == .connectFailed)
        }
    }

    @Test func anAttemptThatTakesTooLongIsNoConnection() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.connectTimeout = .milliseconds(20)
        let loop = EventLoop(name: "http-test")
        loop.start()
        defer { loop.stop() }
        let client = try HTTPClient(loop: loop, configuration: configuration)
        // An address for documentation: nobody answers there.
        let outcome = await loop.run { await client.outcome(.init(.get, "http://192.0.2.1/")) }
        #expect(outcome.code == .connectFailed)
    }

    @Test func saysThatAServerWithoutTLSCannotBeTrusted() async throws {
        try await withExchange { _ in
            [.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .close]
        } _: {
            client, server in
            server.answersAnything = true
            let outcome = await client.outcome(
                .init(.get, "https://127.0.0.1:\(server.port)\(Self.path)"))
            #expect(outcome.code == .tlsFailed)
        }
    }

    @Test func aCancelledCallerLeavesAndItsConnectionIsClosed() async throws {
        try await withExchange { _ in
            [.hold]
        } _: { client, server in
            let url = server.url(Self.path)
            await withTaskGroup(of: HTTPError.Code?.self) { group in
                group.addTask { await client.outcome(.init(.get, url)).code }
                await server.wait(for: .request)
                group.cancelAll()
                #expect(await group.next() == .some(.cancelled))
            }
            #expect(client.runningCount == 0)
            await server.wait(for: .disconnect)
        }
    }

    @Test func aCallerCancelledBeforehandSendsNothing() async throws {
        try await withExchange { _ in
            [.hold]
        } _: { client, server in
            let url = server.url(Self.path)
            await withTaskGroup(of: HTTPError.Code?.self) { group in
                group.cancelAll()
                group.addTask { await client.outcome(.init(.get, url)).code }
                #expect(await group.next() == .some(.cancelled))
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func aWaitingRequestTimesOutUnsent() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.concurrentRequestMax = 1
        try await withExchange(configuration: configuration) { _ in
            [.hold]
        } _: { client, server in
            let url = server.url(Self.path)
            await withTaskGroup(of: HTTPError.Code?.self) { group in
                group.addTask { await client.outcome(.init(.get, url)).code }
                await server.wait(for: .request)
                let second = await client.outcome(.init(.get, url), within: .milliseconds(20))
                #expect(second.code == .timeout)
                #expect(client.waitingCount == 0)
                group.cancelAll()
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func shutdownFailsWhatIsUnderWayAndRefusesMore() async throws {
        try await withExchange { _ in
            [.hold]
        } _: { client, server in
            let url = server.url(Self.path)
            await withTaskGroup(of: HTTPError.Code?.self) { group in
                group.addTask { await client.outcome(.init(.get, url)).code }
                await server.wait(for: .request)
                client.shutdown()
                #expect(await group.next() == .some(.cancelled))
            }
            #expect(await client.outcome(.init(.get, url)).code == .overloaded)
        }
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1/", "http://127.0.0.1/a b",
        "http://127.0.0.1/\r\nx: y", "http://127.0.0.1/ä", "http://user:word@127.0.0.1/",
        "http://", "http://127.0.0.1/" + String(repeating: "a", count: 8 << 10),
    ])
    func refusesAURLThatItCannotSend(url: String) async throws {
        try await withExchange { _ in
            []
        } _: { client, _ in
            #expect(await client.outcome(.init(.get, url)).code == .invalidRequest)
        }
    }

    @Test(arguments: [
        ("x", "a\r\ny: b"), ("x", "a\nb"), ("x", "a\0b"), ("", "a"), ("x y", "a"), ("x:", "a"),
        ("x\r\n", "a"),
    ])
    func refusesAHeaderThatWouldBecomeTwo(name: String, value: String) async throws {
        try await withExchange { _ in
            []
        } _: { client, server in
            let request = HTTPRequest(.get, server.url(), headers: [(name, value)])
            #expect(await client.outcome(request).code == .invalidRequest)
            #expect(server.connectionCount == 0)
        }
    }
}
