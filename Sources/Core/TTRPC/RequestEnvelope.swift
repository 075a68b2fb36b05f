/// The Request message of a frame, read in place: views into the frame's data, nothing copied.
///
/// The views die with the octets they were made from.
@unsafe
public struct RequestEnvelope {
    /// Pairs of metadata in one request. Source: ttRPC wire facts, section 4.
    public static let metadataEntryCountMax = 64
    /// Octets of all metadata keys and values. Source: as above.
    public static let metadataByteCountMax = 8192
    /// Timeouts above are clamped to it, in nanoseconds.
    public static let timeoutNanosecondsMax: Int64 = 1 << 62

    /// Why a Request is refused.
    public enum Refusal: Equatable, Sendable {
        /// It is not a protobuf message of this form.
        case malformed
        /// A text field is not UTF-8.
        case notUTF8
        /// There is more metadata than allowed.
        case metadataOverLimit
    }

    private let bytes: UnsafeRawBufferPointer
    private var serviceRange = 0..<0
    private var methodRange = 0..<0
    private var payloadRange = 0..<0
    /// Time left at the moment of sending; 0 means no deadline, negative means already expired.
    public private(set) var timeoutNanoseconds: Int64 = 0
    /// Pairs of metadata.
    public private(set) var metadataCount = 0
    /// Why it must be refused; nil when it can be used.
    public private(set) var refusal: Refusal?

    /// Reads the envelope. Check ``refusal`` before anything else.
    public init(reading bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        var reader = unsafe FieldReader(bytes)
        var metadataByteCount = 0
        while let (field, value) = unsafe reader.next() {
            switch (field, value) {
            case (1, .bytes(let range)): unsafe serviceRange = range
            case (2, .bytes(let range)): unsafe methodRange = range
            case (3, .bytes(let range)): unsafe payloadRange = range
            case (4, .number(let number)):
                unsafe timeoutNanoseconds = min(
                    Int64(bitPattern: number), Self.timeoutNanosecondsMax)
            case (5, .bytes(let range)):
                unsafe metadataCount += 1
                unsafe metadataByteCount += checkPair(range)
            case (1...5, _):
                unsafe refusal = .malformed  // A known field of another wire type.
                return
            default: continue
            }
        }
        if unsafe reader.isMalformed {
            unsafe refusal = .malformed
        } else if unsafe metadataCount > Self.metadataEntryCountMax
            || metadataByteCount > Self.metadataByteCountMax
        {
            unsafe refusal = refusal ?? .metadataOverLimit
        }
    }

    /// The service's full name. UTF-8 is not checked: see ``hasTextNames``.
    public var service: UnsafeRawBufferPointer { unsafe view(serviceRange) }
    /// The bare method name. UTF-8 is not checked: see ``hasTextNames``.
    public var method: UnsafeRawBufferPointer { unsafe view(methodRange) }
    /// The application's message.
    public var payload: UnsafeRawBufferPointer { unsafe view(payloadRange) }

    /// Whether both names are UTF-8. Only worth asking when no method of these names is known.
    public var hasTextNames: Bool { unsafe isUTF8(service) && isUTF8(method) }

    /// Hands every metadata pair to `body`, in order.
    public func forEachMetadata(_ body: (_ key: String, _ value: String) -> Void) {
        if unsafe metadataCount == 0 { return }
        var reader = unsafe FieldReader(bytes)
        while let (field, value) = unsafe reader.next() {
            guard field == 5, case .bytes(let range) = value else { continue }
            let (key, text) = unsafe pair(range)
            unsafe body(
                String(decoding: key, as: UTF8.self), String(decoding: text, as: UTF8.self))
        }
    }

    @inline(__always)
    private func view(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    private func pair(
        _ range: Range<Int>
    ) -> (key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
        let entry = unsafe view(range)
        var key = 0..<0
        var value = 0..<0
        var reader = unsafe FieldReader(entry)
        while let (field, found) = unsafe reader.next() {
            switch (field, found) {
            case (1, .bytes(let range)): key = range
            case (2, .bytes(let range)): value = range
            default: continue
            }
        }
        return unsafe (
            UnsafeRawBufferPointer(rebasing: entry[key]),
            UnsafeRawBufferPointer(rebasing: entry[value])
        )
    }

    /// Octets of key and value; refuses a pair that cannot be read.
    private mutating func checkPair(_ range: Range<Int>) -> Int {
        var reader = unsafe FieldReader(view(range))
        while let (field, found) = unsafe reader.next() {
            if field > 2 { continue }
            guard case .bytes = found else {
                unsafe refusal = .malformed
                return 0
            }
        }
        if unsafe reader.isMalformed { unsafe refusal = .malformed }
        let (key, value) = unsafe pair(range)
        if unsafe !isUTF8(key) || !isUTF8(value) { unsafe refusal = refusal ?? .notUTF8 }
        return key.count + value.count
    }
}
