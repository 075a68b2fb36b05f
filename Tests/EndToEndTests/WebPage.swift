import Foundation
import TestSupport

@testable import carewire

/// An answer of one of the suite's HTTP servers.
struct WebPage {
    let status: Int
    let body: Data

    static func get(_ address: String) async throws -> WebPage {
        try await fetch("GET", address, body: "")
    }

    static func post(_ address: String, _ json: String) async throws -> WebPage {
        try await fetch("POST", address, body: json)
    }

    /// One exchange on a connection of its own. Source of the form: RFC 9112.
    private static func fetch(
        _ method: String, _ address: String, body: String
    ) async throws -> WebPage {
        guard let url = URLComponents(string: address), let host = url.host, let port = url.port
        else { throw CLIError(.usage, "\(address) is no address") }
        let path = url.percentEncodedPath.isEmpty ? "/" : url.percentEncodedPath
        let query = url.percentEncodedQuery.map { "?\($0)" } ?? ""
        let head = [
            "\(method) \(path)\(query) HTTP/1.1", "Host: \(host):\(port)", "Connection: close",
            "Content-Type: application/json", "Content-Length: \(body.utf8.count)", "", "",
        ].joined(separator: "\r\n")
        let peer = try await RawPeer.connect(to: "\(host):\(port)")
        await peer.send(Array((head + body).utf8))
        let answer = Data(try await peer.receiveToEnd())
        await peer.close()
        let separator = Data("\r\n\r\n".utf8)
        guard let end = answer.firstRange(of: separator),
            let status = Int(String(decoding: answer.dropFirst(9).prefix(3), as: UTF8.self))
        else { throw CLIError(.program, "\(url.path): no answer in HTTP") }
        return WebPage(status: status, body: Data(answer[end.upperBound...]))
    }
}
