internal import Reactor

/// TCP ports of the loopback address that nobody listens on. Another program may take one before it
/// is used; the service that then cannot listen says so and the start fails.
enum FreePorts {
    /// Finds `count` different ones.
    static func find(_ count: Int) async throws -> [UInt16] {
        let addresses = try await SocketAddress.resolve("127.0.0.1:0")
        guard let address = addresses.first else {
            throw CLIError(.program, "there is no loopback address")
        }
        var listeners: [Int32] = []
        defer { for listener in listeners { Socket.close(listener) } }
        // All are held until the last is found, so that none comes twice.
        for _ in 0..<count { listeners.append(try Socket.listen(on: address)) }
        return listeners.map { Socket.port(of: $0) }
    }
}
