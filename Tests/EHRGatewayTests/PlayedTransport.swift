import EHRGateway
import HTTPClient
import Synchronization

/// An EHR that a test plays: each exchange waits until the test answers it.
final class PlayedTransport: EHRTransport {
    typealias Outcome = Result<HTTPResponse, HTTPError>

    /// One request under way.
    struct Exchange: Sendable {
        let request: HTTPRequest
        let deadline: ContinuousClock.Instant
        fileprivate let id: UInt64
        fileprivate let transport: PlayedTransport

        func answer(_ status: Int, _ body: String = "", headers: [(String, String)] = []) {
            transport.finish(
                id,
                .success(
                    HTTPResponse(
                        status: status, headers: headers.map { (name: $0.0, value: $0.1) },
                        body: Array(body.utf8))))
        }

        func fail(_ code: HTTPError.Code) {
            transport.finish(id, .failure(HTTPError(code, "played")))
        }

        var body: String { String(decoding: request.body, as: UTF8.self) }
    }

    private struct State {
        var pending: [UInt64: CheckedContinuation<Outcome, Never>] = [:]
        var count: UInt64 = 0
    }

    private let state = Mutex(State())
    private let exchanges: AsyncStream<Exchange>
    private let inbox: AsyncStream<Exchange>.Continuation

    init() { (exchanges, inbox) = AsyncStream.makeStream() }

    /// Exchanges begun so far.
    var count: Int { Int(state.withLock { $0.count }) }
    /// Exchanges under way.
    var pendingCount: Int { state.withLock { $0.pending.count } }

    func exchange(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(HTTPError) -> HTTPResponse {
        let id = state.withLock { state in
            state.count += 1
            return state.count
        }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.pending[id] = continuation
                    return false
                }
                if isCancelled {
                    continuation.resume(returning: .failure(HTTPError(.cancelled, "played")))
                } else {
                    inbox.yield(
                        Exchange(request: request, deadline: deadline, id: id, transport: self))
                }
            }
        } onCancel: {
            finish(id, .failure(HTTPError(.cancelled, "played")))
        }
        return try outcome.get()
    }

    /// The next request that comes.
    func next() async -> Exchange? {
        for await exchange in exchanges { return exchange }
        return nil
    }

    /// Waits until nothing is under way, because it was answered or given up.
    func waitUntilIdle() async {
        while pendingCount > 0 { await Task.yield() }
    }

    private func finish(_ id: UInt64, _ outcome: Outcome) {
        state.withLock { $0.pending.removeValue(forKey: id) }?.resume(returning: outcome)
    }
}
