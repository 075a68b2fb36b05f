/// Where a page of accesses goes on: behind this one.
package struct AccessPosition: Sendable, Equatable {
    /// Most octets of the octet form.
    package static let byteCountMax = 16 + 128

    /// Before every access.
    package static let start = AccessPosition(microseconds: 0, stream: "", sequence: 0)

    /// Its time in microseconds since 1970-01-01 00:00 UTC.
    package let microseconds: Int64
    /// Its trail.
    package let stream: String
    /// Its number there.
    package let sequence: UInt64

    /// A position of its parts.
    package init(microseconds: Int64, stream: String, sequence: UInt64) {
        self.microseconds = microseconds
        self.stream = stream
        self.sequence = sequence
    }

    /// The position that octets stand for; nil when they stand for none.
    package init?(octets: [UInt8]) {
        guard (17...Self.byteCountMax).contains(octets.count),
            let stream = String(validating: octets[16...], as: UTF8.self), !stream.contains("\0")
        else { return nil }
        let number = { (range: Range<Int>) in
            octets[range].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        guard let microseconds = Int64(exactly: number(0..<8)) else { return nil }
        self.init(microseconds: microseconds, stream: stream, sequence: number(8..<16))
    }

    /// The octet form: time and number, big-endian, then the trail.
    package var octets: [UInt8] {
        let numbers = [UInt64(clamping: microseconds), sequence]
        return numbers.flatMap { number in
            stride(from: UInt64(56), through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: number >> $0)
            }
        } + Array(stream.utf8)
    }
}
