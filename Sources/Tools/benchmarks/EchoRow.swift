import Foundation
import Messages
import PrivateServers

/// One line of the table: a server and how it is called.
struct EchoRow {
    let name: String
    /// The child process' arguments; nil for a row that shares the server of an earlier one.
    let server: [String]?
    let serverIndex: Int
    let isRaw: Bool
    let frame: [UInt8]
    var firstFrame: [UInt8]?
    var certificates: Certificates?

    func load(connections: Int, inFlight: Int) -> Load {
        var load = Load(
            connections: connections, inFlight: inFlight, isRaw: isRaw,
            replyByteCount: isRaw ? frame.count : 0, frame: frame)
        load.firstFrame = firstFrame
        load.certificates = certificates
        return load
    }

    /// The floor; both kinds of handlers, called as a foreign ttRPC peer would; the same as our own
    /// peers call, with every extension agreed and a trace handed on; and over mutual TLS.
    static func all(_ certificates: Certificates) throws -> [EchoRow] {
        let message = try EchoV1.EchoRequest(data: [UInt8](repeating: 97, count: 98)).encoded()
        let service = "carewire.echo.v1.Echo"
        func frame(_ method: String, _ metadata: [(String, String)] = []) -> [UInt8] {
            Load.frame(service: service, method: method, message: message, metadata: metadata)
        }
        let trace = ("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01")
        let offer = ("x-ttx", "1;cancel,ping,goaway,window,trailer")
        let tls = [
            "echo-server", "--certificate", certificates.certificate("echo").path, "--key",
            certificates.key("echo").path, "--authority", certificates.authority.path,
        ]
        let raw = [0, 0, 0, 140, 0, 0, 0, 1, 1, 0] + [UInt8](repeating: 0, count: 140)
        var rows = [
            EchoRow(
                name: "raw C epoll echo", server: ["raw-echo"], serverIndex: 0, isRaw: true,
                frame: raw)
        ]
        for (kind, method) in [("synchronous", "Echo"), ("asynchronous", "EchoLater")] {
            rows.append(
                EchoRow(
                    name: "\(kind) handler", server: rows.count == 1 ? ["echo-server"] : nil,
                    serverIndex: 1, isRaw: false, frame: frame(method)))
        }
        for (kind, method) in [("synchronous", "Echo"), ("asynchronous", "EchoLater")] {
            var row = EchoRow(
                name: "\(kind), extensions and trace", server: nil, serverIndex: 1, isRaw: false,
                frame: frame(method, [trace]))
            row.firstFrame = frame(method, [trace, offer])
            rows.append(row)
        }
        for (kind, method) in [("synchronous", "Echo"), ("asynchronous", "EchoLater")] {
            var row = EchoRow(
                name: "\(kind), mutual TLS", server: rows.count == 5 ? tls : nil, serverIndex: 5,
                isRaw: false, frame: frame(method))
            row.certificates = certificates
            rows.append(row)
        }
        return rows
    }
}
