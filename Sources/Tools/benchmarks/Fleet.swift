import Foundation
import Messages
import PHIProtection
import PrivateServers
import RPC
import RPCTransport
import Reactor
import Synchronization

/// Services over a private PostgreSQL and Redis, in a folder that goes when they are stopped or the
/// benchmark is interrupted. What each of them runs with, a subclass says.
class Fleet {
    final let folder: URL
    final let postgres: RunningPostgres
    final let redis: RunningRedis
    final let loop = EventLoop(name: "fleet")
    /// Where the services' programs lie.
    private let programs: URL
    private var processes: [String: Process] = [:]

    /// - Parameters:
    ///   - name: ends the folder's name and tells fleets of one run apart.
    ///   - programs: where the services' programs lie; nil for this program's own folder.
    init(name: String = "", programs: URL? = nil) async throws {
        self.programs = programs ?? Child.own.deletingLastPathComponent()
        let process = ProcessInfo.processInfo.processIdentifier
        folder = URL(fileURLWithPath: "/tmp/carewire-bench-\(process)\(name)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        postgres = try await PrivatePostgres.start(
            in: folder.appending(path: "postgres").path, fsync: true)
        redis = try await PrivateRedis.start(in: folder.appending(path: "redis").path)
        try KeyRing.createFile(at: folder.appending(path: "keyring").path)
        loop.start()
        Interruption.cleans { [folder, postgres, redis] in
            await Self.removeStores(postgres, redis, folder)
        }
    }

    /// Ends what was started, by its own id.
    final func stop() async {
        for process in processes.values where process.isRunning { process.terminate() }
        for process in processes.values { process.waitUntilExit() }
        loop.stop()
        await Self.removeStores(postgres, redis, folder)
    }

    private static func removeStores(
        _ postgres: RunningPostgres, _ redis: RunningRedis, _ folder: URL
    ) async {
        await redis.stop()
        await postgres.stop()
        // An interruption and the benchmark's own end may come to this at once, and whoever finds a
        // file gone under its hands would give up.
        removing.withLock { _ in try? FileManager.default.removeItem(at: folder) }
    }

    private static let removing = Mutex(())

    final var keyRing: String { folder.appending(path: "keyring").path }

    /// The processes of Redis, and those of PostgreSQL that run now.
    final var storeProcesses: [[Int32]] {
        let (cache, database) = (redis.processIdentifier, postgres.processIdentifier)
        return [
            cache.map { [$0] } ?? [], database.map { [$0] + ProcessTime.children(of: $0) } ?? [],
        ]
    }

    // MARK: Rest

    /// Returns when nothing works any more on what a slice has left behind, above all on the copies
    /// of the audit's records, so that the next slice pays for itself alone. Blocks the thread, for
    /// half a minute at most.
    /// - Parameter others: processes beside the fleet's own.
    /// - Returns: nanoseconds of all processors that the fleet and the others have run meanwhile.
    @discardableResult
    final func settle(_ others: [Int32] = []) -> UInt64 {
        let before = nanoseconds(others)
        var last = before
        for _ in 0..<60 {
            Thread.sleep(forTimeInterval: 0.5)
            let now = nanoseconds(others)
            if now < last + Self.quietNanoseconds { return now - min(before, now) }
            last = now
        }
        return last - min(before, last)
    }

    /// What a fleet at rest runs in half a second at most: a tenth of a core, for its timers and
    /// figures take 2 to 5 %, and copying a quarter of its time.
    private static let quietNanoseconds: UInt64 = 50_000_000

    private func nanoseconds(_ others: [Int32]) -> UInt64 {
        let services = processes.values.map(\.processIdentifier)
        return (services + others + storeProcesses.flatMap { $0 })
            .reduce(0) { $0 + ProcessTime.nanoseconds($1) }
    }

    // MARK: Services

    /// The process of a service, by the name under which it was launched; 0 when it was not.
    final func processID(_ name: String) -> Int32 { processes[name]?.processIdentifier ?? 0 }

    /// Starts a service. Its log is NAME.log in the folder.
    final func launch(
        _ name: String, program: String, _ environment: [String: String]
    ) throws {
        let process = Process()
        process.executableURL = programs.appending(path: program)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let log = folder.appending(path: "\(name).log")
        if !FileManager.default.fileExists(atPath: log.path) {
            _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        }
        let file = try FileHandle(forWritingTo: log)
        try file.seekToEnd()
        process.standardError = file
        try process.runWithSignals()
        processes[name] = process
    }

    /// Ends a service and waits for its end.
    final func end(_ name: String) {
        processes[name]?.terminate()
        processes[name]?.waitUntilExit()
        processes[name] = nil
    }

    /// Returns when a service says that it serves.
    final func waitUntilServing(_ name: String, _ client: RPCClient) async throws {
        let health = HealthV1.HealthClient(client)
        let limit = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < limit {
            if let answer = try? await health.check(HealthV1.HealthCheckRequest()),
                answer.status == .serving
            {
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw BenchmarkError("\(name) does not serve; see its log in \(folder.path)")
    }

    /// A port of this machine that nobody listens on now.
    static func freePort() throws -> UInt16 {
        let address = SocketAddress(loopbackPort: 0)
        let descriptor = try Socket.listen(on: address)
        defer { Socket.close(descriptor) }
        return Socket.port(of: descriptor)
    }
}
