/// The ten octets in front of every frame. Source: ttRPC wire facts, section 2.
public struct FrameHeader: Sendable, Equatable {
    /// Octets of a header.
    public static let byteCount = 10
    /// Largest data of a frame (4 MiB).
    public static let payloadByteCountMax = 4 << 20
    /// Largest message we send: room is left for the envelope around it.
    public static let messageByteCountMax = payloadByteCountMax - 4096
    /// From here on (16 MiB) the reserved top octet is not 0, and the connection is closed.
    public static let reservedLengthLimit = 1 << 24

    /// Octets of data behind the header.
    public var payloadByteCount: Int
    /// Odd: opened by the client.
    public var streamID: UInt32
    /// One of ``FrameType``, or a type this side does not know.
    public var type: UInt8
    /// Bits of ``FrameFlags``; unknown ones are ignored.
    public var flags: UInt8

    /// Makes a header.
    public init(payloadByteCount: Int, streamID: UInt32, type: UInt8, flags: UInt8 = 0) {
        self.payloadByteCount = payloadByteCount
        self.streamID = streamID
        self.type = type
        self.flags = flags
    }

    /// Reads a header from ten octets.
    @inline(__always)
    @unsafe
    public init(reading bytes: UnsafeRawPointer) {
        let length = unsafe UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
        payloadByteCount = Int(length)
        streamID = unsafe UInt32(
            bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        type = unsafe bytes.load(fromByteOffset: 8, as: UInt8.self)
        flags = unsafe bytes.load(fromByteOffset: 9, as: UInt8.self)
    }

    /// Writes the ten octets.
    @inline(__always)
    @unsafe
    public func write(to bytes: UnsafeMutableRawPointer) {
        let length = UInt32(truncatingIfNeeded: payloadByteCount).bigEndian
        unsafe bytes.storeBytes(of: length, as: UInt32.self)
        unsafe bytes.storeBytes(of: streamID.bigEndian, toByteOffset: 4, as: UInt32.self)
        unsafe bytes.storeBytes(of: type, toByteOffset: 8, as: UInt8.self)
        unsafe bytes.storeBytes(of: flags, toByteOffset: 9, as: UInt8.self)
    }

    /// A whole frame of these data.
    static func frame(streamID: UInt32, type: UInt8, flags: UInt8 = 0, data: [UInt8]) -> [UInt8] {
        var frame = [UInt8](repeating: 0, count: byteCount)
        let header = FrameHeader(
            payloadByteCount: data.count, streamID: streamID, type: type, flags: flags)
        unsafe frame.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { unsafe header.write(to: base) }
        }
        return frame + data
    }

    /// Whether a Ping or Pong has its form: eight octets, for the connection.
    var isPing: Bool { streamID == 0 && payloadByteCount == ControlFrame.pingByteCount }
}
