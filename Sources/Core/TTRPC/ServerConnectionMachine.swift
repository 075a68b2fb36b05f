/// A server's side of one connection: which streams live, and what each frame means.
///
/// Unary calls. Every row of the wire facts' server table is decided here, without octets beyond
/// the header; the driver writes the answers.
public struct ServerConnectionMachine: ~Copyable {
    /// Data frames on streams that never were or are over, before the connection is closed.
    public static let strayDataMax = 100
    /// Frames of unknown types before the connection is closed.
    public static let unknownFrameMax = 1000
    /// Refused streams whose Data may still be on its way.
    public static let lingeringStreamMax = 1000
    /// How long such Data is dropped in silence.
    public static let lingerDuration = Duration.seconds(10)

    /// Why a Request is not run, or a stream ends early.
    public enum Refusal: Equatable, Sendable {
        /// An even stream id, or one not above the last.
        case invalidStreamID
        /// The connection takes no new calls. Always safe to repeat elsewhere.
        case draining
        /// More calls at once than the limit.
        case tooManyCalls
        /// Data on a stream that takes none.
        case unexpectedData
        /// The frame is above 4 MiB.
        case oversize
    }

    /// What a frame means to the driver.
    public enum OnFrame: Equatable, Sendable {
        /// A new call: read the envelope, then `begin` it, or answer it at once.
        case request
        /// Answer this failure on the frame's stream; nothing else changes.
        case refuse(Refusal)
        /// Answer this failure, and cancel the handler that the driver knows by `call`.
        case cancel(call: Int32, Refusal)
        /// Nothing to do.
        case ignore
        /// The peer breaks the protocol: close, and cancel every handler.
        case close
    }

    private let concurrentCallMax: Int
    private var lastStreamID: UInt32 = 0
    private var live = StreamTable()
    /// Calls whose handler has not returned, answered or not.
    public private(set) var runningCount = 0
    private var isDraining = false
    private var strayDataCount = 0
    private var answeredStrays: Set<UInt32> = []
    private var unknownFrameCount = 0
    private var lingering: [UInt32: ContinuousClock.Instant] = [:]

    /// Makes a machine for a new connection that runs at most so many calls at once.
    public init(concurrentCallMax: Int) { self.concurrentCallMax = concurrentCallMax }

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
        guard header.streamID & 1 == 1, header.streamID > lastStreamID else {
            return .refuse(.invalidStreamID)
        }
        lastStreamID = header.streamID
        if isDraining { return refuse(.draining, header, now()) }
        if runningCount >= concurrentCallMax { return refuse(.tooManyCalls, header, now()) }
        return .request
    }

    private mutating func receiveOther(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        switch header.type {
        case FrameType.data: return receiveData(header, now: now)
        case FrameType.response: return .ignore
        default:
            unknownFrameCount += 1
            return unknownFrameCount > Self.unknownFrameMax ? .close : .ignore
        }
    }

    private mutating func receiveData(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        let id = header.streamID
        let isClose = header.flags & FrameFlags.remoteClosed != 0
        if let call = live.remove(id) {
            if !isClose { linger(id, now) }
            return .cancel(call: call, .unexpectedData)
        }
        if let since = lingering[id] {
            if isClose { lingering[id] = nil }
            if now - since <= Self.lingerDuration { return .ignore }
            lingering[id] = nil
        }
        let isOver = id & 1 == 1 && id <= lastStreamID
        let isBare = header.payloadByteCount == 0 && header.flags & FrameFlags.noData != 0
        if isOver, isClose, isBare { return .ignore }
        strayDataCount += 1
        if strayDataCount > Self.strayDataMax { return .close }
        return answeredStrays.insert(id).inserted ? .refuse(.unexpectedData) : .ignore
    }

    /// The header of a frame above 4 MiB has come; its data is being thrown away.
    public mutating func receiveOversize(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        guard header.streamID & 1 == 1 else { return .ignore }
        switch header.type {
        case FrameType.request:
            guard header.streamID > lastStreamID else { return .refuse(.invalidStreamID) }
            lastStreamID = header.streamID
            return refuse(.oversize, header, now)
        case FrameType.data:
            guard let call = live.remove(header.streamID) else { return .refuse(.oversize) }
            linger(header.streamID, now)
            return .cancel(call: call, .oversize)
        default: return .ignore
        }
    }

    private mutating func refuse(
        _ refusal: Refusal, _ header: FrameHeader, _ now: ContinuousClock.Instant
    ) -> OnFrame {
        refused(header, now: now)
        return .refuse(refusal)
    }

    /// The driver answers a Request with a failure without running it: Data that the client sent
    /// before it could know is dropped in silence.
    public mutating func refused(_ header: FrameHeader, now: ContinuousClock.Instant) {
        if header.flags & FrameFlags.remoteOpen != 0 { linger(header.streamID, now) }
    }

    private mutating func linger(_ streamID: UInt32, _ now: ContinuousClock.Instant) {
        if lingering.count >= Self.lingeringStreamMax {
            lingering = lingering.filter { now - $0.value <= Self.lingerDuration }
            if lingering.count >= Self.lingeringStreamMax { return }
        }
        lingering[streamID] = now
    }

    /// The driver starts a handler that may wait, known to it as `call`.
    @inline(__always)
    public mutating func begin(_ streamID: UInt32, call: Int32) {
        live.insert(streamID, call)
        runningCount += 1
    }

    /// The call is being answered; false when its stream is over already, and nothing may be sent.
    @inline(__always)
    public mutating func answer(_ streamID: UInt32) -> Bool { live.remove(streamID) != nil }

    /// A handler has returned: its place is free.
    @inline(__always)
    public mutating func returned() { runningCount -= 1 }

    /// From now on new Requests are refused; running ones go on.
    public mutating func drain() { isDraining = true }

    /// Whether nothing runs and nothing new will be taken.
    public var isDrained: Bool { isDraining && runningCount == 0 }

    /// The connection is gone: the handlers to cancel.
    public mutating func close() -> [Int32] {
        var calls: [Int32] = []
        live.forEachValue { calls.append($0) }
        live = StreamTable()
        isDraining = true
        return calls
    }
}
