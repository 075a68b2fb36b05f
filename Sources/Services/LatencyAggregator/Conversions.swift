internal import LatencyBudget
internal import Messages

extension HopRecord {
    /// Nil for a record without a known kind, a trace or a name.
    init?(_ message: AggregatorV1.HopRecord, operations: [String?]) {
        let kind: Kind
        switch message.kind {
        case .server: kind = .server
        case .client: kind = .client
        case .internal: kind = .internal
        case .unspecified, .unrecognized: return nil
        }
        guard let traceID = TraceID(octets: message.traceID),
            message.operation < operations.count,
            let operation = operations[Int(message.operation)]
        else { return nil }
        self.init(
            kind: kind, traceID: traceID, spanID: message.spanID,
            parentSpanID: message.parentSpanID, operation: operation,
            status: Int32(clamping: message.status), queueNanoseconds: message.queueNs,
            runNanoseconds: message.runNs, downstreamNanoseconds: message.downstreamNs,
            offsetNanoseconds: message.offsetNs, deadlineNanoseconds: message.deadlineNs,
            batchWaitNanoseconds: message.batchWaitNs, attempt: UInt8(clamping: message.attempt),
            cache: CacheOutcome(message.cache))
    }
}

extension CacheOutcome {
    init(_ message: AggregatorV1.HopRecord.Cache) {
        switch message {
        case .hit: self = .hit
        case .miss: self = .miss
        case .skipped: self = .skipped
        case .unspecified, .unrecognized: self = .notAsked
        }
    }
}

extension AggregatorV1.HopRecord.Cache {
    init(_ outcome: CacheOutcome) {
        switch outcome {
        case .notAsked: self = .unspecified
        case .hit: self = .hit
        case .miss: self = .miss
        case .skipped: self = .skipped
        }
    }
}

extension AggregatorV1.RecordRequest {
    /// Records in the batch, whole ones and what remains of one.
    var hopCount: Int {
        hops.count + (packedHops.count + PackedHop.byteCount - 1) / PackedHop.byteCount
    }
}

extension TraceID {
    /// Nil unless there are 16 octets.
    init?(octets: [UInt8]) {
        guard octets.count == 16 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for index in 0..<8 {
            high = high << 8 | UInt64(octets[index])
            low = low << 8 | UInt64(octets[index + 8])
        }
        self.init(high: high, low: low)
    }

    /// 16 octets, most significant first.
    var octets: [UInt8] {
        [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
    }
}

extension AggregatorV1.GetTraceResponse {
    init(_ request: TraceAssembler.Request) {
        var operations: [String] = []
        let records = request.trace.hops.map { hop in
            let record = hop.record
            let index =
                operations.firstIndex(of: record.operation)
                ?? {
                    operations.append(record.operation)
                    return operations.count - 1
                }()
            return AggregatorV1.HopRecord(record, operation: UInt32(index))
        }
        let attribution = request.root.attribution
        self.init(
            operation: request.root.operation, totalNs: attribution.total,
            hops: attribution.parts.map {
                AggregatorV1.TraceHop(hop: "\($0.hop)", durationNs: $0.nanoseconds)
            },
            residueNs: Int64(clamping: attribution.residue), records: records,
            operations: operations)
    }
}

extension AggregatorV1.HopRecord {
    init(_ record: HopRecord, operation: UInt32) {
        let kind: Kind
        switch record.kind {
        case .server: kind = .server
        case .client: kind = .client
        case .internal: kind = .internal
        }
        self.init(
            kind: kind, traceID: record.traceID.octets, spanID: record.spanID,
            parentSpanID: record.parentSpanID, operation: operation,
            status: UInt32(clamping: record.status), queueNs: record.queueNanoseconds,
            runNs: record.runNanoseconds, downstreamNs: record.downstreamNanoseconds,
            offsetNs: record.offsetNanoseconds, attempt: UInt32(record.attempt),
            deadlineNs: record.deadlineNanoseconds, batchWaitNs: record.batchWaitNanoseconds,
            cache: Cache(record.cache), timeLeftNs: record.timeLeftNanoseconds ?? 0)
    }
}

extension Duration {
    /// Whole nanoseconds, cut to 0…2^64-1.
    var nanoseconds: UInt64 {
        UInt64(clamping: attoseconds / 1_000_000_000)
    }
}
