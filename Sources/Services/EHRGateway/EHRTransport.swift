package import HTTPClient
package import Reactor

/// The way to the EHR; tests play one.
package protocol EHRTransport: Sendable {
    /// Sends one request and waits for the whole answer, at most until `deadline`.
    ///
    /// - Throws: `HTTPError`; `cancelled` when the task is cancelled.
    func exchange(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(HTTPError) -> HTTPResponse
}

/// The HTTP client of an event loop, from whatever thread.
package struct LoopTransport: EHRTransport {
    private let loop: EventLoop
    private let client: HTTPClient

    /// Takes a loop and its client.
    package init(_ loop: EventLoop, _ client: HTTPClient) {
        self.loop = loop
        self.client = client
    }

    package func exchange(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(HTTPError) -> HTTPResponse {
        if loop.isCurrent { return try await client.send(request, deadline: deadline) }
        return try await loop.run { () async throws(HTTPError) in
            try await client.send(request, deadline: deadline)
        }
    }
}
