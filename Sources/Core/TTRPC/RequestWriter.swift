/// Writes a Request frame in place: header, envelope, and room for the message inside.
public struct RequestWriter: Sendable {
    private let prefix: [UInt8]
    private let metadata: [UInt8]
    private let timeoutNanoseconds: Int64
    private let flags: UInt8
    private let messageByteCount: Int?

    /// Fields 1 and 2 of the envelope, the same for every call of a method.
    public static func prefix(service: String, method: String) -> [UInt8] {
        var octets: [UInt8] = []
        append(1, Array(service.utf8), to: &octets)
        append(2, Array(method.utf8), to: &octets)
        return octets
    }

    /// Field 5 of the envelope, one pair.
    public static func append(key: String, value: String, to octets: inout [UInt8]) {
        var pair: [UInt8] = []
        append(1, Array(key.utf8), to: &pair)
        append(2, Array(value.utf8), to: &pair)
        append(5, pair, to: &octets)
    }

    /// Plans a frame of the given parts; `metadata` is what ``append(key:value:to:)`` made.
    ///
    /// Without a message (nil) there is no payload field at all: a call whose messages follow as
    /// Data opens so, with the flags ``FrameFlags/remoteOpen`` and ``FrameFlags/noData``.
    public init(
        prefix: [UInt8], metadata: [UInt8], timeoutNanoseconds: Int64, flags: UInt8 = 0,
        messageByteCount: Int?
    ) {
        self.flags = flags
        self.prefix = prefix
        self.metadata = metadata
        self.timeoutNanoseconds = timeoutNanoseconds
        self.messageByteCount = messageByteCount
    }

    /// Octets of the frame's data.
    public var payloadByteCount: Int {
        let timeout = 1 + Varint.byteCount(Int(timeoutNanoseconds))
        let message = messageByteCount.map { 1 + Varint.byteCount($0) + $0 } ?? 0
        return prefix.count + metadata.count + timeout + message
    }

    /// Octets of the whole frame.
    public var byteCount: Int { FrameHeader.byteCount + payloadByteCount }

    /// Writes everything but the message, whose place, the last octets of the frame, is returned.
    @unsafe
    public func write(
        streamID: UInt32, to pointer: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        unsafe FrameHeader(
            payloadByteCount: payloadByteCount, streamID: streamID, type: FrameType.request,
            flags: flags
        ).write(to: pointer)
        var place = unsafe pointer + FrameHeader.byteCount
        unsafe place = Self.copy(prefix, place)
        unsafe place.storeBytes(of: 4 << 3, as: UInt8.self)
        unsafe place = Varint.write(UInt64(bitPattern: timeoutNanoseconds), place + 1)
        unsafe place = Self.copy(metadata, place)
        guard let messageByteCount else { return unsafe place }
        unsafe place.storeBytes(of: 3 << 3 | 2, as: UInt8.self)
        return unsafe Varint.write(UInt64(messageByteCount), place + 1)
    }

    @unsafe
    private static func copy(
        _ octets: [UInt8], _ place: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        unsafe octets.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress {
                unsafe place.copyMemory(from: base, byteCount: bytes.count)
            }
        }
        return unsafe place + octets.count
    }

    private static func append(_ field: UInt8, _ content: [UInt8], to octets: inout [UInt8]) {
        octets.append(field << 3 | 2)
        var rest = content.count
        while rest >= 128 {
            octets.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        octets.append(UInt8(rest))
        octets.append(contentsOf: content)
    }
}
