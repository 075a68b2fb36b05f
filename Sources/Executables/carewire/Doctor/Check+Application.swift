internal import LatencyBudget
internal import Messages
internal import RPC

/// R67 to R70: how services behave whatever they are asked.
extension Check {
    static let applicationChecks = [asynchrony, caching, memory, errorHandling]

    static let asynchrony = Check(
        row: "R67", name: "async work", criticality: .important,
        improvement: "Find what blocks a service's thread: slow calls hold quick ones.",
        nextStep: "Look at patient-service and soap-service with `carewire top`."
    ) { probe in
        let noteCount = 24
        let limit = Duration.milliseconds(100)
        // Long notes on their way, and quick calls in the same seconds.
        async let slow = probe.together(noteCount, width: noteCount) { number in
            try await probe.process(
                0, note: probe.run.note(100 + number, byteCount: ProbeRun.longNoteByteCount))
        }
        let quick = try await probe.together(200, width: 4) { _ in _ = try await probe.read(1) }
        let notes = try await slow
        let evidence =
            "\(quick.count) reads p95 \(quick.percentile(0.95).spelled) (\(limit.spelled) allowed)"
            + " while \(notes.count) notes of 50 kB took up to \(notes.percentile(1).spelled)"
        return .judged(quick.percentile(0.95) <= limit, evidence)
    }

    static let caching = Check(
        row: "R68", name: "caching", criticality: .important,
        improvement: "Look at Redis and at carewire_cache_reads_total: reads go to the database,"
            + " or a write is not seen.",
        nextStep: "Look at patient-service with `carewire health`."
    ) { probe in
        func readUntilCached(version: UInt64) async throws -> Finding? {
            let readCountMax = 5
            for number in 1...readCountMax {
                let answer = try await probe.read(2)
                guard answer.version == version else {
                    return .fail(
                        "read \(number) after version \(version) was written answered version"
                            + " \(answer.version)")
                }
                if answer.isCached { return nil }
                try await probe.pause(.milliseconds(100))
            }
            return .fail("\(readCountMax) reads of one patient, none of them from the cache")
        }
        let first = try await probe.read(2)
        if let finding = try await readUntilCached(version: first.version) { return finding }
        let cached = try await probe.read(2)
        let version = try await probe.update(2)
        guard version > first.version else { return .fail("an update made no new version") }
        if let finding = try await readUntilCached(version: version) { return finding }
        return .pass(
            "a second read came from the cache (\(cached.duration.spelled)); version \(version)"
                + " was seen by the first read after it was written, and cached again")
    }

    static let memory = Check(
        row: "R69", name: "memory", criticality: .important,
        improvement: "Look for what a service keeps of every call: its memory grows with each"
            + " burst.",
        nextStep: "Let the caller read the services' snapshots (`carewire top`)."
    ) { probe in
        let services = [SuiteService.patientService, .soapService]
        let growthMax: Int64 = 32 << 20
        func burst() async throws {
            _ = try await probe.together(1_000) { _ = try await probe.read($0 % 2) }
            _ = try await probe.together(50, width: 16) {
                try await probe.process(0, note: probe.run.note(1_000 + $0))
            }
        }
        func resident() async throws -> [Int64] {
            var counts: [Int64] = []
            for service in services {
                let count = try await probe.snapshot(service).process?.residentByteCount ?? 0
                counts.append(Int64(clamping: count))
            }
            return counts
        }
        // The first burst fills pools and arenas; what a second one adds, every further one does.
        try await burst()
        let before = try await resident()
        try await burst()
        let after = try await resident()
        guard !before.contains(0), !after.contains(0) else {
            return .unknown("a service does not say how much memory it has")
        }
        let growth = zip(before, after).map { $1 - $0 }
        let evidence = zip(services, zip(after, growth)).map { service, figures in
            "\(service.rawValue) \(figures.0 >> 20) MiB"
                + " (\(figures.1 < 0 ? "" : "+")\(figures.1 >> 10) KiB)"
        }
        return .judged(
            growth.allSatisfy { $0 <= growthMax },
            "after a second burst of 1,000 reads and 50 notes: \(evidence.joined(separator: ", "))"
                + "; +\(growthMax >> 20) MiB allowed")
    }

    static let errorHandling = Check(
        row: "R70", name: "error handling", criticality: .important,
        improvement: "Answer bad requests with a code of their own, and never with what they said.",
        nextStep: "Look at the services with `carewire health`."
    ) { probe in
        var seen: [String] = []
        for request in BadRequest.allCases {
            guard let error = try await probe.refusal(of: request) else {
                return .fail("\(request.rawValue): was taken")
            }
            let text = error.description
            guard !text.contains(probe.run.needle), !text.contains(probe.run.id) else {
                return .fail("\(request.rawValue): the error repeats what the request said")
            }
            guard request.codes.contains(error.code), !error.message.isEmpty else {
                return .fail("\(request.rawValue): \(error.code.name)")
            }
            seen.append("\(request.rawValue) \(error.code.name)")
        }
        return .pass("\(seen.joined(separator: ", ")); none repeats what it was asked")
    }
}

extension BadRequest {
    /// What it may be refused with.
    fileprivate var codes: Set<StatusCode> {
        switch self {
        case .unknownPatient: [.notFound]
        case .malformedIdentifier, .impossibleBirthDate, .oversizedNote: [.invalidArgument]
        }
    }
}
