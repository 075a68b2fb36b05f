internal import RPC
internal import TTRPC

/// The octets of a request's envelope that every call of a method shares.
enum RequestPrefix {
    static func make(_ method: MethodName) -> [UInt8] {
        RequestWriter.prefix(service: method.service, method: method.name)
    }
}
