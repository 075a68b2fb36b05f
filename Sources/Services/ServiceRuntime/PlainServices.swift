internal import RPCTransport
internal import ServiceLifecycle

/// Keeps the RPC server open until shutdown begins, then drains it.
struct ServerLifetime: Service {
    let server: RPCServer

    func run() async throws {
        try? await gracefulShutdown()
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
