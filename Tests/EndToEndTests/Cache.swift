import Foundation
import PrivateServers
import TestSupport

@testable import carewire

/// The suite's Redis, seen by its administrator.
struct Cache: Sendable {
    private let server: RunningRedis

    init(_ server: RunningRedis) { self.server = server }

    /// Everything in it: Redis writes all keys and values to a file, each as it is.
    func dump() async throws -> Data {
        try await execute(["CONFIG SET rdbcompression no", "SAVE"], answer: "+OK\r\n+OK\r\n")
        let file = URL(filePath: server.socketPath).deletingLastPathComponent()
            .appending(path: "dump.rdb")
        defer { try? FileManager.default.removeItem(at: file) }
        return try Data(contentsOf: file)
    }

    /// Copies every value, so that ``restore()`` can bring it back.
    func keep() async throws {
        let script =
            "for _, key in ipairs(redis.call('KEYS', '*')) do "
            + "redis.call('COPY', key, 'kept:' .. key) end"
        try await execute([#"EVAL "\#(script)" 0"#], answer: "$-1\r\n")
    }

    /// Gives every key the value that it had when ``keep()`` was called.
    func restore() async throws {
        let script =
            "for _, key in ipairs(redis.call('KEYS', 'kept:*')) do "
            + "redis.call('RENAME', key, string.sub(key, 6)) end"
        try await execute([#"EVAL "\#(script)" 0"#], answer: "$-1\r\n")
    }

    /// Forgets everything.
    func flush() async throws { try await execute(["FLUSHALL"], answer: "+OK\r\n") }

    /// Ends the connections of all services.
    func disconnectEverybody() async throws {
        try await execute(["CLIENT KILL TYPE normal SKIPME yes"], answer: nil)
    }

    /// Commands in Redis's inline form, each on a line of its own. Nil expects any answer but an
    /// error.
    private func execute(_ commands: [String], answer expected: String?) async throws {
        let peer = try await RawPeer.connect(to: server.socketPath)
        let lines =
            ["AUTH \(PrivateRedis.administrator) \(server.administratorPassword)"] + commands
            + ["QUIT", ""]
        await peer.send(Array(lines.joined(separator: "\r\n").utf8))
        let answer = String(decoding: try await peer.receiveToEnd(), as: UTF8.self)
        await peer.close()
        guard
            expected.map({ answer == "+OK\r\n\($0)+OK\r\n" })
                ?? !answer.split(separator: "\r\n").contains(where: { $0.hasPrefix("-") })
        else {
            throw CLIError(.program, "Redis: \(answer)")
        }
    }
}
