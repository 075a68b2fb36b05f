package import Reactor

/// An HTTP/1.1 client for one event loop: libcurl, driven by readiness, never blocking.
///
/// Connections are kept and used again. Redirects, proxies, cookies and content codings are off;
/// certificates are always checked. libcurl itself sends a request a second time when a kept
/// connection turns out to be closed before anything of the answer came, so send only what may
/// arrive twice.
// Safety: made anywhere; afterwards touched on the loop's thread only, which `send` checks.
@safe
package final class HTTPClient: @unchecked Sendable {
    private let loop: EventLoop
    private let configuration: HTTPClientConfiguration
    private let multi: CurlMulti
    /// By the address of the handle, by which libcurl names it.
    private var running: [UInt: Transfer] = [:]
    private var waiting: [Transfer] = []
    private var isShutDown = false

    /// Makes a client; nothing is opened before the first request.
    ///
    /// - Throws: ``HTTPError`` `overloaded` when libcurl cannot be used.
    package init(
        loop: EventLoop, configuration: HTTPClientConfiguration = HTTPClientConfiguration()
    ) throws(HTTPError) {
        self.loop = loop
        self.configuration = configuration
        multi = try CurlMulti(loop: loop, configuration: configuration)
        multi.onEnd = { [weak self] easy, code in self?.end(easy, code) }
    }

    /// Exchanges under way.
    package var runningCount: Int { running.count }
    /// Requests that wait for a place.
    package var waitingCount: Int { waiting.count }

    /// Sends one request and waits for the whole answer. On the loop's thread only.
    ///
    /// Cancellation of the task and the deadline break the exchange off at once and close its
    /// connection.
    ///
    /// - Throws: ``HTTPError``. After `timeout`, `tooLarge`, `cancelled` and `protocolFailed` the
    ///   request may have had its effect.
    package func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(HTTPError) -> HTTPResponse {
        precondition(loop.isCurrent, "a client is used on its loop")
        try request.check()
        if isShutDown { throw HTTPError(.overloaded, "the client is shut down") }
        if Task.isCancelled { throw HTTPError(.cancelled, "the caller was cancelled") }
        guard waiting.count < configuration.queuedRequestMax else {
            throw HTTPError(.overloaded, "\(waiting.count) requests are waiting")
        }
        let ticket = Ticket()
        let outcome = await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                let transfer = unsafe Transfer(
                    request, deadline: deadline, configuration: configuration,
                    continuation: continuation)
                ticket.transfer = transfer
                admit(transfer)
            }
        } onCancel: {
            loop.submit {
                guard let transfer = ticket.transfer else { return }
                self.abandon(transfer, HTTPError(.cancelled, "the caller was cancelled"))
            }
        }
        return try outcome.get()
    }

    /// Fails what is under way or waiting with `cancelled`, and closes every connection once the
    /// client is let go. On the loop's thread only.
    package func shutdown() {
        isShutDown = true
        for transfer in waiting + Array(running.values) {
            abandon(transfer, HTTPError(.cancelled, "the client is shut down"))
        }
        multi.stop()
    }

    // Safety: touched on the loop's thread only.
    private final class Ticket: @unchecked Sendable {
        var transfer: Transfer?
    }

    private func admit(_ transfer: Transfer) {
        transfer.timer.action = { [unowned self, unowned transfer] in
            abandon(transfer, HTTPError(.timeout, "the deadline passed"))
        }
        loop.schedule(transfer.timer, at: transfer.deadline)
        if running.count < configuration.concurrentRequestMax {
            start(transfer)
        } else {
            waiting.append(transfer)
        }
    }

    private func start(_ transfer: Transfer) {
        do throws(HTTPError) {
            let easy = try transfer.start(
                timeout: transfer.deadline - loop.now, configuration: configuration,
                table: multi.table)
            guard multi.add(easy) else {
                throw HTTPError(.overloaded, "libcurl could not take the request")
            }
            running[easy] = transfer
        } catch {
            finish(transfer, .failure(error))
        }
    }

    private func end(_ easy: UInt, _ code: UInt32) {
        guard let transfer = running.removeValue(forKey: easy) else { return }
        finish(transfer, transfer.outcome(code, now: loop.now))
        startWaiting()
    }

    private func abandon(_ transfer: Transfer, _ error: HTTPError) {
        guard transfer.isPending else { return }
        if let easy = running.first(where: { $0.value === transfer })?.key {
            multi.remove(easy)
            running[easy] = nil
        } else {
            waiting.removeAll { $0 === transfer }
        }
        finish(transfer, .failure(error))
        startWaiting()
    }

    private func finish(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
        loop.cancel(transfer.timer)
        transfer.finish(outcome)
    }

    private func startWaiting() {
        while running.count < configuration.concurrentRequestMax, !isShutDown,
            !waiting.isEmpty
        {
            start(waiting.removeFirst())
        }
    }
}
