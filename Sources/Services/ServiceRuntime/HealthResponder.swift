internal import Messages
internal import RPC

/// Answers `grpc.health.v1.Health/Check` for one service.
struct HealthResponder: HealthV1.HealthServer {
    let services: Set<String>
    let isReady: @Sendable () async -> Bool

    func check(
        _ request: HealthV1.HealthCheckRequest, context: CallContext
    ) async throws -> HealthV1.HealthCheckResponse {
        // An empty name asks for the whole process.
        guard request.service.isEmpty || services.contains(request.service) else {
            throw RPCError(.notFound, "no such service here")
        }
        return HealthV1.HealthCheckResponse(status: await isReady() ? .serving : .notServing)
    }
}
