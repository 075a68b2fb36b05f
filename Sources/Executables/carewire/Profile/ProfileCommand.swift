internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPC

/// Shows where a running service's processor time goes.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Look for some seconds what a running service does with its processors.",
        discussion: """
            The service looks at its own threads while they run, and names functions; nothing that \
            its memory holds is shown. "self" is the share of the time in which a function ran \
            itself, "total" that in which it was on the stack. --folded writes the stacks as flame \
            graph tools read them. One profile at a time is taken of a service.
            """)

    /// What may pass beside the profile itself: the service looks its names up.
    static let patience = Duration.seconds(30)

    @Argument(help: "The service, such as patient-service.")
    var service: String

    @Option(help: "How long to look, 1 to 60 seconds.")
    var seconds: UInt32 = 10

    @Option(help: "Looks for each second of processor time, 10 to 1000.")
    var hertz: UInt32 = 99

    @Option(help: "Functions to list.")
    var rows = 30

    @Option(help: "Write the stacks to this file, one line each: root;…;leaf count.")
    var folded: String?

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...60).contains(seconds) else { throw ValidationError("--seconds must be 1 to 60") }
        guard (10...1_000).contains(hertz) else {
            throw ValidationError("--hertz must be 10 to 1000")
        }
        guard (1...400).contains(rows) else { throw ValidationError("--rows must be 1 to 400") }
    }

    func run() async throws {
        try await Failure.reported {
            let endpoints = try connection.endpoints(for: service)
            let command = self
            _ = try await Interruption.cancelling {
                try await Connections.with(endpoints) { connections in
                    try await command.show(connections)
                }
            }
        }
    }

    private func show(_ connections: Connections) async throws {
        let client = AdminV1.AdminClient(try connections.channel(to: service))
        let request = AdminV1.ProfileRequest(seconds: seconds, hertz: hertz)
        let options = CallOptions(timeout: .seconds(seconds) + Self.patience)
        let report = try await client.profile(request, options: options) { parts in
            var report = ProfileReport()
            while let part = try await parts.next() { report.add(part) }
            return report
        }
        if let folded {
            do { try Data(report.folded.utf8).write(to: URL(filePath: folded)) } catch {
                throw CLIError(.file, "\(folded) cannot be written")
            }
        }
        Console.say(report.text(rows: rows))
    }
}
