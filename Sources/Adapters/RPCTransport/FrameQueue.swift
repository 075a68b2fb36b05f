internal import Reactor
internal import TTRPC

/// Whole frames on their way to one socket, in the order in which they leave: urgent ones before
/// all others, but never inside a frame of which octets have left already.
///
/// Both parts are bounded. Empty, it holds no memory after ``rest()``.
@safe
struct FrameQueue: ~Copyable {
    /// Urgent octets that may wait; a peer that takes none of them takes nothing at all.
    static let urgentByteCountMax = 64 * 1024

    private var ordinary: OutputBuffer
    private var urgent: OutputBuffer
    /// Octets at the front of `ordinary` whose frame has begun to leave.
    private var begunByteCount = 0

    init(countMax: Int, spares: SpareBuffers) {
        ordinary = OutputBuffer(countMax: countMax, spares: spares)
        urgent = OutputBuffer(countMax: Self.urgentByteCountMax, spares: spares)
    }

    /// Octets waiting.
    @inline(__always) var count: Int { ordinary.count + urgent.count }

    /// Memory held.
    var capacity: Int { ordinary.capacity + urgent.capacity }

    /// Room for a frame, then ``commit(_:)``; nil when the bound would be passed.
    @inline(__always)
    @unsafe
    mutating func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        unsafe ordinary.reserve(byteCount)
    }

    /// So many of the reserved octets are a frame.
    @inline(__always)
    mutating func commit(_ byteCount: Int) { ordinary.commit(byteCount) }

    /// Copies a frame in; false when the bound would be passed.
    mutating func append(_ frame: [UInt8]) -> Bool {
        unsafe frame.withUnsafeBytes { unsafe ordinary.append($0) }
    }

    /// Copies a frame in that leaves as soon as it may; false when there are too many of them.
    mutating func appendUrgent(_ frame: [UInt8]) -> Bool {
        unsafe frame.withUnsafeBytes { unsafe urgent.append($0) }
    }

    /// What leaves next; not empty unless the queue is. Then ``consume(_:)`` what has left. Valid
    /// until the queue is next changed.
    @inline(__always)
    @unsafe
    var next: UnsafeRawBufferPointer {
        if urgent.isEmpty { return unsafe ordinary.bytes }
        if begunByteCount == 0 { return unsafe urgent.bytes }
        return unsafe UnsafeRawBufferPointer(rebasing: ordinary.bytes[..<begunByteCount])
    }

    /// The first octets of ``next`` have left.
    @inline(__always)
    mutating func consume(_ byteCount: Int) {
        if !urgent.isEmpty && begunByteCount == 0 {
            urgent.consume(byteCount)
            return
        }
        if byteCount == ordinary.count {
            begunByteCount = 0
        } else {
            findBorder(behind: byteCount)
        }
        ordinary.consume(byteCount)
    }

    /// Finds how much of the last frame that has begun to leave stays behind.
    private mutating func findBorder(behind byteCount: Int) {
        let bytes = unsafe ordinary.bytes
        var border = begunByteCount
        while border < byteCount, let base = bytes.baseAddress,
            bytes.count - border >= FrameHeader.byteCount
        {
            border +=
                unsafe FrameHeader.byteCount + FrameHeader(reading: base + border).payloadByteCount
        }
        begunByteCount = max(0, min(border, bytes.count) - byteCount)
    }

    /// Gives the memory back when nothing waits.
    @inline(__always)
    mutating func rest() {
        ordinary.rest()
        urgent.rest()
    }

    /// Drops everything, and takes nothing from now on.
    mutating func shut() {
        ordinary = OutputBuffer(countMax: 0)
        urgent = OutputBuffer(countMax: 0)
        begunByteCount = 0
    }
}
