internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPC

/// Watches a running suite for a while and says what it has seen.
struct MonitorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monitor",
        abstract: "Watch calls, parts and processes for a while; end with an analysis.",
        discussion: """
            OPERATION is a method's path, its last part (GetPatient), a service (soap-service) or \
            a named part (phi.seal); without it everything is watched. Counts are exact. On a \
            terminal each second's table replaces the last. With --json every second is one line, \
            and the last line is the end. The exit status is 3 when the end has a page, else 0.
            """)

    @Argument(help: "What to watch; everything when it is left out.")
    var operation = ""

    @Option(help: "For how long, 1 to 3600.")
    var seconds: UInt32 = 60

    @Flag(help: "Print what metrics-service says as JSON, one line for each second.")
    var json = false

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...3_600).contains(seconds) else {
            throw ValidationError("--seconds must be 1 to 3600")
        }
    }

    func run() async throws {
        var mustWake = false
        try await Failure.reported { mustWake = try await watch() }
        if mustWake { throw ExitCode(3) }
    }

    /// Prints what comes; whether somebody is to be woken.
    private func watch() async throws -> Bool {
        let service = SuiteService.metricsService.rawValue
        let endpoints = try connection.endpoints(for: service)
        let request = MetricsV1.MonitorRequest(operation: operation, durationSeconds: seconds)
        let timeout = Duration.seconds(Int(seconds) + 15)
        let isTerminal = isatty(FileHandle.standardOutput.fileDescriptor) == 1
        let json = json
        let pages = try await Interruption.cancelling {
            try await Connections.with(endpoints) { connections in
                let client = MetricsV1.MetricsServiceClient(try connections.channel(to: service))
                return try await client.monitor(
                    request, options: CallOptions(timeout: timeout)
                ) { events in
                    var pages = 0
                    for try await event in events {
                        if json {
                            Console.say(event.json().text())
                        } else if let snapshot = event.snapshot {
                            let text = MonitorScreen.text(snapshot)
                            Console.say(isTerminal ? Self.clear + text : text)
                        } else if let end = event.end {
                            Console.say(MonitorScreen.text(end))
                        }
                        pages += event.end?.alerts.count { $0.severity == "page" } ?? 0
                    }
                    return pages
                }
            }
        }
        return (pages ?? 0) > 0
    }

    /// To the first place of an empty screen.
    private static let clear = "\u{1B}[H\u{1B}[2J"
}
