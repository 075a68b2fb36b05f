internal import Synchronization

/// Calls at a fixed rate, whatever becomes of them: an open load. Latency counts from the instant a
/// call was meant to start, so that a stall is seen by every call it delayed.
struct OpenLoad: Sendable {
    /// Calls under way at once; a call that would be one more is not made, and counted as failed.
    static let inFlightMax = 20_000

    /// Calls per second.
    let rate: Double
    let duration: Duration
    let seed: UInt64

    /// Runs until the duration is over and every call under way has ended.
    func run(_ runner: StepRunner, tally: LoadTally) async {
        let start = ContinuousClock.now
        let interval = Duration.seconds(1) / rate
        var sessions = (0..<Session.patientCount).map { Session(index: $0, seed: seed) }
        await withDiscardingTaskGroup { group in
            var number = 0
            while !Task.isCancelled {
                let due = start + interval * number
                guard due < start + duration else { break }
                if due > ContinuousClock.now {
                    try? await Task.sleep(until: due, tolerance: .zero, clock: .continuous)
                }
                let step = sessions[number % sessions.count].next()
                number += 1
                guard tally.inFlight.load(ordering: .relaxed) < Self.inFlightMax else {
                    tally.add(
                        step.operation, latency: ContinuousClock.now - due, failure: "not sent")
                    continue
                }
                tally.inFlight.add(1, ordering: .relaxed)
                group.addTask {
                    await runner.run(step, since: due, tally: tally)
                    tally.inFlight.subtract(1, ordering: .relaxed)
                }
            }
        }
    }
}
