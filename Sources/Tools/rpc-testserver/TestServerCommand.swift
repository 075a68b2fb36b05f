import ArgumentParser
import Foundation
import RPC
import RPCTransport
import Reactor
import UnixSignals

/// A server of `grpc.testing.TestService`, for interoperability tests of any ttRPC client.
@main
struct TestServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc-testserver", abstract: "Serve grpc.testing.TestService over ttRPC.",
        discussion: """
            Prints `listening PORT` when calls can be made. SIGTERM and SIGINT drain it: calls \
            under way are finished, within the drain limit, and the exit status is 0.
            """)

    /// Event loops of one server, at most.
    static let loopCountMax = 64

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port: UInt16 = 0

    @Option(help: "The host to listen on.")
    var host = "127.0.0.1"

    @Flag(help: "Clear text; on a loopback address alone.")
    var plaintext = false

    @Option(help: "The server's certificate, a PEM file.")
    var certificate: String?

    @Option(help: "The server's key, a PEM file.")
    var key: String?

    @Option(help: "The certificate of the authority that signs the clients', a PEM file.")
    var authority: String?

    @Option(help: "Event loops, each on a thread of its own.")
    var loops = 1

    @OptionGroup(title: "Limits")
    var limits: LimitOptions

    func validate() throws {
        guard (1...Self.loopCountMax).contains(loops) else {
            throw ValidationError("--loops must be between 1 and \(Self.loopCountMax)")
        }
        _ = try security
    }

    private var security: TransportSecurity {
        get throws {
            switch (plaintext, certificate, key, authority) {
            case (true, nil, nil, nil):
                return .plaintextOnLoopback
            case (false, let certificate?, let key?, let authority?):
                return .mutualTLS(
                    certificateFile: certificate, keyFile: key, authorityFile: authority)
            default:
                throw ValidationError(
                    "either --plaintext, or --certificate, --key and --authority")
            }
        }
    }

    func run() async throws {
        // Trapped before the first call can come, so that no signal is lost.
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let loops = (0..<loops).map { EventLoop(name: "loop \($0)") }
        for loop in loops { loop.start() }
        let server = RPCServer(try serverConfiguration(), loops: loops)
        let port = try await server.start { loop in TestService.table(on: loop) }
        FileHandle.standardOutput.write(Data("listening \(port)\n".utf8))
        for await _ in signals { break }
        await server.drain()
        for loop in loops { loop.stop() }
    }

    private func serverConfiguration() throws -> RPCServerConfiguration {
        let isIPv6 = host.contains(":") && !host.hasPrefix("[")
        var configuration = RPCServerConfiguration(
            address: "\(isIPv6 ? "[\(host)]" : host):\(port)", security: try security,
            authorization: .openToEveryone)
        limits.apply(to: &configuration)
        return configuration
    }
}
