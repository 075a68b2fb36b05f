/// Walks the fields of a protobuf message in place.
@unsafe
struct FieldReader {
    /// One field: its number, and either a number or a range of octets.
    enum Value {
        case number(UInt64)
        case bytes(Range<Int>)
        /// A fixed-width value or a group, which no field of the envelope has.
        case skipped
        /// The end of a group: seen inside groups only.
        case groupEnd
    }

    /// Groups inside one another that are skipped.
    private static let groupDepthMax = 32

    private let bytes: UnsafeRawBufferPointer
    private var offset: Int
    private var groupDepth = 0
    private(set) var isMalformed = false

    /// Starts at a field's border.
    init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
        unsafe self.bytes = bytes
        unsafe self.offset = offset
    }

    /// The next field, or nil at the end or when the rest cannot be read (`isMalformed`).
    ///
    /// Unparsable by the wire facts: field numbers 0 and above 2^29 − 1, group ends that match
    /// nothing, cut-off values.
    @inline(__always)
    mutating func next() -> (field: Int, Value)? {
        guard unsafe offset < bytes.count else { return nil }
        guard let tag = unsafe Varint.read(bytes, &offset), tag >> 3 > 0, tag >> 3 < 1 << 29 else {
            return unsafe malformed()
        }
        let field = Int(tag >> 3)
        switch tag & 7 {
        case 0:
            guard let value = unsafe Varint.read(bytes, &offset) else { return unsafe malformed() }
            return (field, .number(value))
        case 2:
            guard let length = unsafe Varint.read(bytes, &offset),
                unsafe length <= UInt64(bytes.count - offset)
            else { return unsafe malformed() }
            let start = unsafe offset
            unsafe offset += Int(length)
            return unsafe (field, .bytes(start..<offset))
        case 1: return unsafe skip(8, field)
        case 5: return unsafe skip(4, field)
        case 3: return unsafe skipGroup(field)
        case 4: return unsafe groupDepth > 0 ? (field, .groupEnd) : malformed()
        default: return unsafe malformed()
        }
    }

    @inline(never)
    private mutating func skipGroup(_ field: Int) -> (field: Int, Value)? {
        guard unsafe groupDepth < Self.groupDepthMax else { return unsafe malformed() }
        unsafe groupDepth += 1
        defer { unsafe groupDepth -= 1 }
        while let (inner, value) = unsafe next() {
            guard case .groupEnd = value else { continue }
            return unsafe inner == field ? (field, .skipped) : malformed()
        }
        return unsafe malformed()
    }

    private mutating func skip(_ count: Int, _ field: Int) -> (field: Int, Value)? {
        guard unsafe bytes.count - offset >= count else { return unsafe malformed() }
        unsafe offset += count
        return (field, .skipped)
    }

    private mutating func malformed() -> (field: Int, Value)? {
        unsafe isMalformed = true
        return nil
    }
}

/// Whether the octets are well-formed UTF-8.
@inline(__always)
@unsafe
func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if unsafe isASCII(bytes) { return true }
    return unsafe String(validating: bytes, as: UTF8.self) != nil
}

/// Whether all octets are below 128, eight at a time.
@inline(__always)
@unsafe
func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var found: UInt64 = 0
    var offset = 0
    while offset + 8 <= bytes.count {
        unsafe found |= base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        offset += 8
    }
    while offset < bytes.count {
        unsafe found |= UInt64(base.load(fromByteOffset: offset, as: UInt8.self))
        offset += 1
    }
    return found & 0x8080_8080_8080_8080 == 0
}
