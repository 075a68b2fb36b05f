import HTTPClient
import LatencyAggregator
import Logging
import Messages
import Reactor

/// Brings alerts to the log, and to the webhook if there is one. On its loop only.
final class AlertPost: Sendable {
    /// How long one attempt may take.
    static let timeout = Duration.seconds(5)

    private let client: HTTPClient?
    /// Nil without a webhook.
    let hook: AlertHook?
    private let logger: Logger

    /// - Parameters:
    ///   - url: the webhook; empty for none.
    ///   - pause: waits between attempts.
    /// - Throws: ``HTTPError`` when there can be no client.
    init(
        url: String, loop: EventLoop, logger: Logger,
        pause: (@Sendable (Duration) async throws -> Void)? = nil
    ) throws {
        self.logger = logger
        guard !url.isEmpty else {
            client = nil
            hook = nil
            return
        }
        var configuration = HTTPClientConfiguration()
        configuration.responseByteCountMax = 64 << 10  // The answer's text is not read.
        let client = try HTTPClient(loop: loop, configuration: configuration)
        self.client = client
        hook = AlertHook(
            post: { await Self.post($0, $1, to: url, client) },
            pause: pause ?? { try await loop.sleep(until: .now + $0) },
            random: { Double.random(in: 0..<1) })
    }

    func shutdown() { client?.shutdown() }

    /// Until it is cancelled. What was on before a restart is not told again. Of several
    /// aggregators only the first posts; the others write to their logs.
    func follow(_ server: AggregatorServer) async throws {
        guard let events = server.alertEvents(areCurrentTold: false) else { return }
        for await event in events {
            let level: Logger.Level = event.alert?.page == true ? .critical : .warning
            logger.log(
                level: event.lead ? level : .info, "alert",
                metadata: ["alert": "\(AlertLine.text(event))", "id": "\(event.id)"])
            if event.lead { hook?.offer(event) }
        }
    }

    /// Posts what is to be posted, until it is cancelled.
    func deliver(_ hook: AlertHook) async throws {
        try await hook.run { event, outcome in
            guard outcome != .taken else { return }
            logger.error(
                "webhook: an alert was not taken",
                metadata: ["id": "\(event.id)", "outcome": "\(outcome.rawValue)"])
        }
    }

    private static func post(
        _ id: String, _ body: [UInt8], to url: String, _ client: HTTPClient
    ) async -> HookAnswer {
        let request = HTTPRequest(
            .post, url,
            headers: [("content-type", "application/json"), ("idempotency-key", "\"\(id)\"")],
            body: body)
        do throws(HTTPError) {
            let response = try await client.send(request, deadline: .now + timeout)
            return .status(response.status, retryAfter: response.header("retry-after"))
        } catch {
            return error.code == .invalidRequest ? .unsendable : .none
        }
    }
}
