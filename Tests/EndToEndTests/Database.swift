import Foundation
import PrivateServers

@testable import carewire

/// The suite's database, seen by its owner through PostgreSQL's own programs.
struct Database: Sendable {
    private let server: RunningPostgres
    private let folder: URL

    init(_ server: RunningPostgres, folder: URL) {
        self.server = server
        self.folder = folder
    }

    /// The rows of a query, each value as text; octets are shown as `\x` and hexadecimal digits.
    func rows(_ sql: String) async throws -> [[String]] {
        let outcome = try await Tool.run(
            "psql",
            [
                "-X", "-q", "-A", "-t", "-F", "|", "-v", "ON_ERROR_STOP=1", "-d", connection, "-c",
                sql,
            ], in: Self.programs)
        guard outcome.ending == .exited(0) else {
            throw CLIError(.program, "psql: \(outcome.ending)")
        }
        return outcome.text.split(separator: "\n").map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The one number that a query gives.
    func count(_ sql: String) async throws -> Int {
        guard let value = try await rows(sql).first?.first, let count = Int(value) else {
            throw CLIError(.program, "psql gave no number")
        }
        return count
    }

    /// Everything in all tables, as text.
    func dump() async throws -> Data {
        let outcome = try await Tool.run("pg_dump", ["-d", connection], in: Self.programs)
        guard outcome.ending == .exited(0) else {
            throw CLIError(.program, "pg_dump: \(outcome.ending)")
        }
        return outcome.output
    }

    /// The server's process and those that it has started.
    func processIdentifiers() throws -> [Int32] {
        guard let parent = server.processIdentifier else {
            throw CLIError(.program, "PostgreSQL does not run")
        }
        let children = try String(
            contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
        return [parent] + children.split(separator: " ").compactMap { Int32($0) }
    }

    private var connection: String {
        server.connectionString(database: SuiteStores.database)
    }

    /// Debian keeps each version's programs in a folder of their own; the newest fits all.
    private static let programs: [String] = {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return versions.compactMap(Int.init).sorted(by: >).map { "\(root)/\($0)/bin" }
    }()
}
