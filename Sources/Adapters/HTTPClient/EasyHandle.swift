private import CCurl

/// A libcurl transfer handle with the C memory it points to, owned: freed exactly once.
@safe
struct EasyHandle: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var body: UnsafeMutableRawBufferPointer?
    private var failure = CURLE_OK

    private init(owning raw: UnsafeMutableRawPointer) { unsafe self.raw = raw }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe curl_slist_free_all(headerList)
        if let body = unsafe body {
            unsafe ccurl_wipe(body.baseAddress, body.count)
            unsafe body.deallocate()
        }
    }

    /// A handle ready to be added.
    ///
    /// - Parameters:
    ///   - context: Given to `onHeader` and `onBody`; must outlive the handle.
    ///   - table: Given to `onClose`; must outlive every connection.
    /// - Throws: ``HTTPError`` `overloaded` when memory runs out or libcurl refuses an option.
    static func make(
        _ request: HTTPRequest, timeout: Duration, configuration: HTTPClientConfiguration,
        context: UnsafeMutableRawPointer, table: UnsafeMutableRawPointer
    ) throws(HTTPError) -> EasyHandle {
        guard let raw = unsafe curl_easy_init() else {
            throw HTTPError(.overloaded, "libcurl could not make a handle")
        }
        var handle = unsafe EasyHandle(owning: raw)
        handle.setProtocol(configuration)
        handle.setTrust(configuration)
        handle.setTimes(timeout, configuration)
        handle.setRequest(request)
        unsafe handle.setCallbacks(context: context, table: table)
        if handle.failure != CURLE_OK { throw HTTPError(curlCode: handle.failure.rawValue) }
        return handle
    }

    /// Names the handle to libcurl; valid as long as this value.
    var address: UInt { unsafe UInt(bitPattern: raw) }

    /// HTTP/1.1 and nothing else: no redirect, proxy, cookie, coding, signal or blocking look-up.
    private mutating func setProtocol(_ configuration: HTTPClientConfiguration) {
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_QUICK_EXIT, 1)  // Else giving up a name look-up would wait for its thread.
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        set(CURLOPT_PROXY, "")  // The environment's proxy would read every request.
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        set(CURLOPT_HTTP_CONTENT_DECODING, 0)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_HTTP09_ALLOWED, 0)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_USERAGENT, configuration.userAgent)
        setSize(CURLOPT_MAXFILESIZE_LARGE, configuration.responseByteCountMax)
    }

    private mutating func setTrust(_ configuration: HTTPClientConfiguration) {
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = configuration.authorityFile {
            set(CURLOPT_CAINFO, file)
            unsafe note(ccurl_set_text(raw, CURLOPT_CAPATH, nil))
        }
        if let file = configuration.certificateFile { set(CURLOPT_SSLCERT, file) }
        if let file = configuration.keyFile { set(CURLOPT_SSLKEY, file) }
    }

    private mutating func setTimes(_ timeout: Duration, _ configuration: HTTPClientConfiguration) {
        let connectTimeout = min(timeout, configuration.connectTimeout)
        set(CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds)
        set(CURLOPT_CONNECTTIMEOUT_MS, connectTimeout.wholeMilliseconds)
        let lifetime = configuration.idleConnectionLifetime
        set(CURLOPT_MAXAGE_CONN, Int(lifetime.components.seconds))
    }

    private mutating func setRequest(_ request: HTTPRequest) {
        set(CURLOPT_URL, request.url)
        switch request.method {
        case .get:
            set(CURLOPT_HTTPGET, 1)
        case .post:
            set(CURLOPT_POST, 1)
            let octets = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(1, request.body.count), alignment: 1)
            unsafe octets.copyBytes(from: request.body)
            unsafe body = octets
            unsafe note(ccurl_set_pointer(raw, CURLOPT_POSTFIELDS, octets.baseAddress))
            setSize(CURLOPT_POSTFIELDSIZE_LARGE, request.body.count)
            addHeader("Expect:")  // No waiting for "100 Continue".
        }
        // libcurl drops "name:" with nothing after it; "name;" sends an empty value.
        for (name, value) in request.headers {
            addHeader(value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        unsafe note(ccurl_set_list(raw, CURLOPT_HTTPHEADER, headerList))
    }

    private mutating func setCallbacks(
        context: UnsafeMutableRawPointer, table: UnsafeMutableRawPointer
    ) {
        unsafe note(ccurl_set_octets_function(raw, CURLOPT_HEADERFUNCTION, onHeader))
        unsafe note(ccurl_set_pointer(raw, CURLOPT_HEADERDATA, context))
        unsafe note(ccurl_set_octets_function(raw, CURLOPT_WRITEFUNCTION, onBody))
        unsafe note(ccurl_set_pointer(raw, CURLOPT_WRITEDATA, context))
        unsafe note(ccurl_set_close_function(raw, onClose))
        unsafe note(ccurl_set_pointer(raw, CURLOPT_CLOSESOCKETDATA, table))
    }

    private mutating func addHeader(_ line: String) {
        guard let list = unsafe curl_slist_append(headerList, line) else {
            failure = CURLE_OUT_OF_MEMORY
            return
        }
        unsafe headerList = list
    }

    private mutating func set(_ option: CURLoption, _ value: Int) {
        note(unsafe ccurl_set_long(raw, option, value))
    }

    private mutating func set(_ option: CURLoption, _ value: String) {
        note(unsafe ccurl_set_text(raw, option, value))
    }

    private mutating func setSize(_ option: CURLoption, _ value: Int) {
        note(unsafe ccurl_set_size(raw, option, value))
    }

    private mutating func note(_ code: CURLcode) {
        if failure == CURLE_OK { failure = code }
    }
}

extension Duration {
    /// Rounded up, at least 1: to libcurl 0 means without limit.
    fileprivate var wholeMilliseconds: Int {
        let parts = components
        let milliseconds = (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return max(1, Int(parts.seconds) * 1000 + Int(milliseconds))
    }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    unsafe context.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

/// A return value other than the count makes libcurl break off.
private let onHeader: ccurl_octets_function = { octets, size, count, context in
    let octets = unsafe UnsafeRawBufferPointer(start: octets, count: size * count)
    let isTaken = unsafe transfer(context)?.takeHeader(octets) ?? false
    return isTaken ? size * count : 0
}

private let onBody: ccurl_octets_function = { octets, size, count, context in
    let octets = unsafe UnsafeRawBufferPointer(start: octets, count: size * count)
    let isTaken = unsafe transfer(context)?.takeBody(octets) ?? false
    return isTaken ? size * count : 0
}

private let onClose: ccurl_close_function = { context, socket in
    guard let context = unsafe context else { return 1 }
    unsafe Unmanaged<SocketTable>.fromOpaque(context).takeUnretainedValue().close(socket)
    return 0
}
