internal import Reactor
internal import TLS
internal import TTRPC

/// One socket that carries frames, with or without TLS: what server and client have in common.
///
/// A burst of frames is read at once, handled frame by frame, and what is to be sent is written in
/// one go at the end of the wake-up. Confined to its loop's thread.
@safe
class FramedConnection: EventSource {
    /// Octets waiting to be sent above which an answer must wait. Source: ttRPC wire facts, section
    /// 7.
    static let queuedByteCountLimit = 4 << 20
    /// The queue's limit and one frame of the largest size.
    private static let outputByteCountMax = 10 << 20
    /// A peer that takes nothing for so long is given up. Source: ttRPC wire facts, section 7.
    static let defaultWriteStallLimit = Duration.seconds(10)

    private(set) var isClosed = false
    private let tls: TLSSession?
    private let pauseByteCountLimit: Int
    private let writeStallLimit: Duration
    private var input = InputBuffer()
    private var decoder = FrameDecoder()
    private var frameByteCount = FrameHeader.byteCount
    @exclusivity(unchecked) private var output = OutputBuffer(countMax: outputByteCountMax)
    @exclusivity(unchecked) private var ciphertext: OutputBuffer
    private var isPaused = false
    private var closesWhenWritten = false
    private let stallTimer = LoopTimer()
    private var roomWaiters: [UnsafeContinuation<Void, Never>] = unsafe []

    /// - Parameter pauseByteCountLimit: Octets waiting to be sent above which no more frames are
    ///   handled. Only for a side whose frames cause answers: if both sides paused, each would wait
    ///   for the other.
    init(
        loop: EventLoop, descriptor: Int32, tls: TLSSession?, pauseByteCountLimit: Int = .max,
        writeStallLimit: Duration = defaultWriteStallLimit
    ) {
        self.tls = tls
        self.pauseByteCountLimit = pauseByteCountLimit
        self.writeStallLimit = writeStallLimit
        unsafe ciphertext = OutputBuffer(countMax: tls == nil ? 0 : 24 << 20)
        super.init(loop: loop, descriptor: descriptor)
        stallTimer.action = { [unowned self] in close() }
    }

    /// The peer's identity in its certificate; nil without TLS and before the handshake's end.
    final var peerIdentity: String? { tls?.peerIdentity }

    /// Whether messages may be sent: at once without TLS, after the handshake with it.
    final var isEstablished: Bool { tls?.isEstablished ?? true }

    // MARK: For subclasses

    /// A whole frame. `data` is valid during this call only.
    @unsafe func received(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {}
    /// A frame above the limit begins.
    func receivedOversize(_ header: FrameHeader) {}
    /// The handshake is over. Without TLS this is not called.
    func established() {}
    /// The connection is gone; its descriptor is closed. Called once.
    func closed() {}

    // MARK: Sending

    /// Octets waiting to be sent.
    final var queuedByteCount: Int { unsafe output.count + ciphertext.count }

    /// Whether an answer may be queued now.
    final var hasRoom: Bool { queuedByteCount <= Self.queuedByteCountLimit }

    /// Room for a frame, then ``sent(_:)``; nil when the bound would be passed.
    @inline(__always)
    @unsafe final func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        unsafe output.reserve(byteCount)
    }

    /// So many reserved octets are to be sent at the end of this wake-up.
    @inline(__always)
    final func sent(_ byteCount: Int) {
        unsafe output.commit(byteCount)
        markDirty()
    }

    /// Queues a small frame. One that finds no room means a peer that takes no answers: it is given
    /// up.
    final func send(_ frame: [UInt8]) {
        if isClosed { return }
        let fits = unsafe frame.withUnsafeBytes { unsafe output.append($0) }
        if fits { markDirty() } else { close() }
    }

    /// Waits until ``hasRoom`` or the end of the connection.
    final func waitForRoom() async {
        while !isClosed && !hasRoom {
            unsafe await withUnsafeContinuation { unsafe roomWaiters.append($0) }
        }
    }

    // MARK: The socket

    override func ready(_ events: Readiness) {
        if isClosed { return }
        if events.contains(.writable) { flush() }
        if isClosed || (isPaused && !events.contains(.hangup)) { return }
        if !events.isDisjoint(with: [.readable, .hangup, .error]) { readOnce() }
    }

    private func readOnce() {
        if let tls {
            readEncrypted(tls)
            return
        }
        switch unsafe Socket.read(descriptor, into: input.room(forFrame: frameByteCount)) {
        case .bytes(let count):
            input.filled(count)
            handleFrames()
        case .wouldBlock: return
        case .end, .failed: close()
        }
    }

    private func readEncrypted(_ tls: TLSSession) {
        // Ciphertext passes through the free room of the input buffer on its way into the session.
        let room = unsafe input.room(forFrame: max(frameByteCount, InputBuffer.readByteCount))
        switch unsafe Socket.read(descriptor, into: room) {
        case .bytes(let count):
            unsafe tls.receive(UnsafeRawBufferPointer(rebasing: room[..<count]))
            decrypt(tls)
        case .wouldBlock: return
        case .end, .failed: close()
        }
    }

    private func decrypt(_ tls: TLSSession) {
        let wasEstablished = tls.isEstablished
        while !isClosed && !isPaused {
            let outcome: TLSSession.ReadOutcome
            do { outcome = unsafe try tls.read(into: input.room(forFrame: frameByteCount)) } catch {
                sendAlert(tls)
                close()
                return
            }
            if !wasEstablished, tls.isEstablished { markEstablished() }
            switch outcome {
            case .bytes(let count):
                input.filled(count)
                handleFrames()
            case .needMore:
                if tls.pendingCiphertextCount > 0 { markDirty() }
                return
            case .closed: close()
            }
        }
    }

    private var isMarkedEstablished = false
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

    private func handleFrames() {
        while !isClosed {
            if queuedByteCount > pauseByteCountLimit {
                isPaused = true
                markDirty()  // The flush stops watching for octets.
                return
            }
            let (outcome, consumed) = unsafe decoder.next(input.bytes)
            switch outcome {
            case .needMore(let byteCount):
                frameByteCount = byteCount
                return
            case .frame(let header):
                let frame = unsafe input.bytes
                unsafe received(
                    header,
                    UnsafeRawBufferPointer(rebasing: frame[FrameHeader.byteCount..<consumed]))
            case .oversize(let header): receivedOversize(header)
            case .discard: frameByteCount = 1
            case .close: close()
            }
            input.consume(consumed)
        }
    }

    // MARK: Writing

    override func flush() {
        if isClosed { return }
        if let tls { encrypt(tls) }
        if isClosed { return }
        let before = queuedByteCount
        let outcome =
            unsafe tls == nil
            ? unsafe output.write(to: descriptor) : ciphertext.write(to: descriptor)
        switch outcome {
        case .bytes: written(all: true)
        case .wouldBlock: written(all: false, progressed: queuedByteCount < before)
        case .end, .failed: close()
        }
    }

    private func encrypt(_ tls: TLSSession) {
        if unsafe tls.isEstablished && !output.isEmpty {
            do { unsafe try tls.write(output.bytes) } catch {
                close()
                return
            }
            unsafe output.reset()
        }
        takeCiphertext(tls)
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
        if !isClosed { _ = unsafe ciphertext.write(to: descriptor) }
    }

    private func written(all: Bool, progressed: Bool = true) {
        if all {
            loop.cancel(stallTimer)
            if closesWhenWritten {
                close()
                return
            }
        } else if progressed || !stallTimer.isScheduled {
            loop.schedule(stallTimer, at: loop.now + writeStallLimit)
        }
        let resumes = isPaused && queuedByteCount < pauseByteCountLimit / 2
        if resumes { isPaused = false }
        var interest: Readiness = isPaused ? [] : .readable
        if !all { interest.insert(.writable) }
        setInterest(interest)
        if hasRoom { resumeRoomWaiters() }
        if resumes { resumeReading() }
    }

    private func resumeReading() {
        handleFrames()
        if let tls { decrypt(tls) }
    }

    private func resumeRoomWaiters() {
        if unsafe roomWaiters.isEmpty { return }
        let waiters = unsafe roomWaiters
        unsafe roomWaiters.removeAll()
        for index in unsafe waiters.indices { unsafe waiters[index].resume() }
    }

    // MARK: The end

    /// Closes once everything queued is written.
    final func closeWhenWritten() {
        closesWhenWritten = true
        if queuedByteCount == 0 { close() }
    }

    /// Closes now. What is queued is lost.
    final func close() {
        if isClosed { return }
        isClosed = true
        loop.cancel(stallTimer)
        if let tls, tls.isEstablished {
            tls.close()
            takeCiphertext(tls)
            _ = unsafe ciphertext.write(to: descriptor)
        }
        unregister()
        Socket.close(descriptor)
        resumeRoomWaiters()
        closed()
    }
}
