import Foundation
import Glibc

/// An HTTPS server for tests: the `openssl` program with throw-away certificates.
///
/// It serves one status page to any GET. Needs the program on the path, as the suite itself does.
final class TLSPeer {
    /// The authority that signed the server's certificate, and one that did not.
    let authorityFile: String
    let strangerFile: String
    let port: Int
    private let folder: URL
    private let process: Process

    /// Starts a server whose certificate names only `name`.
    init(name: String) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("carewire-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = { [folder] (file: String) in folder.appendingPathComponent(file).path }
        authorityFile = path("server.pem")
        strangerFile = path("stranger.pem")
        for (certificate, key, subject) in [
            (authorityFile, path("server.key"), name),
            (strangerFile, path("stranger.key"), "other"),
        ] {
            let make = Self.openssl([
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-days", "2", "-subj", "/CN=\(subject)", "-addext", "subjectAltName=\(subject)",
                "-keyout", key, "-out", certificate,
            ])
            try make.run()
            make.waitUntilExit()
        }
        process = Self.openssl([
            "s_server", "-accept", "127.0.0.1:0", "-cert", authorityFile, "-key",
            path("server.key"), "-www", "-naccept", "16",
        ])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        port = try Self.port(from: output.fileHandleForReading)
    }

    deinit {
        // Not `terminate()`: the program inherits a signal mask from the thread that started it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func openssl(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Reads up to `ACCEPT 127.0.0.1:port`.
    private static func port(from output: FileHandle) throws -> Int {
        var text = ""
        while true {
            let data = output.availableData
            guard !data.isEmpty else { throw CocoaError(.fileReadUnknown) }
            text += String(decoding: data, as: UTF8.self)
            for line in text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1)
            where line.hasPrefix("ACCEPT") {
                if let port = line.split(separator: ":").last.flatMap({ Int($0) }) { return port }
            }
        }
    }
}
