internal import Messages
internal import RPC

/// Answers `grpc.health.v1.Health` for one loop of a service.
struct HealthResponder: HealthV1.HealthServer {
    let services: Set<String>
    /// Looks now.
    let isReady: @Sendable () async -> Bool
    let board: HealthBoard

    func check(
        _ request: HealthV1.HealthCheckRequest, context: CallContext
    ) async throws -> HealthV1.HealthCheckResponse {
        guard isKnown(request.service) else {
            throw RPCError(.notFound, "no such service here")
        }
        return HealthV1.HealthCheckResponse(status: await isReady() ? .serving : .notServing)
    }

    func watch(
        _ request: HealthV1.HealthCheckRequest,
        responses: MessageSink<HealthV1.HealthCheckResponse>, context: CallContext
    ) async throws {
        let isKnown = isKnown(request.service)
        guard let changes = board.changes() else {
            throw RPCError(.resourceExhausted, "\(HealthBoard.watcherCountMax) watch already")
        }
        var last: HealthV1.HealthCheckResponse.ServingStatus?
        for await isReady in changes {
            // A service that is not there now may be in the next version: who watches for it waits.
            let status: HealthV1.HealthCheckResponse.ServingStatus =
                isKnown ? (isReady ? .serving : .notServing) : .serviceUnknown
            guard status != last else { continue }
            last = status
            try await responses.send(HealthV1.HealthCheckResponse(status: status))
        }
        try Task.checkCancellation()
        throw RPCError(.unavailable, "draining")
    }

    /// An empty name asks for the whole process.
    private func isKnown(_ service: String) -> Bool {
        service.isEmpty || services.contains(service)
    }
}
