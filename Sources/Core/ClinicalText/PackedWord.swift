/// A word folded to lower case, in two machine words.
///
/// Up to sixteen octets these are the word itself; the octets of a longer one are mixed into them.
struct PackedWord: Equatable {
    static let octetCountMax = 16

    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    private(set) var count = 0

    init() {}

    init(_ word: some StringProtocol) {
        for octet in word.utf8 { append(octet) }
    }

    /// Octets that are folded already: up to sixteen, zero behind the last one.
    @inline(__always) init(low: UInt64, high: UInt64, count: Int) {
        self.low = low
        self.high = high
        self.count = count
    }

    /// Appends an octet that is already folded.
    @inline(__always) mutating func append(_ octet: UInt8) {
        if count < 8 {
            low |= UInt64(octet) &<< UInt64(count &* 8)
        } else if count < Self.octetCountMax {
            high |= UInt64(octet) &<< UInt64((count &- 8) &* 8)
        } else {
            low = (low ^ UInt64(octet)) &* 0x9E37_79B9_7F4A_7C15
            low = low &<< 29 | low &>> 35
            high = (high ^ low) &* 0xD6E8_FEB8_6659_FD93
        }
        count &+= 1
    }

    static func == (left: PackedWord, right: PackedWord) -> Bool {
        left.low == right.low && left.high == right.high && left.count == right.count
    }
}

extension String {
    /// Up to eight octets of ASCII, the first one lowest: a text that needs no memory of its own.
    init(packed: UInt64, count: Int) {
        precondition(0...8 ~= count)
        // Safety: written up to the count, which is within the capacity.
        self = unsafe String(unsafeUninitializedCapacity: 8) { buffer in
            for index in 0..<count {
                unsafe buffer[index] = UInt8(truncatingIfNeeded: packed &>> UInt64(index &* 8))
            }
            return count
        }
    }
}
