/// Protobuf's variable-length integers, read and written in place.
enum Varint {
    /// The value at `offset`, which is moved behind it; nil when it is cut off or over ten octets.
    @inline(__always)
    @unsafe
    static func read(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 70 {
            let octet = unsafe bytes[offset]
            offset += 1
            if shift == 63, octet > 1 { return nil }
            value |= UInt64(octet & 127) << shift
            if octet < 128 { return value }
            shift += 7
        }
        return nil
    }

    /// Octets that `value` takes; ten for a negative one.
    @inline(__always)
    static func byteCount(_ value: Int) -> Int {
        UInt(bitPattern: value) < 128 ? 1 : (70 - (value | 1).leadingZeroBitCount) / 7
    }

    /// Writes `value` and returns the place behind it.
    @inline(__always)
    @unsafe
    static func write(_ value: UInt64, _ pointer: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        var rest = value
        var place = unsafe pointer
        while rest >= 128 {
            unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 128, as: UInt8.self)
            unsafe place += 1
            rest >>= 7
        }
        unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        return unsafe place + 1
    }
}
