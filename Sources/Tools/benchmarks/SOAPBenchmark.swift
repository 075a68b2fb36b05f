import ArgumentParser
import Foundation
import Messages
import PrivateServers

/// Durable notes beside the brief's own stack, by size, by sessions, and emergencies under
/// overload: one run, in turns, medians.
struct SOAPBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soap", abstract: "Durable SOAP notes beside the brief's stack.")

    @Option(help: "Rounds; tables show medians, ratios their interval of 95 %.") var rounds = 10
    @Option(help: "Seconds of measuring in each round.") var seconds = 3.0
    @Option(help: "Folder of the brief's stack (app.py, soap.lua); measured beside us.")
    var peerStack: String?
    @Option(help: "Python that has what the brief's stack imports.") var peerPython = "python3"

    @Option(help: "One part alone: beside, persons, sizes, cold, sessions or emergencies.")
    var only: Part?

    /// What can be measured by itself.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case beside, persons, sizes, cold, sessions, emergencies
    }

    func validate() throws {
        guard rounds >= 1, seconds > 0 else {
            throw ValidationError("rounds from 1, seconds above 0")
        }
    }

    func run() async throws {
        let fleet = try await ServiceFleet()
        do {
            try await fleet.start()
            try await measure(fleet)
        } catch {
            await fleet.stop()
            throw error
        }
        await fleet.stop()
    }

    private func measure(_ fleet: ServiceFleet) async throws {
        Tool.say(
            "no TLS, durable commits, every access on the audit trail; medians of \(rounds) rounds "
                + "of \(seconds) s; CPU µs per note of the serving process")
        let sweep = SOAPSweep(fleet: fleet, rounds: rounds, seconds: seconds)
        for part in Part.allCases where only == nil || only == part {
            switch part {
            case .beside: try await beside(fleet)
            case .persons: try persons(fleet)
            case .sizes: try sweep.sizes()
            case .cold: try await sweep.cold()
            case .sessions: try sweep.sessions()
            case .emergencies: try emergencies(fleet)
            }
        }
    }

    private func run(_ load: Load, _ fleet: ServiceFleet) throws -> Load.Round {
        try load.run(
            port: fleet.ports["soap-service"] ?? 0, processID: fleet.processID("soap-service"),
            seconds: seconds)
    }

    private static func row(_ name: String, _ rounds: [Load.Round]) -> String {
        "| \(name) | " + String(format: "%.0f | ", median(rounds.map(\.callsPerSecond)))
            + String(
                format: "%.1f / %.1f | ", median(rounds.map(\.p50)) / 1_000,
                median(rounds.map(\.p99)) / 1_000)
            + String(format: "%.0f | ", median(rounds.map(\.serverCPU)))
            + "\(rounds.reduce(0) { $0 + $1.failures }) |"
    }

    // MARK: The brief's stack

    /// The very note of the stack's own load, 64 connections with one call each on its way.
    private func beside(_ fleet: ServiceFleet) async throws {
        let ours = try SOAPLoads.sections(connections: 64)
        let peer = await stack(fleet)
        var measured: [Load.Round] = []
        var theirs: [BriefStack.Round] = []
        do {
            for _ in 0..<rounds {
                measured.append(try run(ours, fleet))
                if let peer { theirs.append(try peer.run(.durableWrite, seconds: seconds)) }
            }
        } catch {
            peer?.stop()
            throw error
        }
        peer?.stop()
        Tool.say("\nthe note of the brief's stack, 64 sessions")
        Tool.say("| who | notes/s | p50 / p99 ms | CPU | failed |\n|---|--:|--:|--:|--:|")
        Tool.say(Self.row("CareWire: read whole, sealed, searchable, handed over", measured))
        guard !theirs.isEmpty else { return }
        Tool.say(
            "| the brief's stack: five regexes, one table | "
                + String(format: "%.0f | ", median(theirs.map(\.callsPerSecond)))
                + String(
                    format: "%.1f / %.1f | ", median(theirs.map(\.p50)) / 1_000,
                    median(theirs.map(\.p99)) / 1_000)
                + String(format: "%.0f | 0 |", median(theirs.map(\.serverCPU))))
        let ratio = RatioInterval(
            measured.map(\.callsPerSecond), over: theirs.map(\.callsPerSecond))
        Tool.say("notes a second, of the stack's: \(ratio?.description ?? "needs two rounds")")
    }

    /// The same note in the name of one person, and of thirty: clinicians, each a caller's actor.
    private func persons(_ fleet: ServiceFleet) throws {
        let counts: [UInt64] = [1, 30]
        let loads = try counts.map { try SOAPLoads.sections(connections: 64, personCount: $0) }
        var measured: [[Load.Round]] = counts.map { _ in [] }
        for _ in 0..<rounds {
            for place in loads.indices { measured[place].append(try run(loads[place], fleet)) }
        }
        Tool.say("\nthe same note on behalf of so many persons, 64 sessions")
        Tool.say("| persons | notes/s | p50 / p99 ms | CPU | failed |\n|--:|--:|--:|--:|--:|")
        for (count, rounds) in zip(counts, measured) { Tool.say(Self.row("\(count)", rounds)) }
    }

    private func stack(_ fleet: ServiceFleet) async -> BriefStack? {
        guard let peerStack else { return nil }
        do {
            return try await BriefStack(
                URL(fileURLWithPath: peerStack), python: peerPython, folder: fleet.folder,
                postgres: fleet.postgres, redis: fleet.redis)
        } catch {
            Tool.say("the brief's stack: \(error)")
            return nil
        }
    }

    // MARK: Emergencies

    /// One session of emergencies, alone and while others ask for five times of what 64 get.
    private func emergencies(_ fleet: ServiceFleet) throws {
        let urgent = try SOAPLoads.text(
            byteCount: 2_048, connections: 1, inFlight: 1, isEmergency: true)
        let others = try SOAPLoads.text(byteCount: 2_048, connections: 16, inFlight: 20)
        Tool.say("\nemergencies, one session in the emergency lane, 2 kB")
        Tool.say("| beside | notes/s | p50 / p99 ms | CPU | failed |\n|---|--:|--:|--:|--:|")
        let alone = try (0..<min(3, rounds)).map { _ in try run(urgent, fleet) }
        Tool.say(Self.row("nothing", alone))
        var crowded: [Load.Round] = []
        for _ in 0..<min(3, rounds) {
            let ended = DispatchSemaphore(value: 0)
            let (port, length) = (fleet.ports["soap-service"] ?? 0, seconds + 2)
            let crowd = Thread {
                _ = try? others.run(port: port, processID: 0, seconds: length)
                ended.signal()
            }
            crowd.start()
            Thread.sleep(forTimeInterval: 1)
            crowded.append(try run(urgent, fleet))
            ended.wait()
        }
        Tool.say(Self.row("320 other notes in flight", crowded))
    }
}
