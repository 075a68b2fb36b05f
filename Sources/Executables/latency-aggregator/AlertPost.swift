import HTTPClient
import LatencyAggregator
import Logging
import Messages
import Reactor
import ServiceRuntime

/// Brings alerts to the log, and to the webhook if there is one. On its loop only.
final class AlertPost: Sendable {
    /// How long one attempt may take.
    private static let timeout = Duration.seconds(5)

    private let client: HTTPClient?
    private let url: String
    private let loop: EventLoop
    private let logger: Logger

    init(_ context: ServiceContext) throws {
        loop = context.loop
        logger = context.logger
        url = context.settings.text("alert.webhook") ?? ""
        client = url.isEmpty ? nil : try HTTPClient(loop: context.loop)
    }

    func shutdown() { client?.shutdown() }

    /// Until it is cancelled. What was on before a restart is not told again.
    func follow(_ server: AggregatorServer) async throws {
        guard let events = server.alertEvents(areCurrentTold: false) else { return }
        let hook = AlertHook(
            post: { await self.post($0) },
            pause: { try await self.loop.sleep(until: .now + $0) })
        for await event in events {
            logger.log(
                level: event.alert?.page == true ? .critical : .warning,
                "alert", metadata: ["alert": "\(AlertLine.text(event))"])
            guard client != nil, try await !hook.tell(event) else { continue }
            logger.error("webhook: an alert was given up")
        }
    }

    private func post(_ body: [UInt8]) async -> Bool {
        let request = HTTPRequest(
            .post, url, headers: [("content-type", "application/json")], body: body)
        let response = try? await client?.send(request, deadline: .now + Self.timeout)
        return response.map { (200...299).contains($0.status) } ?? false
    }
}
