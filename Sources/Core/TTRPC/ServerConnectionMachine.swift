/// A server's side of one connection: which streams live, and what each frame means.
///
/// Every row of the wire facts' server table is decided here, without octets beyond the header;
/// the driver writes the answers. Unary calls are known by their id alone; what streaming calls
/// need beside it is kept apart, so that they cost a unary call nothing.
public struct ServerConnectionMachine: ~Copyable {
    /// Data frames on streams that never were or are over, before the connection is closed.
    public static let strayDataMax = 100
    /// Frames of unknown types before the connection is closed.
    public static let unknownFrameMax = 1000
    /// Streams that are over and whose Data may still be on its way.
    public static let lingeringStreamMax = 1000
    /// How long such Data is dropped in silence.
    public static let lingerDuration = Duration.seconds(10)

    /// Why a Request is not run, or a stream ends early.
    public enum Refusal: Equatable, Sendable {
        /// An even stream id, or one not above the last. INVALID_ARGUMENT.
        case invalidStreamID
        /// The connection takes no new calls. Always safe to repeat elsewhere. UNAVAILABLE.
        case draining
        /// More calls at once than the limit. RESOURCE_EXHAUSTED.
        case tooManyCalls
        /// Data on a stream that takes none, or no more. INVALID_ARGUMENT.
        case unexpectedData
        /// The frame is above 4 MiB. RESOURCE_EXHAUSTED.
        case oversize
        /// More Data than the stream's queue holds. RESOURCE_EXHAUSTED.
        case queueOverflow
    }

    /// What a frame means to the driver.
    public enum OnFrame: Equatable, Sendable {
        /// A new call: read the envelope, then `begin` it, or answer it at once.
        case request
        /// A message for the handler that the driver knows by `call`: the frame's data. `isLast`:
        /// the client has closed its side with it.
        case message(call: Int32, isLast: Bool)
        /// The client has closed its side of this call.
        case end(call: Int32)
        /// Answer this failure on the frame's stream; nothing else changes.
        case refuse(Refusal)
        /// Answer this failure, and cancel the handler that the driver knows by `call`.
        case cancel(call: Int32, Refusal)
        /// The client has given this call up: cancel the handler, and send nothing on its stream.
        /// The frame's data is a Cancel's.
        case cancelled(call: Int32)
        /// Answer a Pong with the frame's data, ahead of all that is queued.
        case ping
        /// The answer to a Ping of this side.
        case pong
        /// Read the increment, then ``widen(_:by:)`` the frame's stream.
        case window
        /// Nothing to do.
        case ignore
        /// The peer breaks the protocol: close, and cancel every handler.
        case close
    }

    /// How a call of any kind begins.
    public struct OnBegin: Equatable, Sendable {
        /// The Request's payload is the first message of the client.
        public var hasFirstMessage: Bool
        /// The client sends nothing after the Request.
        public var isEnded: Bool
    }

    private let concurrentCallMax: Int
    private(set) var largestStreamID: UInt32 = 0
    private var drainedStreamID: UInt32?
    var live = StreamTable()
    var streams = StreamSet()
    /// Calls whose handler has not returned, answered or not.
    public private(set) var runningCount = 0
    /// What both peers have agreed on.
    public private(set) var capabilities: Capabilities = []
    private var isDraining = false
    var strayDataCount = 0
    var answeredStrays: Set<UInt32> = []
    private var unknownFrameCount = 0
    /// Frames that meant nothing: Responses, and frames of unknown types.
    public private(set) var ignoredCount = 0
    var lingering = Lingering(streamMax: lingeringStreamMax, duration: lingerDuration)
    var pings = PingRate()

    /// Makes a machine for a new connection that runs at most so many calls at once. The
    /// capabilities are what the handshake has agreed on, before the first frame.
    public init(concurrentCallMax: Int, capabilities: Capabilities = []) {
        self.concurrentCallMax = concurrentCallMax
        agree(capabilities)
    }

    /// Both peers have these as well. Call it after the handshake and before the first frame, or
    /// when the Response that says so has been written: nothing that depends on it may be on the
    /// wire before. Then ask ``owedWindow()``.
    public mutating func agree(_ capabilities: Capabilities) {
        self.capabilities.formUnion(capabilities)
        guard capabilities.contains(.window) else { return }
        streams.obeyWindows()
        // Agreed in the handshake: the client has known from its first frame on.
        if largestStreamID == 0 { streams.expectObedience() }
    }

    /// The largest id whose Request was taken or refused; since `drain()`, the largest one that
    /// may have been run.
    public var lastStreamID: UInt32 { drainedStreamID ?? largestStreamID }

    // MARK: Frames

    /// A whole frame has come.
    @inline(__always)
    public mutating func receive(
        _ header: FrameHeader, now: @autoclosure () -> ContinuousClock.Instant
    ) -> OnFrame {
        if header.type == FrameType.request { return receiveRequest(header, now: now) }
        return receiveOther(header, now: now())
    }

    @inline(__always)
    private mutating func receiveRequest(
        _ header: FrameHeader, now: () -> ContinuousClock.Instant
    ) -> OnFrame {
        guard header.streamID & 1 == 1, header.streamID > largestStreamID else {
            return .refuse(.invalidStreamID)
        }
        largestStreamID = header.streamID
        if isDraining { return refuse(.draining, header, now()) }
        if runningCount >= concurrentCallMax { return refuse(.tooManyCalls, header, now()) }
        return .request
    }

    private mutating func receiveOther(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        switch header.type {
        case FrameType.data: return receiveData(header, now: now)
        case FrameType.response:
            ignoredCount += 1
            return .ignore
        default:
            if let known = receiveExtension(header, now: now) { return known }
            ignoredCount += 1
            unknownFrameCount += 1
            return unknownFrameCount > Self.unknownFrameMax ? .close : .ignore
        }
    }

    /// The header of a frame above 4 MiB has come; its data is being thrown away.
    public mutating func receiveOversize(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        guard header.streamID & 1 == 1 else { return .ignore }
        switch header.type {
        case FrameType.request:
            guard header.streamID > largestStreamID else { return .refuse(.invalidStreamID) }
            largestStreamID = header.streamID
            return refuse(.oversize, header, now)
        case FrameType.data: return receiveOversizeData(header, now: now)
        default: return .ignore
        }
    }

    private mutating func refuse(
        _ refusal: Refusal, _ header: FrameHeader, _ now: ContinuousClock.Instant
    ) -> OnFrame {
        refused(header, now: now)
        return .refuse(refusal)
    }

    /// The driver answers a Request without `begin`: with a failure, or at once. Data that the
    /// client sent before it could know is dropped in silence.
    public mutating func refused(_ header: FrameHeader, now: ContinuousClock.Instant) {
        let isOpen = header.flags & (FrameFlags.remoteOpen | FrameFlags.remoteClosed)
        if isOpen == FrameFlags.remoteOpen { lingering.insert(header.streamID, now: now) }
    }

    // MARK: Unary calls

    /// The driver starts the handler of a unary call, known to it as `call`. A Request that
    /// announces Data (``FrameFlags/remoteOpen``) begins with its kind and flags instead.
    @inline(__always)
    public mutating func begin(_ streamID: UInt32, call: Int32) {
        live.insert(streamID, call)
        runningCount += 1
    }

    /// A Response ends the call; false when its stream is over already, and nothing may be sent.
    @inline(__always)
    public mutating func answer(
        _ streamID: UInt32, now: @autoclosure () -> ContinuousClock.Instant
    ) -> Bool {
        if live.remove(streamID) != nil { return true }
        return finish(streamID, now: now()) != nil
    }

    /// A handler has returned: its place is free.
    @inline(__always)
    public mutating func returned() { runningCount -= 1 }

    // MARK: Calls of any kind

    /// The driver starts the handler of a call of any kind, known to it as `call`.
    ///
    /// `flags` are the Request's, `payloadByteCount` is the size of the envelope's payload.
    public mutating func begin(
        _ streamID: UInt32, call: Int32, kind: CallKind, flags: UInt8, payloadByteCount: Int
    ) -> OnBegin {
        runningCount += 1
        let opens = flags & FrameFlags.remoteOpen != 0
        let isClosed = flags & FrameFlags.remoteClosed != 0
        if kind == .unary && (!opens || isClosed) {
            live.insert(streamID, call)
            return OnBegin(hasFirstMessage: true, isEnded: true)
        }
        let isRemoteClosed = isClosed || !kind.takesData && !opens
        streams.insert(
            StreamState(
                streamID: streamID, call: call, kind: kind, isRemoteClosed: isRemoteClosed,
                isSendClosed: !kind.sendsData))
        guard kind.takesData else { return OnBegin(hasFirstMessage: true, isEnded: true) }
        let saysNone = flags & FrameFlags.noData != 0 || opens
        return OnBegin(hasFirstMessage: payloadByteCount > 0 || !saysNone, isEnded: isClosed)
    }

    /// The closing Data of a call whose server sends Data ends it; false when its stream is over
    /// already, and nothing may be sent.
    public mutating func end(_ streamID: UInt32, now: ContinuousClock.Instant) -> Bool {
        finish(streamID, now: now) != nil
    }

    /// The stream is over. A client that has not closed its side may still be sending.
    mutating func finish(_ streamID: UInt32, now: ContinuousClock.Instant) -> Int32? {
        guard let state = streams.remove(streamID) else { return nil }
        if !state.isRemoteClosed { lingering.insert(streamID, now: now) }
        return state.call
    }

    // MARK: The end

    /// A drain that loses no call is possible: send a first GoAway with
    /// ``GoAway/everyStreamID``. Requests are still taken until ``drain()``.
    ///
    /// - Returns: false when the peer knows no GoAway, or the drain is past that.
    public mutating func beginDrain() -> Bool { !isDraining && capabilities.contains(.goAway) }

    /// From now on new Requests are refused; running ones go on. Where GoAway is agreed, a second
    /// one goes out now, with ``lastStreamID``.
    public mutating func drain() {
        guard !isDraining else { return }
        isDraining = true
        drainedStreamID = largestStreamID
    }

    /// Whether nothing runs and nothing new will be taken.
    public var isDrained: Bool { isDraining && runningCount == 0 }

    /// The connection is gone: the handlers to cancel.
    public mutating func close() -> [Int32] {
        var calls: [Int32] = []
        live.forEachEntry { _, call in calls.append(call) }
        streams.forEachStream { _, call in calls.append(call) }
        live = StreamTable()
        streams.removeAll()
        drain()
        return calls
    }
}
