internal import LatencyBudget
internal import Messages
internal import RPC

/// R71 to R74: what a clinic waits for.
extension Check {
    static let careChecks = [noteSpeed, retrievalSpeed, ehrTimeout, auditDurability]

    static let noteSpeed = Check(
        row: "R71", name: "SOAP note speed", criticality: .important,
        improvement: "See which hop takes the time: `carewire budgets`.",
        nextStep: "Look at soap-service with `carewire health`."
    ) { probe in
        let limit = Duration.milliseconds(500)
        let times = try await probe.together(100, width: 10) {
            try await probe.process(0, note: probe.run.note(2_000 + $0, byteCount: 2_000))
        }
        return .judged(
            times.percentile(0.99) <= limit,
            "\(times.count) notes of 2 kB, 10 at once: p50 \(times.percentile(0.5).spelled),"
                + " p99 \(times.percentile(0.99).spelled) of \(limit.spelled)")
    }

    static let retrievalSpeed = Check(
        row: "R72", name: "patient retrieval speed", criticality: .important,
        improvement: "See which hop takes the time: `carewire budgets`.",
        nextStep: "Look at patient-service with `carewire health`."
    ) { probe in
        let (coldLimit, warmLimit) = (Duration.milliseconds(300), Duration.milliseconds(20))
        let cold = try await probe.together(100, width: 10) {
            try await probe.lookUpStranger(10_000 + $0)
        }
        _ = try await probe.read(1)
        var warm: [Duration] = []
        for _ in 0..<100 {
            let answer = try await probe.read(1)
            if answer.isCached { warm.append(answer.duration) }
        }
        warm.sort()
        let coldText = "p99 \(cold.percentile(0.99).spelled) of \(coldLimit.spelled)"
        let warmText = "p99 \(warm.percentile(0.99).spelled) of \(warmLimit.spelled)"
        let evidence =
            "\(cold.count) lookups in the database \(coldText); \(warm.count) cached reads"
            + " \(warm.isEmpty ? "" : warmText)"
        guard cold.percentile(0.99) <= coldLimit else { return .fail(evidence) }
        guard !warm.isEmpty else { return .unknown(evidence) }
        return .judged(warm.percentile(0.99) <= warmLimit, evidence)
    }

    static let ehrTimeout = Check(
        row: "R73", name: "EHR timeout", criticality: .important,
        improvement: "Find what in ehr-gateway waits beside the deadline: callers wait too long.",
        nextStep: "Look at ehr-gateway with `carewire health`."
    ) { probe in
        let limit = Duration.seconds(2)
        let tolerance = Duration.milliseconds(100)
        var answers: [String] = []
        var isKept = true
        // Without a deadline of ours the gateway's own counts; then ours, which is shorter.
        for timeout in [Duration.seconds(10), .milliseconds(250)] {
            let start = probe.now
            let error = await probe.askEHR(timeout: timeout)
            let elapsed = probe.now - start
            let allowed = min(timeout, limit) + tolerance
            isKept = isKept && elapsed <= allowed
            answers.append(
                "\(error?.code.name ?? "an answer") after \(elapsed.spelled) of"
                    + " \(min(timeout, limit).spelled)")
        }
        return .judged(isKept, answers.joined(separator: ", "))
    }

    static let auditDurability = Check(
        row: "R74", name: "audit durability", criticality: .safety,
        improvement: "Stop access to patients until every access is recorded again.",
        nextStep: "Let the caller list accesses (carewire.audit.v1.AuditTrail)."
    ) { probe in
        let shippingLimit = Duration.seconds(20)
        let before = try await probe.accesses(3).count { $0.operation == "GetPatient" }
        _ = try await probe.read(3)
        let start = probe.now
        let found = try await probe.eventually(within: shippingLimit) { () -> Int? in
            let count = try await probe.accesses(3).count { $0.operation == "GetPatient" }
            return count > before ? count : nil
        }
        guard found != nil else {
            return .fail("a read was not in the trail after \(shippingLimit.spelled)")
        }
        let shipped = "a read was in the trail of accesses after \((probe.now - start).spelled)"
        let report = try await probe.report(windowSeconds: 3_600)
        guard let append = report.operations.first(where: { $0.operation == "audit.append" }),
            append.verdict != .unknown
        else { return .unknown("\(shipped); audit.append was not measured") }
        let p99 = Spelling.duration(nanoseconds: append.p99Ns)
        let limit = Spelling.duration(nanoseconds: append.budgetNs)
        return .judged(
            append.verdict == .pass,
            "\(shipped); audit.append p99 \(p99) of \(limit) over \(append.count)")
    }
}
