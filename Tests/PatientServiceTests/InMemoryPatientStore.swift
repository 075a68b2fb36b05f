import PatientService
import Resealing
import Synchronization

/// The store's behaviour in memory: the same verdicts as the statements give.
final class InMemoryPatientStore: PatientStoring {
    struct State {
        var patients: [[UInt8]: SealedPatient] = [:]
        var stamps: [[UInt8]: RequestStamp] = [:]
        var lookups: [[UInt8]: Set<[UInt8]>] = [:]
        var versions: [SealedPatient] = []
        /// Whose look-ups were left alone by a change, each time.
        var keptLookUps: [[UInt8]] = []
        var failure: PatientServiceError?
        var deadlines: [ContinuousClock.Instant] = []
        var readCount = 0
        /// Whether callers that are no tasks are told.
        var tellsListeners = false
        /// How many patients came together, each time.
        var groups: [Int] = []
        /// Whose change is refused by itself.
        var refused: Set<[UInt8]> = []
        /// Changes are made, and nobody hears of it.
        var losesAnswers = false

        /// What is read back has no look-ups, as from the database.
        mutating func keep(_ patient: SealedPatient) {
            var stored = patient
            stored.lookups = []
            stored.keepsLookups = false
            patients[patient.pseudonym] = stored
            versions.append(stored)
            if patient.keepsLookups {
                keptLookUps.append(patient.pseudonym)
            } else {
                lookups[patient.pseudonym] = Set(patient.lookups)
            }
        }

        /// As the database's function of this name.
        func family(_ pseudonym: [UInt8]) -> [[UInt8]] {
            var members = [pseudonym]
            var position = 0
            while position < members.count {
                members += patients.values.filter { $0.replacedBy == members[position] }
                    .map(\.pseudonym)
                position += 1
            }
            return members
        }
    }

    private let state = Mutex(State())
    /// Called after every read, while the caller does not hold the record: others may change it
    /// now.
    private let afterLoad = Mutex<(@Sendable (InMemoryPatientStore) -> Void)?>(nil)

    /// Waited for between the store's answer to a read and its arrival.
    private let holding = Mutex<(@Sendable () async -> Void)?>(nil)

    var current: State { state.withLock { $0 } }

    func fail(with error: PatientServiceError?) { state.withLock { $0.failure = error } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }
    func hold(_ body: (@Sendable () async -> Void)?) { holding.withLock { $0 = body } }
    func interfere(_ body: (@Sendable (InMemoryPatientStore) -> Void)?) {
        afterLoad.withLock { $0 = body }
    }

    func create(
        _ patient: SealedPatient, request: RequestStamp?, claim: [UInt8]?,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CreateOutcome {
        await Task.yield()
        return try step(deadline) { state in
            let holders = claim.map { claim in
                state.lookups.filter { $0.value.contains(claim) }.map(\.key)
            }
            let isRepeated =
                request != nil && state.stamps[patient.pseudonym]?.key == request?.key
            if !isRepeated, let holder = holders?.first {
                return (holders?.count ?? 0) > 1 ? .claimedBySeveral : .claimed(by: holder)
            }
            if state.patients[patient.pseudonym]?.isErased == true { return .erased }
            if state.patients[patient.pseudonym] == nil {
                state.keep(patient)
                state.stamps[patient.pseudonym] = request
                return .created
            }
            let stored = state.stamps[patient.pseudonym]
            guard let request, let stored, stored.key == request.key else {
                return .alreadyExists
            }
            return stored == request ? .repeated : .reusedKey
        }
    }

    func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant, _ listener: any StoreListener
    ) -> Void? {
        guard current.tellsListeners else { return nil }
        // Safety: it is told on the loop that it was made on.
        nonisolated(unsafe) let listener = listener
        Task(executorPreference: ClinicLoop.current) {
            let found = try? await self.read(pseudonym, deadline: deadline)
            unsafe listener.storeFound(found ?? nil)
        }
        return ()
    }

    func replace(
        _ patient: SealedPatient, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ReplaceOutcome {
        await Task.yield()
        let outcome: ReplaceOutcome = try step(deadline) { state in
            guard let stored = state.patients[patient.pseudonym] else { return .notFound }
            guard !stored.isErased else { return .erased }
            guard stored.isActive else { return .inactive }
            guard stored.version == patient.version - 1 else { return .conflict }
            guard stored.key == patient.key else { return .otherKey }
            state.keep(patient)
            return .replaced
        }
        if current.losesAnswers {
            throw PatientServiceError(.unavailable, "the answer was lost")
        }
        return outcome
    }

    func replace(
        _ patients: [SealedPatient], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [Result<ReplaceOutcome, PatientServiceError>] {
        change { $0.groups.append(patients.count) }
        let refused = current.refused
        var outcomes: [Result<ReplaceOutcome, PatientServiceError>] = []
        for patient in patients {
            do throws(PatientServiceError) {
                if refused.contains(patient.pseudonym) {
                    throw PatientServiceError(.internalFailure, "refused")
                }
                outcomes.append(.success(try await replace(patient, deadline: deadline)))
            } catch { outcomes.append(.failure(error)) }
        }
        return outcomes
    }

    func find(
        _ blind: [UInt8], behind: [UInt8], countMax: Int, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [SealedPatient] {
        await Task.yield()
        return try step(deadline) { state in
            state.lookups.filter { $0.value.contains(blind) }.map(\.key)
                .filter { behind.lexicographicallyPrecedes($0) }
                .sorted { $0.lexicographicallyPrecedes($1) }
                .prefix(countMax).compactMap { state.patients[$0] }
        }
    }

    func key(
        of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8] {
        await Task.yield()
        return try step(deadline) { $0.patients[pseudonym]?.key ?? [] }
    }

    func addKey(
        _ envelope: [UInt8], for pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8] {
        await Task.yield()
        return try step(deadline) { state in
            guard let stored = state.patients[pseudonym], !stored.isErased else { return [] }
            if stored.key.isEmpty { state.patients[pseudonym]?.key = envelope }
            return state.patients[pseudonym]?.key ?? []
        }
    }

    func merge(
        _ merged: SealedPatient, into raised: SealedPatient, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> MergeOutcome {
        await Task.yield()
        return try step(deadline) { state in
            guard let survivor = merged.replacedBy, let stays = state.patients[survivor],
                let goes = state.patients[merged.pseudonym]
            else { return .notFound }
            guard !stays.isErased, !goes.isErased else { return .erased }
            if goes.replacedBy == survivor { return .repeated }
            guard stays.isActive, goes.isActive else { return .inactive }
            guard stays.version == raised.version - 1, goes.version == merged.version - 1 else {
                return .conflict
            }
            guard goes.key == merged.key, stays.key == raised.key else { return .otherKey }
            let count = stays.mergedCount + goes.mergedCount + 1
            guard count <= PatientLimits.mergedRecordMax else { return .full }
            let inherited = state.lookups[merged.pseudonym] ?? []
            let own = state.lookups[survivor] ?? []
            state.keep(merged)
            state.keep(raised)
            state.lookups[survivor] = own
            state.patients[survivor]?.mergedCount = count
            state.lookups[merged.pseudonym] = nil
            state.lookups[survivor, default: []].formUnion(inherited)
            return .merged
        }
    }

    func erase(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> EraseOutcome {
        await Task.yield()
        return try step(deadline) { state in
            guard let stored = state.patients[pseudonym] else { return .notFound }
            if stored.isErased { return .repeated }
            let family = state.family(pseudonym).filter { state.patients[$0]?.isErased == false }
            for member in family {
                var tombstone = SealedPatient(
                    pseudonym: member, version: (state.patients[member]?.version ?? 0) + 1,
                    isActive: false, demographics: [], history: [])
                tombstone.isErased = true
                state.patients[member] = tombstone
                state.lookups[member] = nil
                state.stamps[member] = nil
                state.versions.removeAll { $0.pseudonym == member }
            }
            return .erased(count: family.count)
        }
    }

    func resealing(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> ResealingState {
        await Task.yield()
        return try step(deadline) { _ in ResealingState() }
    }

    func read(
        _ pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> SealedPatient? {
        let found = try step(deadline) { state in
            state.readCount += 1
            return state.patients[pseudonym]
        }
        if let hold = holding.withLock({ $0 }) { await hold() } else { await Task.yield() }
        afterLoad.withLock { $0 }?(self)
        return found
    }

    private func step<Result>(
        _ deadline: ContinuousClock.Instant, _ body: (inout State) -> Result
    ) throws(PatientServiceError) -> Result {
        if let failure = current.failure { throw failure }
        return state.withLock { state in
            state.deadlines.append(deadline)
            return body(&state)
        }
    }
}
