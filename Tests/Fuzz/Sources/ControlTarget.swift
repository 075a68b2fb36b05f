import TTRPC

/// The frames of the extensions: what can be read is the same when it is written and read again.
enum ControlTarget {
    static func run(_ input: UnsafeRawBufferPointer) {
        if let code = unsafe ControlFrame.readCancel(input) {
            unsafe again(ControlFrame.cancel(streamID: 1, code: code)) { data in
                precondition(unsafe ControlFrame.readCancel(data) == code)
            }
        }
        if let octets = unsafe ControlFrame.readPing(input) {
            for frame in [ControlFrame.ping(octets), ControlFrame.pong(octets)] {
                unsafe again(frame) { data in
                    precondition(unsafe ControlFrame.readPing(data) == octets)
                }
            }
        }
        if let increment = unsafe ControlFrame.readWindow(input) {
            unsafe again(ControlFrame.window(streamID: 1, increment: increment)) { data in
                precondition(unsafe ControlFrame.readWindow(data) == increment)
            }
        }
        if let goAway = unsafe ControlFrame.readGoAway(input) {
            let frame = ControlFrame.goAway(
                lastStreamID: goAway.lastStreamID, code: goAway.code, message: goAway.message)
            unsafe again(frame) { data in
                let read = unsafe ControlFrame.readGoAway(data)
                precondition(read?.lastStreamID == goAway.lastStreamID)
                precondition(read?.code == goAway.code)
            }
        }
        unsafe headers(input)
    }

    private static func headers(_ input: UnsafeRawBufferPointer) {
        var pairs: [(key: String, value: String)] = []
        let isRead = unsafe ControlFrame.readHeaders(input) { pairs.append(($0, $1)) }
        precondition(isRead || pairs.isEmpty, "pairs of a frame that cannot be read")
        guard isRead else { return }
        unsafe again(ControlFrame.headers(streamID: 1, pairs)) { data in
            var count = 0
            let isReadAgain = unsafe ControlFrame.readHeaders(data) { key, value in
                precondition(pairs[count] == (key, value), "a pair reads otherwise")
                count += 1
            }
            precondition(isReadAgain && count == pairs.count, "a pair is lost")
        }
    }

    /// Hands a frame's data to `body`.
    private static func again(_ frame: [UInt8], _ body: (UnsafeRawBufferPointer) -> Void) {
        unsafe frame.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let header = unsafe FrameHeader(reading: base)
            precondition(header.payloadByteCount == bytes.count - FrameHeader.byteCount)
            unsafe body(UnsafeRawBufferPointer(rebasing: bytes[FrameHeader.byteCount...]))
        }
    }
}
