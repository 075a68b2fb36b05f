import TLS
import TestSupport

/// A raw peer whose octets travel in TLS. It reads only when it is asked.
actor TLSPeer {
    private let peer: RawPeer
    private let session: TLSSession
    private var received: [UInt8] = []

    /// Connects, and waits for the end of the handshake.
    init(_ address: String) async throws {
        peer = try await RawPeer.connect(to: address)
        session = try TLSSession(Certificates.clientContext())
        while !session.isEstablished {
            try decrypt()
            await peer.send(ciphertext())
            if !session.isEstablished { take(try await peer.receiveSome()) }
        }
        await peer.send(ciphertext())
    }

    func send(_ octets: [UInt8]) async throws {
        try unsafe octets.withUnsafeBytes { try unsafe session.write($0) }
        await peer.send(ciphertext())
    }

    func receive(_ count: Int) async throws -> [UInt8] {
        while received.count < count {
            let before = received.count
            try decrypt()
            if received.count > before { continue }
            let octets = try await peer.receiveSome()
            if octets.isEmpty { throw RawPeer.EndedError(received: received) }
            take(octets)
        }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    private func take(_ octets: [UInt8]) {
        unsafe octets.withUnsafeBytes { unsafe session.receive($0) }
    }

    private func decrypt() throws {
        var space = [UInt8](repeating: 0, count: 1 << 20)
        while case .bytes(let count) = try unsafe space.withUnsafeMutableBytes({
            try unsafe session.read(into: $0)
        }) {
            received += space[..<count]
        }
    }

    private func ciphertext() -> [UInt8] {
        var octets = [UInt8](repeating: 0, count: session.pendingCiphertextCount)
        let count = unsafe octets.withUnsafeMutableBytes { unsafe session.takeCiphertext(into: $0) }
        return Array(octets.prefix(count))
    }
}
