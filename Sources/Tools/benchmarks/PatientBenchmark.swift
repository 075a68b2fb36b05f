import ArgumentParser
import Foundation
import PrivateServers

/// patient-service beside the brief's own stack, PostgreSQL's own limit and the naive baseline: one
/// run, in turns, medians.
struct PatientBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient",
        abstract: "Patient reads and writes beside the brief's stack, pgbench and a baseline.")

    @Option(help: "Rounds; tables show medians, ratios their interval of 95 %.") var rounds = 10
    @Option(help: "Seconds of measuring in each round.") var seconds = 2.0
    @Option(help: "Patients that reads and writes go to.") var patients = 10_000
    @Option(
        help: """
            Only the path of this name, such as "cached read", in clear; or "audit", cached reads \
            with the audit and without; or "bulk", import and export.
            """)
    var only: String?
    @Flag(help: "End with status 1 when a claim of R45 is not met by its whole interval.")
    var requireClaims = false
    @Option(help: "Folder of the brief's stack (app.py, soap.lua); measured beside us.")
    var peerStack: String?
    @Option(help: "Python that has what the brief's stack imports.") var peerPython = "python3"

    func validate() throws {
        guard rounds >= 1, seconds > 0, (100...900_000).contains(patients) else {
            throw ValidationError("rounds from 1, seconds above 0, patients from 100 to 900000")
        }
    }

    func run() async throws {
        let fleet = try await PatientFleet(patientCount: patients)
        do {
            try await fleet.start()
            try await measure(fleet)
        } catch {
            await fleet.stop()
            throw error
        }
        await fleet.stop()
    }

    private func measure(_ fleet: PatientFleet) async throws {
        if only == "audit" {
            return try AuditComparison(fleet).run(
                PatientLoads(patientCount: patients), rounds: rounds, seconds: seconds)
        }
        if only == "bulk" { return try await bulk(fleet) }
        let paths = try await PatientPaths(
            fleet, seconds: seconds, stack: await stack(fleet), only: only)
        do {
            for _ in 0..<rounds { try await paths.round() }
        } catch {
            paths.stop()
            throw error
        }
        paths.stop()
        paths.report()
        guard only == nil else { return }
        let areMet = try await claims(fleet)
        try sessions(fleet)
        try sealing()
        try AuditComparison(fleet).run(
            PatientLoads(patientCount: patients), rounds: rounds, seconds: seconds)
        try audit(fleet)
        try await bulk(fleet)
        try await ColdLookUp.run(fleet, rounds: min(3, rounds))
        try await chart(fleet)
        if requireClaims, !areMet { throw BenchmarkError("a claim is not met") }
    }

    private func stack(_ fleet: PatientFleet) async -> BriefStack? {
        guard let peerStack else { return nil }
        do {
            return try await BriefStack(
                URL(fileURLWithPath: peerStack), python: peerPython, fleet: fleet)
        } catch {
            Tool.say("the brief's stack: \(error)")
            return nil
        }
    }

    // MARK: Claims

    /// - Returns: whether each claim holds, by the unfavourable end of its interval.
    private func claims(_ fleet: PatientFleet) async throws -> Bool {
        let naive = try await NaiveBaseline(fleet)
        let loads = PatientLoads(patientCount: patients)
        var ours: (reads: [Load.Round], writes: [Load.Round]) = ([], [])
        var theirs: (reads: [NaiveBaseline.Round], writes: [NaiveBaseline.Round]) = ([], [])
        let before = try Self.cacheCounts(fleet)
        for _ in 0..<rounds {
            ours.reads.append(try run(loads.reads(), fleet))
            theirs.reads.append(try await naive.run(isWrite: false, seconds: seconds))
            ours.writes.append(try run(loads.writes(), fleet))
            theirs.writes.append(try await naive.run(isWrite: true, seconds: seconds))
        }
        let after = try Self.cacheCounts(fleet)
        await naive.stop()
        Tool.say("\nclaims against the naive baseline, 64 in flight; mean and interval of 95 %")
        Tool.say("| claim | asked for | measured |\n|---|--:|--:|")
        let faster = RatioInterval(ours.reads.map(\.p50), over: theirs.reads.map(\.p50))
        let written = RatioInterval(
            ours.writes.map(\.callsPerSecond), over: theirs.writes.map(\.callsPerSecond))
        let capacity = RatioInterval(
            ours.reads.map(\.callsPerSecond), over: theirs.reads.map(\.callsPerSecond))
        Tool.say("| time of a look-up, of the baseline's | ≤ 0.50 | \(Self.text(faster)) |")
        Tool.say("| durable writes, of the baseline's | ≥ 1.30 | \(Self.text(written)) |")
        Tool.say("| reads a second, of the baseline's | ≥ 2.00 | \(Self.text(capacity)) |")
        let hits = Double(after.hits - before.hits)
        let share = hits / max(1, hits + Double(after.misses - before.misses))
        Tool.say(
            "| look-ups answered by Redis, with writes between | ≥ 0.85 | "
                + String(format: "%.3f |", share))
        guard let faster, let written, let capacity else { return false }
        return faster.high <= 0.5 && written.low >= 1.3 && capacity.low >= 2 && share >= 0.85
    }

    /// A round of ours and the rest behind it.
    private func run(_ load: Load, _ fleet: PatientFleet) throws -> Load.Round {
        defer { fleet.settle() }
        return try load.run(
            port: fleet.ports[.plain] ?? 0, processID: fleet.processID(.plain), seconds: seconds)
    }

    private static func text(_ interval: RatioInterval?) -> String {
        interval?.description ?? "needs two rounds"
    }

    /// Look-ups that Redis has found and not found, of all clients.
    private static func cacheCounts(_ fleet: PatientFleet) throws -> (hits: Int, misses: Int) {
        let text = try Tool.output(
            [
                "redis-cli", "-s", fleet.redis.socketPath, "--user", "admin", "--no-auth-warning",
                "INFO", "stats",
            ], environment: ["REDISCLI_AUTH": fleet.redis.administratorPassword])
        guard let hits = Tool.number(after: "keyspace_hits", in: text),
            let misses = Tool.number(after: "keyspace_misses", in: text)
        else { throw BenchmarkError("Redis does not count its hits") }
        return (Int(hits), Int(misses))
    }

    // MARK: Sessions

    private func sessions(_ fleet: PatientFleet) throws {
        Tool.say("\nsessions, each its own connection with one call on its way, cached reads")
        Tool.say("| sessions | calls/s | p50 / p99 µs | failed |\n|--:|--:|--:|--:|")
        var knee: Int?
        for count in [100, 500, 1_000, 2_000] {
            let load = try PatientLoads(patientCount: patients)
                .reads(connections: count, inFlight: 1)
            let rounds = try (0..<min(3, rounds)).map { _ in try run(load, fleet) }
            let p99 = median(rounds.map(\.p99))
            if p99 <= 5_000 { knee = count }
            Tool.say(
                "| \(count) | " + String(format: "%.0f | ", median(rounds.map(\.callsPerSecond)))
                    + String(format: "%.0f / %.0f | ", median(rounds.map(\.p50)), p99)
                    + "\(rounds.reduce(0) { $0 + $1.failures }) |")
        }
        let text = knee.map { "at \($0) sessions" } ?? "nowhere"
        Tool.say(
            "the last with a p99 of 5 ms or less, each session calling without a pause: \(text)")
        try pausing(fleet)
    }

    /// Sessions as people have them: a call, a pause of 1 to 3 s, and again.
    private func pausing(_ fleet: PatientFleet) throws {
        Tool.say("\nsessions that pause for 1 to 3 s between calls, cached reads")
        Tool.say("| sessions | calls/s | p50 / p99 / p99.9 µs | failed |\n|--:|--:|--:|--:|")
        for count in [100, 2_000, 5_000] {
            var load = try PatientLoads(patientCount: patients)
                .reads(connections: count, inFlight: 1)
            load.pause = 1...3
            let round = try load.run(
                port: fleet.ports[.plain] ?? 0, processID: fleet.processID(.plain),
                seconds: max(6, 2 * seconds))
            fleet.settle()
            Tool.say(
                String(
                    format: "| \(count) | %.0f | %.0f / %.0f / %.0f | \(round.failures) |",
                    round.callsPerSecond, round.p50, round.p99, round.p999))
        }
    }

    // MARK: Parts

    private func bulk(_ fleet: PatientFleet) async throws {
        try await PatientBulkRates(fleet: fleet, rounds: min(3, rounds)).run()
    }

    private func sealing() throws {
        let times = try (0..<max(3, rounds / 2)).map { _ in
            (floor: try SealCost.floor(), ours: try SealCost.ours())
        }
        let floor = median(times.map(\.floor))
        Tool.say(
            "\n4 KiB, ns: openssl speed \(Int(floor)), limit 1.3 times and 1000 more: "
                + "\(Int(1.3 * floor + 1000)); seal \(Int(median(times.map(\.ours.seal)))), "
                + "open \(Int(median(times.map(\.ours.open))))")
        try SealCost.sayTails()
    }

    /// The audit trail by itself: what 512 callers get when each access is on the disk first.
    private func audit(_ fleet: PatientFleet) throws {
        let writer = Child.own.deletingLastPathComponent().appending(path: "audit-testwriter")
        let folder = fleet.folder.appending(path: "trail")
        let text = try? Tool.output([
            writer.path, "measure", folder.path, "512", "\(max(1, Int(seconds.rounded())))",
        ])
        Tool.say("\naudit trail alone, 512 callers: " + (text ?? "not measured"))
    }

    private func chart(_ fleet: PatientFleet) async throws {
        var reads: [(cold: ColdChart.Read, warm: ColdChart.Read)] = []
        for _ in 0..<min(10, rounds) { reads.append(try await ColdChart.run(fleet)) }
        let cold = reads.map(\.cold.milliseconds)
        Tool.say("\nthe long chart, \(reads.first?.cold.entryCount ?? 0) entries, ms (limit 300):")
        Tool.say(
            String(
                format: "after a restart of all: median %.0f, worst %.0f; again: median %.0f",
                median(cold), cold.max() ?? .nan, median(reads.map(\.warm.milliseconds))))
    }
}
