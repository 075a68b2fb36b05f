/// The compact form in which tallies are kept for their windows and sent between aggregators.
extension OperationTally {
    /// The version that is written, and the only one that is read.
    public static let encodingVersion: UInt8 = 1
    /// The most octets that a tally takes (280 KB); typical ones take one or two thousand.
    public static let encodedByteCountMax =
        64 + 2 * (LatencySketch.encodedByteCountMax + hopTotalsByteCountMax)
    private static let hopTotalsByteCountMax =
        40 + (hopCountMax + 1) * (BudgetTable.nameByteCountMax + 84)

    /// The tally in its compact form. Equal tallies have equal octets.
    public func encoded() -> [UInt8] {
        var writer = OctetWriter()
        writer.append(octet: Self.encodingVersion)
        writer.append(counted: answered.encoded())
        writer.append(counted: faults.encoded())
        for number in [count, errorCount, slowCount, flaggedCount] { writer.append(number) }
        kept.encode(in: &writer)
        slow.encode(in: &writer)
        return writer.octets
    }

    /// Reads the compact form.
    ///
    /// - Throws: ``SketchError`` for octets of another version, of no tally, or of names that no
    ///   budget file could have.
    public init(decoding octets: [UInt8]) throws(SketchError) {
        guard octets.count <= Self.encodedByteCountMax else {
            throw SketchError(.malformed, "more than \(Self.encodedByteCountMax) octets")
        }
        var reader = OctetReader(octets)
        guard try reader.octet() == Self.encodingVersion else {
            throw SketchError(.unknownVersion, "a tally of another version")
        }
        let answered = try LatencySketch(
            decoding: reader.part(upTo: LatencySketch.encodedByteCountMax))
        let faults = try LatencySketch(
            decoding: reader.part(upTo: LatencySketch.encodedByteCountMax))
        var counts: [UInt64] = []
        for _ in 0..<4 { counts.append(try reader.number()) }
        let kept = try HopTotals(&reader)
        let slow = try HopTotals(&reader)
        guard reader.isAtEnd else { throw SketchError(.malformed, "octets are left over") }
        self.init(answered: answered, faults: faults, counts: counts, kept: kept, slow: slow)
    }
}

extension HopTotals {
    fileprivate func encode(in writer: inout OctetWriter) {
        writer.append(requestCount)
        writer.append(UInt128(bitPattern: total))
        writer.append(UInt64(hops.count))
        let named = hops.map { (Self.code($0.key), $0.value) }.sorted { left, right in
            left.0.lexicographicallyPrecedes(right.0)
        }
        for (name, value) in named {
            writer.append(counted: name)
            writer.append(UInt128(bitPattern: value.onPath))
            writer.append(UInt128(bitPattern: value.spent))
        }
    }

    fileprivate init(_ reader: inout OctetReader) throws(SketchError) {
        let requestCount = try reader.number()
        let total = Int128(bitPattern: try reader.wideNumber())
        var hops: [Hop: Total] = [:]
        for _ in 0..<(try reader.number(upTo: OperationTally.hopCountMax + 1)) {
            let hop = try Self.hop(reader.part(upTo: BudgetTable.nameByteCountMax + 1))
            var value = Total()
            value.onPath = Int128(bitPattern: try reader.wideNumber())
            value.spent = Int128(bitPattern: try reader.wideNumber())
            guard hops.updateValue(value, forKey: hop) == nil else {
                throw SketchError(.malformed, "a hop is there twice")
            }
        }
        self.init(requestCount: requestCount, total: total, hops: hops)
    }

    /// One octet of kind, and the name.
    private static func code(_ hop: Hop) -> [UInt8] {
        switch hop {
        case .own(let service): [1] + Array(service.utf8)
        case .queue(let service): [2] + Array(service.utf8)
        case .network: [3]
        case .part(let name): [4] + Array(name.utf8)
        case .unexplained: [5]
        }
    }

    private static func hop(_ octets: [UInt8]) throws(SketchError) -> Hop {
        let name = String(decoding: octets.dropFirst(), as: UTF8.self)
        switch (octets.first, HopName.isValid(name)) {
        case (1, true): return .own(service: name)
        case (2, true): return .queue(service: name)
        case (3, _) where octets.count == 1: return .network
        case (4, true): return .part(name)
        case (5, _) where octets.count == 1: return .unexplained
        default: throw SketchError(.malformed, "a hop of no known kind or name")
        }
    }
}
