private import CCurl
internal import Reactor

/// libcurl's multi-socket interface on an event loop: libcurl says which sockets and which time it
/// waits for, the loop says when they are due.
// The handle is touched on the loop's thread only, and in `deinit`, when no transfer is left.
@safe
final class CurlMulti {
    let table: SocketTable
    /// A transfer ended: the address of its handle, which is no longer in libcurl's hands, and
    /// libcurl's code.
    var onEnd: ((UInt, UInt32) -> Void)?
    private let loop: EventLoop
    private let raw: UnsafeMutableRawPointer
    private let timer = LoopTimer()
    private let kick: Kick

    /// Calls libcurl at the end of the wake-up in which it asked to be called at once.
    private final class Kick: EventSource {
        weak var multi: CurlMulti?
        override func flush() { multi?.act(CURL_SOCKET_TIMEOUT, []) }
    }

    /// Initialised by whoever comes first; true when libcurl can be used without blocking.
    private static let isUsable =
        ccurl_global_init() == CURLE_OK && ccurl_resolves_in_background() != 0

    /// - Throws: ``HTTPError`` `overloaded` when libcurl has no memory, or is built such that a
    ///   look-up of a name would block the loop.
    init(loop: EventLoop, configuration: HTTPClientConfiguration) throws(HTTPError) {
        guard Self.isUsable, let raw = unsafe curl_multi_init() else {
            throw HTTPError(.overloaded, "libcurl cannot be used")
        }
        self.loop = loop
        unsafe self.raw = raw
        table = SocketTable(loop: loop)
        kick = Kick(loop: loop)
        kick.multi = self
        timer.action = { [weak self] in self?.act(CURL_SOCKET_TIMEOUT, []) }
        table.onReady = { [weak self] socket, events in self?.act(socket, events) }
        let connectionMax = configuration.concurrentRequestMax
        unsafe ccurl_multi_set_long(raw, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
        unsafe ccurl_multi_set_long(raw, CURLMOPT_MAX_TOTAL_CONNECTIONS, connectionMax)
        unsafe ccurl_multi_set_long(raw, CURLMOPT_MAXCONNECTS, connectionMax)
        unsafe ccurl_multi_set_socket_function(raw, onSocket)
        unsafe ccurl_multi_set_pointer(
            raw, CURLMOPT_SOCKETDATA, Unmanaged.passUnretained(table).toOpaque())
        unsafe ccurl_multi_set_timer_function(raw, onTimer)
        unsafe ccurl_multi_set_pointer(
            raw, CURLMOPT_TIMERDATA, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        // No timer callback into an object that is going.
        unsafe ccurl_multi_set_timer_function(raw, nil)
        unsafe curl_multi_cleanup(raw)
    }

    /// Begins a transfer; libcurl's work starts at the end of this wake-up.
    func add(_ easy: UInt) -> Bool {
        unsafe curl_multi_add_handle(raw, UnsafeMutableRawPointer(bitPattern: easy)) == CURLM_OK
    }

    /// Breaks a transfer off, closing its connection if it has one.
    func remove(_ easy: UInt) {
        unsafe curl_multi_remove_handle(raw, UnsafeMutableRawPointer(bitPattern: easy))
    }

    /// Takes back the timer, which else would keep libcurl busy after the last transfer.
    func stop() { loop.cancel(timer) }

    fileprivate func wake(inMilliseconds milliseconds: Int) {
        loop.cancel(timer)
        if milliseconds == 0 {
            kick.markDirty()
        } else if milliseconds > 0 {
            loop.schedule(timer, at: loop.now + .milliseconds(milliseconds))
        }
    }

    private func act(_ socket: Int32, _ events: Readiness) {
        var mask: Int32 = 0
        if events.contains(.readable) { mask |= CURL_CSELECT_IN }
        if events.contains(.writable) { mask |= CURL_CSELECT_OUT }
        if !events.isDisjoint(with: [.error, .hangup]) { mask |= CURL_CSELECT_ERR }
        var runningCount: Int32 = 0
        unsafe curl_multi_socket_action(raw, socket, mask, &runningCount)
        collect()
    }

    private func collect() {
        var leftCount: Int32 = 0
        while let message = unsafe curl_multi_info_read(raw, &leftCount) {
            guard unsafe message.pointee.msg == CURLMSG_DONE,
                let easy = unsafe message.pointee.easy_handle
            else { continue }
            let code = unsafe ccurl_message_result(message)
            unsafe curl_multi_remove_handle(raw, easy)  // The message dies here.
            onEnd?(UInt(bitPattern: easy), code.rawValue)
        }
    }
}

private let onSocket: curl_socket_callback = { _, socket, what, context, _ in
    guard let context = unsafe context else { return 0 }
    unsafe Unmanaged<SocketTable>.fromOpaque(context).takeUnretainedValue().watch(socket, what)
    return 0
}

private let onTimer: curl_multi_timer_callback = { _, milliseconds, context in
    guard let context = unsafe context else { return 0 }
    unsafe Unmanaged<CurlMulti>.fromOpaque(context).takeUnretainedValue()
        .wake(inMilliseconds: milliseconds)
    return 0
}
