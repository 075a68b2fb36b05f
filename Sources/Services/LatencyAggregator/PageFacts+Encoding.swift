internal import LatencyBudget

/// The form in which pages are kept over a restart. Instants are kept as ages.
extension PageFacts {
    /// Writes who reports, and the requests worth seeing.
    func encode(in writer: inout OctetWriter, now: ContinuousClock.Instant) {
        instances.encode(in: &writer, now: now)
        worst.encode(in: &writer, now: now)
    }

    /// Reads what ``encode(in:now:)`` wrote, to the last octet.
    ///
    /// - Parameters:
    ///   - table: of methods that have no budget in it nothing is kept.
    ///   - now: when it was written, by this process' clock.
    /// - Throws: ``SketchError`` for octets of no pages.
    init(
        _ reader: inout OctetReader, _ table: BudgetTable, now: ContinuousClock.Instant
    ) throws(SketchError) {
        self.init(table)
        try instances.restore(&reader, now: now)
        try worst.restore(&reader, now: now)
        guard reader.isAtEnd else { throw SketchError(.malformed, "octets are left over") }
    }
}

extension OctetWriter {
    /// How long ago an instant was.
    fileprivate mutating func append(
        _ instant: ContinuousClock.Instant, before now: ContinuousClock.Instant
    ) {
        append(instant.duration(to: now).nanoseconds)
    }
}

extension OctetReader {
    /// The instant of an age, which is cut to 292 years.
    fileprivate mutating func instant(
        before now: ContinuousClock.Instant
    ) throws(SketchError) -> ContinuousClock.Instant {
        now - .nanoseconds(Int64(clamping: try number()))
    }
}

extension InstanceList {
    fileprivate func encode(in writer: inout OctetWriter, now: ContinuousClock.Instant) {
        let all = all
        writer.append(UInt64(all.count))
        for instance in all {
            writer.append(instance.service)
            writer.append(instance.name)
            writer.append(instance.hopCount)
            writer.append(instance.lostCount)
            writer.append(instance.batchCount)
            writer.append(instance.firstAt, before: now)
            writer.append(instance.lastAt, before: now)
        }
    }

    fileprivate mutating func restore(
        _ reader: inout OctetReader, now: ContinuousClock.Instant
    ) throws(SketchError) {
        instances = [:]
        for _ in 0..<(try reader.number(upTo: Self.instanceCountMax)) {
            let key = Key(service: try reader.name(), name: try reader.name())
            let (hops, lost) = (try reader.number(), try reader.number())
            let batches = try reader.number()
            instances[key] = Instance(
                service: key.service, name: key.name, hopCount: hops, lostCount: lost,
                batchCount: batches, firstAt: try reader.instant(before: now),
                lastAt: try reader.instant(before: now))
        }
    }
}

extension WorstRequests {
    /// Records of one request that are read: those of the assembler's limits.
    private static let hopCountMax = TraceLimits().hopPerTraceMax

    fileprivate func encode(in writer: inout OctetWriter, now: ContinuousClock.Instant) {
        writer.append(UInt64(shelves.count))
        for (method, shelf) in shelves.sorted(by: { $0.key < $1.key }) {
            writer.append(method)
            writer.append(shelf.since, before: now)
            for entries in [shelf.slow, shelf.slowBefore, shelf.breaches] {
                writer.append(UInt64(entries.count))
                for entry in entries {
                    writer.append(entry.at, before: now)
                    writer.append(entry.isBreach ? 1 : 0 as UInt64)
                    writer.append(entry.root.spanID)
                    entry.trace.encode(in: &writer)
                }
            }
        }
    }

    fileprivate mutating func restore(
        _ reader: inout OctetReader, now: ContinuousClock.Instant
    ) throws(SketchError) {
        shelves = [:]
        for _ in 0..<(try reader.number(upTo: BudgetTable.operationCountMax)) {
            let method = try reader.name()
            let since = try reader.instant(before: now)
            let slow = try Self.entries(&reader, of: method, upTo: Self.slowCountMax, now)
            let before = try Self.entries(&reader, of: method, upTo: Self.slowCountMax, now)
            let breaches = try Self.entries(&reader, of: method, upTo: Self.breachCountMax, now)
            guard limits[method] != nil else { continue }
            shelves[method] = Shelf(
                slow: Self.slowest(slow), slowBefore: Self.slowest(before), breaches: breaches,
                since: since)
        }
    }

    private static func entries(
        _ reader: inout OctetReader, of method: String, upTo countMax: Int,
        _ now: ContinuousClock.Instant
    ) throws(SketchError) -> [Entry] {
        var entries: [Entry] = []
        for _ in 0..<(try reader.number(upTo: countMax)) {
            let at = try reader.instant(before: now)
            let isBreach = try reader.number(upTo: 1) == 1
            let edge = try reader.number()
            let trace = try Trace(&reader, hopCountMax: hopCountMax)
            guard let root = trace.calls(edge: edge, { _ in false }).first,
                root.operation == method
            else { throw SketchError(.malformed, "a request is none of its method") }
            entries.append(Entry(trace: trace, root: root, at: at, isBreach: isBreach))
        }
        return entries
    }
}
