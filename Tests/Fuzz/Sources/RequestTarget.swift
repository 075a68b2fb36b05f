import TTRPC

/// The Request envelope: what can be read is the same when it is written and read again.
enum RequestTarget {
    /// What an envelope says.
    struct Content: Equatable {
        var service: [UInt8]
        var method: [UInt8]
        var payload: [UInt8]
        var timeoutNanoseconds: Int64
        var metadata: [[String]] = []

        init(_ envelope: RequestEnvelope) {
            service = unsafe Array(envelope.service)
            method = unsafe Array(envelope.method)
            payload = unsafe Array(envelope.payload)
            timeoutNanoseconds = unsafe envelope.timeoutNanoseconds
            var pairs: [[String]] = []
            unsafe envelope.forEachMetadata {
                pairs.append(
                    unsafe [
                        String(decoding: $0, as: UTF8.self), String(decoding: $1, as: UTF8.self),
                    ])
            }
            metadata = pairs
        }
    }

    static func run(_ input: UnsafeRawBufferPointer) {
        let envelope = unsafe RequestEnvelope(reading: input)
        guard unsafe envelope.refusal == nil else { return }
        let content = unsafe Content(envelope)
        precondition(unsafe content.metadata.count == envelope.metadataCount)
        unsafe precondition(content.metadata.count <= RequestEnvelope.metadataEntryCountMax)
        unsafe precondition(content.timeoutNanoseconds <= RequestEnvelope.timeoutNanosecondsMax)
        // Names that are not UTF-8 fit no method; only text is written.
        guard unsafe envelope.hasTextNames else { return }
        let frame = write(content)
        unsafe frame.withUnsafeBytes { bytes in
            let data = unsafe UnsafeRawBufferPointer(rebasing: bytes[FrameHeader.byteCount...])
            let again = unsafe RequestEnvelope(reading: data)
            precondition(unsafe again.refusal == nil, "what was written is refused")
            precondition(unsafe Content(again) == content, "what was written reads otherwise")
        }
    }

    private static func write(_ content: Content) -> [UInt8] {
        var metadata: [UInt8] = []
        for pair in content.metadata {
            RequestWriter.append(key: pair[0], value: pair[1], to: &metadata)
        }
        let writer = RequestWriter(
            prefix: RequestWriter.prefix(
                service: String(decoding: content.service, as: UTF8.self),
                method: String(decoding: content.method, as: UTF8.self)),
            metadata: metadata, timeoutNanoseconds: content.timeoutNanoseconds,
            messageByteCount: content.payload.count)
        var frame = [UInt8](repeating: 0, count: writer.byteCount)
        unsafe frame.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let place = unsafe writer.write(streamID: 1, to: base)
            unsafe place.copyMemory(from: content.payload, byteCount: content.payload.count)
            precondition(unsafe place + content.payload.count == base + bytes.count)
        }
        return frame
    }
}
