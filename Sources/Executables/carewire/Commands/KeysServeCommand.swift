internal import ArgumentParser
internal import Foundation
internal import PHIProtection

/// Gives a ring to services that cannot read its file.
struct KeysServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a key ring over a Unix socket, until Ctrl-C.",
        discussion: """
            The socket has mode 0600, and who connects must run as this command's user. A service \
            uses it with CAREWIRE_KEYRING=unix:PATH and asks anew at each look, so it follows \
            rotations. Nothing is kept: the file is read for each request.
            """)

    @OptionGroup var ring: KeyRingOptions

    @Option(help: "The path of the socket; 107 octets at most.")
    var socket: String

    func run() async throws {
        try await Failure.reported {
            let server = try makeServer()
            Console.say("serving \(ring.path) at \(socket)")
            let ended = AsyncStream<Void>.makeStream()
            Thread.detachNewThread {
                server.run { client in
                    if let line = Self.line(client) { Console.warn(line) }
                }
                ended.continuation.finish()
            }
            let _: Void? = try await Interruption.cancelling {
                while true { try await Task.sleep(for: .seconds(3_600)) }
            }
            server.stop()
            for await _ in ended.stream {}
        }
    }

    func makeServer() throws(CLIError) -> KeyServer {
        try KeysCommand.translated { () throws(PHIError) in
            try KeyServer(ringPath: ring.path, socketPath: socket)
        }
    }

    /// What is worth a line: who was served is not.
    static func line(_ client: KeyServer.OnClient) -> String? {
        switch client {
        case .served: nil
        case .turnedAway: "a client was turned away: another user's, or not one of ours"
        case .withoutRing(let code): "a client got no ring: \(code.rawValue)"
        }
    }
}
