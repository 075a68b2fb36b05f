import TTRPC

/// The server's rules once more, as plainly as they can be said: one dictionary of streams, no
/// thought of speed. The machine must agree with it frame by frame.
struct ReferenceServer {
    typealias OnFrame = ServerConnectionMachine.OnFrame

    private struct Stream {
        var call: Int32
        var kind: CallKind
        var isClientOpen: Bool
        var queue: [Int] = []
        var sendWindow = 256 << 10
    }

    let concurrentCallMax: Int
    let capabilities: Capabilities
    private var streams: [UInt32: Stream] = [:]
    private var largestID: UInt32 = 0
    private(set) var runningCount = 0
    private var isDraining = false
    /// The streams whose Data is dropped, and since when.
    private var lingering: [UInt32: ContinuousClock.Instant] = [:]
    private var strayCount = 0
    private var answeredStrays: Set<UInt32> = []
    private var unknownCount = 0
    private var pings: [ContinuousClock.Instant] = []
    /// Octets in the queues of all streams, also of those that are over.
    private var queuedByteCount = 0
    private var connectionSendWindow = 4 << 20

    init(concurrentCallMax: Int, capabilities: Capabilities) {
        self.concurrentCallMax = concurrentCallMax
        self.capabilities = capabilities
    }

    private var isWindowed: Bool { capabilities.contains(.window) }
    var liveCalls: [Int32] { streams.values.map(\.call).sorted() }
    var liveIDs: [UInt32] { streams.keys.sorted() }

    // MARK: Frames

    mutating func receive(_ header: FrameHeader, now: ContinuousClock.Instant) -> OnFrame {
        switch header.type {
        case FrameType.request: receiveRequest(header, now)
        case FrameType.data: receiveData(header, now)
        case FrameType.response: .ignore
        case FrameType.cancel where capabilities.contains(.cancel):
            finish(header.streamID, now).map { .cancelled(call: $0) } ?? .ignore
        case FrameType.ping where capabilities.contains(.ping) && header.streamID == 0:
            receivePing(now)
        case FrameType.window where isWindowed: .window
        default: receiveUnknown()
        }
    }

    private mutating func receiveRequest(
        _ header: FrameHeader, _ now: ContinuousClock.Instant
    ) -> OnFrame {
        guard header.streamID % 2 == 1, header.streamID > largestID else {
            return .refuse(.invalidStreamID)
        }
        largestID = header.streamID
        guard isDraining || runningCount >= concurrentCallMax else { return .request }
        if header.flags & 3 == 2 { lingering[header.streamID] = now }
        return .refuse(isDraining ? .draining : .tooManyCalls)
    }

    private mutating func receivePing(_ now: ContinuousClock.Instant) -> OnFrame {
        pings.removeAll { now - $0 >= .seconds(1) }
        guard pings.count < 10 else { return .close }
        pings.append(now)
        return .ping
    }

    private mutating func receiveUnknown() -> OnFrame {
        unknownCount += 1
        return unknownCount > 1000 ? .close : .ignore
    }

    private mutating func receiveData(
        _ header: FrameHeader, _ now: ContinuousClock.Instant
    ) -> OnFrame {
        let (closes, carries) = (header.flags & 1 == 1, header.flags & 4 == 0)
        guard let stream = streams[header.streamID] else { return receiveStray(header, now) }
        let mayClose = closes && !carries && stream.kind == .serverStreaming
        guard stream.isClientOpen, stream.kind.takesData || mayClose else {
            return cancel(header.streamID, .unexpectedData, now)
        }
        if carries {
            guard hasRoom(stream, header.payloadByteCount) else {
                return cancel(header.streamID, .queueOverflow, now)
            }
            streams[header.streamID]?.queue.append(header.payloadByteCount)
            queuedByteCount += header.payloadByteCount
        }
        if closes { streams[header.streamID]?.isClientOpen = false }
        if carries { return .message(call: stream.call, isLast: closes) }
        return closes && stream.kind.takesData ? .end(call: stream.call) : .ignore
    }

    private func hasRoom(_ stream: Stream, _ byteCount: Int) -> Bool {
        let queued = stream.queue.reduce(0, +)
        if isWindowed {
            return stream.queue.count < 16_384 && queued < 256 << 10 && queuedByteCount < 4 << 20
        }
        if stream.queue.isEmpty { return true }
        return stream.queue.count < 64 && queued + byteCount <= 1 << 20
    }

    private mutating func receiveStray(
        _ header: FrameHeader, _ now: ContinuousClock.Instant
    ) -> OnFrame {
        let id = header.streamID
        if let since = lingering[id] {
            if header.flags & 1 == 1 { lingering[id] = nil }
            if now - since <= .seconds(10) { return .ignore }
            lingering[id] = nil
        }
        let isBareClose = header.flags & 5 == 5 && header.payloadByteCount == 0
        if isBareClose, id % 2 == 1, id <= largestID { return .ignore }
        strayCount += 1
        if strayCount > 100 { return .close }
        return answeredStrays.insert(id).inserted ? .refuse(.unexpectedData) : .ignore
    }

    private mutating func cancel(
        _ id: UInt32, _ refusal: ServerConnectionMachine.Refusal, _ now: ContinuousClock.Instant
    ) -> OnFrame {
        lingering[id] = now
        return streams.removeValue(forKey: id).map { .cancel(call: $0.call, refusal) } ?? .ignore
    }

    // MARK: Calls

    mutating func begin(_ header: FrameHeader, call: Int32, kind: CallKind) {
        runningCount += 1
        let (closed, open) = (header.flags & 1 == 1, header.flags & 2 == 2)
        streams[header.streamID] = Stream(
            call: call, kind: kind, isClientOpen: !closed && (open || kind.takesData))
    }

    /// Ends a stream; the call, or nil when there was none.
    mutating func finish(_ id: UInt32, _ now: ContinuousClock.Instant) -> Int32? {
        guard let stream = streams.removeValue(forKey: id) else { return nil }
        if stream.isClientOpen { lingering[id] = now }
        return stream.call
    }

    /// The closing Data means nothing on a plain unary call.
    mutating func end(_ id: UInt32, _ now: ContinuousClock.Instant) -> Bool {
        guard let stream = streams[id], stream.kind != .unary || stream.isClientOpen else {
            return false
        }
        return finish(id, now) != nil
    }

    mutating func returned() { runningCount -= 1 }
    mutating func drain() { isDraining = true }

    // MARK: Windows

    func maySend(_ id: UInt32) -> OnSend {
        guard let stream = streams[id], stream.kind.sendsData else { return .over }
        let isOpen = stream.sendWindow > 0 && connectionSendWindow > 0
        return isOpen || !isWindowed ? .now : .wait
    }

    mutating func sent(_ id: UInt32, _ byteCount: Int) {
        streams[id]?.sendWindow -= byteCount
        connectionSendWindow -= byteCount
    }

    mutating func widen(_ id: UInt32, _ increment: UInt32) {
        if id == 0 { connectionSendWindow += Int(increment) }
        streams[id]?.sendWindow += Int(increment)
    }

    /// The size of the first message in a stream's queue.
    func firstQueued(_ id: UInt32) -> Int? { streams[id]?.queue.first }

    mutating func consumed(_ id: UInt32) {
        guard let first = streams[id]?.queue.removeFirst() else { return }
        queuedByteCount -= first
    }
}
