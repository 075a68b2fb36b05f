import Foundation

/// What R01 asks for: notes of 0.5 to 50 kB at 100 sessions, warm and cold, and where the knee is.
struct SOAPSweep {
    /// What R01 allows a note at the 99th percentile, in microseconds.
    static let limit = 500_000.0
    /// At so many sessions.
    static let sessionCount = 100
    /// Octets of the notes.
    private static let byteCounts = [512, 2_048, 5_120, 20_480, 51_200]
    /// Calls of a cold round: ten of each session, the first of them with nothing in any memory.
    private static let coldCallCount: UInt64 = 1_000

    let fleet: ServiceFleet
    let rounds: Int
    let seconds: Double

    private func run(_ load: Load) throws -> Load.Round {
        try load.run(
            port: fleet.ports["soap-service"] ?? 0, processID: fleet.processID("soap-service"),
            seconds: seconds)
    }

    /// A few rounds; nil when the service has closed a connection.
    private func several(_ load: Load) -> [Load.Round]? {
        try? (0..<min(3, rounds)).map { _ in try run(load) }
    }

    private static func row(_ name: String, _ rounds: [Load.Round]) -> String {
        let times = [\Load.Round.p50, \.p95, \.p99, \.p999].map { percentile in
            String(format: "%.1f", median(rounds.map { $0[keyPath: percentile] }) / 1_000)
        }
        return "| \(name) | " + String(format: "%.0f | ", median(rounds.map(\.callsPerSecond)))
            + times.joined(separator: " / ")
            + String(format: " | %.0f | ", median(rounds.map(\.serverCPU)))
            + "\(failures(rounds)) | \(keeps(rounds) ? "kept" : "not kept") |"
    }

    private static let heading = """
        | notes/s | p50 / p95 / p99 / p99.9 ms | CPU | failed | R01 |
        """

    private static func failures(_ rounds: [Load.Round]) -> UInt64 {
        rounds.reduce(0) { $0 + $1.failures }
    }

    /// Whether R01 holds.
    private static func keeps(_ rounds: [Load.Round]) -> Bool {
        median(rounds.map(\.p99)) <= limit && failures(rounds) == 0
    }

    // MARK: Sizes

    func sizes() throws {
        Tool.say("\nby size, \(Self.sessionCount) sessions, warm")
        Tool.say("| octets \(Self.heading)\n|--:|--:|--:|--:|--:|---|")
        for byteCount in Self.byteCounts {
            let load = try SOAPLoads.text(
                byteCount: byteCount, connections: Self.sessionCount, inFlight: 1)
            guard let measured = several(load) else {
                Tool.say("| \(byteCount) | a connection was closed | | | | not kept |")
                continue
            }
            Tool.say(Self.row("\(byteCount)", measured))
        }
    }

    // MARK: Cold

    /// The first calls after everything was started anew, beside as many later on.
    func cold() async throws {
        var load = try SOAPLoads.text(
            byteCount: 2_048, connections: Self.sessionCount, inFlight: 1)
        load.callCountMax = Self.coldCallCount
        var (cold, warm): ([Load.Round], [Load.Round]) = ([], [])
        for _ in 0..<min(2, rounds) {
            try await fleet.restart()
            cold.append(try run(load))
            warm.append(try run(load))
        }
        Tool.say(
            "\n2 kB, \(Self.sessionCount) sessions, \(Self.coldCallCount) notes; cold: PostgreSQL "
                + "and Redis killed, all services started anew")
        Tool.say("| when \(Self.heading)\n|---|--:|--:|--:|--:|---|")
        Tool.say(Self.row("cold", cold))
        Tool.say(Self.row("behind it", warm))
    }

    // MARK: The knee

    func sessions() throws {
        Tool.say("\nsessions, each its own connection calling without a pause, 2 kB")
        Tool.say("| sessions \(Self.heading)\n|--:|--:|--:|--:|--:|---|")
        var kept: Int?
        var rates: [(sessions: Int, rate: Double)] = []
        for count in [1, 25, 50, 100, 200, 400, 800] {
            let load = try SOAPLoads.text(byteCount: 2_048, connections: count, inFlight: 1)
            guard let measured = several(load) else {
                Tool.say("| \(count) | a connection was closed | | | | not kept |")
                continue
            }
            if Self.keeps(measured) { kept = count }
            rates.append((count, median(measured.map(\.callsPerSecond))))
            Tool.say(Self.row("\(count)", measured))
        }
        let last = kept.map { "at \($0) sessions" } ?? "nowhere"
        Tool.say("the last with a p99 of 500 ms or less and no failure (R01): \(last)")
        guard let most = rates.map(\.rate).max(),
            let knee = rates.first(where: { $0.rate >= 0.9 * most })
        else { return }
        Tool.say(
            "the knee: from \(knee.sessions) sessions on more of them wait longer and bring less "
                + "than a tenth more notes")
    }
}
