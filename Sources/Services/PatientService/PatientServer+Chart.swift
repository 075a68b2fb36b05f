internal import Messages
internal import RPC

/// The whole chart, as a stream.
extension PatientServer {
    /// The reading is noted once, before the patient is shown; then comes a statement for each page
    /// of entries. The next page is asked for when the caller has taken the one before, so that of
    /// a chart of any length one page is in memory.
    func read(
        _ request: PatientV1.ReadChartRequest,
        _ responses: MessageSink<PatientV1.ReadChartResponse>,
        _ context: CallContext
    ) async throws {
        let access = try admit(request.patientID, .read, context)
        var kinds: [Int32] = []
        for kind in request.kinds where !kinds.contains(kind.rawValue) {
            kinds.append(try Self.kind(kind))
        }
        if kinds.isEmpty { kinds = Array(1...5) }
        let outcome = try await asked("postgres.read", access, context) {
            try await store.read(access.pseudonym, deadline: access.deadline)
        }
        guard let sealed = outcome, !sealed.isErased else {
            try await note(.notFound, access)
            throw Self.notFound
        }
        let patient = try await open(sealed, access, context)
        try await checkConsent(of: patient, access, context)
        try await observed("audit.append", context) {
            try await note(.success, version: sealed.version, from: .database, access)
        }
        try await responses.send(PatientV1.ReadChartResponse(patient: patient))
        let range = EntryRange(
            pseudonym: access.pseudonym, kind: 0, countMax: PatientLimits.chartPageMax,
            withMerged: sealed.mergedCount > 0)
        for kind in kinds { try await send(kind, range, responses, access, context) }
        // The entries of a patient who is erased meanwhile are gone: half a chart is no chart.
        let end = try await asked("postgres.read", access, context) {
            try await store.read(access.pseudonym, deadline: access.deadline)
        }
        if end?.isErased ?? true { throw Self.notFound }
    }

    private func send(
        _ kind: Int32, _ range: EntryRange,
        _ responses: MessageSink<PatientV1.ReadChartResponse>, _ access: Access,
        _ context: CallContext
    ) async throws {
        var range = range
        range.kind = kind
        var isOver = false
        while !isOver {
            let page = try await asked("postgres.read", access, context) {
                try await chart.page(range, deadline: access.deadline)
            }
            isOver = page.count < range.countMax
            if let last = page.last { range.behind = EntryPosition(of: last) }
            var rest = page[...]
            while !rest.isEmpty {
                let part = Self.within(Array(rest)) { $0.content.count }
                rest = rest.dropFirst(part.count)
                var response = PatientV1.ReadChartResponse()
                response.entries.reserveCapacity(part.count)
                for sealed in part {
                    response.entries.append(try await open(sealed, access, context))
                }
                try await responses.send(response)
            }
        }
    }
}
