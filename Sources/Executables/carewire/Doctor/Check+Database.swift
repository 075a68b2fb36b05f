internal import LatencyBudget
internal import Messages

/// R63 to R66: what a database must be asked with care.
extension Check {
    static let databaseChecks = [pooling, queries, indexes, encryption]

    /// Calls at once, more than any pool has connections.
    private static let burstCallCount = 400
    /// What was asked for: 5 to 50 connections.
    private static let poolSizes: ClosedRange<UInt32> = 1...50
    /// What services measure is with the aggregator at most this late.
    private static let reportLimit = Duration.seconds(15)
    /// The server counts its work at most this late.
    private static let statisticsLimit = Duration.seconds(20)

    static let pooling = Check(
        row: "R63", name: "connection pooling", criticality: .important,
        improvement: "Keep CAREWIRE_POSTGRES_CONNECTIONS at 5 to 50, and find out who closes"
            + " connections between calls.",
        nextStep: "Name the database (--postgres), so that the server's own sessions are seen."
    ) { probe in
        let before = try await pool(probe)
        let sessionsBefore = try await sessions(probe)
        let times = try await probe.together(burstCallCount, width: burstCallCount) {
            try await probe.lookUpStranger($0)
        }
        let after = try await pool(probe)
        guard let size = after?.size, before != nil else {
            return .unknown("patient-service shows no pool of connections")
        }
        let calls = "\(burstCallCount) calls at once (p99 \(times.percentile(0.99).spelled))"
        let held = "\(calls) over \(size) connections, \(poolSizes.upperBound) allowed"
        guard poolSizes.contains(size) else { return .fail(held) }
        guard let sessionsBefore, let sessionsAfter = try await sessions(probe) else {
            return .unknown("\(held); whether they are used again is not seen")
        }
        let same = sessionsBefore.intersection(sessionsAfter).count
        let evidence =
            "\(held); \(sessionsAfter.count) sessions at the server,"
            + " \(same) of the \(sessionsBefore.count) before among them"
        return .judged(
            sessionsAfter.count <= Int(poolSizes.upperBound) && same * 2 >= sessionsBefore.count
                && !sessionsAfter.isEmpty, evidence)
    }

    private static func pool(_ probe: any Probing) async throws -> AdminV1.PoolSnapshot? {
        try await probe.snapshot(.patientService).pools.first { $0.name.hasPrefix("postgres") }
    }

    private static func sessions(_ probe: any Probing) async throws -> Set<String>? {
        try await probe.rows(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'patient-service'"
        ).map { Set($0.compactMap(\.first)) }
    }

    static let queries = Check(
        row: "R64", name: "query optimisation", criticality: .routine,
        improvement: "Look at the plan of what reads patients: it touches rows it does not need.",
        nextStep: "Name the database (--postgres), so that its statistics can be read."
    ) { probe in
        let callCount = 200
        guard let before = try await TableWork.read("patients", probe) else {
            return .unknown("the database's statistics cannot be read")
        }
        _ = try await probe.together(callCount) { try await probe.lookUpStranger(1_000 + $0) }
        var number = 2_000
        let work = try await probe.eventually(within: statisticsLimit) { () -> TableWork? in
            // Sessions that do something tell the server what they have done.
            number += 8
            let first = number
            _ = try await probe.together(8) { try await probe.lookUpStranger(first + $0) }
            guard let after = try await TableWork.read("patients", probe) else { return nil }
            let work = after - before
            return work.scanCount >= callCount ? work : nil
        }
        guard let work else { return .unknown("the server did not count \(callCount) lookups") }
        let perCall = Double(work.rowCount) / Double(work.scanCount)
        let figures =
            "\(work.scanCount) lookups of unknown patients read \(work.rowCount) rows,"
            + " \(Spelling.tenths(perCall)) each (1 allowed),"
        return .judged(
            perCall <= 1, "\(figures) \(work.tableScanCount) by going through the whole table")
    }

    static let indexes = Check(
        row: "R65", name: "index use", criticality: .important,
        improvement: "Build the missing or invalid index anew (REINDEX CONCURRENTLY).",
        nextStep: "Name the database (--postgres), so that plans can be asked for."
    ) { probe in
        let lookups = [
            ("patients", "pseudonym = decode(repeat('00', 32), 'hex')"),
            ("soap_notes", "pseudonym = decode(repeat('00', 32), 'hex')"),
        ]
        guard
            let invalid = try await probe.rows(
                "SELECT count(*) FROM pg_index WHERE NOT indisvalid")
        else { return .unknown("the database's plans cannot be read") }
        var plans: [String] = []
        var isIndexed = true
        for (table, condition) in lookups {
            guard let schema = try await schema(of: table, probe) else {
                return .unknown("there is no table \(table)")
            }
            let plan =
                try await probe.rows(
                    "SET enable_seqscan = off;"
                        + " EXPLAIN SELECT * FROM \(schema).\(table) WHERE \(condition)") ?? []
            let text = plan.compactMap(\.first).joined(separator: " ")
            let usesIndex = text.contains("Index")
            isIndexed = isIndexed && usesIndex
            plans.append("\(table) by \(usesIndex ? "index" : "going through the whole table")")
        }
        let invalidCount = invalid.first?.first.flatMap { Int($0) } ?? 0
        return .judged(
            isIndexed && invalidCount == 0,
            "\(plans.joined(separator: ", ")); \(invalidCount) invalid indexes")
    }

    /// The schema of a table of the suite, a plain name.
    static func schema(of table: String, _ probe: any Probing) async throws -> String? {
        let rows = try await probe.rows(
            "SELECT quote_ident(schemaname) FROM pg_stat_user_tables WHERE relname = '\(table)'")
        return rows?.first?.first
    }

    static let encryption = Check(
        row: "R66", name: "PHI encryption efficiency", criticality: .safety,
        improvement: "Stop writing: find what is stored in clear, or what makes sealing slow.",
        nextStep: "Name the database (--postgres) and send requests that seal and open."
    ) { probe in
        // A suite that nobody has used yet has no rows to look at.
        for number in 0..<8 {
            try await probe.process(0, note: probe.run.note(5_000 + number, byteCount: 500))
        }
        var figures: [String] = []
        for (table, column) in [("patients", "demographics"), ("soap_notes", "content")] {
            guard let finding = try await Ciphertext.look(table, column, probe) else {
                return .unknown("the rows of \(table) were not seen")
            }
            guard finding.verdict == .pass else { return finding }
            figures.append(finding.evidence)
        }
        for name in ["phi.seal.tight", "phi.open.tight"] {
            let measured = try await probe.eventually(within: reportLimit) {
                try await probe.report(windowSeconds: 3_600).operations.first {
                    $0.operation == name && $0.verdict != .unknown
                }
            }
            guard let operation = measured else {
                return .unknown("\(name) was not measured in the last hour")
            }
            let p99 = Spelling.duration(nanoseconds: operation.p99Ns)
            let limit = Spelling.duration(nanoseconds: operation.budgetNs)
            let text = "\(name) p99 \(p99) of \(limit) over \(operation.count)"
            guard operation.verdict == .pass else { return .fail(text) }
            figures.append(text)
        }
        return .pass(figures.joined(separator: "; "))
    }
}
