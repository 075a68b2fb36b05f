import TTRPC

/// The frames of an input, with their data, for the targets that drive a machine.
@safe
struct FrameReader {
    private let stream: UnsafeRawBufferPointer
    private var decoder = FrameDecoder()
    private var start = 0

    init(_ stream: UnsafeRawBufferPointer) { unsafe self.stream = stream }

    /// A frame, whole or too large; nil at the end of what can be read.
    @unsafe enum Found {
        case frame(FrameHeader, UnsafeRawBufferPointer)
        case oversize(FrameHeader)
    }

    mutating func next() -> Found? {
        while true {
            let unread = unsafe UnsafeRawBufferPointer(rebasing: stream[start...])
            let (event, consumed) = unsafe decoder.next(unread)
            start += consumed
            switch event {
            case .frame(let header):
                let data = unsafe unread[FrameHeader.byteCount..<consumed]
                return unsafe .frame(header, UnsafeRawBufferPointer(rebasing: data))
            case .oversize(let header): return unsafe .oversize(header)
            case .discard: continue
            case .needMore, .close: return nil
            }
        }
    }
}
