private import COpenSSL

/// When the certificates of a context end, in seconds since 1970 (UTC).
enum CertificateTimes {
    /// When the leaf begins, and when the first certificate ends of those that the context shows:
    /// the leaf and its intermediates. Nil when there is none, or it holds no time.
    static func shown(by context: OpaquePointer) -> (begin: Int64, end: Int64)? {
        guard let leaf = unsafe SSL_CTX_get0_certificate(context),
            let begin = unsafe seconds(of: X509_get0_notBefore(leaf)),
            var end = unsafe seconds(of: X509_get0_notAfter(leaf))
        else { return nil }
        var chain: OpaquePointer?
        _ = unsafe withUnsafeMutablePointer(to: &chain) {
            unsafe SSL_CTX_ctrl(context, SSL_CTRL_GET_CHAIN_CERTS, 0, $0)
        }
        for index in 0..<max(0, unsafe OPENSSL_sk_num(chain)) {
            let certificate = unsafe OpaquePointer(OPENSSL_sk_value(chain, index))
            guard let other = unsafe seconds(of: X509_get0_notAfter(certificate)) else {
                return nil
            }
            end = min(end, other)
        }
        return (begin, end)
    }

    /// When the first of the trusted authorities ends; nil when there is none.
    static func trusted(by context: OpaquePointer) -> Int64? {
        let store = unsafe SSL_CTX_get_cert_store(context)
        let objects = unsafe X509_STORE_get0_objects(store)
        var end: Int64?
        for index in 0..<max(0, unsafe OPENSSL_sk_num(objects)) {
            let object = unsafe OpaquePointer(OPENSSL_sk_value(objects, index))
            // Revocation lists are objects too.
            guard let certificate = unsafe X509_OBJECT_get0_X509(object),
                let other = unsafe seconds(of: X509_get0_notAfter(certificate))
            else { continue }
            end = min(end ?? other, other)
        }
        return end
    }

    private static func seconds(of time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        guard let time = unsafe time, let epoch = unsafe ASN1_TIME_set(nil, 0) else { return nil }
        defer { unsafe ASN1_STRING_free(epoch) }
        var days: Int32 = 0
        var seconds: Int32 = 0
        guard unsafe ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
        return Int64(days) * 86_400 + Int64(seconds)
    }
}
