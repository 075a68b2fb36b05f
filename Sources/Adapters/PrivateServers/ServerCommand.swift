private import Foundation
private import Glibc

/// A program that runs to its end.
enum ServerCommand {
    /// Runs `command` with `input`, and `environment` (`NAME=value`) added to ours.
    ///
    /// - Throws: ``PrivateServerError`` `commandFailed` with its status; its words are not kept.
    static func run(
        _ command: [String], input: String = "", environment: [String] = []
    ) async throws(PrivateServerError) {
        // The input goes by a file without a name: a pipe could fill up, and the reader leave.
        var name = Array(("/tmp/carewire-input-" + ServerFolder.anySix).utf8CString)
        let content = unsafe mkstemp(&name)
        unsafe unlink(name)
        let sink = unsafe open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer {
            close(content)
            close(sink)
        }
        guard content >= 0, sink >= 0, write(input, to: content) else {
            throw PrivateServerError(.commandFailed, "\(command[0]) cannot be given its input")
        }
        let child = try ChildProcess(
            command, environment: environment, input: content, output: sink, ownSession: false)
        let status = await child.wait()
        guard status == 0 else {
            throw PrivateServerError(.commandFailed, "\(command[0]) has ended with \(status)")
        }
    }

    /// Where `name` is: in the first of `folders` that has it, else in PATH.
    ///
    /// - Throws: ``PrivateServerError`` `notInstalled`.
    static func find(_ name: String, in folders: [String] = []) throws(PrivateServerError) -> String
    {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in folders + path.split(separator: ":").map(String.init) {
            let candidate = folder + "/" + name
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
        }
        throw PrivateServerError(.notInstalled, "\(name) is not installed")
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { octets in
                unsafe Glibc.write(descriptor, octets.baseAddress, octets.count)
            }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return lseek(descriptor, 0, SEEK_SET) == 0
    }
}
