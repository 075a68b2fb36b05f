package import Logging
internal import ServiceLifecycle

/// A small web server for read-only pages: the dashboard, Prometheus text.
///
/// Only GET is answered, every answer carries headers that forbid storing, framing and foreign
/// content, and a page is made anew for every request.
package struct PageServer: Service {
    private let server: HTTPServer

    /// Makes a server that listens when `run()` is called.
    ///
    /// - Parameters:
    ///   - host: Loopback unless told otherwise.
    ///   - port: 0 lets the system choose a free one.
    ///   - pages: Their paths differ.
    ///   - onListening: Called once with the port, when connections are accepted.
    package init(
        host: String = "127.0.0.1", port: Int, pages: [Page],
        logger: Logger = Logger(label: "carewire.pages"),
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        let table = PageTable(pages)
        server = HTTPServer(host: host, port: port, logger: logger, onListening: onListening) {
            await table.answer($0)
        }
    }

    /// Serves until graceful shutdown or cancellation.
    ///
    /// - Throws: ``HTTPPagesError``.
    package func run() async throws { try await server.run() }
}
