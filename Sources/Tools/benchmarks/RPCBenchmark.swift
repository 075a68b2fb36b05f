import ArgumentParser
private import CBenchmarks
import Foundation
import Messages
import PrivateServers

/// Unary echo of 100 octets on loopback: a = one connection, one call in flight; b = one
/// connection, 64 in flight; c = 8 connections, 16 in flight each.
struct RPCBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc", abstract: "Our echo beside a raw C echo, and what it costs to be idle.")

    @Option(help: "Rounds; the table shows medians.") var rounds = 5
    @Option(help: "Seconds of measuring in each round.") var seconds = 2.0
    @Option(help: "Idle connections whose memory is measured; 0 for none.") var idle = 10_000
    @Flag(help: "Only instructions per call, by callgrind, against the recorded figures.")
    var instructions = false

    private static let shapes = [("a", 1, 1), ("b", 1, 64), ("c", 8, 16)]

    func run() async throws {
        if instructions {
            try InstructionCount().run()
            return
        }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "carewire-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let certificates = Certificates(folder: folder, log: .standardError)
        try await certificates.make(for: ["echo", "caller"])
        let rows = try EchoRow.all(certificates)
        report(rows, try measure(rows))
        if idle > 0 { try reportIdle() }
    }

    private func measure(_ rows: [EchoRow]) throws -> [String: [Load.Round]] {
        let children = try rows.map { try $0.server.map { try Child($0) } }
        var measured: [String: [Load.Round]] = [:]
        for _ in 0..<rounds {
            for (shape, connections, inFlight) in Self.shapes {
                for (index, row) in rows.enumerated() {
                    guard let child = children[row.serverIndex] else { continue }
                    let load = row.load(connections: connections, inFlight: inFlight)
                    let round = try load.run(
                        port: child.port, processID: child.processID, seconds: seconds)
                    if round.failures > 0 { throw BenchmarkError("\(round.failures) calls failed") }
                    measured[rows[index].name + shape, default: []].append(round)
                }
            }
        }
        return measured
    }

    private func report(_ rows: [EchoRow], _ measured: [String: [Load.Round]]) {
        print("median of \(rounds) rounds of \(seconds) s; CPU of the server in µs per call")
        print(
            "| server | a p50 / p99 µs | b calls/s | b CPU | b of raw "
                + "| c calls/s | c CPU | c of raw |"
        )
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        func middle(_ row: String, _ shape: String, _ value: (Load.Round) -> Double) -> Double {
            median((measured[row + shape] ?? []).map(value))
        }
        func rate(_ row: EchoRow, _ shape: String) -> Double {
            middle(row.name, shape) { $0.callsPerSecond }
        }
        for row in rows {
            let cells = [
                String(
                    format: "%.1f / %.1f", middle(row.name, "a") { $0.p50 },
                    middle(row.name, "a") { $0.p99 }),
                String(format: "%.0f", rate(row, "b")),
                String(format: "%.2f", middle(row.name, "b") { $0.serverCPU }),
                String(format: "%.2f", rate(row, "b") / rate(rows[0], "b")),
                String(format: "%.0f", rate(row, "c")),
                String(format: "%.2f", middle(row.name, "c") { $0.serverCPU }),
                String(format: "%.2f", rate(row, "c") / rate(rows[0], "c")),
            ]
            print("| \(row.name) | " + cells.joined(separator: " | ") + " |")
        }
    }

    /// Resident memory of the server for connections that say nothing.
    private func reportIdle() throws {
        let child = try Child(["echo-server"])
        let before = try child.residentByteCount()
        let held = Int(cbench_hold(child.port, Int32(idle)))
        defer { cbench_release() }
        guard held == idle else {
            throw BenchmarkError("only \(held) of \(idle) connections could be opened")
        }
        // The last one is accepted when a call on a new connection is answered.
        let message = try EchoV1.EchoRequest(data: []).encoded()
        let frame = Load.frame(
            service: "carewire.echo.v1.Echo", method: "Echo", message: message)
        _ = try Load(connections: 1, inFlight: 1, frame: frame).run(
            port: child.port, processID: child.processID, seconds: 0.5)
        let after = try child.residentByteCount()
        print("")
        print(
            String(
                format: "%d idle connections: %.1f MiB resident, %.1f MiB before (%.1f KiB each)",
                held, Double(after) / 1_048_576, Double(before) / 1_048_576,
                Double(after - before) / 1024 / Double(held)))
    }
}
