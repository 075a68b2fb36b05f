/// The Response message of a frame, read in place. The views die with the octets.
@unsafe
public struct ResponseEnvelope {
    private let bytes: UnsafeRawBufferPointer
    private var payloadRange = 0..<0
    /// The status code as sent; 0 when the status is absent.
    public private(set) var code: Int32 = 0
    private var messageRange = 0..<0
    private var capabilitiesRange: Range<Int>?
    private var timingRange: Range<Int>?
    /// Whether there is trailing metadata. It may still be above the limits, or unreadable.
    public private(set) var hasTrailers = false
    /// Whether the envelope cannot be read; then nothing else counts.
    public private(set) var isMalformed = false

    /// Reads the envelope. Fields of ours that cannot be read are as absent: they never cost a
    /// call its answer.
    public init(reading bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        var reader = unsafe FieldReader(bytes)
        while let (field, value) = unsafe reader.next() {
            switch (field, value) {
            case (1, .bytes(let range)): unsafe readStatus(range)
            case (2, .bytes(let range)): unsafe payloadRange = range
            case (1, _), (2, _): unsafe isMalformed = true
            case (ResponseExtension.capabilitiesField, .bytes(let range)):
                unsafe capabilitiesRange = range
            case (ResponseExtension.trailerField, .bytes): unsafe hasTrailers = true
            case (ResponseExtension.timingField, .bytes(let range)): unsafe timingRange = range
            default: continue
            }
        }
        if unsafe reader.isMalformed { unsafe isMalformed = true }
    }

    /// The application's message.
    public var payload: UnsafeRawBufferPointer { unsafe view(payloadRange) }

    /// The status' text, at most 1 KiB of it; what is not UTF-8 is replaced.
    public var message: String {
        unsafe String(decoding: bytes[messageRange].prefix(1024), as: UTF8.self)
    }

    /// The server's answer to an offer of extensions, to be read with ``Capabilities/init(text:)``.
    public var capabilitiesText: String? {
        guard let range = unsafe capabilitiesRange, range.count <= Capabilities.textByteCountMax
        else { return nil }
        return unsafe String(validating: view(range), as: UTF8.self)
    }

    /// Where the call spent its time at the server; nil when it does not say.
    public var timing: CallTiming? {
        guard let range = unsafe timingRange else { return nil }
        return unsafe CallTiming(reading: view(range))
    }

    /// Hands every pair of trailing metadata to `body`, in order: none of them when one cannot be
    /// read, or when they are above the limits of metadata.
    public func forEachTrailer(_ body: (_ key: String, _ value: String) -> Void) {
        guard unsafe hasTrailers,
            unsafe KeyValue.areValid(in: bytes, field: ResponseExtension.trailerField)
        else { return }
        unsafe KeyValue.forEach(in: bytes, field: ResponseExtension.trailerField, body)
    }

    private func view(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    private mutating func readStatus(_ range: Range<Int>) {
        var reader = unsafe FieldReader(view(range))
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
