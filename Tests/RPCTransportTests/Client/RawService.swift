import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// A client whose servers are played by the test, octet by octet.
struct RawService {
    let channel: RPCClient
    let listeners: [RawListener]

    var echo: EchoV1.EchoClient { EchoV1.EchoClient(channel) }

    /// The server's end of a connection.
    func peer(_ number: Int = 0, of listener: Int = 0) async throws -> RawPeer {
        try await listeners[listener].peer(number)
    }

    /// Makes a first call whose answer agrees on extensions; the server's end of its connection.
    /// The next id is 3.
    func agreedPeer(
        _ capabilities: String = "1;cancel,ping,goaway,window,trailer"
    ) async throws -> RawPeer {
        async let outcome = echo.outcome([7])
        let peer = try await peer()
        _ = try await peer.receiveFrame()
        await peer.send(agreement(1, capabilities).octets)
        #expect(await outcome == .success(octets("48 69")))
        return peer
    }
}

/// A good Response whose field 1001 agrees on extensions.
func agreement(_ streamID: UInt32, _ capabilities: String) -> RawFrame {
    RawFrame(
        streamID: streamID, type: 2,
        data: octets("CA 3E") + [UInt8(capabilities.utf8.count)] + text(capabilities) + hiAnswer)
}

/// Runs a test with a client of so many servers that the test plays.
func withRawService(
    listenerCount: Int = 1, _ configuration: RPCClientConfiguration = .oneAttempt,
    _ body: (RawService) async throws -> Void
) async throws {
    var listeners: [RawListener] = []
    for _ in 0..<listenerCount { listeners.append(try await RawListener()) }
    try await withLoop { loop in
        let channel = try RPCClient(
            target: listeners.map(\.address).joined(separator: ","), expectedPeer: nil,
            security: .plaintextOnLoopback, loop: loop, configuration: configuration)
        do { try await body(RawService(channel: channel, listeners: listeners)) } catch {
            await channel.close()
            throw error
        }
        await channel.close()
    }
}

extension RawFrame {
    /// The metadata of a Request.
    func metadata() throws -> [String: String] {
        let pairs = try Ttrpc.Request(decoding: data).metadata.map { ($0.key, $0.value) }
        return Dictionary(pairs) { first, _ in first }
    }
}
