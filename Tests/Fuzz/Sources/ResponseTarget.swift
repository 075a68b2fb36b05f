import TTRPC

/// The Response envelope: every view of it stays inside, and its limits hold.
enum ResponseTarget {
    static func run(_ input: UnsafeRawBufferPointer) {
        let envelope = unsafe ResponseEnvelope(reading: input)
        let payload = unsafe Array(envelope.payload)
        let text = unsafe envelope.message
        // A replaced octet becomes three.
        precondition(text.utf8.count <= 3 * 1024, "a status text above its limit")
        _ = unsafe envelope.timing
        let capabilities = unsafe envelope.capabilitiesText.map { Capabilities(text: $0) }
        var trailers: [(key: String, value: String)] = []
        unsafe envelope.forEachTrailer { trailers.append(($0, $1)) }
        unsafe precondition(trailers.count <= RequestEnvelope.metadataEntryCountMax)
        let byteCount = trailers.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        unsafe precondition(byteCount <= RequestEnvelope.metadataByteCountMax)
        guard unsafe !envelope.isMalformed else { return }
        let own = unsafe ResponseExtension(
            capabilities: capabilities, trailers: trailers, timing: envelope.timing)
        check(own, payload)
    }

    /// An answer with the same parts reads as it was written.
    private static func check(_ own: ResponseExtension, _ payload: [UInt8]) {
        let byteCount = ResponseWriter.byteCount(
            messageByteCount: payload.count, extensionByteCount: own.byteCount)
        var frame = [UInt8](repeating: 0, count: byteCount)
        unsafe frame.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let place = unsafe ResponseWriter.write(
                streamID: 1, messageByteCount: payload.count, extension: own, to: base)
            unsafe place.copyMemory(from: payload, byteCount: payload.count)
            precondition(unsafe place + payload.count == base + bytes.count)
            let data = unsafe UnsafeRawBufferPointer(rebasing: bytes[FrameHeader.byteCount...])
            let again = unsafe ResponseEnvelope(reading: data)
            precondition(unsafe !again.isMalformed && again.code == 0)
            precondition(unsafe Array(again.payload) == payload)
            precondition(unsafe again.timing == own.timing)
            var count = 0
            unsafe again.forEachTrailer { key, value in
                precondition(own.trailers[count] == (key, value), "a trailer reads otherwise")
                count += 1
            }
            precondition(count == own.trailers.count, "a trailer is lost")
        }
    }
}
