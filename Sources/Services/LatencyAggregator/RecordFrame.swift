/// One batch in the log: the length of what follows the header and its check sum, both of four
/// octets, the time of the wall clock in nanoseconds, eight octets, and the batch. Lowest octet
/// first.
struct RecordFrame: Equatable {
    /// Octets before the batch.
    static let headerByteCount = 16
    /// Octets of a batch (4 MiB, the limit of a message).
    static let payloadByteCountMax = 4 << 20

    let wallNanoseconds: UInt64
    let payload: [UInt8]

    var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(Self.headerByteCount + payload.count)
        append(UInt64(payload.count), 4, &octets)
        append(UInt64(checkSum), 4, &octets)
        append(wallNanoseconds, 8, &octets)
        octets += payload
        return octets
    }

    /// Reads the frame that begins at `position`.
    ///
    /// - Returns: nil when there is no whole and undamaged one.
    init?(_ octets: ArraySlice<UInt8>) {
        guard octets.count >= Self.headerByteCount else { return nil }
        func number(_ offset: Int, _ count: Int) -> UInt64 {
            let start = octets.startIndex + offset
            return octets[start..<(start + count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        let length = Int(number(0, 4))
        guard length <= Self.payloadByteCountMax,
            octets.count - Self.headerByteCount >= length
        else { return nil }
        let start = octets.startIndex + Self.headerByteCount
        self.init(
            wallNanoseconds: number(8, 8), payload: Array(octets[start..<(start + length)]))
        guard UInt64(checkSum) == number(4, 4) else { return nil }
    }

    init(wallNanoseconds: UInt64, payload: [UInt8]) {
        self.wallNanoseconds = wallNanoseconds
        self.payload = payload
    }

    /// FNV-1a over eight octets at a time, folded: against torn writes, not against forgery.
    private var checkSum: UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ wallNanoseconds
        for octet in payload { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    private func append(_ value: UInt64, _ count: Int, _ octets: inout [UInt8]) {
        for index in 0..<count {
            octets.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
        }
    }
}
