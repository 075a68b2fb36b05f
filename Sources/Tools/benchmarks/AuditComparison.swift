import Foundation
import PrivateServers

/// Cached reads with the audit and without, by one loop each of the benchmark's own server over the
/// same stores, in turns; what the audited one leaves to copy is copied before the other's turn.
struct AuditComparison {
    /// Calls in flight that are compared.
    static let depths = [64, 512]

    private struct Cell: Hashable {
        let depth: Int
        let isAudited: Bool
    }

    private let audited: Child
    private let unaudited: Child
    private let fleet: PatientFleet

    init(_ fleet: PatientFleet) throws {
        self.fleet = fleet
        let variables: [PatientServerRole.Variable: String] = [
            .database: fleet.database, .redis: fleet.redis.socketPath,
            .redisUser: PrivateRedis.user, .redisPassword: fleet.redis.password,
        ]
        let environment = Dictionary(
            uniqueKeysWithValues: variables.map { ($0.key.rawValue, $0.value) })
        let command = [Child.own.path, "patient-server", "--key-ring", fleet.keyRing]
        let trail = fleet.folder.appending(path: "audit-compared").path
        audited = try Child(command: command + ["--audit", trail], environment: environment)
        unaudited = try Child(command: command, environment: environment)
    }

    /// Measures and prints.
    func run(_ loads: PatientLoads, rounds: Int, seconds: Double) throws {
        var measured: [Cell: [Load.Round]] = [:]
        for _ in 0..<rounds {
            for depth in Self.depths {
                let load = try loads.reads(connections: 1, inFlight: depth)
                for isAudited in [true, false] {
                    let child = isAudited ? audited : unaudited
                    measured[Cell(depth: depth, isAudited: isAudited), default: []].append(
                        try load.run(
                            port: child.port, processID: child.processID, seconds: seconds))
                    fleet.settle([audited.processID])
                }
            }
        }
        audited.finish()
        unaudited.finish()
        report(measured)
    }

    private func report(_ measured: [Cell: [Load.Round]]) {
        Tool.say("\naudit on and off, cached reads of one loop, nothing else changed")
        Tool.say("| in flight | audit | calls/s | p50 / p99 µs | CPU µs a call | failed |")
        Tool.say("|--:|---|--:|--:|--:|--:|")
        for depth in Self.depths {
            for isAudited in [true, false] {
                let rounds = measured[Cell(depth: depth, isAudited: isAudited)] ?? []
                Tool.say(
                    "| \(depth) | \(isAudited ? "journal" : "none") | "
                        + String(
                            format: "%.0f | %.0f / %.0f | %.1f | ",
                            median(rounds.map(\.callsPerSecond)), median(rounds.map(\.p50)),
                            median(rounds.map(\.p99)), median(rounds.map(\.serverCPU)))
                        + "\(rounds.reduce(0) { $0 + $1.failures }) |")
            }
        }
        for depth in Self.depths {
            let on = measured[Cell(depth: depth, isAudited: true)] ?? []
            let off = measured[Cell(depth: depth, isAudited: false)] ?? []
            let rate = RatioInterval(on.map(\.callsPerSecond), over: off.map(\.callsPerSecond))
            let more = zip(on, off).map { $0.serverCPU - $1.serverCPU }
            Tool.say(
                "at \(depth): \(rate?.description ?? "needs two rounds") of the unaudited rate"
                    + (depth == 512 ? " (≥ 0.80 asked)" : "")
                    + String(format: ", %.1f µs more CPU a call (≤ 2 asked)", median(more)))
        }
    }
}
