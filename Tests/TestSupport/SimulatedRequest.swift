package import LatencyBudget

/// A note processed by three services, with known delays put in at chosen hops. Every host stamps
/// with a clock of its own, and a record has only differences of one host's stamps.
package struct SimulatedRequest {
    /// Hops at which a delay can be put in.
    package static let places = [
        "network", "soap.queue", "soap", "phi.seal", "postgres.write", "patient.queue", "patient",
        "postgres.read", "ehr.queue", "ehr",
    ]
    private static let patientPlaces: Set = ["patient.queue", "patient", "postgres.read"]
    private static let ehrPlaces: Set = ["ehr.queue", "ehr"]
    /// What a hop takes when all is well, in microseconds.
    private static let typical: [String: UInt64] = [
        "network": 300, "soap.queue": 100, "soap": 4_000, "phi.seal": 50, "postgres.write": 2_000,
        "patient.queue": 80, "patient": 3_000, "postgres.read": 1_500, "ehr.queue": 60,
        "ehr": 9_000,
    ]

    /// Its records, in the order in which the spans began.
    package let hops: [ServiceHop]
    /// The injected hops that made the request longer, with the delay in nanoseconds.
    package let guilty: [String: UInt64]
    /// Those hidden behind a longer branch.
    package let hidden: [String: UInt64]

    /// - Parameter clockOffset: how far hosts' clocks may be apart, in nanoseconds.
    package init(
        trace: TraceID, delays: [String: UInt64], isParallel: Bool, clockOffset: UInt64 = 0,
        _ random: inout SeededGenerator
    ) {
        var times: [String: UInt64] = [:]
        for place in Self.places {
            let jitter = UInt64(random.below(40_000))
            times[place] = (Self.typical[place] ?? 0) * 1_000 + jitter + (delays[place] ?? 0)
        }
        let timing = Timing(times, isParallel: isParallel)
        hops = Self.records(timing, trace, clockOffset: clockOffset, &random)
        let beside =
            !isParallel ? [] : timing.patientIsLast ? Self.ehrPlaces : Self.patientPlaces
        guilty = delays.filter { !beside.contains($0.key) }
        hidden = delays.filter { beside.contains($0.key) }
    }

    /// When what happens, in nanoseconds from the start of the first service's run.
    private struct Timing {
        let times: [String: UInt64]
        let link: UInt64 = 250_000
        let patientRun, patientStart, patientLength: UInt64
        let ehrStart, ehrLength: UInt64
        let downstream, sealStart, writeStart, run, total: UInt64

        init(_ times: [String: UInt64], isParallel: Bool) {
            self.times = times
            func time(_ place: String) -> UInt64 { times[place] ?? 0 }
            patientRun = time("patient") + time("postgres.read")
            patientLength = link + time("patient.queue") + patientRun
            ehrLength = link + time("ehr.queue") + time("ehr")
            let half = time("soap") / 2
            patientStart = half
            ehrStart = isParallel ? half + 2_000 : half + patientLength + 1_000
            let callsEnd = max(patientStart + patientLength, ehrStart + ehrLength)
            downstream = isParallel ? callsEnd - patientStart : patientLength + ehrLength
            sealStart = callsEnd
            writeStart = sealStart + time("phi.seal")
            let rest = time("soap") - half - (isParallel ? 0 : 1_000)
            run = writeStart + time("postgres.write") + rest
            total = time("network") + time("soap.queue") + run
        }

        var patientIsLast: Bool { patientStart + patientLength > ehrStart + ehrLength }

        func callAsFunction(_ place: String) -> UInt64 { times[place] ?? 0 }
    }

    private static func records(
        _ time: Timing, _ trace: TraceID, clockOffset: UInt64, _ random: inout SeededGenerator
    ) -> [ServiceHop] {
        var edge = Host(clockOffset: clockOffset, &random)
        var soap = Host(clockOffset: clockOffset, &random)
        var patient = Host(clockOffset: clockOffset, &random)
        var ehr = Host(clockOffset: clockOffset, &random)
        return [
            client(1, edge.length(time.total), "soap", service: "edge", trace: trace),
            server(
                1, queue: soap.length(time("soap.queue")), run: soap.length(time.run),
                downstream: soap.length(time.downstream), "soap", operation: "soap", trace: trace),
            client(
                2, of: 1, from: soap.length(time.patientStart), soap.length(time.patientLength),
                "patient", service: "soap", trace: trace),
            server(
                2, queue: patient.length(time("patient.queue")),
                run: patient.length(time.patientRun), "patient", operation: "patient",
                trace: trace),
            part(
                "postgres.read", of: 2, from: time("patient") / 2,
                patient.length(time("postgres.read")), service: "patient", trace: trace),
            client(
                3, of: 1, from: soap.length(time.ehrStart), soap.length(time.ehrLength), "ehr",
                service: "soap", trace: trace),
            server(
                3, queue: ehr.length(time("ehr.queue")), run: ehr.length(time("ehr")), "ehr",
                operation: "ehr", trace: trace),
            part(
                "phi.seal", of: 1, from: time.sealStart, soap.length(time("phi.seal")),
                service: "soap", trace: trace),
            part(
                "postgres.write", of: 1, from: time.writeStart,
                soap.length(time("postgres.write")), service: "soap", trace: trace),
        ]
    }

    /// A host and its clock.
    private struct Host {
        private let offset: UInt64
        private var now: UInt64

        init(clockOffset: UInt64, _ random: inout SeededGenerator) {
            offset = clockOffset == 0 ? 0 : random.next() % clockOffset
            now = 3_600_000_000_000
        }

        /// A length as the host's clock sees it: the difference of two stamps.
        mutating func length(_ nanoseconds: UInt64) -> UInt64 {
            let began = now + offset
            now += nanoseconds
            return now + offset - began
        }
    }

    /// One or two different places, with 50 to 300 ms each.
    package static func delays(_ count: Int, _ random: inout SeededGenerator) -> [String: UInt64] {
        var delays: [String: UInt64] = [:]
        while delays.count < count {
            delays[places[random.below(places.count)]] =
                50_000_000 + UInt64(random.below(250_000_000))
        }
        return delays
    }
}

/// A client's record: `duration` from `offset` in the run of `parent`.
private func client(
    _ span: UInt64, of parent: UInt64 = 0, from offset: UInt64 = 0, _ duration: UInt64,
    _ operation: String, service: String, trace: TraceID
) -> ServiceHop {
    ServiceHop(
        HopRecord(
            kind: .client, traceID: trace, spanID: span, parentSpanID: parent,
            operation: operation, runNanoseconds: duration, offsetNanoseconds: offset),
        service: service)
}

/// A server's record. Like ours, it does not know its parent.
private func server(
    _ span: UInt64, queue: UInt64, run: UInt64, downstream: UInt64 = 0, _ service: String,
    operation: String, trace: TraceID
) -> ServiceHop {
    ServiceHop(
        HopRecord(
            kind: .server, traceID: trace, spanID: span, parentSpanID: 0, operation: operation,
            queueNanoseconds: queue, runNanoseconds: run, downstreamNanoseconds: downstream),
        service: service)
}

/// A named part of the run of `parent`.
private func part(
    _ name: String, of parent: UInt64, from offset: UInt64, _ duration: UInt64, service: String,
    trace: TraceID
) -> ServiceHop {
    ServiceHop(
        HopRecord(
            kind: .internal, traceID: trace, spanID: 0, parentSpanID: parent, operation: name,
            runNanoseconds: duration, offsetNanoseconds: offset), service: service)
}
