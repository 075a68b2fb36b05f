private import Dispatch
private import Glibc

/// Where a socket listens or connects to: a numeric IP address with a port, or a Unix socket's
/// path.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
    /// `host:port`, `[host]:port` or the path: what it was made from.
    public let description: String
    /// The system's form of the address.
    let bytes: [UInt8]
    let family: Int32

    /// Whether it is a Unix socket.
    public var isUnix: Bool { family == AF_UNIX }

    /// Whether it exists in a simulation only.
    package var isSimulated: Bool { family == Self.simulatedFamily }
    private static let simulatedFamily: Int32 = -1

    /// Whether it cannot leave this machine: a Unix socket, 127.0.0.0/8 or ::1.
    public var isLoopback: Bool {
        if isUnix || isSimulated { return true }
        if family == AF_INET { return bytes[4] == 127 }
        return bytes[8..<23].allSatisfy { $0 == 0 } && bytes[23] == 1
    }

    /// `host:port` or `[host]:port` in numbers, where ``description`` may be a name that has
    /// several addresses; the path of a Unix socket.
    public var numericDescription: String {
        if isUnix || isSimulated { return description }
        let text = unsafe bytes.withUnsafeBytes {
            unsafe Self.numericText($0)
        }
        return text.isEmpty ? description : text
    }

    /// Empty for what is no IP address.
    @unsafe
    static func numericText(_ bytes: UnsafeRawBufferPointer) -> String {
        guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else {
            return ""
        }
        let family = unsafe Int32(base.pointee.sa_family)
        guard family == AF_INET || family == AF_INET6 else { return "" }
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
        let result = unsafe getnameinfo(
            base, socklen_t(bytes.count), &host, socklen_t(host.count), &port,
            socklen_t(port.count),
            NI_NUMERICHOST | NI_NUMERICSERV)
        if result != 0 { return "" }
        let texts = [host, port].map { text in
            String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        return family == AF_INET6 ? "[\(texts[0])]:\(texts[1])" : "\(texts[0]):\(texts[1])"
    }

    /// The address of a Unix socket.
    ///
    /// - Throws: ``ReactorError`` `overLimit` when the path is over 107 octets (`sockaddr_un`).
    public init(unixPath path: String) throws(ReactorError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let octets = Array(path.utf8)
        guard octets.count <= 107, !octets.isEmpty else {
            throw ReactorError(.overLimit, "a Unix socket's path has 1 to 107 octets")
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: octets) }
        bytes = unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        family = AF_UNIX
        description = path
    }

    private init(description: String, bytes: [UInt8], family: Int32) {
        self.description = description
        self.bytes = bytes
        self.family = family
    }

    /// Splits `host:port`, `[v6]:port` or `/path`; nil for anything else.
    public static func split(_ text: String) -> (host: String, port: UInt16)? {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        return host.isEmpty ? nil : (String(host), port)
    }

    /// Resolves `host:port`, `[v6]:port` or `/path`, on a thread of its own: the name service may
    /// block.
    ///
    /// - Throws: ``ReactorError`` `unresolvable`.
    public static func resolve(_ text: String) async throws(ReactorError) -> [SocketAddress] {
        if text.hasPrefix("/") { return [try SocketAddress(unixPath: text)] }
        guard let (host, port) = split(text) else {
            throw ReactorError(.unresolvable, "an address is host:port, [host]:port or /path")
        }
        let found = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: lookUp(host, port, text))
            }
        }
        if found.isEmpty { throw ReactorError(.unresolvable, "\(text) has no address") }
        return found
    }

    private static func lookUp(_ host: String, _ port: UInt16, _ text: String) -> [SocketAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_ADDRCONFIG | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var found: [SocketAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let address = unsafe entry.pointee.ai_addr {
                let octets = unsafe Array(
                    UnsafeRawBufferPointer(start: address, count: Int(entry.pointee.ai_addrlen)))
                found.append(
                    SocketAddress(
                        description: text, bytes: octets, family: unsafe entry.pointee.ai_family))
            }
            unsafe next = entry.pointee.ai_next
        }
        return found
    }
}

extension SocketAddress {
    /// 127.0.0.1 and a port; 0 lets the system choose when it is listened on.
    public init(loopbackPort port: UInt16) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let octets = unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        self.init(description: "127.0.0.1:\(port)", bytes: octets, family: AF_INET)
    }

    /// An address in a simulation, such as `sim:1`: any text that names it.
    package init(simulated text: String) {
        self.init(description: text, bytes: Array(text.utf8), family: Self.simulatedFamily)
    }
}
