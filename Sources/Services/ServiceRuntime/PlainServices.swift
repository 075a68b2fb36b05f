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
    let body: @Sendable () async throws -> Void

    func run() async throws {
        // Work that ends because it was asked to has not failed.
        do { try await cancelWhenGracefulShutdown { try await body() } } catch is CancellationError
        {}
    }
}
