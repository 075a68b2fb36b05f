import Foundation

/// A server process of the benchmark, mostly this program in another role. Ended by its own id.
final class Child {
    private let process = Process()
    private let input = Pipe()
    /// The port it printed on its first line.
    let port: UInt16

    var processID: Int32 { process.processIdentifier }

    static let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()

    /// This program in another role.
    convenience init(_ arguments: [String]) throws {
        try self.init(command: [Self.own.path] + arguments)
    }

    /// A program, found on the path, that prints its port and ends with its standard input.
    /// - Parameter environment: what it gets beside this program's own.
    init(command: [String], environment: [String: String] = [:]) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // The server ends when this pipe does.
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while true {
            let octet = output.fileHandleForReading.readData(ofLength: 1)
            if octet.isEmpty || octet.first == UInt8(ascii: "\n") { break }
            line.append(octet)
        }
        guard let port = UInt16(String(decoding: line, as: UTF8.self)) else {
            kill(process.processIdentifier, SIGKILL)
            throw BenchmarkError("the server \(command) did not start")
        }
        self.port = port
    }

    /// Octets of memory that it occupies now.
    func residentByteCount() throws -> Int {
        let text = try String(
            contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)
        for line in text.split(separator: "\n") where line.hasPrefix("VmRSS:") {
            let number = line.split(separator: " ", omittingEmptySubsequences: true)
                .compactMap { Int($0) }.first
            if let number { return number * 1024 }
        }
        throw BenchmarkError("the kernel does not say how much memory the server has")
    }

    /// Ends it in good order and waits.
    func finish() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    deinit {
        // It may have inherited a mask that blocks every signal that can be blocked.
        if process.isRunning { kill(processID, SIGKILL) }
        process.waitUntilExit()
    }
}

/// Why a benchmark gave up.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
