import HTTPClient
import Reactor
import TestSupport

/// A client and a scripted server on one loop, taken down at the end.
func withExchange<Result: Sendable>(
    configuration: HTTPClientConfiguration = HTTPClientConfiguration(),
    script: @escaping @Sendable (Int) -> [ScriptedServer.Step],
    _ body: @Sendable (HTTPClient, ScriptedServer) async throws -> Result
) async throws -> Result {
    let loop = EventLoop(name: "http-test")
    loop.start()
    defer { loop.stop() }
    let server = try await ScriptedServer(on: loop, script: script)
    var configuration = configuration
    configuration.connectTimeout = .seconds(60)  // A busy machine is no fault.
    let client = try HTTPClient(loop: loop, configuration: configuration)
    return try await loop.run {
        defer {
            client.shutdown()
            server.stop()
        }
        return try await body(client, server)
    }
}

extension HTTPClient {
    /// What became of a request; ample time unless told otherwise.
    func outcome(
        _ request: HTTPRequest, within timeout: Duration = .seconds(60)
    ) async -> Result<HTTPResponse, HTTPError> {
        do throws(HTTPError) {
            return .success(try await send(request, deadline: ContinuousClock.now + timeout))
        } catch {
            return .failure(error)
        }
    }
}

extension ScriptedServer {
    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Waits until so many of an event have been seen.
    func wait(for event: Event, count: Int = 1) async {
        var left = count
        for await seen in events where seen == event {
            left -= 1
            if left == 0 { return }
        }
    }
}

extension Result where Success == HTTPResponse, Failure == HTTPError {
    var code: HTTPError.Code? {
        switch self {
        case .success: nil
        case .failure(let error): error.code
        }
    }

    var response: HTTPResponse? { try? get() }
}
