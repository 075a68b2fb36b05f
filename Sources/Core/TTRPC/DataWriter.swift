/// Writes Data frames in place: one application message each, without an envelope.
public enum DataWriter {
    /// Octets of a whole frame that carries a message of this size.
    @inline(__always)
    public static func byteCount(messageByteCount: Int) -> Int {
        FrameHeader.byteCount + messageByteCount
    }

    /// Writes the header and returns the place of the message.
    ///
    /// `flags` stay 0 for a message: some servers report an error for a closing frame that carries
    /// one, so a side is closed with ``end(streamID:)``.
    @inline(__always)
    @unsafe
    public static func write(
        streamID: UInt32, messageByteCount: Int, flags: UInt8 = 0,
        to pointer: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        unsafe FrameHeader(
            payloadByteCount: messageByteCount, streamID: streamID, type: FrameType.data,
            flags: flags
        ).write(to: pointer)
        return unsafe pointer + FrameHeader.byteCount
    }

    /// A whole frame that closes the sender's side of a stream.
    public static func end(streamID: UInt32) -> [UInt8] {
        FrameHeader.frame(
            streamID: streamID, type: FrameType.data,
            flags: FrameFlags.remoteClosed | FrameFlags.noData, data: [])
    }
}
