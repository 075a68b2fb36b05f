import Messages
import RPC

/// `EchoStream` on octets: a message comes back with everything in it, fields that the contract
/// does not know included.
final class EchoStreamMethod: ServerMethod, @unchecked Sendable {  // Safety: immutable.
    init() { super.init(GrpcTesting.TestService.echoStream, isSynchronous: false) }

    override func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        while let message = try await stream.receive() { try await stream.send(message) }
        return nil
    }
}
