import EHRGateway
import FigureReporting

/// What the gateway counts, as metrics-service knows it.
enum EHRGatewayFigures {
    static func readings(of gateway: FHIRGateway) -> [MeterReading] {
        let values = gateway.counters.current
        let batching = gateway.batching
        var readings = [
            MeterReading("carewire_ehr_batches_total", .total, Double(values.batches)),
            MeterReading("carewire_ehr_batch_items_total", .total, Double(values.batchItems)),
            MeterReading(
                "carewire_ehr_batch_capacity_total", .total, Double(values.batchCapacity)),
            MeterReading("carewire_batcher_queued", .level, Double(batching.queued)),
            MeterReading("carewire_batcher_waiting", .level, Double(batching.waiting)),
            MeterReading("carewire_batcher_in_flight", .level, Double(batching.inFlight)),
        ]
        for operation in ["read", "submit", "status"] {
            for outcome in EHRCounters.Outcome.allCases {
                readings.append(
                    MeterReading(
                        "carewire_ehr_requests_total", .total,
                        Double(values.tries[operation]?[outcome] ?? 0),
                        labels: ["operation": operation, "outcome": outcome.rawValue]))
            }
            readings.append(
                MeterReading(
                    "carewire_ehr_retries_total", .total, Double(values.retries[operation] ?? 0),
                    labels: ["operation": operation]))
        }
        return readings
    }
}
