import PatientService
import Synchronization

/// The chart store's behaviour in memory; patients and audit records are those of the patient
/// store.
final class InMemoryChartStore: ChartStoring {
    struct State {
        var entries: [EntryName: SealedEntry] = [:]
        var requests: [EntryName: [UInt8]] = [:]
        var versions: [SealedEntry] = []
        var pageCount = 0
    }

    private let patients: InMemoryPatientStore
    private let state = Mutex(State())

    init(patients: InMemoryPatientStore) { self.patients = patients }

    var current: State { state.withLock { $0 } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    func add(
        _ entries: [SealedEntry], request: [UInt8]?, audit: AuditEntry,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> AddOutcome {
        await Task.yield()
        let patient = patients.current.patients[audit.pseudonym]
        let outcome: (AddOutcome, AuditEntry.Outcome) = state.withLock { state in
            guard let patient else { return (.notFound, .notFound) }
            guard patient.isActive else { return (.inactive, .inactive) }
            for entry in entries where state.entries[entry.name] != nil {
                return request != nil && state.requests[entry.name] == request
                    ? (.repeated, .repeated) : (.reusedKey, .alreadyExists)
            }
            for entry in entries {
                state.entries[entry.name] = entry
                state.versions.append(entry)
                state.requests[entry.name] = request
            }
            return (.added, .success)
        }
        for _ in entries { note(audit, outcome.1, 1) }
        return outcome.0
    }

    func replace(
        _ entry: SealedEntry, audit: AuditEntry, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome {
        await Task.yield()
        let isActive = patients.current.patients[audit.pseudonym]?.isActive ?? false
        let outcome: (ReplaceOutcome, AuditEntry.Outcome) = state.withLock { state in
            guard let stored = state.entries[entry.name], stored.kind == entry.kind,
                stored.pseudonym == entry.pseudonym
            else { return (.notFound, .notFound) }
            guard isActive else { return (.inactive, .inactive) }
            guard stored.version == entry.version - 1 else { return (.conflict, .conflict) }
            state.entries[entry.name] = entry
            state.versions.append(entry)
            return (.replaced, .success)
        }
        note(audit, outcome.1, current.entries[entry.name]?.version)
        return outcome.0
    }

    func entry(
        _ name: EntryName, version: UInt64?, audit: AuditEntry, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        await Task.yield()
        let found = state.withLock { state in
            (version == nil ? Array(state.entries.values) : state.versions).first {
                $0.name == name && $0.pseudonym == audit.pseudonym
                    && (version == nil || $0.version == version)
            }
        }
        note(audit, found == nil ? .notFound : .success, found?.version)
        return found
    }

    func list(
        _ range: EntryRange, audit: AuditEntry, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry]? {
        await Task.yield()
        let isThere = patients.current.patients[audit.pseudonym] != nil
        note(audit, isThere ? .success : .notFound, nil)
        return isThere ? select(range) : nil
    }

    func page(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry] {
        await Task.yield()
        state.withLock { $0.pageCount += 1 }
        return select(range)
    }

    func find(
        _ search: EntrySearch, audit: AuditEntry, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [FoundEntry] {
        await Task.yield()
        let entries = newestFirst(behind: search.behind, withPatients: true) { entry in
            switch search.key {
            case .test(let test, let status): entry.test == test && entry.status == status
            case .abnormalTest(let test, let status):
                entry.test == test && entry.isAbnormal && (status == 0 || status == entry.status)
            case .provider(let provider): entry.provider == provider
            case .openEncounters(let status): entry.kind == 1 && entry.status == status
            case .reasonWords(let words): words.allSatisfy(entry.words.contains)
            }
        }.prefix(search.countMax)
        var found: [FoundEntry] = []
        for entry in entries {
            guard let patient = patients.current.patients[entry.pseudonym] else { continue }
            var record = audit
            record.pseudonym = entry.pseudonym
            note(record, .success, entry.version)
            found.append(
                FoundEntry(
                    entry: entry,
                    subject: SealedSubject(version: patient.version, envelope: patient.subject)))
        }
        if found.isEmpty { note(audit, .notFound, nil) }
        return found
    }

    func load(
        _ pseudonym: [UInt8], _ name: EntryName, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        let found = current.entries[name]
        return found?.pseudonym == pseudonym ? found : nil
    }

    private func select(_ range: EntryRange) -> [SealedEntry] {
        Array(
            newestFirst(behind: range.behind, withPatients: false) { entry in
                entry.pseudonym == range.pseudonym && entry.kind == range.kind
                    && entry.occurredAt >= range.from
                    && (range.test == nil || range.test == entry.test)
            }.prefix(range.countMax))
    }

    private func newestFirst(
        behind: EntryPosition, withPatients: Bool, _ isWanted: (SealedEntry) -> Bool
    ) -> [SealedEntry] {
        func key(_ position: EntryPosition) -> [UInt8] {
            let time = UInt64(bitPattern: position.occurredAt) ^ (1 << 63)
            let octets = stride(from: UInt64(56), through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: time >> $0)
            }
            return octets + (withPatients ? position.pseudonym : []) + position.code
        }
        return current.entries.values.filter(isWanted)
            .map { (key(EntryPosition(of: $0)), $0) }
            .filter { $0.0.lexicographicallyPrecedes(key(behind)) }
            .sorted { $1.0.lexicographicallyPrecedes($0.0) }
            .map(\.1)
    }

    private func note(
        _ entry: AuditEntry, _ outcome: AuditEntry.Outcome, _ version: UInt64?
    ) {
        patients.change {
            $0.audits.append(
                InMemoryPatientStore.Audited(
                    entry: entry, outcome: outcome, source: .none, version: version))
        }
    }
}
