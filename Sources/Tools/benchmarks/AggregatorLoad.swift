import LatencyBudget
import Messages

/// Requests of the shape of a processed note, as records and as batches.
enum AggregatorLoad {
    /// Records of one request.
    static let recordCount = 9
    private static let batchRecordCountMax = 256

    private static func id(_ number: Int) -> TraceID {
        TraceID(high: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, low: UInt64(number) + 1)
    }

    private static func record(
        _ kind: HopRecord.Kind, _ id: TraceID, _ span: UInt64, of parent: UInt64 = 0,
        _ operation: String, queue: UInt64 = 0, run: UInt64, downstream: UInt64 = 0,
        offset: UInt64 = 0
    ) -> HopRecord {
        HopRecord(
            kind: kind, traceID: id, spanID: span, parentSpanID: parent, operation: operation,
            queueNanoseconds: queue, runNanoseconds: run, downstreamNanoseconds: downstream,
            offsetNanoseconds: offset)
    }

    /// An edge, a service with two parts, and two services that it calls.
    static func request(_ number: Int) -> [ServiceHop] {
        let id = id(number)
        let more = UInt64(number % 977) * 10_000
        let (soap, patient, ehr) = (
            "carewire.soap.v1.SOAPService/Process",
            "carewire.patient.v1.PatientService/CheckPatient",
            "carewire.ehr.v1.EHRGateway/SubmitDocument"
        )
        let service = "soap-service"
        return [
            ServiceHop(record(.client, id, 1, soap, run: 40_000_000 + more), service: "edge"),
            ServiceHop(
                record(
                    .server, id, 1, soap, queue: 50_000, run: 39_000_000 + more,
                    downstream: 25_000_000), service: service),
            ServiceHop(
                record(.client, id, 2, of: 1, patient, run: 5_000_000, offset: 1_000_000),
                service: service),
            ServiceHop(
                record(.server, id, 2, patient, queue: 9_000, run: 4_500_000),
                service: "patient-service"),
            ServiceHop(
                record(
                    .internal, id, 0, of: 2, "postgres.read", run: 1_000_000, offset: 300_000),
                service: "patient-service"),
            ServiceHop(
                record(.client, id, 3, of: 1, ehr, run: 20_000_000, offset: 7_000_000),
                service: service),
            ServiceHop(
                record(.server, id, 3, ehr, queue: 9_000, run: 19_500_000), service: "ehr-gateway"),
            ServiceHop(
                record(.internal, id, 0, of: 1, "phi.seal", run: 40_000, offset: 28_000_000),
                service: service),
            ServiceHop(
                record(
                    .internal, id, 0, of: 1, "audit.append", run: 2_000_000, offset: 30_000_000),
                service: service),
        ]
    }

    /// The first three records of a request.
    static func shortRequest(_ number: Int) -> ArraySlice<ServiceHop> { request(number).prefix(3) }

    /// One service's records as a batch.
    static func batch(
        _ hops: [HopRecord], service: String, _ sequence: UInt64
    ) -> AggregatorV1.RecordRequest {
        var operations: [String] = []
        let packed = hops.map { hop in
            let place = operations.firstIndex(of: hop.operation)
            if place == nil { operations.append(hop.operation) }
            return PackedHop(hop, operation: place ?? operations.count - 1)
        }
        return AggregatorV1.RecordRequest(
            service: service, instance: "benchmark", operations: operations,
            sequence: sequence, packedHops: PackedHop.octets(packed))
    }

    /// The batches of all services, encoded, in the order in which they would arrive.
    static func batches(requestCount: Int) throws -> [[UInt8]] {
        var waiting: [String: [HopRecord]] = [:]
        var sequences: [String: UInt64] = [:]
        var batches: [[UInt8]] = []
        func flush(_ service: String) throws {
            guard let hops = waiting[service], !hops.isEmpty else { return }
            waiting[service]?.removeAll(keepingCapacity: true)
            sequences[service, default: 0] += 1
            let batch = batch(hops, service: service, sequences[service] ?? 0)
            batches.append(try batch.encoded())
        }
        for number in 0..<requestCount {
            for hop in request(number) {
                waiting[hop.service, default: []].append(hop.record)
                if waiting[hop.service]?.count == batchRecordCountMax { try flush(hop.service) }
            }
        }
        for service in waiting.keys.sorted() { try flush(service) }
        return batches
    }
}
