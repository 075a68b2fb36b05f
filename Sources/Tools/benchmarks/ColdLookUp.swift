import Foundation

/// Every patient looked up once by a service, a PostgreSQL and a Redis that have all just started,
/// and once more: what R02 asks of a cold and of a warm look-up.
enum ColdLookUp {
    /// Sessions that look up side by side, each with one call on its way.
    private static let sessionCount = 100
    /// What R02 allows the slowest of a hundred look-ups, in microseconds.
    private static let limits = (cold: 300_000.0, warm: 20_000.0)

    /// Restarts everything, `rounds` times, looks up, and prints what it took.
    static func run(_ fleet: PatientFleet, rounds: Int) async throws {
        var cold: [Load.Round] = []
        var warm: [Load.Round] = []
        for _ in 0..<rounds {
            try await fleet.restart(.plain)
            cold.append(try once(fleet))
            warm.append(try once(fleet))
        }
        Tool.say(
            "\nlook-ups after a restart of all, \(sessionCount) sessions, each patient once; ms")
        Tool.say("| look-up | p50 / p99 | allowed | failed |\n|---|--:|--:|--:|")
        Tool.say(row("cold", cold, limits.cold))
        Tool.say(row("the same again", warm, limits.warm))
    }

    private static func once(_ fleet: PatientFleet) throws -> Load.Round {
        var load = try PatientLoads(patientCount: fleet.patientCount)
            .reads(connections: sessionCount, inFlight: 1)
        load.callCountMax = UInt64(fleet.patientCount)
        return try load.run(
            port: fleet.ports[.plain] ?? 0, processID: fleet.processID(.plain), seconds: 30)
    }

    private static func row(_ name: String, _ rounds: [Load.Round], _ limit: Double) -> String {
        let p50 = median(rounds.map(\.p50)) / 1_000
        let p99 = median(rounds.map(\.p99)) / 1_000
        let failed = rounds.reduce(0) { $0 + $1.failures }
        return String(format: "| \(name) | %.1f / %.1f | %.0f | ", p50, p99, limit / 1_000)
            + "\(failed) |"
    }
}
