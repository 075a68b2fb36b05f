internal import RPCTransport
internal import ServiceLifecycle

/// Keeps the RPC server open until shutdown begins, then drains it.
struct ServerLifetime: Service {
    let server: RPCServer
    let board: HealthBoard
    let farewell: Farewell
    /// Told when it begins to drain.
    let onFarewell: [@Sendable () -> Void]

    func run() async throws {
        try? await gracefulShutdown()
        // Those who watch learn it first, and their calls end: they would never end by themselves.
        board.close()
        farewell.begin()
        for tell in onFarewell { tell() }
        await server.drain()
    }
}

/// A piece of background work: cancelled when shutdown reaches it.
struct BackgroundWork: Service {
    /// What operators see it called.
    let name: String
    /// Where they see it.
    let board: WorkBoard
    let body: @Sendable () async throws -> Void

    init(
        _ name: String, on board: WorkBoard, _ body: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.board = board
        self.body = body
    }

    func run() async throws {
        let number = board.begin(name, at: .now)
        defer { board.end(number) }
        // Work that ends because it was asked to has not failed.
        do { try await cancelWhenGracefulShutdown { try await body() } } catch is CancellationError
        {}
    }
}
