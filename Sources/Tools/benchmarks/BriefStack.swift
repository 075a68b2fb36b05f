import Foundation
import PrivateServers

/// The brief's own stack in Python, over the same PostgreSQL and Redis, spoken to by `wrk`.
final class BriefStack {
    /// What one round measured: calls a second, microseconds.
    struct Round {
        let callsPerSecond: Double
        let p50: Double
        let p99: Double
        let serverCPU: Double
    }

    /// Which of its paths.
    enum Path: CaseIterable {
        case cachedRead, uncachedRead, durableWrite
    }

    private let folder: URL
    private var servers: [Process] = []
    private var ports: [UInt16] = []

    /// Starts it twice: as it is, and without its two lines of Redis.
    ///
    /// - Throws: ``BenchmarkError`` when something of it is missing.
    convenience init(_ source: URL, python: String, fleet: PatientFleet) async throws {
        try await self.init(
            source, python: python, folder: fleet.folder, postgres: fleet.postgres,
            redis: fleet.redis)
    }

    /// The same over any servers, with its files in a folder below `folder`.
    init(
        _ source: URL, python: String, folder: URL, postgres: RunningPostgres,
        redis: RunningRedis
    ) async throws {
        self.folder = folder.appending(path: "brief-stack")
        let folder = self.folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = try String(contentsOf: source.appending(path: "app.py"), encoding: .utf8)
        let script = try String(contentsOf: source.appending(path: "soap.lua"), encoding: .utf8)
        try script.write(
            to: folder.appending(path: "soap.lua"), atomically: true, encoding: .utf8)
        try await postgres.createDatabase("brief")
        for (name, text) in [("app", text), ("uncached", try Self.withoutCache(text))] {
            let file = folder.appending(path: "\(name).py")
            try text.write(to: file, atomically: true, encoding: .utf8)
            try launch(name, python, postgres, redis)
            // One after the other: both make the tables that are missing.
            try waitUntilServing()
        }
    }

    private static func withoutCache(_ text: String) throws -> String {
        let read = #"await app.state.redis.get(b"patient:" + h)"#
        let lines = text.replacingOccurrences(of: read, with: "None")
            .split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.filter { !$0.contains("app.state.redis.set(") }
        guard rest.count == lines.count - 1, text.contains(read) else {
            throw BenchmarkError("the peer's lines of Redis are not where they were")
        }
        return rest.joined(separator: "\n")
    }

    private func launch(
        _ name: String, _ python: String, _ postgres: RunningPostgres, _ redis: RunningRedis
    ) throws {
        let port = try Fleet.freePort()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            python, "-m", "uvicorn", "\(name):app", "--port", "\(port)", "--no-access-log",
            "--log-level", "warning",
        ]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging([
            "DATABASE_URL": postgres.address(database: "brief"),
            "REDIS_URL": redis.address,
        ]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.runWithSignals()
        servers.append(process)
        ports.append(port)
    }

    private func waitUntilServing() throws {
        let limit = ContinuousClock.now + .seconds(30)
        for port in ports {
            while (try? Tool.output(["curl", "-sf", url(port, "/api/ehr/status")])) == nil {
                guard ContinuousClock.now < limit, servers.allSatisfy(\.isRunning) else {
                    stop()
                    throw BenchmarkError("the peer does not serve")
                }
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
    }

    private func url(_ port: UInt16, _ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// One round with 64 connections. Blocks the thread.
    func run(_ path: Path, seconds: Double) throws -> Round {
        let index = path == .uncachedRead ? 1 : 0
        let isWrite = path == .durableWrite
        let address = url(ports[index], isWrite ? "/api/soap/process" : "/api/patients/PAT001")
        let before = ProcessTime.nanoseconds(servers[index].processIdentifier)
        let text = try Tool.output(
            ["wrk", "-t1", "-c64", "-d\(max(1, Int(seconds.rounded())))s", "--latency"]
                + (isWrite ? ["-s", "soap.lua"] : []) + [address], folder: folder)
        let after = ProcessTime.nanoseconds(servers[index].processIdentifier)
        guard let rate = Tool.number(after: "Requests/sec:", in: text), rate > 0,
            let count = Self.count(text), !text.contains("Non-2xx")
        else { throw BenchmarkError("the peer failed") }
        return Round(
            callsPerSecond: rate, p50: Self.latency("50%", text), p99: Self.latency("99%", text),
            serverCPU: Double(after - before) / 1000 / count)
    }

    private static func count(_ text: String) -> Double? {
        let line = text.split(separator: "\n").first { $0.contains(" requests in ") }
        return line?.split(separator: " ").first.flatMap { Double($0) }
    }

    /// Microseconds of a line such as `99%   24.10ms`.
    private static func latency(_ label: String, _ output: String) -> Double {
        // Before its table `wrk` prints other percentages.
        let begin = output.range(of: "Latency Distribution")?.upperBound ?? output.endIndex
        let text = String(output[begin...])
        guard let value = Tool.number(after: label, in: text),
            let range = text.range(of: label),
            let unit = text[range.upperBound...].split(separator: "\n").first
        else { return .nan }
        return unit.hasSuffix("us") ? value : unit.hasSuffix("ms") ? value * 1e3 : value * 1e6
    }

    /// Ends both, by their own ids. Asked politely they wait for their idle connections to end.
    func stop() {
        for server in servers where server.isRunning { kill(server.processIdentifier, SIGKILL) }
        for server in servers { server.waitUntilExit() }
    }
}
