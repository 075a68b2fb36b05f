/// Reads PostgreSQL's binary array format, bounds checked at each step.
@unsafe
struct ArrayReader {
    private var rest: UnsafeRawBufferPointer

    init(_ octets: UnsafeRawBufferPointer) { unsafe rest = octets }

    /// Reads the header: the number of elements, or nil when it is not one dimension.
    mutating func readHeader() -> Int? {
        guard let dimensions = unsafe readNumber(), unsafe readNumber() != nil,
            unsafe readNumber() != nil
        else { return nil }
        if dimensions == 0 { return 0 }
        guard dimensions == 1, let count = unsafe readNumber(), count >= 0,
            unsafe readNumber() != nil,
            // Each element has a length at least: a count that lies is found here.
            unsafe Int(count) <= rest.count / 4
        else { return nil }
        return Int(count)
    }

    /// The next element's octets; nil when it is NULL or cut off.
    mutating func readElement() -> UnsafeRawBufferPointer? {
        guard let count = unsafe readNumber(), count >= 0, unsafe Int(count) <= rest.count else {
            return nil
        }
        defer { unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(count))) }
        return unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(Int(count)))
    }

    private mutating func readNumber() -> Int32? {
        guard unsafe rest.count >= 4 else { return nil }
        defer { unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(4)) }
        return unsafe Int32(bigEndian: rest.loadUnaligned(as: Int32.self))
    }
}
