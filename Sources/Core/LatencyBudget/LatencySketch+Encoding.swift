/// The compact form, in which sketches are kept and sent.
///
/// One octet of version, then numbers of variable length: the shortest, the longest, the sum, and
/// the buckets from that of the shortest to that of the longest. An empty bucket is a 0 and the
/// number of further empty ones. Equal sketches have equal octets, and only those are read.
extension LatencySketch {
    /// The version that is written, and the only one that is read.
    public static let encodingVersion: UInt8 = 1
    /// The most octets that a sketch takes (37.8 KB); typical ones take a few hundred.
    public static let encodedByteCountMax = 48 + bucketCountMax * 10
    /// The most durations that octets may claim (2^56), so that sums of sketches do not wrap.
    public static let encodedCountMax: UInt64 = 1 << 56

    /// The sketch in its compact form.
    public func encoded() -> [UInt8] {
        var writer = OctetWriter()
        writer.append(octet: Self.encodingVersion)
        guard count > 0 else { return writer.octets }
        writer.append(minimum)
        writer.append(maximum)
        writer.append(sum)
        var emptyCount: UInt64 = 0
        for bucketCount in buckets {
            if bucketCount == 0 {
                emptyCount += 1
                continue
            }
            if emptyCount > 0 {
                writer.append(UInt64(0))
                writer.append(emptyCount - 1)
                emptyCount = 0
            }
            writer.append(bucketCount)
        }
        return writer.octets
    }

    /// Reads the compact form.
    ///
    /// - Throws: ``SketchError`` for anything that ``encoded()`` would not have written.
    public init(decoding octets: [UInt8]) throws(SketchError) {
        guard octets.count <= Self.encodedByteCountMax else {
            throw SketchError(.malformed, "more than \(Self.encodedByteCountMax) octets")
        }
        var reader = OctetReader(octets)
        guard try reader.octet() == Self.encodingVersion else {
            throw SketchError(.unknownVersion, "a sketch of another version")
        }
        self.init()
        if reader.isAtEnd { return }
        let shortest = try reader.number()
        let longest = try reader.number()
        guard shortest <= longest else {
            throw SketchError(.malformed, "the longest is shorter than the shortest")
        }
        let sum = try reader.wideNumber()
        let buckets = try Self.buckets(
            &reader, bucketCount: Self.index(of: longest) - Self.index(of: shortest) + 1)
        guard restore(shortest: shortest, longest: longest, sum: sum, buckets: buckets) else {
            throw SketchError(.malformed, "the counts contradict the extremes or the sum")
        }
    }

    private static func buckets(
        _ reader: inout OctetReader, bucketCount: Int
    ) throws(SketchError) -> [UInt64] {
        var buckets: [UInt64] = []
        buckets.reserveCapacity(bucketCount)
        var wasEmpty = false
        while !reader.isAtEnd {
            let value = try reader.number()
            if value > 0 {
                buckets.append(value)
                wasEmpty = false
            } else {
                let further = try reader.number(upTo: bucketCount - 1)
                guard !wasEmpty, buckets.count + further + 1 <= bucketCount else {
                    throw SketchError(.malformed, "more empty buckets than there are")
                }
                buckets.append(contentsOf: repeatElement(0, count: further + 1))
                wasEmpty = true
            }
            guard buckets.count <= bucketCount else {
                throw SketchError(.malformed, "more buckets than between the extremes")
            }
        }
        guard buckets.count == bucketCount else {
            throw SketchError(.truncated, "fewer buckets than between the extremes")
        }
        return buckets
    }
}
