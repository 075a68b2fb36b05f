private import COpenSSL

/// The oldest entry of this thread's OpenSSL error queue: the first thing that went wrong.
struct OpenSSLReason {
    private let number: UInt

    /// Takes the first error and empties the queue, so that the next call starts clean.
    static func take() -> OpenSSLReason {
        let number = UInt(ERR_get_error())
        ERR_clear_error()
        return OpenSSLReason(number: number)
    }

    static func clear() { ERR_clear_error() }

    /// OpenSSL's own words; static text of the library, so it cannot hold a key or data.
    var text: String {
        guard let text = unsafe ERR_reason_error_string(number) else { return "no reason given" }
        return unsafe String(cString: text)
    }

    /// Whether the peer sent an alert.
    var isAlert: Bool { copenssl_alert_of_error(number) >= 0 }

    /// Whether the peer showed no certificate although one is required.
    var isMissingCertificate: Bool {
        copenssl_is_ssl_reason(number, SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE) == 1
    }

    /// A handshake or record failure as this module's error.
    var error: TLSError {
        if isAlert { return TLSError(.alertReceived, "the peer refused: \(text)") }
        if isMissingCertificate { return TLSError(.untrustedPeer, text) }
        return TLSError(.protocolViolation, text)
    }
}
