internal import Foundation

/// A look into PostgreSQL by its own program, `psql`.
struct DatabaseLook: Sendable {
    /// How long one question may take.
    private static let statementLimit = Duration.seconds(20)
    /// libpq's variables by the keys of a connection string. Source: PostgreSQL, "Environment
    /// Variables" of libpq.
    private static let variables = [
        "host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD",
        "dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT",
        "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY", "hostaddr": "PGHOSTADDR",
    ]

    private let environment: [String: String]
    private let program: String

    /// - Parameter connection: keys and values, such as `host=/run/postgresql dbname=carewire`; an
    ///   empty one leaves everything to libpq's own variables.
    init(_ connection: String) throws(CLIError) {
        var environment = [
            "PGOPTIONS": "-c default_transaction_read_only=on -c statement_timeout="
                + "\(Self.statementLimit.components.seconds)s",
            "PGAPPNAME": "carewire-doctor", "PGCONNECT_TIMEOUT": "5",
        ]
        for pair in connection.split(separator: " ") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let variable = Self.variables[parts[0]] else {
                throw CLIError(
                    .usage, "a connection string has keys of libpq such as host=… dbname=…")
            }
            environment[variable] = parts[1]
        }
        self.environment = environment
        program = try Self.find()
    }

    /// The program in PATH, else where Debian has it, the newest first.
    private static func find() throws(CLIError) -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let folders =
            path.split(separator: ":").map(String.init)
            + versions.compactMap { Int($0) }.sorted(by: >).map { "\(root)/\($0)/bin" }
        let found = folders.map { "\($0)/psql" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { throw CLIError(.program, "psql is not installed") }
        return found
    }

    /// The rows, each value as text.
    ///
    /// - Throws: ``CLIError`` `program` when the question is not answered; nothing of the answer is
    ///   in it.
    func rows(_ sql: String) async throws -> [[String]] {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let output = FileHandle(forUpdatingAtPath: file.path)
        else { throw CLIError(.file, "\(file.path) cannot be written") }
        defer { try? FileManager.default.removeItem(at: file) }
        output.closeInChildren()
        let child = ChildProcess(
            "psql", executable: URL(filePath: program),
            arguments: [
                "-X", "-q", "-A", "-t", "-F", "\u{1F}", "-v", "ON_ERROR_STOP=1", "-c", sql,
            ],
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            output: output)
        try await child.start()
        guard await child.ended() == .exited(0) else {
            throw CLIError(.program, "the database did not answer")
        }
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return text.split(separator: "\n").map { line in
            line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
