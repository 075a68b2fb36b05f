private import COpenSSL

/// Certificates, key, trusted authority and rules shared by all sessions of one side.
///
/// TLS 1.3 only, certificates required both ways, the authority file the only source of trust. No
/// session tickets and no resumption: a connection lives for hours, so a resumed handshake would
/// save little and would skip the check that the peer's certificate still holds. May be used from
/// any thread.
/// Never changes: files that were renewed are loaded by making another context; see
/// ``TLSFileWatch``.
// Safety: everything is only read after `init`; OpenSSL counts references.
@safe package final class TLSContext: @unchecked Sendable {
    private let raw: OpaquePointer
    private let offeredProtocols: UnsafeMutableBufferPointer<UInt8>
    let isServer: Bool
    /// Whether peers are known by the name of their host, and not by a SPIFFE ID.
    let namesHosts: Bool
    /// When the own certificate begins to hold, in seconds since 1970; 0 without one.
    package private(set) var certificateIssuedAt: Int64 = 0
    /// When the own certificate, or an intermediate that is shown with it, ends; in seconds since
    /// 1970; 0 without one. For ``ExpiryWarning``.
    package private(set) var certificateExpiresAt: Int64 = 0
    /// When the first of the authorities ends that vouch for peers; in seconds since 1970.
    package private(set) var authorityExpiresAt: Int64 = 0

    /// Longest chain accepted, in intermediate certificates.
    package static let chainDepthMax: Int32 = 4

    /// A context for accepting connections.
    /// - Parameters:
    ///   - certificateFile: PEM, the leaf first, then its intermediates.
    ///   - keyFile: PEM, unencrypted, not readable by others.
    ///   - authorityFile: PEM, the authorities that vouch for peers.
    ///   - applicationProtocols: ALPN names in the server's order of preference; the first that the
    ///     client offers too is taken. Without an overlap the session has no application protocol.
    /// - Throws: ``TLSError`` with code `badConfiguration` or `exposedKeyFile`.
    package static func server(
        certificateFile: String, keyFile: String, authorityFile: String,
        applicationProtocols: [String] = []
    ) throws(TLSError) -> TLSContext {
        try TLSContext(
            isServer: true, (certificateFile, keyFile), authorityFile, applicationProtocols)
    }

    /// A context for opening connections; parameters and errors as for
    /// ``server(certificateFile:keyFile:authorityFile:applicationProtocols:)``.
    package static func client(
        certificateFile: String, keyFile: String, authorityFile: String,
        applicationProtocols: [String] = []
    ) throws(TLSError) -> TLSContext {
        try TLSContext(
            isServer: false, (certificateFile, keyFile), authorityFile, applicationProtocols)
    }

    /// A context for opening connections to servers that are not ours, such as a database: they are
    /// known by the names of their hosts, and may do without a certificate from us.
    /// - Parameters:
    ///   - authorityFile: PEM, the authorities that vouch for servers.
    ///   - identity: PEM files as for
    ///     ``client(certificateFile:keyFile:authorityFile:applicationProtocols:)``; nil shows none.
    /// - Throws: ``TLSError`` with code `badConfiguration` or `exposedKeyFile`.
    package static func hostClient(
        authorityFile: String, identity: (certificateFile: String, keyFile: String)? = nil
    ) throws(TLSError) -> TLSContext {
        try TLSContext(isServer: false, namesHosts: true, identity, authorityFile, [])
    }

    private init(
        isServer: Bool, namesHosts: Bool = false,
        _ identity: (certificateFile: String, keyFile: String)?, _ authorityFile: String,
        _ applicationProtocols: [String]
    ) throws(TLSError) {
        let encodedProtocols = try Self.encode(applicationProtocols)
        OpenSSLReason.clear()
        guard let raw = unsafe SSL_CTX_new(isServer ? TLS_server_method() : TLS_client_method())
        else { throw TLSError(.internalFailure, OpenSSLReason.take().text) }
        unsafe self.raw = raw
        self.isServer = isServer
        self.namesHosts = namesHosts
        unsafe offeredProtocols = .allocate(capacity: encodedProtocols.count)
        _ = unsafe offeredProtocols.initialize(from: encodedProtocols)
        try applyRules()
        try trust(authorityFile)
        if let identity { try identify(identity.certificateFile, identity.keyFile) }
        try negotiateProtocols()
        try readTimes(identity?.certificateFile, authorityFile)
    }

    deinit {
        unsafe SSL_CTX_free(raw)
        unsafe offeredProtocols.deallocate()
    }

    /// A new session's SSL object, owned by the caller.
    func makeSSL() -> OpaquePointer? { unsafe SSL_new(raw) }

    private func applyRules() throws(TLSError) {
        unsafe copenssl_ctx_forbid_extras(raw)
        guard unsafe copenssl_ctx_allow_only_tls13(raw) == 1,
            unsafe SSL_CTX_set_num_tickets(raw, 0) == 1
        else { throw TLSError(.internalFailure, OpenSSLReason.take().text) }
        unsafe SSL_CTX_set_security_level(raw, 2)
        unsafe copenssl_ctx_disable_session_cache(raw)
        unsafe copenssl_ctx_set_read_ahead(raw)
        unsafe SSL_CTX_set_verify_depth(raw, Self.chainDepthMax)
        unsafe SSL_CTX_set_verify(raw, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        unsafe SSL_CTX_set_cert_verify_callback(
            raw, { verification, _ in unsafe PeerVerification.run(verification) }, nil)
        // An encrypted key must fail here, not ask for its pass phrase on a terminal.
        unsafe SSL_CTX_set_default_passwd_cb(raw) { _, _, _, _ in -1 }
    }

    private func trust(_ authorityFile: String) throws(TLSError) {
        guard unsafe SSL_CTX_load_verify_file(raw, authorityFile) == 1 else {
            throw Self.badFile("authority", authorityFile)
        }
        guard isServer else { return }
        guard let names = unsafe SSL_load_client_CA_file(authorityFile) else {
            throw Self.badFile("authority", authorityFile)
        }
        unsafe SSL_CTX_set_client_CA_list(raw, names)  // Takes the list over.
    }

    private func identify(_ certificateFile: String, _ keyFile: String) throws(TLSError) {
        guard unsafe SSL_CTX_use_certificate_chain_file(raw, certificateFile) == 1 else {
            throw Self.badFile("certificate", certificateFile)
        }
        try unsafe SecretFile.withContents(of: keyFile) { (octets) throws(TLSError) in
            let source = unsafe BIO_new_mem_buf(octets.baseAddress, Int32(octets.count))
            defer { unsafe BIO_free(source) }
            let key = unsafe PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil)
            defer { unsafe EVP_PKEY_free(key) }
            guard let key = unsafe key, unsafe SSL_CTX_use_PrivateKey(raw, key) == 1 else {
                throw Self.badFile("key", keyFile)
            }
        }
        guard unsafe SSL_CTX_check_private_key(raw) == 1 else {
            throw Self.badFile("key", keyFile)
        }
    }

    private func readTimes(
        _ certificateFile: String?, _ authorityFile: String
    ) throws(TLSError) {
        guard let end = unsafe CertificateTimes.trusted(by: raw) else {
            throw Self.badFile("authority", authorityFile)
        }
        authorityExpiresAt = end
        guard let certificateFile else { return }
        guard let shown = unsafe CertificateTimes.shown(by: raw) else {
            throw Self.badFile("certificate", certificateFile)
        }
        (certificateIssuedAt, certificateExpiresAt) = (shown.begin, shown.end)
    }

    private func negotiateProtocols() throws(TLSError) {
        guard unsafe !offeredProtocols.isEmpty else { return }
        if isServer {
            let list = unsafe UnsafeMutableRawPointer(Unmanaged.passUnretained(self).toOpaque())
            unsafe SSL_CTX_set_alpn_select_cb(
                raw,
                { _, chosen, chosenCount, offered, offeredCount, context in
                    guard let context = unsafe context else { return SSL_TLSEXT_ERR_NOACK }
                    let own = unsafe Unmanaged<TLSContext>.fromOpaque(context).takeUnretainedValue()
                    return unsafe own.choose(chosen, chosenCount, offered, offeredCount)
                }, list)
        } else if unsafe SSL_CTX_set_alpn_protos(
            raw, offeredProtocols.baseAddress, UInt32(offeredProtocols.count)) != 0
        {
            throw TLSError(.internalFailure, OpenSSLReason.take().text)
        }
    }

    private func choose(
        _ chosen: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        _ chosenCount: UnsafeMutablePointer<UInt8>?, _ offered: UnsafePointer<UInt8>?,
        _ offeredCount: UInt32
    ) -> Int32 {
        var result: UnsafeMutablePointer<UInt8>?
        var resultCount: UInt8 = 0
        let outcome = unsafe SSL_select_next_proto(
            &result, &resultCount, offeredProtocols.baseAddress, UInt32(offeredProtocols.count),
            offered, offeredCount)
        guard outcome == OPENSSL_NPN_NEGOTIATED else { return SSL_TLSEXT_ERR_NOACK }
        unsafe chosen?.pointee = unsafe UnsafePointer(result)
        unsafe chosenCount?.pointee = resultCount
        return SSL_TLSEXT_ERR_OK
    }

    private static func encode(_ names: [String]) throws(TLSError) -> [UInt8] {
        var encoded: [UInt8] = []
        for name in names {
            guard (1...255).contains(name.utf8.count) else {
                throw TLSError(.badConfiguration, "an ALPN name has 1 to 255 octets")
            }
            encoded.append(UInt8(name.utf8.count))
            encoded.append(contentsOf: name.utf8)
        }
        return encoded
    }

    private static func badFile(_ kind: String, _ path: String) -> TLSError {
        TLSError(.badConfiguration, "the \(kind) file \(path): \(OpenSSLReason.take().text)")
    }
}
