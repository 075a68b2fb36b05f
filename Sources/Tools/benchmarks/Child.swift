import Foundation

/// A server process of the benchmark: this program again, in another role. Ended by its own id.
final class Child {
    private let process = Process()
    /// The port it printed on its first line.
    let port: UInt16

    var processID: Int32 { process.processIdentifier }

    init(_ arguments: [String]) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        var line = Data()
        while true {
            let octet = output.fileHandleForReading.readData(ofLength: 1)
            if octet.isEmpty || octet.first == UInt8(ascii: "\n") { break }
            line.append(octet)
        }
        guard let port = UInt16(String(decoding: line, as: UTF8.self)) else {
            process.terminate()
            throw BenchmarkError("the server \(arguments) did not start")
        }
        self.port = port
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }
}

/// Why a benchmark gave up.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
