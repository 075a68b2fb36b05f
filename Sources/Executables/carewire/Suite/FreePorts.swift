internal import Reactor

/// TCP ports of the loopback address that nobody listens on. Another program may take one before it
/// is used; the service that then cannot listen says so and the start fails.
enum FreePorts {
    /// Below those that Linux, unless told otherwise, gives to whoever asks for any port: none is
    /// given away before its service listens, or while that is started again.
    private static let range: ClosedRange<UInt16> = 20_000...32_000
    /// Ports that are tried for each that is wanted.
    private static let attemptMax = 100

    /// Finds `count` different ones.
    static func find(_ count: Int) async throws -> [UInt16] {
        var listeners: [Int32] = []
        defer { for listener in listeners { Socket.close(listener) } }
        // All are held until the last is found, so that none comes twice.
        for _ in 0..<attemptMax * count where listeners.count < count {
            let port = UInt16.random(in: range)
            guard let address = try await SocketAddress.resolve("127.0.0.1:\(port)").first,
                let listener = try? Socket.listen(on: address)
            else { continue }
            listeners.append(listener)
        }
        guard listeners.count == count else {
            throw CLIError(.program, "the loopback address has no \(count) free ports")
        }
        return listeners.map { Socket.port(of: $0) }
    }
}
