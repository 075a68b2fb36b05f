internal import Reactor
internal import TLS

/// TLS between a link and its socket: ciphertext there, plaintext here.
// Safety: touched on the loop's thread only.
@safe
final class SecureChannel {
    /// Octets encrypted ahead of what the socket takes; what is behind them waits in the clear.
    private static let ciphertextByteCountLimit = 256 << 10
    /// Octets of one record. Source: RFC 8446, section 5.1.
    private static let recordByteCount = 16 << 10
    /// Octets that encryption adds to what may wait, at most: records' ends and the handshake.
    private static let overheadByteCountMax = 64 << 10
    /// Octets of plaintext given out at once.
    private static let readByteCountMax = 64 << 10

    private let session: TLSSession
    private var ciphertext = OutputBuffer(
        countMax: ciphertextByteCountLimit + recordByteCount + overheadByteCountMax)
    private let plaintext: UnsafeMutableRawBufferPointer

    init(_ session: TLSSession) {
        self.session = session
        unsafe plaintext = .allocate(byteCount: Self.readByteCountMax, alignment: 16)
    }

    deinit { unsafe plaintext.deallocate() }

    /// Whether commands may be sent.
    var isEstablished: Bool { session.isEstablished }

    /// Whether something waits for the socket.
    var hasOutput: Bool { !ciphertext.isEmpty || session.pendingCiphertextCount > 0 }

    /// Makes the greeting; to be written then.
    func begin() throws(TLSError) { _ = unsafe try receive(nil) { _ in } }

    /// Takes ciphertext in and gives the plaintext out, in parts; false when the server has said
    /// goodbye.
    @discardableResult
    func receive(
        _ octets: UnsafeRawBufferPointer?, _ deliver: (UnsafeRawBufferPointer) -> Void
    ) throws(TLSError) -> Bool {
        if let octets = unsafe octets { unsafe session.receive(octets) }
        while true {
            switch unsafe try session.read(into: plaintext) {
            case .bytes(let count):
                unsafe deliver(UnsafeRawBufferPointer(rebasing: plaintext.prefix(count)))
            case .needMore: return true
            case .closed: return false
            }
        }
    }

    /// Encrypts `output` as far as the socket takes it, and writes.
    func write(
        _ output: inout OutputBuffer, to descriptor: Int32
    ) throws(TLSError) -> Socket.Transfer {
        while true {
            try encrypt(&output)
            let transfer = ciphertext.write(to: descriptor)
            guard case .bytes = transfer else { return transfer }
            if output.isEmpty || !isEstablished { return transfer }
        }
    }

    /// The session's last words, a goodbye or an alert, as far as the socket takes them at once.
    func sendLast(to descriptor: Int32) {
        session.close()
        takeCiphertext()
        _ = ciphertext.write(to: descriptor)
    }

    private func encrypt(_ output: inout OutputBuffer) throws(TLSError) {
        takeCiphertext()
        while isEstablished, !output.isEmpty, ciphertext.count < Self.ciphertextByteCountLimit {
            let count = min(output.count, Self.recordByteCount)
            unsafe try session.write(UnsafeRawBufferPointer(rebasing: output.bytes[..<count]))
            output.consume(count)
            takeCiphertext()
        }
    }

    private func takeCiphertext() {
        let count = session.pendingCiphertextCount
        guard count > 0, let room = unsafe ciphertext.reserve(count) else { return }
        let bytes = unsafe UnsafeMutableRawBufferPointer(start: room, count: count)
        ciphertext.commit(unsafe session.takeCiphertext(into: bytes))
    }
}
