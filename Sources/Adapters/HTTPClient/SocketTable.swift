private import CCurl
internal import Reactor

/// The sockets that libcurl wants watched.
///
/// It outlives the libcurl handle, whose last act is to close its idle connections.
final class SocketTable {
    /// A socket with its reactor source.
    private final class Watch: EventSource {
        unowned let table: SocketTable

        init(_ table: SocketTable, _ socket: Int32) {
            self.table = table
            super.init(loop: table.loop, descriptor: socket)
        }

        override func ready(_ events: Readiness) { table.onReady?(descriptor, events) }
    }

    let loop: EventLoop
    /// Called when a socket is ready.
    var onReady: ((Int32, Readiness) -> Void)?
    private var watches: [Int32: Watch] = [:]

    init(loop: EventLoop) { self.loop = loop }

    /// Sockets under watch.
    var count: Int { watches.count }

    /// Watches `socket` for what libcurl asks, one of the `CURL_POLL_` numbers.
    func watch(_ socket: Int32, _ what: Int32) {
        let interest: Readiness
        switch what {
        case CURL_POLL_IN: interest = .readable
        case CURL_POLL_OUT: interest = .writable
        case CURL_POLL_INOUT: interest = [.readable, .writable]
        case _:
            watches.removeValue(forKey: socket)?.unregister()
            return
        }
        if let watch = watches[socket] {
            watch.setInterest(interest)
        } else {
            let watch = Watch(self, socket)
            watches[socket] = watch
            watch.register(interest)
        }
    }

    /// Closes a socket of libcurl's. A watch on it goes first: its number may come back at once.
    func close(_ socket: Int32) {
        watches.removeValue(forKey: socket)?.unregister()
        Socket.close(socket)
    }
}
