/// Many sessions side by side, each doing one thing after another with pauses in between, as people
/// do: a closed load.
struct SessionLoad: Sendable {
    let sessionCount: Int
    let duration: Duration
    let seed: UInt64

    /// Runs until the duration is over and every call under way has ended.
    func run(_ runner: StepRunner, tally: LoadTally) async {
        let end = ContinuousClock.now + duration
        await withDiscardingTaskGroup { group in
            for index in 0..<sessionCount {
                group.addTask {
                    var session = Session(index: index, seed: seed)
                    var step = session.next()
                    while await pause(step.pause, until: end) {
                        await runner.run(step, since: .now, tally: tally)
                        step = session.next()
                    }
                }
            }
        }
    }

    /// False when the load ends before the pause does.
    private func pause(_ pause: Duration, until end: ContinuousClock.Instant) async -> Bool {
        let wake = ContinuousClock.now + pause
        try? await Task.sleep(until: min(wake, end), clock: .continuous)
        return wake < end && !Task.isCancelled
    }
}
