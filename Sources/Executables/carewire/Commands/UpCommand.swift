internal import ArgumentParser

/// Brings the whole suite up on this machine.
struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Start the whole suite, run the mixed load, print the verdicts, stay up.",
        discussion: """
            Starts a private PostgreSQL and Redis and every service with throw-away certificates, \
            loads 100 synthetic patients, runs the mixed load and prints the budget table. Stays \
            up until Ctrl-C, which drains and stops everything. Each run starts from empty \
            databases.
            """)

    @Flag(help: "Stop after the load; exit with 0 when every budget of the load held.")
    var once = false

    @Option(help: "The folder for everything that is written; default $CAREWIRE_STATE or ./state.")
    var state: String?

    @Option(help: "How long the load runs, in seconds; 0 for none.")
    var seconds = 30

    @Option(help: "Sessions of the load.")
    var sessions = 100

    @Option(help: "The same seed gives the same load.")
    var seed: UInt64 = 1

    func validate() throws {
        guard (0...86_400).contains(seconds) else {
            throw ValidationError("--seconds must be 0 to 86400")
        }
        guard (1...100_000).contains(sessions) else {
            throw ValidationError("--sessions must be 1 to 100000")
        }
    }

    func run() async throws {
        try await Failure.reported {
            let folder = StateFolder(state)
            let lock = try FolderLock(folder)
            defer { withExtendedLifetime(lock) {} }
            let suite = Suite(folder: folder)
            var failure: (any Error)?
            do {
                let ending: Void? = try await Interruption.cancelling { try await drive(suite) }
                if ending == nil, once { throw CLIError(.verdict, "interrupted: no verdict") }
            } catch { failure = error }
            Console.say("stopping")
            await suite.stop()
            if let failure { throw failure }
            guard suite.crashes.isEmpty else {
                throw CLIError(.program, "ended by themselves: \(suite.crashes)")
            }
        }
    }

    private func drive(_ suite: Suite) async throws {
        let endpoints = try await suite.start()
        let failures = try await Demonstration(
            endpoints: endpoints, sessionCount: sessions, duration: .seconds(seconds), seed: seed
        ).run()
        if once {
            guard failures.isEmpty else {
                throw CLIError(.verdict, failures.joined(separator: "; "))
            }
            return
        }
        Console.say("Ctrl-C stops everything.")
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}
