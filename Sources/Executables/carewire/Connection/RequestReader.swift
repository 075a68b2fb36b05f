internal import Foundation
internal import Messages
internal import RPC

/// Makes requests of what stands on the command line.
struct RequestReader {
    /// What is read of a file or of standard input, at most.
    static let byteCountMax = 8 << 20

    let patient: String
    let provider: String
    let idempotencyKey: String?

    /// The one request of a text; see ``readAll(_:for:)``.
    func read(_ text: String?, for method: MethodName) throws -> JSONValue {
        let requests = try readAll(text, for: method)
        guard requests.count == 1 else {
            throw CLIError(.usage, "\(method.path) takes one request, not \(requests.count)")
        }
        return requests[0]
    }

    /// - Parameter text: JSON objects, `@FILE`, `-` for standard input, the path of a note where
    ///   the method takes notes, or nil for an empty request.
    func readAll(_ text: String?, for method: MethodName) throws -> [JSONValue] {
        guard let text else { return [.object([])] }
        if text == "-" {
            return try CallRequests.parse(string(FileHandle.standardInput, "standard input"))
        }
        if text.hasPrefix("@") {
            return try CallRequests.parse(contents(of: String(text.dropFirst())))
        }
        let isJSON = text.drop { $0.isWhitespace }.hasPrefix("{")
        if !isJSON, method == SoapV1.SOAPService.process {
            return [
                SoapV1.ProcessRequest(
                    patientID: PHI(patient), providerID: provider,
                    note: .text(PHI(try contents(of: text))),
                    idempotencyKey: idempotencyKey ?? UUID().uuidString
                ).json()
            ]
        }
        return try CallRequests.parse(text)
    }

    private func contents(of path: String) throws(CLIError) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CLIError(.file, "cannot read \(path)")
        }
        return try string(file, path)
    }

    private func string(_ file: FileHandle, _ name: String) throws(CLIError) -> String {
        var data = Data()
        do {
            while data.count <= Self.byteCountMax,
                let piece = try file.read(upToCount: 65_536), !piece.isEmpty
            {
                data.append(piece)
            }
        } catch {
            throw CLIError(.file, "cannot read \(name)", cause: error)
        }
        guard data.count <= Self.byteCountMax else {
            throw CLIError(.file, "\(name) is over \(Self.byteCountMax) octets")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CLIError(.file, "\(name) is not UTF-8")
        }
        return text
    }
}
