import Foundation

/// A program that runs to its end and says something.
enum Tool {
    /// What `command`, found on the path, printed on its standard output.
    ///
    /// - Throws: ``BenchmarkError`` when it cannot be run or fails.
    static func output(
        _ command: [String], environment: [String: String] = [:], folder: URL? = nil
    ) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.runWithSignals()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkError("\(command[0]) has ended with \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Prints a line at once: what was measured is there, also when a later part is interrupted.
    static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    /// The number behind `label` in the first line that holds it.
    static func number(after label: String, in text: String) -> Double? {
        guard let range = text.range(of: label) else { return nil }
        let rest = text[range.upperBound...].drop { $0 == " " || $0 == "=" || $0 == ":" }
        return Double(rest.prefix { $0.isNumber || $0 == "." })
    }
}

extension Process {
    /// Starts it with no signal blocked: programs that stop by an alarm would not, since threads of
    /// a pool block every signal and a child inherits that.
    func runWithSignals() throws {
        var none = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
        Interruption.ends(self)
    }
}

/// CPU time of a running process, from the kernel.
enum ProcessTime {
    /// Nanoseconds that all threads alive of a process have run.
    static func nanoseconds(_ processID: Int32) -> UInt64 {
        let folder = "/proc/\(processID)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return threads.reduce(0) { sum, thread in
            let text = try? String(contentsOfFile: "\(folder)/\(thread)/schedstat", encoding: .utf8)
            return sum + (text.flatMap { UInt64($0.prefix { $0 != " " }) } ?? 0)
        }
    }

    /// The processes that a process has started and that run now.
    static func children(of processID: Int32) -> [Int32] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { Int32($0) }.filter { parent(of: $0) == processID }
    }

    /// Who started a process; nil when it has ended.
    private static func parent(of processID: Int32) -> Int32? {
        let text = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8)
        // Behind the name, which is in brackets and may hold anything: the state, then the parent.
        guard let text, let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[end...].split(separator: " ")
        return fields.count > 2 ? Int32(fields[2]) : nil
    }
}
