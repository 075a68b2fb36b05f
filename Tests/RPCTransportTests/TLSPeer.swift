import TLS
import TestSupport

/// A raw peer whose octets travel in TLS. It reads only when it is asked.
actor TLSPeer {
    private let peer: RawPeer
    private let session: TLSSession
    private var received: [UInt8] = []

    /// Connects, and waits for the end of the handshake.
    init(_ address: String, context: TLSContext? = nil) async throws {
        peer = try await RawPeer.connect(to: address)
        session = try TLSSession(context ?? Certificates.clientContext())
        while !session.isEstablished {
            try decrypt()
            await peer.send(ciphertext())
            if !session.isEstablished { take(try await peer.receiveSome()) }
        }
        await peer.send(ciphertext())
    }

    /// Who the other side is.
    var peerIdentity: String? { session.peerIdentity }

    /// What both sides speak.
    var applicationProtocol: String? { session.applicationProtocol }

    /// Sends a Request, and reads the frame that comes next.
    func call(_ request: [UInt8]) async throws -> RawFrame {
        try await send(request)
        return try await receiveFrame()
    }

    /// The next frame.
    func receiveFrame() async throws -> RawFrame {
        let header = try await receive(10)
        let numbers = [0, 4].map { start in
            header[start..<start + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        }
        return RawFrame(
            streamID: numbers[1], type: header[8], flags: header[9],
            data: try await receive(Int(numbers[0])))
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
