import Foundation
import Testing

@testable import carewire

/// A `rpc-testserver` process in clear text on this machine.
struct TestServer {
    /// Where it listens.
    let port: UInt16
    private let child: ChildProcess
    private let output: Pipe

    /// Starts it and waits until it listens. Port 0 takes a free one.
    init(port: UInt16) async throws {
        output = Pipe()
        child = ChildProcess(
            "rpc-testserver", executable: try SuitePlan.executable("rpc-testserver"),
            arguments: ["--port", "\(port)", "--plaintext"], output: output.fileHandleForWriting)
        try await child.start()
        try output.fileHandleForWriting.close()
        var line = ""
        while !line.contains("\n") {
            let piece = output.fileHandleForReading.availableData
            if piece.isEmpty { break }
            line += String(decoding: piece, as: UTF8.self)
        }
        let number = line.split(whereSeparator: \.isWhitespace).last.flatMap { UInt16($0) }
        self.port = try #require(number, "the server says: \(line)")
    }

    /// Tells it to end, and waits: its exit status, -1 when a signal ended it.
    func end() async -> Int32 {
        child.send(signal: SIGTERM)
        if case .exited(let status) = await child.ended() { return status }
        return -1
    }
}
