private import COpenSSL

/// One end of one TLS 1.3 connection, without a socket: ciphertext in and out through memory.
///
/// The transport's loop: ``receive(_:)`` what came from the network, ``read(into:)`` until it says
/// `needMore`, ``write(_:)`` the answers, send what ``takeCiphertext(into:)`` gives. A client calls
/// ``read(into:)`` once after connecting: its greeting is then waiting. After an error everything
/// still waiting is worth sending, because it holds the alert for the peer; nothing else works from
/// then on.
///
/// In TLS 1.3 a client is established before the server has looked at the client's certificate: a
/// refusal arrives later, as `alertReceived` from ``read(into:)``. Confined to one thread at a
/// time.
@safe package final class TLSSession {
    /// What ``read(into:)`` found.
    package enum ReadOutcome: Equatable, Sendable {
        /// So many octets of plaintext were written to the front of the buffer.
        case bytes(Int)
        /// Nothing to read until more ciphertext arrives.
        case needMore
        /// The peer said goodbye; everything it sent has been read.
        case closed
    }

    /// Most octets that may wait to be sent: ciphertext, and plaintext before the handshake ends
    /// (16 MiB).
    package static let pendingByteCountMax = 16 << 20
    /// Most octets of ciphertext that may wait to be read (4 MiB).
    package static let unreadByteCountMax = 4 << 20
    /// Buffer kept for the next burst once everything is sent (256 KiB).
    package static let keptByteCountMax = 256 << 10

    private let context: TLSContext  // Keeps the SSL_CTX's callbacks valid.
    private let ssl: OpaquePointer
    private let inbound: OpaquePointer
    private var outbound: OpaquePointer
    private let expectedPeer: String?
    /// The host that the peer must be; its certificate then needs no SPIFFE ID.
    let expectedHost: String?
    private var queuedPlaintext: [UInt8] = []
    private var failure: TLSError?
    private var refusal: TLSError?
    private var verifiedIdentity: String?
    private var outboundPeakByteCount = 0
    private var inputEnded = false
    private var closeReceived = false
    private var closeSent = false

    /// Whether the handshake is complete on this side.
    package private(set) var isEstablished = false

    /// The only URI in the peer's certificate, such as `spiffe://carewire/patient-service`, or the
    /// host that it was asked to be; nil until established.
    package var peerIdentity: String? { isEstablished ? verifiedIdentity : nil }

    /// The protocol agreed by ALPN; nil until established and when the peers share none.
    package private(set) var applicationProtocol: String?

    /// Octets of ciphertext that ``takeCiphertext(into:)`` would give now.
    package var pendingCiphertextCount: Int { unsafe BIO_ctrl_pending(outbound) }

    /// - Parameters:
    ///   - context: of the server or the client kind; decides which end this is.
    ///   - expectedPeer: the identity that the peer must have, or nil for any that the authority
    ///     vouches for.
    /// - Throws: ``TLSError`` with code `internalFailure`.
    package convenience init(
        _ context: TLSContext, expectedPeer: String? = nil
    ) throws(TLSError) {
        try self.init(context, peer: expectedPeer, host: nil)
    }

    /// - Parameters:
    ///   - context: made by ``TLSContext/hostClient(authorityFile:identity:)``.
    ///   - expectedHost: name or address that the server's certificate must hold among its
    ///     alternative names; wildcards stand for whole labels only.
    /// - Throws: ``TLSError`` with code `internalFailure`, or `badConfiguration` for a name that
    ///   cannot be one.
    package convenience init(
        _ context: TLSContext, expectedHost: String
    ) throws(TLSError) {
        try self.init(context, peer: nil, host: expectedHost)
    }

    private init(_ context: TLSContext, peer: String?, host: String?) throws(TLSError) {
        precondition(context.namesHosts == (host != nil), "a peer is an identity or a host")
        OpenSSLReason.clear()
        guard let ssl = unsafe context.makeSSL() else {
            throw TLSError(.internalFailure, OpenSSLReason.take().text)
        }
        guard let inbound = unsafe copenssl_memory_bio(),
            let outbound = unsafe copenssl_memory_bio()
        else {
            unsafe SSL_free(ssl)
            throw TLSError(.internalFailure, OpenSSLReason.take().text)
        }
        unsafe SSL_set_bio(ssl, inbound, outbound)  // Owns both from here.
        self.context = context
        unsafe self.ssl = ssl
        unsafe self.inbound = inbound
        unsafe self.outbound = outbound
        expectedPeer = peer
        expectedHost = host
        unsafe copenssl_set_owner(ssl, Unmanaged.passUnretained(self).toOpaque())
        if context.isServer {
            unsafe SSL_set_accept_state(ssl)
        } else {
            unsafe SSL_set_connect_state(ssl)
        }
        if let host, unsafe copenssl_expect_host(ssl, host) != 1 {
            throw TLSError(.badConfiguration, "the server's name cannot be one")
        }
    }

    deinit {
        unsafe SSL_free(ssl)
        wipeQueue()
    }

    // MARK: Ciphertext

    /// Ciphertext from the network, in the order of arrival. Read until `needMore` before the next
    /// call; more than ``unreadByteCountMax`` unread octets end the session (the next read says
    /// so).
    package func receive(_ bytes: UnsafeRawBufferPointer) {
        guard failure == nil, unsafe !bytes.isEmpty else { return }
        guard unsafe BIO_ctrl_pending(inbound) + bytes.count <= Self.unreadByteCountMax else {
            fail(TLSError(.limitExceeded, "more than \(Self.unreadByteCountMax) octets unread"))
            return
        }
        let written = unsafe BIO_write(inbound, bytes.baseAddress, Int32(bytes.count))
        if written != bytes.count { fail(TLSError(.internalFailure, OpenSSLReason.take().text)) }
    }

    /// The network will deliver nothing more. If the peer has not said goodbye by then, the next
    /// ``read(into:)`` that finds nothing throws `truncated`.
    package func receiveEnd() { inputEnded = true }

    /// Moves waiting ciphertext into `buffer` and returns how many octets; 0 when nothing waits.
    package func takeCiphertext(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let pending = pendingCiphertextCount
        guard pending > 0, unsafe !buffer.isEmpty else { return 0 }
        outboundPeakByteCount = max(outboundPeakByteCount, pending)
        let wanted = Int32(clamping: buffer.count)
        let taken = max(0, Int(unsafe BIO_read(outbound, buffer.baseAddress, wanted)))
        if taken == pending, outboundPeakByteCount > Self.keptByteCountMax { renewOutbound() }
        return taken
    }

    /// A memory BIO never shrinks: after a large burst it is replaced.
    private func renewOutbound() {
        guard let fresh = unsafe copenssl_memory_bio() else { return }
        unsafe SSL_set0_wbio(ssl, fresh)  // Frees the old one.
        unsafe outbound = unsafe fresh
        outboundPeakByteCount = 0
    }

    // MARK: Plaintext

    /// Decrypts into `buffer` as much as it holds, and drives the handshake.
    /// - Throws: ``TLSError``; the session is finished then, apart from its waiting ciphertext.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(TLSError) -> ReadOutcome {
        if let failure { throw failure }
        guard !closeReceived else { return .closed }
        guard try handshake() else { return .needMore }
        var filled = 0
        while filled < buffer.count {
            let count = unsafe decrypt(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            guard count > 0 else { break }
            filled += count
        }
        if filled > 0 { return .bytes(filled) }
        if let failure { throw failure }
        return closeReceived ? .closed : .needMore
    }

    /// Encrypts `bytes`, or keeps them until the handshake is complete. All or nothing.
    /// - Throws: ``TLSError`` with code `limitExceeded` when ``pendingByteCountMax`` would be
    ///   passed (the session stays usable), `closed` after ``close()``, or the error that ended the
    ///   session.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(TLSError) {
        if let failure { throw failure }
        guard !closeSent else { throw TLSError(.closed, "the session is closed for writing") }
        guard unsafe !bytes.isEmpty else { return }
        let waiting = pendingCiphertextCount + queuedPlaintext.count
        guard bytes.count <= Self.pendingByteCountMax - min(waiting, Self.pendingByteCountMax)
        else {
            throw TLSError(.limitExceeded, "more than \(Self.pendingByteCountMax) octets waiting")
        }
        if isEstablished {
            try unsafe encrypt(bytes)
        } else {
            unsafe queuedPlaintext.append(contentsOf: bytes)
        }
    }

    /// Says goodbye: the last ciphertext waits to be sent, nothing can be written any more. Reading
    /// goes on until the peer closes too. Before the handshake is complete it drops what was
    /// queued.
    package func close() {
        guard !closeSent else { return }
        closeSent = true
        wipeQueue()
        guard isEstablished, failure == nil else { return }
        OpenSSLReason.clear()
        unsafe SSL_shutdown(ssl)
        OpenSSLReason.clear()
    }

    // MARK: OpenSSL

    /// True when the session is established.
    private func handshake() throws(TLSError) -> Bool {
        guard !isEstablished else { return true }
        OpenSSLReason.clear()
        let result = unsafe SSL_do_handshake(ssl)
        guard result == 1 else {
            interpret(unsafe SSL_get_error(ssl, result))
            if let failure { throw failure }
            return false
        }
        guard verifiedIdentity != nil else {
            let error = TLSError(.untrustedPeer, "the handshake ended without a verified peer")
            fail(error)
            throw error
        }
        applicationProtocol = selectedProtocol()
        isEstablished = true
        try flushQueue()
        return true
    }

    private func decrypt(_ space: UnsafeMutableRawBufferPointer) -> Int {
        OpenSSLReason.clear()
        var count = 0
        if unsafe SSL_read_ex(ssl, space.baseAddress, space.count, &count) == 1 { return count }
        interpret(unsafe SSL_get_error(ssl, 0))
        return 0
    }

    private func encrypt(_ bytes: UnsafeRawBufferPointer) throws(TLSError) {
        OpenSSLReason.clear()
        var count = 0
        let result = unsafe SSL_write_ex(ssl, bytes.baseAddress, bytes.count, &count)
        guard result == 1, count == bytes.count else {
            let error = OpenSSLReason.take().error
            fail(error)
            throw error
        }
    }

    private func flushQueue() throws(TLSError) {
        guard !queuedPlaintext.isEmpty, !closeSent else { return }
        defer { wipeQueue() }
        do {
            try unsafe queuedPlaintext.withUnsafeBytes { try unsafe encrypt($0) }
        } catch let error as TLSError {
            throw error
        } catch {
            throw TLSError(.internalFailure, "encryption failed", cause: error)
        }
    }

    private func wipeQueue() {
        guard !queuedPlaintext.isEmpty else { return }
        unsafe queuedPlaintext.withUnsafeMutableBytes {
            unsafe OPENSSL_cleanse($0.baseAddress, $0.count)
        }
        queuedPlaintext = []
    }

    private func interpret(_ outcome: Int32) {
        switch outcome {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE:
            if inputEnded {
                fail(TLSError(.truncated, "the connection ended without a goodbye"))
            }
        case SSL_ERROR_ZERO_RETURN:
            closeReceived = true
        default:
            let error = OpenSSLReason.take().error
            fail(refusal ?? error)
        }
    }

    private func fail(_ error: TLSError) {
        failure = failure ?? error
        wipeQueue()
    }

    private func selectedProtocol() -> String? {
        var name: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        unsafe SSL_get0_alpn_selected(ssl, &name, &count)
        guard let name = unsafe name, count > 0 else { return nil }
        return unsafe String(
            decoding: UnsafeBufferPointer(start: name, count: Int(count)), as: UTF8.self)
    }

    // MARK: Verdict of PeerVerification

    func acceptPeer(identity: String) throws(TLSError) {
        if let expectedPeer, expectedPeer != identity {
            throw TLSError(.unexpectedIdentity, "expected \(expectedPeer), met \(identity)")
        }
        verifiedIdentity = identity
    }

    func refusePeer(_ error: TLSError) { refusal = error }
}
