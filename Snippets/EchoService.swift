// A service and a call of it in one program: `swift run EchoService`.
import Messages
import RPC
import RPCTransport
import Reactor

struct Echo: EchoV1.EchoServer {
    func echo(_ request: EchoV1.EchoRequest, context: CallContext) throws -> EchoV1.EchoResponse {
        EchoV1.EchoResponse(data: request.data)
    }

    func echoLater(
        _ request: EchoV1.EchoRequest, context: CallContext
    ) async throws -> EchoV1.EchoResponse { EchoV1.EchoResponse(data: request.data) }
}

let loop = EventLoop(name: "echo")
loop.start()
let server = RPCServer(
    RPCServerConfiguration(
        address: "127.0.0.1:0", security: .plaintextOnLoopback, authorization: .openToEveryone),
    loops: [loop])
let port = try await server.start { _ in
    var table = MethodTable()
    EchoV1.Echo.register(Echo(), in: &table)
    return table
}
let channel = try RPCClient(
    target: "127.0.0.1:\(port)", expectedPeer: nil, security: .plaintextOnLoopback, loop: loop)
let answer = try await EchoV1.EchoClient(channel).echo(.init(data: Array("hello".utf8)))
print(String(decoding: answer.data, as: UTF8.self))
await channel.close()
await server.drain()
loop.stop()
