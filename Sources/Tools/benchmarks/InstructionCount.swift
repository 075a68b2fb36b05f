import Foundation
import Messages

/// Instructions of the server per call, counted by callgrind: the same whatever else the machine
/// does, so that a regression shows. Two runs of different length; their difference is free of the
/// start.
struct InstructionCount {
    /// Calls of the short and the long run.
    private static let callCounts = (short: 6_400, long: 19_200)
    /// A method that takes so much more than recorded is a regression.
    private static let toleratedShare = 0.05

    /// Figures of the last release build that was measured. With 64 calls in flight.
    private static let recorded: [(method: String, instructions: Int)] = [
        ("Echo", 3_760), ("EchoLater", 9_660),
    ]

    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "carewire-count-\(getpid())")

    func run() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try strip()
        var regressions: [String] = []
        for (method, recorded) in Self.recorded {
            let short = try count(method, calls: Self.callCounts.short)
            let long = try count(method, calls: Self.callCounts.long)
            let perCall =
                Double(long - short) / Double(Self.callCounts.long - Self.callCounts.short)
            print(
                String(
                    format: "%@: %.0f instructions per call, recorded %d", method, perCall,
                    recorded))
            if perCall > Double(recorded) * (1 + Self.toleratedShare) {
                regressions.append(method)
            }
        }
        if !regressions.isEmpty {
            throw BenchmarkError("slower than recorded: \(regressions.joined(separator: ", "))")
        }
    }

    private var program: URL { folder.appending(path: "benchmarks") }

    /// A copy without debug information, which callgrind of today cannot read.
    private func strip() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["strip", "--strip-debug", "-o", program.path, Child.own.path]
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw BenchmarkError("strip failed") }
    }

    /// Instructions of a whole run with so many calls.
    private func count(_ method: String, calls: Int) throws -> Int {
        let output = folder.appending(path: "\(method).\(calls)")
        let child = try Child(command: [
            "valgrind", "--tool=callgrind", "--callgrind-out-file=\(output.path)",
            "--log-file=\(output.path).log", program.path, "echo-server",
        ])
        let message = try EchoV1.EchoRequest(data: [UInt8](repeating: 97, count: 98)).encoded()
        let frame = Load.frame(
            service: "carewire.echo.v1.Echo", method: method, message: message)
        var load = Load(connections: 1, inFlight: 64, frame: frame)
        load.callCountMax = UInt64(calls)
        _ = try load.run(port: child.port, processID: child.processID, seconds: 600)
        child.finish()
        let text = try String(contentsOf: output, encoding: .utf8)
        for line in text.split(separator: "\n")
        where line.hasPrefix("summary:") || line.hasPrefix("totals:") {
            if let number = line.split(separator: " ").compactMap({ Int($0) }).first {
                return number
            }
        }
        throw BenchmarkError("callgrind has written no total; is valgrind installed?")
    }
}
