/// A client's side of one connection: stream ids, and what each frame means to a waiting call.
///
/// Unary calls are known by their id alone; what streaming calls need beside it is kept apart.
public struct ClientConnectionMachine: ~Copyable {
    /// Above this a connection opens no more streams: ids never wrap. Source: ttRPC wire facts,
    /// section 5.
    public static let streamIDMax: UInt32 = 0xFFFF_FF00

    /// Why a call fails that the server has not answered. Its stream is over; where
    /// ``Capabilities/cancel`` is agreed, the driver tells the server so.
    public enum Fault: Equatable, Sendable {
        /// Data on a call whose server sends none. INTERNAL.
        case unexpectedData
        /// The frame is above 4 MiB. RESOURCE_EXHAUSTED.
        case oversize
        /// More Data than the stream's queue holds. RESOURCE_EXHAUSTED.
        case queueOverflow
    }

    /// What a frame means to the driver.
    public enum OnFrame: Equatable, Sendable {
        /// The answer of the call that the driver knows by `call`: its data is a Response. The
        /// stream is over.
        case response(call: Int32)
        /// A message of the server: the frame's data. `isLast`: the call has ended well with it,
        /// and the stream is over.
        case message(call: Int32, isLast: Bool)
        /// The call has ended well; the stream is over.
        case end(call: Int32)
        /// Response metadata: read it with ``ControlFrame/readHeaders(_:_:)``. On a unary call it
        /// replaces any that came before.
        case headers(call: Int32)
        /// The call fails; its stream is over.
        case fail(call: Int32, Fault)
        /// Read the last id, then ``goAway(lastStreamID:)``.
        case goAway
        /// Answer a Pong with the frame's data, ahead of all that is queued.
        case ping
        /// The answer to a Ping of this side.
        case pong
        /// Read the increment, then ``widen(_:by:)`` the frame's stream.
        case window
        /// Nothing to do.
        case ignore
        /// The server breaks the protocol: close.
        case close
    }

    private var nextStreamID: UInt32 = 1
    var live = StreamTable()
    var streams = StreamSet()
    var pings = PingRate()
    /// What both peers have agreed on.
    public private(set) var capabilities: Capabilities = []
    /// Whether the server has sent a GoAway: no more streams are opened here.
    public private(set) var isGoingAway = false
    /// Frames that meant nothing to any call: normal after a local timeout.
    public private(set) var ignoredCount = 0

    /// Makes a machine for a new connection. The capabilities are what the handshake has agreed
    /// on, before the first frame.
    public init(capabilities: Capabilities = []) {
        agree(capabilities)
    }

    /// A connection that has used up the ids below `nextStreamID`, an odd one.
    package init(nextStreamID: UInt32) { self.nextStreamID = nextStreamID }

    /// Both peers have these as well: the server's answer to the offer has come. Then ask
    /// ``owedWindow()``.
    public mutating func agree(_ capabilities: Capabilities) {
        self.capabilities.formUnion(capabilities)
        guard capabilities.contains(.window) else { return }
        streams.obeyWindows()
        streams.expectObedience()
    }

    /// Calls that are not over.
    public var liveCount: Int { live.count + streams.count }

    /// Whether the ids have run out; open a new connection.
    public var isExhausted: Bool { nextStreamID > Self.streamIDMax }

    /// The id of a new call, known to the driver as `call`; nil when ids have run out, or after a
    /// GoAway.
    ///
    /// Ids must appear on the wire in this order: write the Request before opening another.
    public mutating func open(call: Int32, kind: CallKind = .unary) -> UInt32? {
        guard !isExhausted, !isGoingAway else { return nil }
        let id = nextStreamID
        nextStreamID += 2
        if kind == .unary {
            live.insert(id, call)
        } else {
            streams.insert(
                StreamState(
                    streamID: id, call: call, kind: kind, isRemoteClosed: false,
                    isSendClosed: !kind.takesData))
        }
        return id
    }

    /// The driver gives the call up: later frames for it are ignored.
    ///
    /// - Returns: whether to tell the server with a Cancel.
    @discardableResult
    public mutating func abandon(_ streamID: UInt32) -> Bool {
        take(streamID) != nil && capabilities.contains(.cancel)
    }

    /// Takes a call out, whatever its kind.
    @inline(__always)
    mutating func take(_ streamID: UInt32) -> Int32? {
        if let call = live.remove(streamID) { return call }
        return streams.remove(streamID)?.call
    }

    // MARK: Frames

    /// A whole frame has come.
    @inline(__always)
    public mutating func receive(
        _ header: FrameHeader, now: @autoclosure () -> ContinuousClock.Instant
    ) -> OnFrame {
        if header.type == FrameType.response, let call = take(header.streamID) {
            return .response(call: call)
        }
        return receiveOther(header, now: now())
    }

    private mutating func receiveOther(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        let outcome =
            header.type == FrameType.data
            ? receiveData(header) : receiveExtension(header, now: now)
        if let outcome { return outcome }
        ignoredCount += 1
        return .ignore
    }

    /// The header of a frame above 4 MiB has come; its data is being thrown away.
    public mutating func receiveOversize(_ header: FrameHeader) -> OnFrame {
        if header.type == FrameType.data {
            streams.dropped(byteCount: header.payloadByteCount)
        }
        if header.type == FrameType.response || header.type == FrameType.data,
            let call = take(header.streamID)
        {
            return .fail(call: call, .oversize)
        }
        ignoredCount += 1
        return .ignore
    }

    // MARK: The end

    /// The server takes no more calls.
    ///
    /// - Returns: the calls that were not and will not be run, and may be repeated elsewhere. Their
    ///   streams are over.
    public mutating func goAway(lastStreamID: UInt32) -> [Int32] {
        isGoingAway = true
        var above: [UInt32] = []
        live.forEachEntry { id, _ in if id > lastStreamID { above.append(id) } }
        streams.forEachStream { id, _ in if id > lastStreamID { above.append(id) } }
        return above.sorted().compactMap { take($0) }
    }

    /// The connection is gone: the calls to fail.
    public mutating func close() -> [Int32] {
        var calls: [Int32] = []
        live.forEachEntry { _, call in calls.append(call) }
        streams.forEachStream { _, call in calls.append(call) }
        live = StreamTable()
        streams.removeAll()
        return calls
    }
}
