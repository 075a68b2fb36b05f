internal import ClinicalText
internal import Foundation

/// Two engines over the same notes: first whether they say the same, then what they cost.
struct OptimizationTrial {
    /// Rounds that a trial may have.
    static let roundCountLimit = PairedComparison.roundCountMin...10_000
    /// How often the notes are read before anything counts.
    private static let warmUpCount = 20
    /// How often each engine reads the notes in its half of a turn.
    private static let passCount = 4

    let first: ClinicalEngine
    let second: ClinicalEngine
    var gate = SafetyGate()

    /// What was found, in lines.
    /// - Throws: ``CLIError`` with code `verdict` when the engines differ in what they say.
    func report(rounds: Int) throws(CLIError) -> [String] {
        let differences = gate.differences(first, second)
        guard differences.isEmpty else {
            let places = differences.prefix(10).map { "note \($0.noteIndex + 1): \($0.part)" }
            throw CLIError(
                .verdict,
                "the safety gate is shut, \(differences.count) differences: "
                    + places.joined(separator: ", "))
        }
        var lines = ["safety gate: open, no difference in what is found"]
        let times = measure(rounds: rounds)
        let octets = Double(gate.notes.reduce(0) { $0 + $1.count } * Self.passCount * 2)
        for (engine, seconds) in [(first, times.first), (second, times.second)] {
            let best = seconds.min() ?? 0
            lines.append(
                String(
                    format: "%@: %.1f MB/s per core in the best round", "\(engine.profile)",
                    best > 0 ? octets / best / 1e6 : 0))
        }
        guard let comparison = PairedComparison(first: times.first, second: times.second) else {
            throw CLIError(.verdict, "the rounds cannot be compared")
        }
        lines.append(Self.line(comparison, rounds: rounds))
        if first.profile != second.profile, let reason = Self.reason(comparison) {
            lines.append(reason)
        }
        return lines
    }

    /// Why two levels took the same time; nil when they did not.
    static func reason(_ comparison: PairedComparison) -> String? {
        guard comparison.verdict == .noDifference else { return nil }
        let bounds = comparison.interval
        let most = max(bounds.lowerBound.magnitude, bounds.upperBound.magnitude)
        return String(
            format: """
                why: levels differ only in how octets are scanned and words are looked up, which \
                changes the whole by %.1f %% at the most; rules, scores and what is written down \
                are the same work at every level. Differences below %.0f %% are not called one
                """, most * 100, PairedComparison.smallestEffect * 100)
    }

    static func line(_ comparison: PairedComparison, rounds: Int) -> String {
        let verdict =
            switch comparison.verdict {
            case .faster: "faster"
            case .slower: "slower"
            case .noDifference: "no difference"
            }
        return String(
            format: "%@: time %+.1f %% (99.9 %% interval %+.1f to %+.1f), %d rounds", verdict,
            comparison.meanChange * 100, comparison.interval.lowerBound * 100,
            comparison.interval.upperBound * 100, rounds)
    }

    /// Processor seconds of each round, the engines by turns: A B B A.
    private func measure(rounds: Int) -> (first: [Double], second: [Double]) {
        for _ in 0..<Self.warmUpCount {
            read(first)
            read(second)
        }
        var times: (first: [Double], second: [Double]) = ([], [])
        for _ in 0..<rounds {
            var spent = timed(first)
            let other = timed(second) + timed(second)
            spent += timed(first)
            times.first.append(spent)
            times.second.append(other)
        }
        return times
    }

    private func timed(_ engine: ClinicalEngine) -> Double {
        let start = Self.processorSeconds
        for _ in 0..<Self.passCount { read(engine) }
        return Self.processorSeconds - start
    }

    private func read(_ engine: ClinicalEngine) {
        for note in gate.notes { _ = try? engine.read(note) }
    }

    /// Processor time of this process, so that neighbours on the machine count less.
    private static var processorSeconds: Double {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
