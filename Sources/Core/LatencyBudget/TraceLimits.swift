/// How long an assembler waits for records, and how much it keeps.
public struct TraceLimits: Sendable, Equatable {
    /// A request whose edge has reported is complete when nothing has come for this long.
    public var settleDuration: Duration = .seconds(1)
    /// Records that come up to this long after a request was judged still change what is known of
    /// it; later ones are counted and no more.
    public var watermark: Duration = .seconds(10)
    /// A request whose edge has not reported is given up, or taken as it is, when nothing has come
    /// for this long. Longer than the longest call within a request.
    public var idleDuration: Duration = .seconds(10)
    /// A request is judged at this age, whatever still comes.
    public var ageMax: Duration = .seconds(30)
    /// Requests held at once, those that wait for late records included; beyond it the oldest is
    /// closed early, a judged one first.
    public var traceCountMax = 262_144
    /// Records of held requests in all; beyond it the oldest request is closed early (about 300
    /// MB).
    public var hopCountMax = 2_097_152
    /// Records of one request; more are refused.
    public var hopPerTraceMax = 256
    /// Closed requests that can still be looked at.
    public var recentCountMax = 1_000
    /// Closed requests that are remembered, so that a late record is known as one.
    public var closedCountMax = 65_536
    /// The longest duration that a record may claim: 24 h.
    public static let durationMax: UInt64 = 24 * 3_600 * 1_000_000_000

    /// The defaults above.
    public init() {}
}

/// What has happened to records and requests since the beginning.
public struct TraceCounts: Sendable, Equatable {
    /// Records kept.
    public internal(set) var hops: UInt64 = 0
    /// Requests put together.
    public internal(set) var requests: UInt64 = 0
    /// Requests given up because the record of their edge was missing.
    public internal(set) var incomplete: UInt64 = 0
    /// Records of requests that were closed already.
    public internal(set) var late: UInt64 = 0
    /// Records that said what was known.
    public internal(set) var duplicate: UInt64 = 0
    /// Records that said otherwise than an earlier one about the same span; the earlier one stays.
    public internal(set) var contradicting: UInt64 = 0
    /// Records without a trace or a span, of an impossible duration, or too many for one request.
    public internal(set) var refused: UInt64 = 0
    /// Requests in which a server claimed more time than its caller saw.
    public internal(set) var overclaimed: UInt64 = 0
    /// Records that came after their request was judged and changed what is known of it.
    public internal(set) var revising: UInt64 = 0
    /// Requests closed early for lack of room, before they were judged.
    public internal(set) var evicted: UInt64 = 0

    /// Nothing has happened.
    public init() {}

    private static var fields: [WritableKeyPath<TraceCounts, UInt64>] {
        [
            \.hops, \.requests, \.incomplete, \.late, \.duplicate, \.contradicting, \.refused,
            \.overclaimed, \.revising, \.evicted,
        ]
    }

    /// Writes all of them.
    package func encode(in writer: inout OctetWriter) {
        for field in Self.fields { writer.append(self[keyPath: field]) }
    }

    /// Reads what ``encode(in:)`` wrote.
    ///
    /// - Throws: ``SketchError`` when the octets end early.
    package init(_ reader: inout OctetReader) throws(SketchError) {
        for field in Self.fields { self[keyPath: field] = try reader.number() }
    }

    /// Records of which nothing was kept.
    public var dropped: UInt64 { late &+ duplicate &+ contradicting &+ refused }
}
