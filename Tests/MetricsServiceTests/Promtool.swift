import Foundation

/// Prometheus' own checker. A machine without it fails the tests that need it: `./carewire test`
/// installs it.
enum Promtool {
    /// Runs it; what it said when it found fault, nil when it found none.
    static func complaint(_ arguments: [String], input: String? = nil) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["promtool"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        let source = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data((input ?? "").utf8).write(to: source)
        defer { try? FileManager.default.removeItem(at: source) }
        process.standardInput = try FileHandle(forReadingFrom: source)
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : "status \(process.terminationStatus): \(text)"
    }
}
