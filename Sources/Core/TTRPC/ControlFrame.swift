/// The frames of the extensions: writers give a whole frame, readers take a frame's data.
///
/// Source: ttRPC wire facts, section 11. A Headers frame's data is a message whose field 1 is
/// repeated KeyValue.
public enum ControlFrame {
    /// Octets of a Ping's and a Pong's data.
    public static let pingByteCount = 8
    /// Octets of a Window's data.
    public static let windowByteCount = 4
    /// Octets of a GoAway's data in front of its text.
    public static let goAwayByteCountMin = 8

    private static let headersField = 1

    // MARK: Cancel

    /// Ends a call early; `code` is the status that the client has given it.
    public static func cancel(streamID: UInt32, code: Int32) -> [UInt8] {
        var data: [UInt8] = []
        var rest = UInt64(bitPattern: Int64(code))
        while rest >= 128 {
            data.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        data.append(UInt8(truncatingIfNeeded: rest))
        return FrameHeader.frame(streamID: streamID, type: FrameType.cancel, data: data)
    }

    /// A Cancel's status code; nil when the data are not one number of 32 bits. The call is
    /// cancelled all the same.
    @unsafe
    public static func readCancel(_ data: UnsafeRawBufferPointer) -> Int32? {
        var offset = 0
        guard let value = unsafe Varint.read(data, &offset), offset == data.count else {
            return nil
        }
        return Int32(exactly: Int64(bitPattern: value))
    }

    // MARK: Ping and Pong

    /// Asks the peer for a Pong with the same octets.
    public static func ping(_ octets: UInt64) -> [UInt8] {
        FrameHeader.frame(streamID: 0, type: FrameType.ping, data: bigEndian(octets))
    }

    /// Answers a Ping.
    public static func pong(_ octets: UInt64) -> [UInt8] {
        FrameHeader.frame(streamID: 0, type: FrameType.pong, data: bigEndian(octets))
    }

    /// A Ping's or Pong's octets; nil when they are not eight.
    @unsafe
    public static func readPing(_ data: UnsafeRawBufferPointer) -> UInt64? {
        guard data.count == pingByteCount else { return nil }
        return unsafe UInt64(bigEndian: data.loadUnaligned(as: UInt64.self))
    }

    // MARK: GoAway

    /// Says that calls above `lastStreamID` were not and will not be run. At most 1 KiB of
    /// `message` is sent.
    public static func goAway(lastStreamID: UInt32, code: UInt32, message: String) -> [UInt8] {
        FrameHeader.frame(
            streamID: 0, type: FrameType.goAway,
            data: bigEndian(lastStreamID) + bigEndian(code)
                + ResponseWriter.shortened(message.utf8))
    }

    /// A GoAway's parts; nil when it is cut off. What is not UTF-8 in the text is replaced.
    @unsafe
    public static func readGoAway(_ data: UnsafeRawBufferPointer) -> GoAway? {
        guard data.count >= goAwayByteCountMin else { return nil }
        let text = unsafe data.dropFirst(goAwayByteCountMin).prefix(GoAway.messageByteCountMax)
        return unsafe GoAway(
            lastStreamID: UInt32(bigEndian: data.loadUnaligned(as: UInt32.self)),
            code: UInt32(bigEndian: data.loadUnaligned(fromByteOffset: 4, as: UInt32.self)),
            message: String(decoding: text, as: UTF8.self))
    }

    // MARK: Window

    /// Lets the peer send so many octets of Data more, on a stream, or with id 0 on the connection.
    public static func window(streamID: UInt32, increment: UInt32) -> [UInt8] {
        FrameHeader.frame(
            streamID: streamID, type: FrameType.window, data: bigEndian(increment))
    }

    /// A Window's increment; nil when it is not four octets.
    @unsafe
    public static func readWindow(_ data: UnsafeRawBufferPointer) -> UInt32? {
        guard data.count == windowByteCount else { return nil }
        return unsafe UInt32(bigEndian: data.loadUnaligned(as: UInt32.self))
    }

    // MARK: Headers

    /// Response metadata. The caller keeps to the limits of metadata.
    public static func headers(
        streamID: UInt32, _ pairs: [(key: String, value: String)]
    ) -> [UInt8] {
        var data: [UInt8] = []
        for (key, value) in pairs {
            let count = KeyValue.byteCount(key: key, value: value)
            let start = data.count + 1
            data.append(UInt8(headersField << 3 | 2))
            data.append(contentsOf: repeatElement(0, count: KeyValue.lengthAndContent(count)))
            unsafe data.withUnsafeMutableBytes { bytes in
                if let base = bytes.baseAddress {
                    _ = unsafe KeyValue.write(key: key, value: value, base + start)
                }
            }
        }
        return FrameHeader.frame(streamID: streamID, type: FrameType.headers, data: data)
    }

    /// Hands every pair of a Headers frame to `body`, in order.
    ///
    /// - Returns: false, and no pair at all, when one cannot be read or they are above the limits
    ///   of metadata. The call goes on without them.
    @unsafe
    public static func readHeaders(
        _ data: UnsafeRawBufferPointer, _ body: (_ key: String, _ value: String) -> Void
    ) -> Bool {
        guard unsafe KeyValue.areValid(in: data, field: headersField) else { return false }
        unsafe KeyValue.forEach(in: data, field: headersField, body)
        return true
    }

    // MARK: Numbers

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        stride(from: value.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: value >> $0)
        }
    }
}
