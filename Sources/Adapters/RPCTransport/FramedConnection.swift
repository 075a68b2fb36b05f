internal import Reactor
internal import TLS
internal import TTRPC

/// One socket that carries frames, with or without TLS: what server and client have in common.
///
/// A burst of frames is read at once into the loop's read buffer and handled there, frame by frame;
/// what is to be sent is written in one go at the end of the wake-up. What a connection has no
/// octets for, it holds no memory for. Confined to its loop's thread.
@safe
class FramedConnection: EventSource {
    /// Octets waiting to be sent above which an answer must wait. Source: ttRPC wire facts, section
    /// 7.
    static let queuedByteCountLimit = 4 << 20
    /// The queue's limit and one frame of the largest size.
    private static let outputByteCountMax = 10 << 20
    /// A peer that takes nothing for so long is given up. Source: ttRPC wire facts, section 7.
    static let defaultWriteStallLimit = Duration.seconds(10)
    /// Octets that are encrypted ahead of what the socket takes: what is encrypted cannot be
    /// overtaken by an urgent frame any more.
    static let ciphertextByteCountLimit = 64 * 1024
    /// Plaintext of one TLS record: four records, with what TLS adds, are within the limit above.
    private static let recordByteCount = 16_320
    /// Reads from a connection whose peer has gone.
    private static let lastReadCountMax = 64
    /// The limit, and what TLS has to say of itself.
    private static let ciphertextByteCountMax = 1 << 20

    private(set) var isClosed = false
    private let tls: TLSSession?
    private let spares: SpareBuffers
    private let pauseByteCountLimit: Int
    private let writeStallLimit: Duration
    @exclusivity(unchecked) private var input = InputBuffer()
    @exclusivity(unchecked) private var decoder = FrameDecoder()
    @exclusivity(unchecked) private var frameByteCount = FrameHeader.byteCount
    @exclusivity(unchecked) private var output: FrameQueue
    @exclusivity(unchecked) private var ciphertext: OutputBuffer
    private var isPaused = false
    private var isMarkedEstablished = false
    private var closesWhenWritten = false
    private let stallTimer = LoopTimer()
    @exclusivity(unchecked) private var roomWaiters = RoomWaiters()
    /// What the connection has carried so far.
    @exclusivity(unchecked) private(set) final var counters = ConnectionCounters()

    /// - Parameter pauseByteCountLimit: Octets waiting to be sent above which no more frames are
    ///   handled. Only for a side whose frames cause answers: if both sides paused, each would wait
    ///   for the other.
    init(
        loop: EventLoop, descriptor: Int32, tls: TLSSession?, pauseByteCountLimit: Int = .max,
        writeStallLimit: Duration = defaultWriteStallLimit
    ) {
        self.tls = tls
        spares = loop.spares
        self.pauseByteCountLimit = pauseByteCountLimit
        self.writeStallLimit = writeStallLimit
        unsafe output = FrameQueue(countMax: Self.outputByteCountMax, spares: loop.spares)
        unsafe ciphertext = OutputBuffer(
            countMax: tls == nil ? 0 : Self.ciphertextByteCountMax, spares: loop.spares)
        super.init(loop: loop, descriptor: descriptor)
        stallTimer.action = { [unowned self] in close() }
    }

    /// The peer's identity in its certificate; nil without TLS and before the handshake's end.
    final var peerIdentity: String? { tls?.peerIdentity }

    /// The protocol agreed by ALPN; nil without TLS, without agreement, and before the handshake's
    /// end.
    final var applicationProtocol: String? { tls?.applicationProtocol }

    /// Whether the octets are encrypted.
    final var isEncrypted: Bool { tls != nil }

    /// Whether messages may be sent: at once without TLS, after the handshake with it.
    final var isEstablished: Bool { tls?.isEstablished ?? true }

    /// Memory held for octets that wait, in both directions; none while the connection is idle.
    final var heldByteCount: Int {
        unsafe input.capacity + output.capacity + ciphertext.capacity
    }

    /// Whether the beginning of a frame has come, and not its end.
    final var isInsideFrame: Bool { unsafe !decoder.mayEnd(leftOver: input.count) }

    // MARK: For subclasses

    /// A whole frame. `data` is valid during this call only.
    @unsafe func received(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {}
    /// A frame above the limit begins.
    func receivedOversize(_ header: FrameHeader) {}
    /// The handshake is over. Without TLS this is not called.
    func established() {}
    /// The connection is gone; its descriptor is closed. Called once. ``queuedByteCount`` still
    /// says what had not left.
    func closed() {}

    // MARK: Sending

    /// Octets waiting to be sent.
    final var queuedByteCount: Int { unsafe output.count + ciphertext.count }

    /// Whether an answer may be queued now. While some wait for room it is theirs.
    final var hasRoom: Bool {
        unsafe queuedByteCount <= Self.queuedByteCountLimit && roomWaiters.isEmpty
    }

    /// Room for a frame, then ``sent(_:)``; nil when the bound would be passed, and after the end.
    @inline(__always)
    @unsafe final func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        unsafe output.reserve(byteCount)
    }

    /// So many reserved octets, one frame, are to be sent at the end of this wake-up.
    @inline(__always)
    final func sent(_ byteCount: Int) {
        unsafe output.commit(byteCount)
        unsafe counters.framesOut &+= 1
        markDirty()
    }

    /// Queues a small frame. One that finds no room means a peer that takes no answers: it is given
    /// up.
    final func send(_ frame: [UInt8]) {
        if isClosed { return }
        unsafe counters.framesOut &+= 1
        if unsafe output.append(frame) { markDirty() } else { close() }
    }

    /// Queues a small frame ahead of all others that have not begun to leave: Ping, Pong, GoAway,
    /// Window. One that finds no room means a peer that takes nothing: it is given up.
    final func sendUrgent(_ frame: [UInt8]) {
        if isClosed { return }
        unsafe counters.framesOut &+= 1
        if unsafe output.appendUrgent(frame) { markDirty() } else { close() }
    }

    /// Waits until so many octets may be queued, in the order of the callers, or for the end of the
    /// connection. The caller has its turn until it next waits, so that it can queue them then.
    ///
    /// How many may wait is the caller's matter. They wait ``defaultWriteStallLimit``, or what was
    /// set instead, after the last octet that the peer has taken, and no longer.
    final func waitForRoom(
        _ byteCount: Int = FrameHeader.byteCount + FrameHeader.payloadByteCountMax
    ) async {
        if isClosed || hasRoom { return }
        unsafe await withUnsafeContinuation { unsafe roomWaiters.append(byteCount, $0) }
        unsafe roomWaiters.returned(byteCount)
        // The next flush looks for the next one, even if nothing is queued now.
        if !isClosed { markDirty() }
    }

    // MARK: The socket

    override func ready(_ events: Readiness) {
        if isClosed { return }
        if events.contains(.writable) { flush() }
        if isClosed || (isPaused && !events.contains(.hangup)) { return }
        if !events.isDisjoint(with: [.readable, .hangup, .error]) { readOnce() }
    }

    /// Octets read from the socket; 0 when there are none.
    @discardableResult
    private func readOnce() -> Int {
        let scratch = unsafe spares.takeScratch()
        defer { unsafe spares.giveScratch(scratch) }
        if let tls {
            // Ciphertext passes through the read buffer on its way into the session, and plaintext
            // on its way out.
            let count = unsafe readSocket(into: scratch)
            if count == 0 { return 0 }
            unsafe tls.receive(UnsafeRawBufferPointer(rebasing: scratch[..<count]))
            unsafe decrypt(tls, scratch)
            return count
        }
        return unsafe fill(scratch) { room in unsafe readSocket(into: room) }
    }

    /// The peer takes nothing any more. What it has said before it went may be there: answers, a
    /// GoAway.
    private func readLast() {
        for _ in 0..<Self.lastReadCountMax {
            if isClosed || isPaused || readOnce() == 0 { break }
        }
        close()
    }

    /// Octets read; 0 when there are none or the connection has ended here.
    @inline(__always)
    @unsafe
    private func readSocket(into room: UnsafeMutableRawBufferPointer) -> Int {
        switch unsafe read(into: room) {
        case .bytes(let count):
            unsafe counters.octetsIn &+= UInt64(count)
            return count
        case .wouldBlock: return 0
        case .end, .failed:
            close()
            return 0
        }
    }

    /// Puts octets behind what is left over and handles the frames that are whole then. Without
    /// new octets nothing changes.
    @inline(__always)
    @unsafe
    private func fill(
        _ scratch: UnsafeMutableRawBufferPointer,
        _ source: (UnsafeMutableRawBufferPointer) -> Int
    ) -> Int {
        if unsafe input.staysInPlace {
            let count = unsafe source(input.room(forFrame: frameByteCount))
            unsafe input.filled(count)
            if count > 0 { handleLeftOver() }
            return count
        }
        let kept = unsafe input.move(to: scratch)
        let count = unsafe source(UnsafeMutableRawBufferPointer(rebasing: scratch[kept...]))
        let all = unsafe UnsafeRawBufferPointer(rebasing: scratch[..<(kept + count)])
        let handled = count > 0 ? unsafe handleFrames(all) : 0
        if handled < all.count, !isClosed {
            unsafe input.keep(UnsafeRawBufferPointer(rebasing: all[handled...]))
        }
        return count
    }

    /// Handles what is whole of the left-over. It is taken out meanwhile: a handler may close.
    private func handleLeftOver() {
        var leftOver = InputBuffer()
        unsafe swap(&leftOver, &input)
        leftOver.consume(unsafe handleFrames(leftOver.bytes))
        if !isClosed { unsafe swap(&leftOver, &input) }
    }

    /// Handles whole frames until there is none, or answers wait; answers the octets used up.
    @unsafe
    private func handleFrames(_ bytes: UnsafeRawBufferPointer) -> Int {
        var place = 0
        var frameCount: UInt64 = 0
        defer { unsafe counters.framesIn &+= frameCount }
        while !isClosed {
            if queuedByteCount > pauseByteCountLimit {
                isPaused = true
                markDirty()  // The flush stops watching for octets.
                break
            }
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[place...])
            let (outcome, consumed) = unsafe decoder.next(rest)
            switch outcome {
            case .needMore(let byteCount):
                unsafe frameByteCount = byteCount
                return place
            case .frame(let header):
                frameCount &+= 1
                unsafe received(
                    header,
                    UnsafeRawBufferPointer(rebasing: rest[FrameHeader.byteCount..<consumed]))
            case .oversize(let header):
                frameCount &+= 1
                receivedOversize(header)
            case .discard: unsafe frameByteCount = 1
            case .close: close()
            }
            place += consumed
        }
        return place
    }

    // MARK: TLS

    @unsafe
    private func decrypt(_ tls: TLSSession, _ scratch: UnsafeMutableRawBufferPointer) {
        var hasMore = true
        while hasMore && !isClosed && !isPaused {
            var outcome = TLSSession.ReadOutcome.needMore
            let count = unsafe fill(scratch) { room in
                do { outcome = unsafe try tls.read(into: room) } catch {
                    sendAlert(tls)
                    close()
                    return 0
                }
                if tls.isEstablished { markEstablished() }
                if isClosed { return 0 }
                if case .bytes(let count) = outcome { return count }
                return 0
            }
            hasMore = count > 0
            if case .closed = outcome { close() }
        }
        if !isClosed, tls.pendingCiphertextCount > 0 { markDirty() }
    }

    private func markEstablished() {
        if isMarkedEstablished { return }
        isMarkedEstablished = true
        established()
    }

    /// A client speaks first: makes its greeting.
    final func beginHandshake() {
        if let tls { decrypt(tls) }
        markDirty()
    }

    private func decrypt(_ tls: TLSSession) {
        let scratch = unsafe spares.takeScratch()
        defer { unsafe spares.giveScratch(scratch) }
        unsafe decrypt(tls, scratch)
    }

    /// Encrypts what waits, but not far ahead of what the socket takes.
    private func encrypt(_ tls: TLSSession) {
        takeCiphertext(tls)
        if !tls.isEstablished { return }
        let limit = Self.ciphertextByteCountLimit - Self.recordByteCount
        while !isClosed, unsafe output.count > 0 && ciphertext.count < limit {
            let next = unsafe output.next
            let count = min(next.count, Self.recordByteCount)
            do { unsafe try tls.write(UnsafeRawBufferPointer(rebasing: next[..<count])) } catch {
                close()
                return
            }
            unsafe output.consume(count)
            takeCiphertext(tls)
        }
    }

    private func takeCiphertext(_ tls: TLSSession) {
        let count = tls.pendingCiphertextCount
        if count == 0 { return }
        guard let room = unsafe ciphertext.reserve(count) else {
            close()
            return
        }
        unsafe ciphertext.commit(
            unsafe tls.takeCiphertext(
                into: UnsafeMutableRawBufferPointer(start: room, count: count)))
    }

    /// Why the handshake failed, for the peer: as much as the socket takes at once.
    private func sendAlert(_ tls: TLSSession) {
        takeCiphertext(tls)
        if !isClosed { _ = unsafe write(ciphertext.bytes) }
    }

    /// The goodbye of a session, behind what is encrypted already; what has not left stays counted.
    private func sendGoodbye(_ tls: TLSSession) {
        tls.close()
        let waiting = unsafe ciphertext.count
        if waiting > 0, unsafe write(ciphertext.bytes) != .bytes(waiting) { return }
        var goodbye = [UInt8](repeating: 0, count: tls.pendingCiphertextCount)
        unsafe goodbye.withUnsafeMutableBytes { bytes in
            let count = unsafe tls.takeCiphertext(into: bytes)
            _ = unsafe write(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
    }

    // MARK: Writing

    /// Writes what the socket takes. Subclasses that override it call this one first.
    override func flush() {
        if isClosed { return }
        var progressed = false
        while !isClosed {
            if let tls { encrypt(tls) }
            if isClosed { return }
            let waiting = unsafe tls == nil ? output.next : ciphertext.bytes
            if unsafe waiting.isEmpty { break }
            switch unsafe write(waiting) {
            case .bytes(let count):
                progressed = true
                wrote(count)
                if count == waiting.count { continue }
                written(all: false, progressed: true)
                return
            case .wouldBlock:
                written(all: false, progressed: progressed)
                return
            case .end, .failed: readLast()
            }
        }
        // Before the handshake's end plaintext waits, and no room in the socket helps it.
        if !isClosed { written(all: true) }
    }

    @inline(__always)
    private func wrote(_ byteCount: Int) {
        unsafe counters.octetsOut &+= UInt64(byteCount)
        if tls == nil {
            unsafe output.consume(byteCount)
        } else {
            unsafe ciphertext.consume(byteCount)
        }
    }

    private func written(all: Bool, progressed: Bool = true) {
        if all {
            loop.cancel(stallTimer)
            if closesWhenWritten, isIdle {
                close()
                return
            }
            unsafe output.rest()
            unsafe ciphertext.rest()
        } else if progressed || !stallTimer.isScheduled {
            loop.schedule(stallTimer, at: loop.now + writeStallLimit)
        }
        let resumes = isPaused && queuedByteCount < pauseByteCountLimit / 2
        if resumes { isPaused = false }
        var interest: Readiness = isPaused ? [] : .readable
        if !all { interest.insert(.writable) }
        setInterest(interest)
        unsafe roomWaiters.grant(queuedByteCount, limit: Self.queuedByteCountLimit)
        if resumes { resumeReading() }
    }

    private func resumeReading() {
        handleLeftOver()
        if let tls, !isClosed { decrypt(tls) }
    }

    // MARK: The end

    /// Nothing is queued, and nobody is about to queue something.
    private var isIdle: Bool { unsafe queuedByteCount == 0 && roomWaiters.isEmpty }

    /// Closes once everything queued is written.
    final func closeWhenWritten() {
        closesWhenWritten = true
        if isIdle { close() }
    }

    /// Closes now. What is queued is lost.
    final func close() {
        if isClosed { return }
        isClosed = true
        loop.cancel(stallTimer)
        if let tls, tls.isEstablished { sendGoodbye(tls) }
        closeDescriptor()
        unsafe roomWaiters.grantAll()
        closed()
        unsafe input.clear()
        unsafe output.shut()
        unsafe ciphertext.reset()
        unsafe ciphertext.rest()
    }

    /// The loop has been stopped: no octet comes or goes any more.
    override func loopEnded() { close() }
}
