/// The form in which single requests are kept over a restart.
extension Trace {
    /// Writes the id and all records.
    package func encode(in writer: inout OctetWriter) {
        writer.append(id.high)
        writer.append(id.low)
        var places: [String: UInt64] = [:]
        var names: [String] = []
        func place(_ name: String) -> UInt64 {
            if let place = places[name] { return place }
            names.append(name)
            places[name] = UInt64(names.count - 1)
            return UInt64(names.count - 1)
        }
        let rows = hops.map { $0.record.numbers(place($0.record.operation), place($0.service)) }
        writer.append(UInt64(names.count))
        for name in names { writer.append(name) }
        writer.append(UInt64(rows.count))
        for row in rows {
            for number in row { writer.append(number) }
        }
    }

    /// Reads what ``encode(in:)`` wrote. Records that an assembler would refuse are none.
    ///
    /// - Throws: ``SketchError`` for octets of no trace, or of one with more than `hopCountMax`
    ///   records.
    package init(_ reader: inout OctetReader, hopCountMax: Int) throws(SketchError) {
        let id = TraceID(high: try reader.number(), low: try reader.number())
        var names: [String] = []
        for _ in 0..<(try reader.number(upTo: 2 * hopCountMax)) { names.append(try reader.name()) }
        self.init(id: id)
        for _ in 0..<(try reader.number(upTo: hopCountMax)) {
            let hop = try ServiceHop(&reader, id, names)
            guard hop.record.isUsable, case .kept = add(hop, hopCountMax: hopCountMax) else {
                throw SketchError(.malformed, "a record is none")
            }
        }
    }
}

extension HopRecord {
    fileprivate func numbers(_ operation: UInt64, _ service: UInt64) -> [UInt64] {
        [
            operation, service, UInt64(kind.rawValue), UInt64(attempt), UInt64(cache.rawValue),
            UInt64(UInt32(bitPattern: status)), spanID, parentSpanID, queueNanoseconds,
            runNanoseconds, downstreamNanoseconds, offsetNanoseconds, deadlineNanoseconds,
            batchWaitNanoseconds,
        ]
    }

}

extension ServiceHop {
    fileprivate init(
        _ reader: inout OctetReader, _ id: TraceID, _ names: [String]
    ) throws(SketchError) {
        let operation = try Self.name(&reader, names)
        let service = try Self.name(&reader, names)
        let kind = UInt8(try reader.number(upTo: Int(UInt8.max)))
        let attempt = UInt8(try reader.number(upTo: Int(UInt8.max)))
        let cache = UInt8(try reader.number(upTo: Int(UInt8.max)))
        let status = UInt32(try reader.number(upTo: Int(UInt32.max)))
        var numbers: [UInt64] = []
        for _ in 0..<8 { numbers.append(try reader.number()) }
        guard let kind = HopRecord.Kind(rawValue: kind),
            let cache = CacheOutcome(rawValue: cache)
        else { throw SketchError(.malformed, "a record is of no kind") }
        self.init(
            HopRecord(
                kind: kind, traceID: id, spanID: numbers[0], parentSpanID: numbers[1],
                operation: operation, status: Int32(bitPattern: status),
                queueNanoseconds: numbers[2], runNanoseconds: numbers[3],
                downstreamNanoseconds: numbers[4], offsetNanoseconds: numbers[5],
                deadlineNanoseconds: numbers[6], batchWaitNanoseconds: numbers[7],
                attempt: attempt, cache: cache), service: service)
    }

    private static func name(
        _ reader: inout OctetReader, _ names: [String]
    ) throws(SketchError) -> String {
        let place = try reader.number(upTo: .max)
        guard names.indices.contains(place) else {
            throw SketchError(.malformed, "a name is missing")
        }
        return names[place]
    }
}
