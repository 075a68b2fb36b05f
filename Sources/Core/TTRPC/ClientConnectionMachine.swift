/// A client's side of one connection: stream ids, and what each frame means to a waiting call.
public struct ClientConnectionMachine: ~Copyable {
    /// Above this a connection opens no more streams: ids never wrap. Source: ttRPC wire facts,
    /// section 5.
    public static let streamIDMax: UInt32 = 0xFFFF_FF00

    /// Why the server broke a call.
    public enum Fault: Equatable, Sendable {
        /// Data on a unary call.
        case unexpectedData
        /// The response is above 4 MiB.
        case oversize
    }

    /// What a frame means to the driver.
    public enum OnFrame: Equatable, Sendable {
        /// The answer of the call that the driver knows by `call`: its data is a Response.
        case response(call: Int32)
        /// The call fails; its stream is over.
        case fail(call: Int32, Fault)
        /// Nothing to do.
        case ignore
    }

    private var nextStreamID: UInt32 = 1
    private var live = StreamTable()
    /// Frames that meant nothing to any call: normal after a local timeout.
    public private(set) var ignoredCount = 0

    /// Makes a machine for a new connection.
    public init() {}

    /// A connection that has used up the ids below `nextStreamID`, an odd one.
    init(nextStreamID: UInt32) { self.nextStreamID = nextStreamID }

    /// Calls waiting for their answer.
    public var liveCount: Int { live.count }

    /// Whether the ids have run out; open a new connection.
    public var isExhausted: Bool { nextStreamID > Self.streamIDMax }

    /// The id of a new call, known to the driver as `call`; nil when ids have run out.
    ///
    /// Ids must appear on the wire in this order: write the Request before opening another.
    public mutating func open(call: Int32) -> UInt32? {
        guard !isExhausted else { return nil }
        let id = nextStreamID
        nextStreamID += 2
        live.insert(id, call)
        return id
    }

    /// The driver gives the call up: later frames for it are ignored.
    public mutating func abandon(_ streamID: UInt32) { _ = live.remove(streamID) }

    /// A whole frame has come.
    public mutating func receive(_ header: FrameHeader) -> OnFrame {
        switch header.type {
        case FrameType.response:
            if let call = live.remove(header.streamID) { return .response(call: call) }
        case FrameType.data:
            if let call = live.remove(header.streamID) { return .fail(call: call, .unexpectedData) }
        default: break
        }
        ignoredCount += 1
        return .ignore
    }

    /// The header of a frame above 4 MiB has come; its data is being thrown away.
    public mutating func receiveOversize(_ header: FrameHeader) -> OnFrame {
        if header.type == FrameType.response || header.type == FrameType.data,
            let call = live.remove(header.streamID)
        {
            return .fail(call: call, .oversize)
        }
        ignoredCount += 1
        return .ignore
    }

    /// The connection is gone: the calls to fail.
    public mutating func close() -> [Int32] {
        var calls: [Int32] = []
        live.forEachValue { calls.append($0) }
        live = StreamTable()
        return calls
    }
}
