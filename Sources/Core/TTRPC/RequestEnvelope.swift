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
    /// No metadata stands before it.
    private var metadataStart = Int.max
    /// Time left at the moment of sending; 0 means no deadline, negative means already expired.
    public private(set) var timeoutNanoseconds: Int64 = 0
    /// Pairs of metadata.
    public private(set) var metadataCount = 0
    /// Why it must be refused; nil when it can be used.
    public private(set) var refusal: Refusal?

    /// Reads the envelope. Check ``refusal`` before anything else.
    public init(reading bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        var metadataByteCount = 0
        let plain = unsafe readPlain(&metadataByteCount)
        if plain < bytes.count { unsafe readRest(from: plain, &metadataByteCount) }
        if unsafe metadataCount > Self.metadataEntryCountMax
            || metadataByteCount > Self.metadataByteCountMax
        {
            unsafe refusal = refusal ?? .metadataOverLimit
        }
    }

    /// Reads fields in the form in which nearly every Request has them: a length of one or two
    /// octets, a timeout of up to nine.
    ///
    /// - Returns: the border of the first field of another form, or the end.
    @inline(__always)
    private mutating func readPlain(_ metadataByteCount: inout Int) -> Int {
        guard let base = unsafe bytes.baseAddress else { return 0 }
        let count = unsafe bytes.count
        var offset = 0
        while offset + 1 < count {
            let tag = unsafe base.load(fromByteOffset: offset, as: UInt8.self)
            var start = offset + 2
            var length = unsafe Int(base.load(fromByteOffset: offset + 1, as: UInt8.self))
            if tag == 4 << 3 {
                guard let end = unsafe readTimeout(base, offset + 1, count) else { return offset }
                offset = end
                continue
            }
            if length >= 128 {
                guard start < count else { return offset }
                let high = unsafe Int(base.load(fromByteOffset: start, as: UInt8.self))
                guard high < 128 else { return offset }
                length = length & 127 | high << 7
                start += 1
            }
            guard length <= count - start else { return offset }
            let range = unsafe Range(uncheckedBounds: (start, start + length))
            switch tag {
            case 1 << 3 | 2: unsafe serviceRange = range
            case 2 << 3 | 2: unsafe methodRange = range
            case 3 << 3 | 2: unsafe payloadRange = range
            case 5 << 3 | 2:
                if unsafe metadataCount == 0 { unsafe metadataStart = offset }
                unsafe metadataCount += 1
                unsafe metadataByteCount += checkPair(range)
            default: return offset
            }
            offset = start + length
        }
        return offset
    }

    /// The place behind a timeout of at most nine octets; nil when it has another form.
    @inline(__always)
    private mutating func readTimeout(
        _ base: UnsafeRawPointer, _ start: Int, _ count: Int
    ) -> Int? {
        var value: Int64 = 0
        var shift: Int64 = 0
        var offset = start
        while offset < count, shift < 63 {
            let octet = unsafe base.load(fromByteOffset: offset, as: UInt8.self)
            offset += 1
            value |= Int64(octet & 127) &<< shift
            if octet < 128 {
                unsafe timeoutNanoseconds = min(value, Self.timeoutNanosecondsMax)
                return offset
            }
            shift += 7
        }
        return nil
    }

    /// Reads the fields from a border on, whatever their form.
    @inline(never)
    private mutating func readRest(from offset: Int, _ metadataByteCount: inout Int) {
        unsafe metadataStart = min(metadataStart, offset)
        var reader = unsafe FieldReader(bytes, from: offset)
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
        if unsafe reader.isMalformed { unsafe refusal = .malformed }
    }

    /// The service's full name. UTF-8 is not checked: see ``hasTextNames``.
    public var service: UnsafeRawBufferPointer { unsafe view(serviceRange) }
    /// The bare method name. UTF-8 is not checked: see ``hasTextNames``.
    public var method: UnsafeRawBufferPointer { unsafe view(methodRange) }
    /// The application's message.
    public var payload: UnsafeRawBufferPointer { unsafe view(payloadRange) }

    /// Whether both names are UTF-8. Only worth asking when no method of these names is known.
    public var hasTextNames: Bool { unsafe isUTF8(service) && isUTF8(method) }

    /// Hands the octets of every metadata pair to `body`, in order. They are UTF-8.
    public func forEachMetadata(
        _ body: (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void
    ) {
        if unsafe metadataCount == 0 { return }
        unsafe KeyValue.forEachPair(in: bytes, from: metadataStart, field: 5, body)
    }

    @inline(__always)
    private func view(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    /// Octets of key and value; refuses a pair that cannot be read.
    private mutating func checkPair(_ range: Range<Int>) -> Int {
        let (byteCount, found) = unsafe KeyValue.check(view(range))
        switch found {
        case .malformed?: unsafe refusal = .malformed
        case let other?: unsafe refusal = refusal ?? other
        case nil: break
        }
        return byteCount
    }
}
