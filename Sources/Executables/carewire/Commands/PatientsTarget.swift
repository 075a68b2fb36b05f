internal import Foundation

/// The file that an export is written to, and beside it how far it has come.
struct PatientsTarget {
    let path: String
    private let file: FileHandle
    /// From where the service is to go on; empty for the beginning.
    private(set) var token: [UInt8] = []
    private(set) var byteCount: UInt64 = 0

    private var resumePath: String { path + ".resume" }

    /// Opens the file for the beginning or, if there is a resume file, behind what it names.
    init(path: String) throws(CLIError) {
        self.path = path
        let manager = FileManager.default
        let resumePath = path + ".resume"
        if let text = try? String(contentsOfFile: resumePath, encoding: .utf8) {
            let parts = text.split(separator: "\n")
            guard parts.count == 2, let byteCount = UInt64(parts[0]),
                let token = Data(base64Encoded: String(parts[1])),
                let file = FileHandle(forUpdatingAtPath: path),
                let end = try? file.seekToEnd(), end >= byteCount
            else {
                throw CLIError(.file, "\(resumePath) and \(path) do not belong together")
            }
            self.token = Array(token)
            self.byteCount = byteCount
            self.file = file
        } else {
            guard !manager.fileExists(atPath: path) else {
                throw CLIError(.file, "\(path) is there already")
            }
            guard
                manager.createFile(
                    atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
                let file = FileHandle(forUpdatingAtPath: path)
            else { throw CLIError(.file, "cannot write \(path)") }
            self.file = file
        }
        do {
            // What was written behind the token is written again.
            try file.truncate(atOffset: byteCount)
            try file.seek(toOffset: byteCount)
        } catch {
            throw CLIError(.file, "cannot write \(path)", cause: error)
        }
    }

    /// Adds lines; durable with the token behind them when it returns.
    mutating func add(_ octets: [UInt8], token: [UInt8]) throws(CLIError) {
        do {
            try file.write(contentsOf: octets)
            try file.synchronize()
            byteCount += UInt64(octets.count)
            self.token = token
            let text = "\(byteCount)\n\(Data(token).base64EncodedString())\n"
            try Data(text.utf8).write(to: URL(filePath: resumePath), options: .atomic)
        } catch {
            throw CLIError(.file, "cannot write \(path)", cause: error)
        }
    }

    /// The export is complete.
    func complete() {
        try? file.close()
        try? FileManager.default.removeItem(atPath: resumePath)
    }
}
