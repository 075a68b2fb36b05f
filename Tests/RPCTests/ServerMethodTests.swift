import Messages
import RPC
import TestSupport
import Testing

@Suite struct ServerMethodTests {
    private static let name = MethodName(service: "a.B", name: "C")
    private let context = CallContext.background(deadline: .now + .seconds(60))

    private func respondNow(_ method: ServerMethod, _ payload: [UInt8]) throws(RPCError) -> Int {
        let arena = MessageArena()
        let octets = UnsafeMutableRawBufferPointer.allocate(byteCount: payload.count, alignment: 1)
        defer { unsafe octets.deallocate() }
        unsafe octets.copyBytes(from: payload)
        let prepared = unsafe try method.respondNow(
            to: UnsafeRawBufferPointer(octets), context: context, arena: arena)
        return unsafe prepared.byteCount
    }

    @Test func aSynchronousMethodAnswersNow() throws {
        let method = SynchronousMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.name) {
            request, _ in
            EchoV1.EchoResponse(data: request.data + request.data)
        }
        #expect(method.isSynchronous && method.name == Self.name)
        #expect(try respondNow(method, octets("0A 01 41")) == 4)
    }

    @Test func whatCannotBeReadNeverReachesAHandler() {
        let method = SynchronousMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.name) { _, _ in
            Issue.record("the handler was called")
            return EchoV1.EchoResponse()
        }
        let error = #expect(throws: RPCError.self) { try respondNow(method, octets("0A 05 41")) }
        #expect(error?.code == .invalidArgument)
    }

    @Test func aHandlersErrorIsTranslated() {
        struct Foreign: Error { let name = "Jane Roe" }
        let method = SynchronousMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.name) { _, _ in
            throw Foreign()
        }
        let error = #expect(throws: RPCError.self) { try respondNow(method, []) }
        #expect(error?.code == .internalError && error?.message == "internal error")
    }

    @Test func anAsynchronousMethodDoesNotAnswerNow() {
        let method = AsynchronousMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.name) {
            _, _ in
            EchoV1.EchoResponse()
        }
        #expect(!method.isSynchronous)
        let error = #expect(throws: RPCError.self) { try respondNow(method, []) }
        #expect(error?.code == .unimplemented)
    }
}
