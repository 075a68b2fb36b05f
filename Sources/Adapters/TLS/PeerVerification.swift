private import COpenSSL

/// Decides, inside the handshake, whether the peer is who it must be; a refusal sends the peer an
/// alert.
enum PeerVerification {
    /// Longest identity, in octets. Source: SPIFFE-ID specification, section 2.3.
    static let identityByteCountMax = 2048

    /// The callback of OpenSSL: 1 to go on, 0 to refuse.
    static func run(_ verification: OpaquePointer?) -> Int32 {
        guard let verification = unsafe verification,
            let ssl = unsafe copenssl_ssl_of_verification(verification),
            let owner = unsafe copenssl_owner(ssl)
        else { return 0 }
        let session = unsafe Unmanaged<TLSSession>.fromOpaque(owner).takeUnretainedValue()
        guard unsafe X509_verify_cert(verification) == 1 else {
            let number = Int(unsafe X509_STORE_CTX_get_error(verification))
            let reason = unsafe String(cString: X509_verify_cert_error_string(number))
            session.refusePeer(TLSError(.untrustedPeer, reason))
            return 0
        }
        do throws(TLSError) {
            if let host = session.expectedHost {
                // OpenSSL has compared the names by now.
                try session.acceptPeer(identity: host)
            } else {
                try session.acceptPeer(
                    identity: unsafe identity(of: X509_STORE_CTX_get0_cert(verification)))
            }
            return 1
        } catch {
            session.refusePeer(error)
            unsafe X509_STORE_CTX_set_error(verification, X509_V_ERR_APPLICATION_VERIFICATION)
            return 0
        }
    }

    /// The only URI name of a certificate, if it is a SPIFFE ID.
    private static func identity(of certificate: OpaquePointer?) throws(TLSError) -> String {
        var length = Int(COPENSSL_URI_NONE)
        let octets = unsafe [UInt8](unsafeUninitializedCapacity: identityByteCountMax) {
            length = unsafe copenssl_only_uri(certificate, $0.baseAddress, $0.count)
            $1 = max(0, length)
        }
        switch Int32(length) {
        case COPENSSL_URI_NONE:
            throw TLSError(.unexpectedIdentity, "the peer's certificate names no URI")
        case COPENSSL_URI_SEVERAL:
            throw TLSError(.unexpectedIdentity, "the peer's certificate names several URIs")
        default:
            guard isSPIFFE(octets) else {
                throw TLSError(.unexpectedIdentity, "the peer's certificate names no SPIFFE ID")
            }
            return String(decoding: octets, as: UTF8.self)
        }
    }

    /// `spiffe://trust-domain/path` of letters, digits and `.-_`, both parts present.
    /// Source: SPIFFE-ID specification, sections 2.1 and 2.2.
    static func isSPIFFE(_ octets: [UInt8]) -> Bool {
        let scheme = Array("spiffe://".utf8)
        guard octets.starts(with: scheme) else { return false }
        let segments = octets.dropFirst(scheme.count)
            .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return segments.count >= 2
            && segments.allSatisfy { segment in
                !segment.isEmpty && segment.allSatisfy(isNameOctet)
                    && !segment.elementsEqual([UInt8(ascii: ".")])
                    && !segment.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")])
            }
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            return true
        default:
            return false
        }
    }
}
