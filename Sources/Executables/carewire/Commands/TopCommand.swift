internal import ArgumentParser
internal import Foundation
internal import Messages
internal import RPC

/// Shows what every service of a running suite is doing.
struct TopCommand: AsyncParsableCommand {
    /// How long one service may take to answer.
    static let timeout = Duration.seconds(2)

    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Show calls, limits, connections, breakers and pools of every service, live.",
        discussion: """
            Rates are those since the table before; the first table comes after one interval. On a \
            terminal the table is renewed in place until Ctrl-C, elsewhere each one follows the \
            last. Of the methods the busiest are listed.
            """)

    @Flag(help: "Print one table and exit.")
    var once = false

    @Flag(help: "Print what the services answer as JSON, one line for each table.")
    var json = false

    @Option(help: "Between two tables, in seconds.")
    var interval = 1.0

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard interval >= 0.1, interval <= 60 else {
            throw ValidationError("--interval must be 0.1 to 60")
        }
    }

    func run() async throws {
        try await Failure.reported {
            let endpoints = try connection.endpoints()
            let (once, json, pause) = (once, json, Duration.seconds(interval))
            let isTerminal = isatty(FileHandle.standardOutput.fileDescriptor) == 1 && !once
            _ = try await Interruption.cancelling {
                try await Connections.with(endpoints) { connections in
                    var before = await TopReading.all(endpoints, connections)
                    repeat {
                        try await Task.sleep(for: pause)
                        let now = await TopReading.all(endpoints, connections)
                        let text = json ? TopScreen.json(now) : TopScreen.text(before, now)
                        Console.say(isTerminal && !json ? Terminal.clear + text : text)
                        before = now
                    } while !once
                }
            }
        }
    }

    private enum Terminal {
        /// To the first place of an empty screen.
        static let clear = "\u{1B}[H\u{1B}[2J"
    }
}
