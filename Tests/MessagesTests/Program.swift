import Foundation

/// A program that a test runs to its end.
enum Program {
    /// Runs it with these arguments.
    ///
    /// - Returns: how it ended, and what it wrote to both outputs.
    static func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String)
    {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let octets = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: octets, as: UTF8.self))
    }
}
