/// Writes Response frames in place.
public enum ResponseWriter {
    /// Octets of a failure's text that are sent.
    public static let messageTextByteCountMax = 1024

    /// Octets of a whole frame that carries a message of this size and no status.
    /// `extensionByteCount` is ``ResponseExtension/byteCount`` when there is one.
    @inline(__always)
    public static func byteCount(messageByteCount: Int, extensionByteCount: Int = 0) -> Int {
        FrameHeader.byteCount + extensionByteCount + 1 + Varint.byteCount(messageByteCount)
            + messageByteCount
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
        return unsafe writePayloadHead(messageByteCount, pointer + FrameHeader.byteCount)
    }

    /// As ``write(streamID:messageByteCount:to:)``, with fields of ours in front of the message.
    @inline(__always)
    @unsafe
    public static func write(
        streamID: UInt32, messageByteCount: Int, extension: ResponseExtension,
        to pointer: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        let whole = byteCount(
            messageByteCount: messageByteCount, extensionByteCount: `extension`.byteCount)
        unsafe FrameHeader(
            payloadByteCount: whole - FrameHeader.byteCount, streamID: streamID,
            type: FrameType.response
        ).write(to: pointer)
        let place = unsafe `extension`.write(to: pointer + FrameHeader.byteCount)
        return unsafe writePayloadHead(messageByteCount, place)
    }

    @inline(__always)
    @unsafe
    private static func writePayloadHead(
        _ messageByteCount: Int, _ place: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        unsafe place.storeBytes(of: 2 << 3 | 2, as: UInt8.self)
        return unsafe Varint.write(UInt64(messageByteCount), place + 1)
    }

    /// A whole frame that says a call has failed. `code` is 1 to 16; at most 1 KiB of `message`.
    public static func failure(
        streamID: UInt32, code: Int32, message: String, extension: ResponseExtension = .none
    ) -> [UInt8] {
        let text = shortened(message.utf8)
        let textHead: [UInt8] = [2 << 3 | 2] + varint(text.count)
        let status: [UInt8] = [1 << 3, UInt8(truncatingIfNeeded: code)] + textHead + text
        let statusHead: [UInt8] = [1 << 3 | 2] + varint(status.count)
        var data = statusHead + status
        let extensionByteCount = `extension`.byteCount
        if extensionByteCount > 0 {
            let start = data.count
            data.append(contentsOf: repeatElement(0, count: extensionByteCount))
            unsafe data.withUnsafeMutableBytes { bytes in
                if let base = bytes.baseAddress {
                    _ = unsafe `extension`.write(to: base + start)
                }
            }
        }
        return FrameHeader.frame(streamID: streamID, type: FrameType.response, data: data)
    }

    /// Cut between two characters: half of one would make the peer refuse the whole Response.
    static func shortened(_ text: String.UTF8View) -> [UInt8] {
        guard text.count > messageTextByteCountMax else { return Array(text) }
        var end = text.index(text.startIndex, offsetBy: messageTextByteCountMax)
        while text[end] & 0xC0 == 0x80 { end = text.index(before: end) }
        return Array(text[..<end])
    }

    private static func varint(_ value: Int) -> [UInt8] {
        value < 128
            ? [UInt8(value)] : [UInt8(truncatingIfNeeded: value) | 128, UInt8(value >> 7)]
    }
}
