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
}

/// The message types of the base protocol. Source: ttRPC wire facts, section 3.
public enum FrameType {
    /// Opens a stream, client to server.
    public static let request: UInt8 = 0x01
    /// Ends a stream, server to client.
    public static let response: UInt8 = 0x02
    /// One application message of an open stream.
    public static let data: UInt8 = 0x03
}

/// The flag bits. Source: ttRPC wire facts, section 3.
public enum FrameFlags {
    /// The sender sends no more on this stream.
    public static let remoteClosed: UInt8 = 0x01
    /// The sender will send Data on this stream.
    public static let remoteOpen: UInt8 = 0x02
    /// The frame carries no application message.
    public static let noData: UInt8 = 0x04
}
