import SOAPService
import Synchronization

/// The store's behaviour in memory: the same outcomes and audit records as the statements give.
final class InMemoryNoteStore: NoteStoring {
    enum Step: Hashable { case store, replay, read, record, complete, claim }

    struct Audited: Equatable {
        var entry: NoteAudit
        var outcome: NoteAudit.Outcome
        var noteID: NoteID?
    }

    struct Key: Hashable {
        var pseudonym: [UInt8]
        var name: [UInt8]
    }

    struct HandOff {
        var note: SealedNote
        var attempts = 0
        var dueAt: Duration
    }

    struct State {
        var notes: [Key: SealedNote] = [:]
        var stamps: [Key: (digest: [UInt8], noteID: NoteID)] = [:]
        var handOffs: [Key: HandOff] = [:]
        var audits: [Audited] = []
        var failures: [Step: SOAPServiceError] = [:]
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

    func store(
        _ note: SealedNote, stamp: RequestStamp, grace: Duration, audit: NoteAudit,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome {
        await Task.yield()
        return try step(.store) { state in
            let key = Key(pseudonym: note.pseudonym, name: stamp.key)
            if state.stamps[key] != nil { return .keyTaken }
            let place = Key(pseudonym: note.pseudonym, name: note.noteID.octets)
            state.stamps[key] = (stamp.digest, note.noteID)
            state.notes[place] = note
            state.handOffs[place] = HandOff(note: note, dueAt: state.now + grace)
            state.audits.append(
                Audited(entry: audit, outcome: .success, noteID: note.noteID))
            return .stored
        }
    }

    func replay(
        _ stamp: RequestStamp, audit: NoteAudit, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome {
        await Task.yield()
        return try step(.replay) { state in
            let key = Key(pseudonym: audit.pseudonym, name: stamp.key)
            guard let known = state.stamps[key] else { return .unknownKey }
            let isSame = known.digest == stamp.digest
            state.audits.append(
                Audited(
                    entry: audit, outcome: isSame ? .repeated : .keyReused, noteID: known.noteID))
            guard isSame, let note = Self.find(known.noteID, audit.pseudonym, state) else {
                return .otherRequest
            }
            return .note(note)
        }
    }

    func read(
        _ noteID: NoteID, audit: NoteAudit, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote? {
        await Task.yield()
        return try step(.read) { state in
            let found = Self.find(noteID, audit.pseudonym, state)
            state.audits.append(
                Audited(
                    entry: audit, outcome: found == nil ? .notFound : .success, noteID: noteID))
            return found
        }
    }

    func record(
        _ outcome: NoteAudit.Outcome, noteID: NoteID?, audit: NoteAudit,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        await Task.yield()
        try step(.record) { state in
            state.audits.append(Audited(entry: audit, outcome: outcome, noteID: noteID))
        }
    }

    func completeHandOff(
        _ noteID: NoteID, audit: NoteAudit, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        await Task.yield()
        try step(.complete) { state in
            let place = Key(pseudonym: audit.pseudonym, name: noteID.octets)
            guard state.handOffs.removeValue(forKey: place) != nil else { return }
            state.audits.append(Audited(entry: audit, outcome: .success, noteID: noteID))
        }
    }

    func claimHandOffs(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [SealedNote] {
        await Task.yield()
        return try step(.claim) { state in
            let due = state.handOffs.filter { $0.value.dueAt <= state.now }
                .sorted { $0.value.dueAt < $1.value.dueAt }.prefix(countMax)
            for (place, handOff) in due {
                state.handOffs[place]?.attempts += 1
                state.handOffs[place]?.dueAt =
                    state.now + min(delayMax, delay * (1 << min(handOff.attempts, 20)))
            }
            return due.map(\.value.note)
        }
    }

    private static func find(
        _ noteID: NoteID, _ pseudonym: [UInt8], _ state: State
    ) -> StoredNote? {
        let place = Key(pseudonym: pseudonym, name: noteID.octets)
        return state.notes[place].map {
            StoredNote(
                note: $0, storedAtMicroseconds: storedAtMicroseconds,
                isHandOffPending: state.handOffs[place] != nil)
        }
    }

    private func step<Result>(
        _ step: Step, _ body: (inout State) -> Result
    ) throws(SOAPServiceError) -> Result {
        if let failure = current.failures[step] { throw failure }
        return state.withLock { body(&$0) }
    }
}
