/// The values of one statement, laid out as libpq's send call takes them: pointers, lengths,
/// formats.
///
/// Reused from statement to statement; libpq copies what it is given. On the loop's thread only.
@safe
final class ParameterBuffer {
    /// Memory kept between statements (1 MiB); a larger one is given back.
    static let keptByteCountMax = 1 << 20

    private var octets: UnsafeMutableRawPointer
    private var octetCapacity = 4096
    private var end = 0
    private var placeCapacity = 16
    /// Where each value begins; nil is SQL NULL.
    private(set) var places: UnsafeMutablePointer<UnsafePointer<CChar>?>
    /// Octets of each value.
    private(set) var lengths: UnsafeMutablePointer<Int32>
    /// Format of each value: always 1, binary.
    private(set) var formats: UnsafeMutablePointer<Int32>
    /// Number of values.
    private(set) var count = 0

    init() {
        unsafe octets = .allocate(byteCount: octetCapacity, alignment: 8)
        unsafe places = .allocate(capacity: placeCapacity)
        unsafe lengths = .allocate(capacity: placeCapacity)
        unsafe formats = .allocate(capacity: placeCapacity)
        unsafe formats.initialize(repeating: 1, count: placeCapacity)
    }

    deinit {
        unsafe octets.deallocate()
        unsafe places.deallocate()
        unsafe lengths.deallocate()
        unsafe formats.deallocate()
    }

    /// Octets that `values` need.
    ///
    /// - Throws: ``PostgresError`` `invalidRequest` for text with a NUL, a UUID that is not 16
    ///   octets long, or more than ``PostgresLimits`` allow.
    static func measure(_ values: [PostgresValue]) throws(PostgresError) -> Int {
        guard values.count <= PostgresLimits.parameterCountMax else {
            throw PostgresError(.invalidRequest, "a statement has too many parameters")
        }
        var total = 0
        for value in values {
            if value.holdsNUL {
                throw PostgresError(.invalidRequest, "text for PostgreSQL holds a NUL")
            }
            if case .uuid(let octets) = value, octets.count != 16 {
                throw PostgresError(.invalidRequest, "a UUID has 16 octets, not \(octets.count)")
            }
            total += value.byteCount
        }
        guard total <= PostgresLimits.callByteCountMax else {
            throw PostgresError(.invalidRequest, "parameters of \(total) octets are too large")
        }
        return total
    }

    /// Lays out `values`, which ``measure(_:)`` has passed.
    func encode(_ values: [PostgresValue]) {
        var total = 0
        for value in values { total += value.byteCount }
        reserve(byteCount: total, placeCount: values.count)
        count = values.count
        end = 0
        for index in values.indices {
            let start = end
            if append(values[index]) {
                unsafe places[index] = UnsafePointer(
                    (octets + start).assumingMemoryBound(to: CChar.self))
                unsafe lengths[index] = Int32(truncatingIfNeeded: end - start)
            } else {
                unsafe places[index] = nil
                unsafe lengths[index] = 0
            }
        }
    }

    private func append(_ value: PostgresValue) -> Bool {
        switch value {
        case .null: return false
        case .bytes(let octets), .uuid(let octets): append(octets)
        case .text(let text): append(text)
        case .int64(let number): append(number)
        case .int32(let number): append(number)
        case .bool(let flag): append(UInt8(flag ? 1 : 0))
        case .timestamp(let microseconds):
            append(microseconds &- BinaryFormat.timestampEpochMicroseconds)
        case .bytesArray(let elements):
            appendHeader(of: BinaryFormat.TypeID.bytes, count: elements.count)
            for element in elements {
                append(Int32(truncatingIfNeeded: element.count))
                append(element)
            }
        case .textArray(let elements):
            appendHeader(of: BinaryFormat.TypeID.text, count: elements.count)
            for element in elements {
                append(Int32(truncatingIfNeeded: element.utf8.count))
                append(element)
            }
        case .int64Array(let elements):
            appendHeader(of: BinaryFormat.TypeID.int64, count: elements.count)
            for element in elements {
                append(Int32(8))
                append(element)
            }
        }
        return true
    }

    private func appendHeader(of element: UInt32, count: Int) {
        append(Int32(count == 0 ? 0 : 1))  // Dimensions: an empty array has none.
        append(Int32(0))  // No NULL inside.
        append(element)
        if count == 0 { return }
        append(Int32(truncatingIfNeeded: count))
        append(Int32(1))  // The first element's index.
    }

    private func append(_ number: some FixedWidthInteger) {
        unsafe (octets + end).storeBytes(of: number.bigEndian, as: type(of: number))
        end += number.bitWidth / 8
    }

    private func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe append($0) }
    }

    private func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
    }

    private func append(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        unsafe (octets + end).copyMemory(from: base, byteCount: bytes.count)
        end += bytes.count
    }

    private func reserve(byteCount: Int, placeCount: Int) {
        let isTooLarge = octetCapacity > Self.keptByteCountMax && byteCount <= Self.keptByteCountMax
        if byteCount > octetCapacity || isTooLarge {
            unsafe octets.deallocate()
            octetCapacity = isTooLarge ? Self.keptByteCountMax : max(byteCount, octetCapacity * 2)
            unsafe octets = .allocate(byteCount: octetCapacity, alignment: 8)
        }
        if placeCount > placeCapacity {
            unsafe places.deallocate()
            unsafe lengths.deallocate()
            unsafe formats.deallocate()
            placeCapacity = max(placeCount, placeCapacity * 2)
            unsafe places = .allocate(capacity: placeCapacity)
            unsafe lengths = .allocate(capacity: placeCapacity)
            unsafe formats = .allocate(capacity: placeCapacity)
            unsafe formats.initialize(repeating: 1, count: placeCapacity)
        }
    }
}

extension PostgresValue {
    fileprivate var holdsNUL: Bool {
        switch self {
        case .text(let text): text.utf8.contains(0)
        case .textArray(let elements): elements.contains { $0.utf8.contains(0) }
        case .null, .bytes, .int64, .int32, .bool, .uuid, .timestamp, .bytesArray, .int64Array:
            false
        }
    }
}
