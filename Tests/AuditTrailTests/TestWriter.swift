import Foundation

/// An `audit-testwriter` process, beside the test program.
final class TestWriter {
    private let process = Process()
    private let output = Pipe()
    private let input = Pipe()
    private var rest: [UInt8] = []

    init(_ arguments: [String]) throws {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.executableURL = own.deletingLastPathComponent().appending(path: "audit-testwriter")
        process.arguments = arguments
        process.standardOutput = output
        process.standardInput = input
        try process.run()
        try output.fileHandleForWriting.close()
    }

    deinit { kill() }

    /// Ends it at once, and waits for that.
    func kill() {
        guard process.isRunning else { return }
        _ = Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// The next whole line; nil at the end of its output.
    func line() throws -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: rest[..<end], as: UTF8.self)
                rest.removeFirst(end + 1)
                return line
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            rest += more
        }
    }

    /// All whole lines until its end, killing it when as many lines of a kind have come as `goal`
    /// says for a line of that kind. Lines that were written before the kill are all there.
    func lines(until goal: (String) -> Int) throws -> [String] {
        var lines: [String] = []
        var counts: [Substring: Int] = [:]
        while let line = try line() {
            lines.append(line)
            let kind = line.prefix { $0 != " " }
            counts[kind, default: 0] += 1
            if counts[kind] == goal(line) { kill() }
        }
        process.waitUntilExit()
        return lines
    }
}
