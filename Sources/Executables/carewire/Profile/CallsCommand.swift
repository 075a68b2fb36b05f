internal import ArgumentParser
internal import Messages
internal import RPC

/// Shows what a running service is in the middle of.
struct CallsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calls",
        abstract: "List the calls under way in a running service, and its works beside them.",
        discussion: """
            The oldest first. A call is waiting for a place, running, downstream while it waits \
            for another service, sending, or stopped when its caller has been answered already. \
            A loop that is silent is held by something; its calls cannot be listed.
            """)

    /// How long the service may take to answer.
    static let timeout = Duration.seconds(5)

    @Argument(help: "The service, such as soap-service.")
    var service: String

    @Flag(help: "Print the service's answer as JSON.")
    var json = false

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        try await Failure.reported {
            let endpoints = try connection.endpoints(for: service)
            let list = try await Connections.with(endpoints) { connections in
                try await AdminV1.AdminClient(connections.channel(to: service)).listCalls(
                    AdminV1.ListCallsRequest(), options: CallOptions(timeout: Self.timeout))
            }
            Console.say(json ? list.json().text(pretty: false) : CallsReport.text(list))
        }
    }
}
