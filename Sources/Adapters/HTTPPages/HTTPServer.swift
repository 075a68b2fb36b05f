private import HTTPTypes
internal import Hummingbird
private import HummingbirdCore
package import Logging
internal import NIOCore
internal import ServiceLifecycle
private import Synchronization

/// An HTTP/1.1 server around one function from request to answer.
///
/// Plain HTTP, for pages on an operator's network and for peers that tests play. It knows no
/// routes: those are the handler's. Graceful shutdown ends it when the requests under way are
/// answered.
package struct HTTPServer: Service {
    /// Largest body of a request in octets (2 MiB); a larger one is answered 413.
    package static let requestByteCountMax = 2 << 20
    /// Connections open at once; further ones wait in the kernel's queue.
    package static let connectionCountMax = 1024

    /// Answers one request. Runs concurrently with itself.
    package typealias Handler = @Sendable (ServerRequest) async -> ServerReply

    private let host: String
    private let port: Int
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void
    private let handler: Handler

    /// Makes a server that listens when `run()` is called.
    ///
    /// - Parameters:
    ///   - host: A numeric address, or a name of this host.
    ///   - port: 0 lets the system choose a free one.
    ///   - onListening: Called once with the port, when connections are accepted.
    package init(
        host: String = "127.0.0.1", port: Int, logger: Logger = Logger(label: "carewire.http"),
        onListening: @escaping @Sendable (Int) async -> Void = { _ in },
        handler: @escaping Handler
    ) {
        self.host = host
        self.port = port
        self.logger = logger
        self.onListening = onListening
        self.handler = handler
    }

    /// Serves until graceful shutdown or cancellation; both let requests under way end.
    ///
    /// - Throws: ``HTTPPagesError``; `cannotListen` when nothing was ever served.
    package func run() async throws {
        let isListening = Atomic(false)
        let application = application { port in
            isListening.store(true, ordering: .relaxed)
            await onListening(port)
        }
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        // A task of its own, which our cancellation does not reach: the engine below traps when it
        // is cancelled while it accepts a connection. It is asked to stop instead, and waited for.
        let serving = Task { try await group.run() }
        do {
            try await withTaskCancellationHandler {
                try await serving.value
            } onCancel: {
                Task { await group.triggerGracefulShutdown() }
            }
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw isListening.load(ordering: .relaxed)
                ? HTTPPagesError(.serverFailed, "the server on \(host):\(port) ended", cause: error)
                : HTTPPagesError(.cannotListen, "cannot listen on \(host):\(port)", cause: error)
        }
    }

    private func application(
        _ onPort: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        let handler = handler
        return Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                await Self.respond(to: request, with: handler)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionCountMax)),
            onServerRunning: { await onPort($0.localAddress?.port ?? 0) }, logger: logger)
    }

    private static func respond(to request: Request, with handler: Handler) async -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: requestByteCountMax)
        } catch is NIOTooManyBytesError {
            return Response(status: .contentTooLarge)
        } catch {
            return Response(status: .badRequest)
        }
        let target = request.head.path ?? "/"
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let reply = await handler(
            ServerRequest(
                method: request.method.rawValue, path: parts.first.map(String.init) ?? "/",
                query: parts.count > 1 ? String(parts[1]) : "",
                headers: request.headers.map { ($0.name.canonicalName, $0.value) },
                body: Array(body.readableBytesView)))
        return Response(
            status: .init(code: reply.status), headers: fields(reply.headers),
            body: responseBody(reply))
    }

    private static func fields(_ headers: [(name: String, value: String)]) -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) {
                fields.append(HTTPField(name: name, value: value))
            }
        }
        return fields
    }

    private static func responseBody(_ reply: ServerReply) -> ResponseBody {
        guard let drip = reply.drip else {
            return ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
        }
        return ResponseBody(contentLength: reply.body.count) { writer in
            var rest = reply.body[...]
            while !rest.isEmpty {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: drip.interval) }
                try await writer.write(ByteBuffer(bytes: rest.prefix(drip.pieceByteCount)))
                rest = rest.dropFirst(drip.pieceByteCount)
            }
            try await writer.finish(nil)
        }
    }
}
