import Resealing
import SOAPService
import Synchronization

/// The store's behaviour in memory: the same outcomes as the statements give.
final class InMemoryNoteStore: NoteStoring {
    enum Step: Hashable {
        case store, amend, sign, replay, key, read, list, erase, complete, refuse, claim
    }

    /// Of a note with its version, or of a request.
    struct Key: Hashable {
        var pseudonym: [UInt8]
        var name: [UInt8]
    }

    struct HandOff {
        var note: SealedNote
        var place: Int
        var isUrgent: Bool
        var attempts = 0
        var refusals = 0
        var isRefused = false
        var dueAt: Duration
    }

    struct State {
        var notes: [Key: SealedNote] = [:]
        var tokens: [Key: Set<Int64>] = [:]
        var times: [Key: Int64] = [:]
        var keys: [[UInt8]: [UInt8]] = [:]
        var signatures: [Key: StoredNote.Signature] = [:]
        var stamps: [Key: (digest: [UInt8], name: HandOffName)] = [:]
        var handOffs: [Key: HandOff] = [:]
        /// With the time at which they are due.
        var retractions: [Retraction: Duration] = [:]
        var failures: [Step: SOAPServiceError] = [:]
        /// Asked for, in this order.
        var steps: [Step] = []
        /// The store's clock; tests turn it.
        var now = Duration.zero
    }

    static let storedAtMicroseconds: Int64 = 1_750_000_000_123_456

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    func fail(_ steps: Step..., with error: SOAPServiceError? = nil) {
        change { state in
            for step in steps {
                state.failures[step] = error ?? SOAPServiceError(.unavailable, "the store is down")
            }
        }
    }

    func heal() { change { $0.failures = [:] } }

    // MARK: Changes

    func store(
        _ draft: NoteDraft, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome {
        await Task.yield()
        return try step(.store) { Self.add(draft, grace, &$0) }
    }

    func store(
        _ drafts: [NoteDraft], grace: Duration, deadline: ContinuousClock.Instant
    ) async -> [Result<StoreOutcome, SOAPServiceError>] {
        await Task.yield()
        return drafts.map { draft in
            Result { () throws(SOAPServiceError) in
                try step(.store) { Self.add(draft, grace, &$0) }
            }
        }
    }

    private static func add(
        _ draft: NoteDraft, _ grace: Duration, _ state: inout State
    ) -> StoreOutcome {
        let note = draft.note
        let own = state.keys[note.pseudonym] ?? note.key
        guard own == note.key else { return .otherKey(own) }
        let key = Key(pseudonym: note.pseudonym, name: draft.stamp.key)
        if state.stamps[key] != nil { return .keyTaken }
        let behind = state.handOffs.values.filter {
            $0.note.pseudonym == note.pseudonym && !$0.isRefused
        }
        let place = Key(pseudonym: note.pseudonym, name: note.handOff.octets)
        state.keys[note.pseudonym] = own
        state.stamps[key] = (draft.stamp.digest, note.handOff)
        state.times[place] = storedAtMicroseconds + Int64(state.notes.count)
        state.notes[place] = note
        state.tokens[place] = Set(draft.tokens)
        state.handOffs[place] = HandOff(
            note: note, place: state.notes.count, isUrgent: draft.isUrgent,
            dueAt: state.now + grace)
        return .stored(behind: behind.map(\.note.handOff))
    }

    func amend(
        _ draft: NoteDraft, isSigned: Bool, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> AmendOutcome {
        await Task.yield()
        return try step(.amend) { state in
            let note = draft.note
            let key = Key(pseudonym: note.pseudonym, name: draft.stamp.key)
            if state.stamps[key] != nil { return .stored(.keyTaken) }
            guard let newest = Self.newest(note.noteID, note.pseudonym, state) else {
                return .notFound
            }
            guard newest == note.version - 1 else { return .conflict }
            let signatures = Self.signatures(note.noteID, note.pseudonym, newest, state)
            guard signatures.isEmpty != isSigned else { return .signed }
            return .stored(Self.add(draft, grace, &state))
        }
    }

    func sign(
        _ noteID: NoteID, of pseudonym: [UInt8], version: UInt64, by signerID: String,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> SignOutcome {
        await Task.yield()
        return try step(.sign) { state in
            let name = HandOffName(pseudonym: pseudonym, noteID: noteID, version: version)
            let key = Key(pseudonym: pseudonym, name: name.octets)
            guard let newest = Self.newest(noteID, pseudonym, state) else { return .notFound }
            if let known = state.signatures[key] {
                return .signed(atMicroseconds: known.signedAtMicroseconds, isRepeated: true)
            }
            guard newest == version else { return .conflict }
            let moment = Self.storedAtMicroseconds + 1_000_000
            state.signatures[key] = StoredNote.Signature(
                signerID: signerID, version: version, signedAtMicroseconds: moment)
            return .signed(atMicroseconds: moment, isRepeated: false)
        }
    }

    func claimRetractions(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [Retraction] {
        state.withLock { state in
            let now = state.now
            let due = state.retractions.filter { $0.value <= now }.keys.prefix(countMax)
            for retraction in due { state.retractions[retraction] = now + delay }
            return Array(due)
        }
    }

    func completeRetractions(
        _ names: [HandOffName], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        change { state in
            state.retractions = state.retractions.filter { !names.contains($0.key.name) }
        }
    }

    func erase(
        _ pseudonym: [UInt8], enteredInError: Bool, grace: Duration,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> Int {
        await Task.yield()
        return try step(.erase) { state in
            let count = state.notes.values.count {
                $0.pseudonym == pseudonym && $0.version == 1
            }
            state.keys[pseudonym] = nil
            for note in state.notes.values where note.pseudonym == pseudonym {
                let retraction = Retraction(name: note.handOff, enteredInError: enteredInError)
                state.retractions[retraction] = state.now + grace
            }
            state.notes = state.notes.filter { $0.key.pseudonym != pseudonym }
            state.tokens = state.tokens.filter { $0.key.pseudonym != pseudonym }
            state.stamps = state.stamps.filter { $0.key.pseudonym != pseudonym }
            state.signatures = state.signatures.filter { $0.key.pseudonym != pseudonym }
            state.handOffs = state.handOffs.filter { $0.key.pseudonym != pseudonym }
            return count
        }
    }

    // MARK: Reading

    func replay(
        _ stamp: RequestStamp, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome {
        await Task.yield()
        return try step(.replay) { state in
            guard let known = state.stamps[Key(pseudonym: pseudonym, name: stamp.key)] else {
                return .unknownKey
            }
            let name = known.name
            guard known.digest == stamp.digest,
                let note = Self.find(name.noteID, pseudonym, name.version, state)
            else { return .otherRequest(name.noteID) }
            return .note(note)
        }
    }

    func key(
        of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [UInt8] {
        await Task.yield()
        return try step(.key) { $0.keys[pseudonym] ?? [] }
    }

    func read(
        _ noteID: NoteID, of pseudonym: [UInt8], version: UInt64?,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote? {
        await Task.yield()
        return try step(.read) { Self.find(noteID, pseudonym, version, $0) }
    }

    func list(
        _ question: NoteQuestion, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [StoredNote] {
        await Task.yield()
        return try step(.list) { state in
            let firsts = state.notes.keys.filter { $0.name.last == 1 }
            let found = firsts.compactMap { key -> StoredNote? in
                guard question.pseudonym.map({ $0 == key.pseudonym }) ?? true,
                    let found = Self.find(
                        NoteID(octets: Array(key.name.prefix(16))), key.pseudonym, nil, state)
                else { return nil }
                let place = Key(pseudonym: key.pseudonym, name: found.note.handOff.octets)
                let tokens = state.tokens[place] ?? []
                let isFound = question.tokens.allSatisfy { !tokens.isDisjoint(with: $0) }
                return isFound ? found : nil
            }
            let behind = question.behind
            return Array(
                found.filter { note in
                    let time = note.firstStoredAtMicroseconds
                    return (question.from..<question.until).contains(time)
                        && (time, note.note.noteID.text)
                            < (behind.storedAtMicroseconds, behind.noteID.text)
                }.sorted {
                    ($0.firstStoredAtMicroseconds, $0.note.noteID.text)
                        > ($1.firstStoredAtMicroseconds, $1.note.noteID.text)
                }.prefix(question.countMax))
        }
    }

    func resealing(
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ResealingState { ResealingState() }

    // MARK: Hand-offs

    func completeHandOffs(
        _ names: [HandOffName], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        await Task.yield()
        try step(.complete) { state in
            for name in names {
                state.handOffs[Key(pseudonym: name.pseudonym, name: name.octets)] = nil
            }
        }
    }

    func refuseHandOff(
        _ name: HandOffName, isFinal: Bool, rest: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        await Task.yield()
        try step(.refuse) { state in
            let key = Key(pseudonym: name.pseudonym, name: name.octets)
            guard var handOff = state.handOffs[key] else { return }
            handOff.refusals += 1
            if isFinal || handOff.refusals >= SOAPLimits.refusalCountMax {
                handOff.isRefused = true
                handOff.dueAt = state.now + rest
            }
            state.handOffs[key] = handOff
        }
    }

    func claimHandOffs(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [SealedNote] {
        await Task.yield()
        return try step(.claim) { state in
            let all = state.handOffs.values
            let due = state.handOffs.filter { _, one in
                one.dueAt <= state.now
                    && (one.isRefused
                        || !all.contains { earlier in
                            earlier.note.pseudonym == one.note.pseudonym
                                && earlier.place < one.place && !earlier.isRefused
                                && (!one.isUrgent || earlier.note.noteID == one.note.noteID)
                        })
            }.sorted {
                ($0.value.isUrgent ? 0 : 1, $0.value.dueAt)
                    < ($1.value.isUrgent ? 0 : 1, $1.value.dueAt)
            }.prefix(countMax)
            for (place, handOff) in due {
                state.handOffs[place]?.attempts += 1
                state.handOffs[place]?.dueAt =
                    state.now + min(delayMax, delay * (1 << min(handOff.attempts, 20)))
            }
            return due.map(\.value.note)
        }
    }

    // MARK: Parts

    private static func newest(
        _ noteID: NoteID, _ pseudonym: [UInt8], _ state: State
    ) -> UInt64? {
        state.notes.keys.filter {
            $0.pseudonym == pseudonym && Array($0.name.prefix(16)) == noteID.octets
        }.compactMap {
            HandOffName(pseudonym: $0.pseudonym, octets: $0.name)?.version
        }.max()
    }

    private static func signatures(
        _ noteID: NoteID, _ pseudonym: [UInt8], _ version: UInt64, _ state: State
    ) -> [StoredNote.Signature] {
        state.signatures.filter {
            $0.key.pseudonym == pseudonym && Array($0.key.name.prefix(16)) == noteID.octets
                && $0.value.version <= version
        }.map(\.value).sorted { $0.version < $1.version }
    }

    private static func find(
        _ noteID: NoteID, _ pseudonym: [UInt8], _ version: UInt64?, _ state: State
    ) -> StoredNote? {
        guard let newest = newest(noteID, pseudonym, state) else { return nil }
        let version = version ?? newest
        func key(_ version: UInt64) -> Key {
            Key(
                pseudonym: pseudonym,
                name: HandOffName(pseudonym: pseudonym, noteID: noteID, version: version).octets)
        }
        guard let note = state.notes[key(version)] else { return nil }
        let handOff = state.handOffs[key(version)]
        return StoredNote(
            note: note, storedAtMicroseconds: state.times[key(version)] ?? 0,
            firstStoredAtMicroseconds: state.times[key(1)] ?? 0, versionCount: newest,
            handOff: handOff.map { $0.isRefused ? .refused : .pending } ?? .done,
            signatures: signatures(noteID, pseudonym, version, state))
    }

    private func step<Result>(
        _ step: Step, _ body: (inout State) -> Result
    ) throws(SOAPServiceError) -> Result {
        change { $0.steps.append(step) }
        if let failure = current.failures[step] { throw failure }
        return state.withLock { body(&$0) }
    }
}
