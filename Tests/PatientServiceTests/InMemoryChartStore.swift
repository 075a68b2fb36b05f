import PatientService
import Synchronization

/// The chart store's behaviour in memory; patients are those of the patient store.
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
        _ entries: [SealedEntry], request: [UInt8]?, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> AddOutcome {
        await Task.yield()
        let patient = entries.first.flatMap { patients.current.patients[$0.pseudonym] }
        return state.withLock { state in
            guard let patient else { return .notFound }
            guard !patient.isErased else { return .erased }
            guard patient.isActive else { return .inactive }
            guard entries.allSatisfy({ $0.key == patient.key }) else { return .otherKey }
            for entry in entries where state.entries[entry.name] != nil {
                return request != nil && state.requests[entry.name] == request
                    ? .repeated : .reusedKey
            }
            for entry in entries {
                state.entries[entry.name] = entry
                state.versions.append(entry)
                state.requests[entry.name] = request
            }
            return .added
        }
    }

    func replace(
        _ entry: SealedEntry, in chart: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome {
        await Task.yield()
        let patient = patients.current.patients[chart]
        let isActive = patient?.isActive ?? false
        if patient?.isErased == true { return .erased }
        return state.withLock { state in
            guard let stored = state.entries[entry.name], stored.kind == entry.kind,
                stored.pseudonym == entry.pseudonym
            else { return .notFound }
            guard isActive else { return .inactive }
            guard stored.version == entry.version - 1 else { return .conflict }
            state.entries[entry.name] = entry
            state.versions.append(entry)
            return .replaced
        }
    }

    func entry(
        _ name: EntryName, of pseudonym: [UInt8], version: UInt64?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        await Task.yield()
        let family = patients.current.family(pseudonym)
        return state.withLock { state in
            (version == nil ? Array(state.entries.values) : state.versions).first {
                $0.name == name && family.contains($0.pseudonym)
                    && (version == nil || $0.version == version)
            }
        }
    }

    func list(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry]? {
        await Task.yield()
        guard let patient = patients.current.patients[range.pseudonym], !patient.isErased else {
            return nil
        }
        var range = range
        range.withMerged = patient.mergedCount > 0
        return select(range)
    }

    func page(
        _ range: EntryRange, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedEntry] {
        await Task.yield()
        state.withLock { $0.pageCount += 1 }
        return select(range)
    }

    func find(
        _ search: EntrySearch, deadline: ContinuousClock.Instant
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
            var name = entry.pseudonym
            while let heir = patients.current.patients[name]?.replacedBy { name = heir }
            guard let patient = patients.current.patients[name] else { continue }
            found.append(
                FoundEntry(
                    entry: entry,
                    subject: SealedSubject(
                        pseudonym: name, version: patient.version, envelope: patient.subject,
                        key: patient.key)))
        }
        return found
    }

    func load(
        _ pseudonym: [UInt8], _ name: EntryName, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedEntry? {
        let found = current.entries[name]
        let family = patients.current.family(pseudonym)
        return found.map { family.contains($0.pseudonym) } == true ? found : nil
    }

    private func select(_ range: EntryRange) -> [SealedEntry] {
        let all = patients.current.family(range.pseudonym)
        let members = range.withMerged ? all : [range.pseudonym]
        return Array(
            newestFirst(behind: range.behind, withPatients: false) { entry in
                members.contains(entry.pseudonym) && entry.kind == range.kind
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
}
