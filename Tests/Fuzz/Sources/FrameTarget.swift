import TTRPC

/// The frame decoder: however the reads are cut, the same frames come out.
enum FrameTarget {
    /// What the decoder says of a stream: its events without the waiting, and how it ended.
    struct Outcome: Equatable {
        var frames: [FrameHeader] = []
        var discardedByteCount = 0
        var isClosed = false
        var mayEnd = false
    }

    static func run(_ input: UnsafeRawBufferPointer) {
        guard let first = unsafe input.first else { return }
        let stream = unsafe UnsafeRawBufferPointer(rebasing: input.dropFirst())
        let whole = unsafe decode(stream, stepByteCount: max(stream.count, 1))
        let cut = unsafe decode(stream, stepByteCount: Int(first) + 1)
        precondition(whole == cut, "the cut of the reads shows")
    }

    /// Feeds the decoder so many octets more with each read.
    private static func decode(
        _ stream: UnsafeRawBufferPointer, stepByteCount: Int
    ) -> Outcome {
        var decoder = FrameDecoder()
        var outcome = Outcome()
        var start = 0
        var end = 0
        while true {
            let unread = unsafe UnsafeRawBufferPointer(rebasing: stream[start..<end])
            let (event, consumed) = unsafe decoder.next(unread)
            precondition(consumed >= 0 && consumed <= unread.count, "consumed what was not there")
            start += consumed
            switch event {
            case .needMore(let count):
                precondition(consumed == 0 && count > unread.count, "asked for what was there")
                guard end < stream.count else {
                    outcome.mayEnd = decoder.mayEnd(leftOver: end - start)
                    return outcome
                }
                end = min(end + stepByteCount, stream.count)
            case .frame(let header):
                precondition(consumed == FrameHeader.byteCount + header.payloadByteCount)
                outcome.frames.append(header)
            case .oversize(let header):
                precondition(header.payloadByteCount > FrameHeader.payloadByteCountMax)
                outcome.frames.append(header)
            case .discard(let count):
                precondition(count == consumed && count > 0, "discarded nothing")
                outcome.discardedByteCount += count
            case .close:
                outcome.isClosed = true
                return outcome
            }
        }
    }
}
