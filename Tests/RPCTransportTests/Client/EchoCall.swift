import Messages
import RPC

/// A call of any method that takes an EchoRequest, of "Hi": declared as the test likes.
// Safety: as its superclass.
final class EchoCall: UnaryCall, @unchecked Sendable {
    /// `Echo`, declared as a method that changes something.
    static let write = MethodName(service: "carewire.echo.v1.Echo", name: "Echo")
    /// `Echo`, declared as a method that only reads.
    static let read = MethodName(service: "carewire.echo.v1.Echo", name: "Echo", isRead: true)

    private(set) var answer: [UInt8] = []

    @unsafe
    override func prepareRequest(in arena: MessageArena) throws(RPCError) -> PreparedMessage {
        do { return unsafe try EchoV1.EchoRequest(data: [0x48, 0x69]).prepare(in: arena) } catch {
            throw RPCError(.internalError, "no request")
        }
    }

    @unsafe
    override func receive(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena
    ) throws(RPCError) {
        do { answer = unsafe try EchoV1.EchoResponse(decoding: payload, arena: arena).data } catch {
            throw RPCError(.internalError, "no response")
        }
    }
}
