import Foundation
import Testing

/// A server that a test runs beside itself and that says on its first line where it listens.
final class Child: Sendable {
    private let process = Process()
    private let input = Pipe()
    /// Where it listens, on this machine.
    let port: UInt16

    /// Starts it and waits for its first line, `listening PORT`.
    init(_ program: URL, _ arguments: [String]) throws {
        let output = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = ""
        while !line.contains("\n") {
            let piece = output.fileHandleForReading.availableData
            if piece.isEmpty { break }
            line += String(decoding: piece, as: UTF8.self)
        }
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == "listening", let port = UInt16(words[1]) else {
            process.terminate()
            throw InteropError("\(program.lastPathComponent) says \(line)")
        }
        self.port = port
    }

    /// Sends SIGTERM and waits for the end.
    ///
    /// - Returns: the exit status.
    func terminate() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Ends the input, by which some programs know that they are no longer needed, and waits.
    func closeInput() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    deinit {
        if process.isRunning { process.terminate() }
    }
}

/// Why a peer could not be had.
struct InteropError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
