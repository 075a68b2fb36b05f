internal import ArgumentParser

/// Puts a load on a running suite.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Put the mixed load on a running suite, and print percentiles.",
        discussion: """
            With --rate, calls start at that rate whatever becomes of them, and latency counts \
            from the intended start. Else sessions call one after another, with pauses of 1 to 3 s.
            """)

    @OptionGroup var connection: ConnectionOptions

    @Option(help: "Calls per second.")
    var rate: Double?

    @Option(help: "Sessions; without --rate.")
    var sessions = 100

    @Option(help: "How long, in seconds.")
    var seconds = 30

    @Option(help: "The same seed gives the same calls.")
    var seed: UInt64 = 1

    func validate() throws {
        guard rate.map({ $0 > 0 && $0 <= 1_000_000 }) ?? true else {
            throw ValidationError("--rate must be over 0 and at most 1000000")
        }
        guard (1...100_000).contains(sessions) else {
            throw ValidationError("--sessions must be 1 to 100000")
        }
        guard (1...86_400).contains(seconds) else {
            throw ValidationError("--seconds must be 1 to 86400")
        }
    }

    func run() async throws {
        try await Failure.reported {
            let endpoints = try connection.endpoints()
            try await Connections.with(endpoints) { connections in
                let tally = LoadTally()
                let runner = try StepRunner(connections)
                let duration = Duration.seconds(seconds)
                let start = ContinuousClock.now
                await LoadProgress.show(tally, duration: duration) {
                    if let rate {
                        await OpenLoad(rate: rate, duration: duration, seed: seed)
                            .run(runner, tally: tally)
                    } else {
                        await SessionLoad(sessionCount: sessions, duration: duration, seed: seed)
                            .run(runner, tally: tally)
                    }
                }
                Console.say(tally.table(over: ContinuousClock.now - start))
                guard tally.totals.failures == 0 else { throw ExitCode.failure }
            }
        }
    }
}
