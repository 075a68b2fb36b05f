/// The Response message of a frame, read in place. The views die with the octets.
@unsafe
public struct ResponseEnvelope {
    private let bytes: UnsafeRawBufferPointer
    private var payloadRange = 0..<0
    private var statusRange = 0..<0
    /// The status code as sent; 0 when the status is absent.
    public private(set) var code: Int32 = 0
    private var messageRange = 0..<0
    /// Whether the envelope cannot be read; then nothing else counts.
    public private(set) var isMalformed = false

    /// Reads the envelope.
    public init(reading bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        var reader = unsafe FieldReader(bytes)
        while let (field, value) = unsafe reader.next() {
            switch (field, value) {
            case (1, .bytes(let range)): unsafe readStatus(range)
            case (2, .bytes(let range)): unsafe payloadRange = range
            case (1, _), (2, _): unsafe isMalformed = true
            default: continue
            }
        }
        if unsafe reader.isMalformed { unsafe isMalformed = true }
    }

    /// The application's message.
    public var payload: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: bytes[payloadRange])
    }

    /// The status' text, at most 1 KiB of it; what is not UTF-8 is replaced.
    public var message: String {
        unsafe String(decoding: bytes[messageRange].prefix(1024), as: UTF8.self)
    }

    private mutating func readStatus(_ range: Range<Int>) {
        var reader = unsafe FieldReader(UnsafeRawBufferPointer(rebasing: bytes[range]))
        while let (field, value) = unsafe reader.next() {
            switch (field, value) {
            case (1, .number(let number)): unsafe code = Int32(truncatingIfNeeded: number)
            case (2, .bytes(let inner)):
                unsafe messageRange =
                    (inner.lowerBound + range.lowerBound)..<(inner.upperBound + range.lowerBound)
            case (1, _), (2, _): unsafe isMalformed = true
            default: continue
            }
        }
        if unsafe reader.isMalformed { unsafe isMalformed = true }
    }
}

/// Writes Response frames in place.
public enum ResponseWriter {
    /// Octets of a whole frame that carries a message of this size and no status.
    @inline(__always)
    public static func byteCount(messageByteCount: Int) -> Int {
        FrameHeader.byteCount + 1 + Varint.byteCount(messageByteCount) + messageByteCount
    }

    /// Writes everything but the message, whose place, the last octets of the frame, is returned.
    @inline(__always)
    @unsafe
    public static func write(
        streamID: UInt32, messageByteCount: Int, to pointer: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        let whole = byteCount(messageByteCount: messageByteCount)
        unsafe FrameHeader(
            payloadByteCount: whole - FrameHeader.byteCount, streamID: streamID,
            type: FrameType.response
        ).write(to: pointer)
        let place = unsafe pointer + FrameHeader.byteCount
        unsafe place.storeBytes(of: 2 << 3 | 2, as: UInt8.self)
        return unsafe Varint.write(UInt64(messageByteCount), place + 1)
    }

    /// A whole frame that says a call has failed. `code` is 1 to 16; at most 1 KiB of `message`.
    public static func failure(streamID: UInt32, code: Int32, message: String) -> [UInt8] {
        let text = shortened(message.utf8)
        let textHead: [UInt8] = [2 << 3 | 2] + varint(text.count)
        let status: [UInt8] = [1 << 3, UInt8(truncatingIfNeeded: code)] + textHead + text
        let data: [UInt8] = [1 << 3 | 2] + varint(status.count) + status
        var frame = [UInt8](repeating: 0, count: FrameHeader.byteCount)
        let header = FrameHeader(
            payloadByteCount: data.count, streamID: streamID, type: FrameType.response)
        unsafe frame.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { unsafe header.write(to: base) }
        }
        return frame + data
    }

    /// Cut between two characters: half of one would make the peer refuse the whole Response.
    private static func shortened(_ text: String.UTF8View) -> [UInt8] {
        guard text.count > 1024 else { return Array(text) }
        var end = text.index(text.startIndex, offsetBy: 1024)
        while text[end] & 0xC0 == 0x80 { end = text.index(before: end) }
        return Array(text[..<end])
    }

    private static func varint(_ value: Int) -> [UInt8] {
        value < 128
            ? [UInt8(value)] : [UInt8(truncatingIfNeeded: value) | 128, UInt8(value >> 7)]
    }
}
