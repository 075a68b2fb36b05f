internal import Messages

/// A fire drill of the alerts: requests of an operation that nobody performs, all of them too slow.
enum Drill {
    /// Its name in the budget file, and of what is measured.
    static let operation = "canary.drill"
    /// The request that they are parts of; it has no budget.
    private static let request = "carewire.doctor/Drill"
    /// Enough for an alert; no page is sent below 100.
    static let requestCount: UInt64 = 200
    /// What each of them claims to have taken.
    private static let nanoseconds: UInt64 = 50_000_000

    /// The records of one drill: one trace, new for each visit.
    static func batch(_ run: ProbeRun) -> AggregatorV1.RecordRequest {
        let traceID = (0..<16).map { _ in UInt8.random(in: 1...255) }
        let edge = AggregatorV1.HopRecord(
            kind: .client, traceID: traceID, spanID: 1, runNs: nanoseconds * requestCount)
        let parts = (0..<requestCount).map { number in
            AggregatorV1.HopRecord(
                kind: .internal, traceID: traceID, parentSpanID: 1, operation: 1,
                runNs: nanoseconds, offsetNs: number * nanoseconds)
        }
        return AggregatorV1.RecordRequest(
            service: "carewire-doctor", instance: run.id, operations: [request, operation],
            hops: [edge] + parts)
    }
}
