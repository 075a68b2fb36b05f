import Foundation

@testable import carewire

/// A program of the system, run to its end.
enum Tool {
    /// What it wrote to standard output and standard error, and how it ended.
    struct Outcome {
        let output: Data
        let ending: ChildProcess.Ending

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs `name`, found in PATH or in `folders`, with `environment` added to ours.
    static func run(
        _ name: String, _ arguments: [String], in folders: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        guard FileManager.default.createFile(atPath: file.path, contents: nil),
            let handle = FileHandle(forUpdatingAtPath: file.path)
        else { throw CLIError(.file, "\(file.path) cannot be written") }
        defer { try? FileManager.default.removeItem(at: file) }
        handle.closeInChildren()
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let places = folders + path.split(separator: ":").map(String.init)
        let found = places.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { throw CLIError(.program, "\(name) is not installed") }
        let child = ChildProcess(
            name, executable: URL(filePath: found), arguments: arguments,
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            output: handle)
        try await child.start()
        let ending = await child.ended()
        return Outcome(output: try Data(contentsOf: file), ending: ending)
    }
}
