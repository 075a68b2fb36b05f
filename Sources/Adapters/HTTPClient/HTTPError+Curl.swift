private import CCurl

extension HTTPError {
    /// What libcurl's number means to a caller. The text is libcurl's own for the number: it knows
    /// no URL.
    init(curlCode: UInt32) {
        let code = CURLcode(rawValue: curlCode)
        self.init(Self.meaning(of: code), unsafe String(cString: curl_easy_strerror(code)))
    }

    private static func meaning(of code: CURLcode) -> Code {
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            .timeout
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
            CURLE_INTERFACE_FAILED:
            .connectFailed
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_USE_SSL_FAILED,
            CURLE_SSL_CRL_BADFILE, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_CLIENTCERT:
            .tlsFailed
        case CURLE_FILESIZE_EXCEEDED:
            .tooLarge
        case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED:
            .invalidRequest
        case CURLE_OUT_OF_MEMORY:
            .overloaded
        case _:
            .protocolFailed
        }
    }
}
