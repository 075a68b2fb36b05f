internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPC

/// Asks services whether they serve. The health check of a container runs it without arguments.
struct HealthCommand: AsyncParsableCommand {
    /// How long one answer may take.
    static let timeout = Duration.seconds(2)

    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Ask one service, or all of the suite, whether it serves.",
        discussion: """
            With an address, that one is asked. Without one, and with CAREWIRE_LISTEN in the \
            environment, the service that this environment configures is asked: so a container \
            checks itself. Else every service of endpoints.json is asked. The exit status is 0 \
            when all serve. With --watch, every change is told until Ctrl-C.
            """)

    @Argument(help: "host:port")
    var target: String?

    @Flag(help: "Go on, and tell every change.")
    var watch = false

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        try await Failure.reported {
            let endpoints = try endpoints()
            if watch {
                _ = try await Interruption.cancelling {
                    try await Connections.with(endpoints) { await HealthWatch.run($0, endpoints) }
                }
                return
            }
            try await Connections.with(endpoints) { connections in
                var areAllServing = true
                for name in endpoints.services.keys.sorted() {
                    let state = await Self.state(of: name, connections)
                    areAllServing = areAllServing && state == "serving"
                    Console.say("\(name): \(state)")
                }
                guard areAllServing else { throw ExitCode.failure }
            }
        }
    }

    /// `serving`, or why not.
    static func state(of name: String, _ connections: Connections) async -> String {
        do {
            let client = HealthV1.HealthClient(try connections.channel(to: name))
            let response = try await client.check(
                HealthV1.HealthCheckRequest(), options: CallOptions(timeout: timeout))
            return Self.text(response.status)
        } catch {
            return "\(error)"
        }
    }

    static func text(_ status: HealthV1.HealthCheckResponse.ServingStatus) -> String {
        switch status {
        case .serving: "serving"
        case .notServing: "not serving"
        case .unknown, .serviceUnknown, .unrecognized: "unknown"
        }
    }

    private func endpoints() throws(CLIError) -> Endpoints {
        var connection = connection
        let environment = ProcessInfo.processInfo.environment
        if let target {
            connection.address = target
        } else if connection.address == nil, connection.state == nil,
            let listen = environment["CAREWIRE_LISTEN"]
        {
            connection.address = Self.loopback(listen)
        }
        return try connection.endpoints()
    }

    /// The address at which this machine reaches a listener: 0.0.0.0 is not one.
    private static func loopback(_ listen: String) -> String {
        guard let colon = listen.lastIndex(of: ":") else { return listen }
        let host = listen[..<colon]
        return ["0.0.0.0", "[::]", "", "*"].contains(host) ? "127.0.0.1\(listen[colon...])" : listen
    }
}
