import ArgumentParser
private import CBenchmarks
import Foundation
import LatencyBudget
import Messages
import RPC
import RPCTransport
import Reactor

/// The floor: a C server that sends every octet back. A child process of the benchmark.
struct RawEchoServer: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "raw-echo", shouldDisplay: false)

    func run() { cbench_raw_echo(0) }
}

/// Our server with the echo service. A child process of the benchmark.
struct EchoServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo-server", shouldDisplay: false)

    struct Echo: EchoV1.EchoServer {
        func echo(
            _ request: EchoV1.EchoRequest, context: CallContext
        ) throws -> EchoV1.EchoResponse { EchoV1.EchoResponse(data: request.data) }

        func echoLater(
            _ request: EchoV1.EchoRequest, context: CallContext
        ) async throws -> EchoV1.EchoResponse { EchoV1.EchoResponse(data: request.data) }
    }

    @Option var certificate: String?
    @Option var key: String?
    @Option var authority: String?

    private var security: TransportSecurity {
        guard let certificate, let key, let authority else { return .plaintextOnLoopback }
        return .mutualTLS(certificateFile: certificate, keyFile: key, authorityFile: authority)
    }

    func run() async throws {
        _ = cbench_raise_descriptor_limit()
        let loop = EventLoop(name: "echo")
        loop.start()
        let server = RPCServer(
            RPCServerConfiguration(
                address: "127.0.0.1:0", security: security, authorization: .openToEveryone),
            loops: [loop])
        let port = try await server.start { _ in
            var table = MethodTable()
            EchoV1.Echo.register(Echo(), in: &table)
            return table
        }
        FileHandle.standardOutput.write(Data("\(port)\n".utf8))
        // The benchmark ends this process, at the latest by its own end.
        while !FileHandle.standardInput.availableData.isEmpty {}
        await server.drain()
        loop.stop()
    }
}
