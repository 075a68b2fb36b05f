import ArgumentParser
import Foundation
import Messages

/// Unary echo of 100 octets on loopback: a = one connection, one call in flight; b = one
/// connection, 64 in flight; c = 8 connections, 16 in flight each.
struct EchoBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo", abstract: "Our echo beside a raw C echo.")

    @Option(help: "Rounds; the table shows medians.") var rounds = 5
    @Option(help: "Seconds of measuring in each round.") var seconds = 2.0

    private static let shapes = [("a", 1, 1), ("b", 1, 64), ("c", 8, 16)]
    private static let rows = ["raw C epoll echo", "synchronous handler", "asynchronous handler"]

    func run() async throws {
        let message = try EchoV1.EchoRequest(data: [UInt8](repeating: 97, count: 98)).encoded()
        let service = "carewire.echo.v1.Echo"
        let frames = [
            [0, 0, 0, 140, 0, 0, 0, 1, 1, 0] + [UInt8](repeating: 0, count: 140),
            Load.frame(service: service, method: "Echo", message: message),
            Load.frame(service: service, method: "EchoLater", message: message),
        ]
        let children = [try Child(["raw-echo"]), try Child(["echo-server"])]
        var measured: [String: [Load.Round]] = [:]
        for _ in 0..<rounds {
            for (shape, connections, inFlight) in Self.shapes {
                for row in Self.rows.indices {
                    let child = children[min(row, 1)]
                    let load = Load(
                        connections: connections, inFlight: inFlight, isRaw: row == 0,
                        replyByteCount: row == 0 ? 150 : 112, frame: frames[row])
                    let round = try load.run(
                        port: child.port, processID: child.processID, seconds: seconds)
                    if round.failures > 0 { throw BenchmarkError("\(round.failures) calls failed") }
                    measured[Self.rows[row] + shape, default: []].append(round)
                }
            }
        }
        report(measured)
    }

    private func report(_ measured: [String: [Load.Round]]) {
        print("median of \(rounds) rounds of \(seconds) s; CPU in µs per call")
        print(
            "| server | a p50 / p99 µs | b calls/s | b CPU | b of raw | c calls/s | c CPU |"
        )
        print("|---|--:|--:|--:|--:|--:|--:|")
        func middle(_ row: String, _ shape: String, _ value: (Load.Round) -> Double) -> Double {
            median((measured[row + shape] ?? []).map(value))
        }
        let raw = middle(Self.rows[0], "b") { $0.callsPerSecond }
        for row in Self.rows {
            let b = middle(row, "b") { $0.callsPerSecond }
            let cells = [
                String(
                    format: "%.1f / %.1f", middle(row, "a") { $0.p50 },
                    middle(row, "a") { $0.p99 }),
                String(format: "%.0f", b),
                String(format: "%.2f", middle(row, "b") { $0.serverCPU }),
                String(format: "%.2f", b / raw),
                String(format: "%.0f", middle(row, "c") { $0.callsPerSecond }),
                String(format: "%.2f", middle(row, "c") { $0.serverCPU }),
            ]
            print("| \(row) | " + cells.joined(separator: " | ") + " |")
        }
    }
}
