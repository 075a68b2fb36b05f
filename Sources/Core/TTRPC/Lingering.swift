/// Streams that are over, and whose client may have sent Data before it could see that.
///
/// Bounded: beyond the maximum the oldest goes first, because its Data is the least likely to be
/// still on its way.
struct Lingering {
    private let streamMax: Int
    private let duration: Duration
    private var since: [UInt32: ContinuousClock.Instant] = [:]
    /// In the order of their times. Entries that no longer lead to a stream go with the others.
    private var order: ContiguousArray<(id: UInt32, since: ContinuousClock.Instant)> = []
    private var first = 0

    init(streamMax: Int, duration: Duration) {
        self.streamMax = streamMax
        self.duration = duration
    }

    var count: Int { since.count }

    mutating func insert(_ id: UInt32, now: ContinuousClock.Instant) {
        while first < order.count,
            order.count - first >= streamMax || now - order[first].since > duration
        {
            removeFirst()
        }
        since[id] = now
        order.append((id, now))
    }

    /// Whether Data of this stream is dropped in silence. The client's own close is the last that
    /// is.
    mutating func drops(_ id: UInt32, isClose: Bool, now: ContinuousClock.Instant) -> Bool {
        guard let start = since[id] else { return false }
        let isDropped = now - start <= duration
        if isClose || !isDropped { since[id] = nil }
        return isDropped
    }

    private mutating func removeFirst() {
        let (id, start) = order[first]
        if since[id] == start { since[id] = nil }
        first += 1
        guard first * 2 > streamMax else { return }
        order.removeFirst(first)
        first = 0
    }
}
