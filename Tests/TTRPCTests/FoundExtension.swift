import TTRPC

/// What a Response carries in fields 1001 to 1003, copied out of it.
struct FoundExtension: Equatable, Sendable {
    var capabilitiesText: String?
    var hasTrailers = false
    var trailers: [[String]] = []
    var timing: CallTiming?

    init(
        capabilitiesText: String? = nil, trailers: [[String]] = [], timing: CallTiming? = nil
    ) {
        self.capabilitiesText = capabilitiesText
        self.trailers = trailers
        self.timing = timing
        hasTrailers = !trailers.isEmpty
    }

    init(of data: [UInt8]) {
        unsafe data.withUnsafeBytes { bytes in
            let envelope = unsafe ResponseEnvelope(reading: bytes)
            unsafe capabilitiesText = envelope.capabilitiesText
            unsafe hasTrailers = envelope.hasTrailers
            unsafe timing = envelope.timing
            var pairs: [[String]] = []
            unsafe envelope.forEachTrailer { pairs.append([$0, $1]) }
            trailers = pairs
        }
    }
}
