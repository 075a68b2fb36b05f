/// One socket of a simulation: a listener, or one end of a connection.
final class SimulatedSocket {
    enum State {
        case listening
        case connecting
        case open
        /// Reads and writes fail with this `errno`.
        case failed(Int32)
        case closed
    }

    /// Who watches it, and for what.
    struct Watch {
        unowned let loop: EventLoop
        let token: UInt64
        /// Bits of ``Readiness``.
        let interest: UInt32
    }

    let descriptor: Int32
    var state: State
    var watch: Watch?

    // MARK: A listener

    var address = ""
    var backlog: [SimulatedSocket] = []

    // MARK: An end of a connection

    var peer: SimulatedSocket?
    /// Octets that have arrived and are not read, from `readCount` on.
    private(set) var received: [UInt8] = []
    private(set) var readCount = 0
    /// The peer has ended its direction, and everything before that has arrived.
    var hasEnded = false
    /// Octets that this end has sent and that have not arrived.
    var inFlightByteCount = 0
    /// When the last thing that this end has sent arrives: nothing overtakes.
    var lastArrival: ContinuousClock.Instant
    /// This end sends no more.
    var isWriteShut = false
    /// A half-close by the network: what this end sends from now on is lost.
    var isMute = false
    /// Nothing passes any more, in either direction.
    var isBlackHole = false
    /// Octets in flight to the peer or unread there at most.
    let capacity: Int

    init(
        _ descriptor: Int32, _ state: State, capacity: Int, at now: ContinuousClock.Instant
    ) {
        self.descriptor = descriptor
        self.state = state
        self.capacity = capacity
        lastArrival = now
    }

    var isClosed: Bool {
        if case .closed = state { return true }
        return false
    }

    var unreadCount: Int { received.count - readCount }

    /// Octets that this end may still send.
    var room: Int { capacity - inFlightByteCount - (peer?.unreadCount ?? 0) }

    func receive(_ octets: ArraySlice<UInt8>) {
        if readCount > 65_536 || readCount == received.count {
            received.removeFirst(readCount)
            readCount = 0
        }
        received += octets
    }

    @unsafe
    func read(into buffer: UnsafeMutableRawBufferPointer, atMost limit: Int) -> Int {
        let count = min(buffer.count, unreadCount, limit)
        unsafe received.withUnsafeBytes { bytes in
            unsafe buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[readCount..<(readCount + count)]))
        }
        readCount += count
        return count
    }

    func dropUnread() { readCount = received.count }

    // Plain numbers from here on: sets of options are what an unoptimized run would spend its time
    // on.
    private static let readable = Readiness.readable.rawValue
    private static let writable = Readiness.writable.rawValue
    private static let hangup = Readiness.hangup.rawValue
    private static let unasked = Readiness.error.rawValue | hangup

    /// What epoll would say, level-triggered.
    private var readiness: UInt32 {
        switch state {
        case .listening: return backlog.isEmpty ? 0 : Self.readable
        case .connecting, .closed: return 0
        case .failed: return Self.readable | Self.writable | Self.unasked
        case .open:
            var events: UInt32 = 0
            if unreadCount > 0 || hasEnded { events |= Self.readable }
            if isMute || isWriteShut || room > 0 { events |= Self.writable }
            if hasEnded && isWriteShut { events |= Self.hangup }
            return events
        }
    }

    /// What the watching loop is to be told now, as epoll's bits; 0 for nothing.
    var due: UInt32 {
        guard let watch else { return 0 }
        return readiness & (watch.interest | Self.unasked)
    }
}
