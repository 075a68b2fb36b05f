internal import LatencyBudget

/// What an aggregator had measured at one moment: all that it knows but for requests which were
/// still open. With the batches of the last minute, from the log, it goes on as if it had never
/// stopped.
struct Checkpoint {
    /// The version that is written. Version 1 is read too: it has neither pages nor turns.
    static let version: UInt64 = 2
    /// Octets that are read (3 GiB): as much as all windows may hold, and some.
    static let byteCountMax = 3 << 30

    /// When it was made, on the log's time.
    var wallNanoseconds: UInt64
    /// The log's end then: what comes behind it is not in here.
    var position: RecordLog.Position
    /// When the first measurement had come, on the log's time; nil before it.
    var beganAt: UInt64?
    /// ``LatencyJudge/encoded()``, and the rest of the state.
    var judge: [UInt8]
    var rest: [UInt8]
    /// ``PageFacts``, and the numbers of what was told; nil in version 1.
    var pages: [UInt8]?
    var turns: [UInt8]?

    init(
        wallNanoseconds: UInt64, position: RecordLog.Position, beganAt: UInt64?, judge: [UInt8],
        rest: [UInt8], pages: [UInt8]?, turns: [UInt8]?
    ) {
        self.wallNanoseconds = wallNanoseconds
        self.position = position
        self.beganAt = beganAt
        self.judge = judge
        self.rest = rest
        self.pages = pages
        self.turns = turns
    }

    /// A check sum, and what it is of.
    var octets: [UInt8] {
        var writer = OctetWriter()
        for number in [
            pages == nil ? 1 : Self.version, wallNanoseconds, position.file,
            UInt64(position.offset),
            beganAt == nil ? 0 : 1, beganAt ?? 0,
        ] {
            writer.append(number)
        }
        writer.append(counted: judge)
        writer.append(counted: rest)
        if let pages {
            writer.append(counted: pages)
            writer.append(counted: turns ?? [])
        }
        let sum = Self.checkSum(writer.octets[...])
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) } + writer.octets
    }

    /// - Throws: ``SketchError`` for octets of no checkpoint, or damaged ones.
    init(decoding octets: [UInt8]) throws(SketchError) {
        guard octets.count >= 8 else { throw SketchError(.truncated, "the octets end early") }
        let sum = octets[..<8].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard sum == Self.checkSum(octets[8...]) else {
            throw SketchError(.malformed, "the check sum is wrong")
        }
        var reader = OctetReader(Array(octets[8...]))
        let version = try reader.number()
        guard (1...Self.version).contains(version) else {
            throw SketchError(.unknownVersion, "a checkpoint of another version")
        }
        wallNanoseconds = try reader.number()
        let file = try reader.number()
        position = RecordLog.Position(file: file, offset: try reader.number(upTo: .max))
        let hasBegun = try reader.number(upTo: 1) == 1
        let began = try reader.number()
        beganAt = hasBegun ? began : nil
        judge = try reader.part(upTo: octets.count)
        rest = try reader.part(upTo: octets.count)
        pages = version >= 2 ? try reader.part(upTo: octets.count) : nil
        turns = version >= 2 ? try reader.part(upTo: octets.count) : nil
        guard reader.isAtEnd else { throw SketchError(.malformed, "octets are left over") }
    }

    /// FNV-1a over words of eight octets: against torn writes, not against forgery.
    private static func checkSum(_ octets: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var word: UInt64 = 0
        var count = 0
        for octet in octets {
            word = word << 8 | UInt64(octet)
            count += 1
            if count % 8 == 0 { hash = (hash ^ word) &* 0x100_0000_01B3 }
        }
        return (hash ^ word ^ UInt64(count)) &* 0x100_0000_01B3
    }
}
