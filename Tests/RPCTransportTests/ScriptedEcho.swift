import Messages
import RPC

/// The echo service; a test may put its own handlers in.
struct ScriptedEcho: EchoV1.EchoServer {
    typealias Now = @Sendable (EchoV1.EchoRequest, CallContext) throws -> EchoV1.EchoResponse
    typealias Later =
        @Sendable (EchoV1.EchoRequest, CallContext) async throws -> EchoV1.EchoResponse

    /// Answers `Echo`.
    var now: Now = { request, _ in EchoV1.EchoResponse(data: request.data) }
    /// Answers `EchoLater`.
    var later: Later = { request, _ in
        await Task.yield()
        return EchoV1.EchoResponse(data: request.data)
    }

    func echo(
        _ request: EchoV1.EchoRequest, context: CallContext
    ) throws -> EchoV1.EchoResponse { try now(request, context) }

    func echoLater(
        _ request: EchoV1.EchoRequest, context: CallContext
    ) async throws -> EchoV1.EchoResponse { try await later(request, context) }

    /// A table with nothing else in it.
    var table: MethodTable {
        var table = MethodTable()
        EchoV1.Echo.register(self, in: &table)
        return table
    }
}

extension CallOptions {
    /// For calls whose time does not matter, on a machine that may be slow.
    static let patient = CallOptions(timeout: .seconds(50))
}

extension EchoV1.EchoClient {
    /// What a call came to: its data, or the code of its failure.
    func outcome(
        _ data: [UInt8] = [7], later: Bool = false, options: CallOptions = .patient
    ) async -> Outcome {
        do throws(RPCError) {
            let request = EchoV1.EchoRequest(data: data)
            let response =
                later
                ? try await echoLater(request, options: options)
                : try await echo(request, options: options)
            return .success(response.data)
        } catch { return .failure(error.code) }
    }
}

/// What a call came to.
enum Outcome: Equatable {
    case success([UInt8])
    case failure(StatusCode)
}
