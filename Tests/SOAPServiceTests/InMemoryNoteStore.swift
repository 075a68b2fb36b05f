import SOAPService
import Synchronization

/// The store's behaviour in memory: the same outcomes as the statements give.
final class InMemoryNoteStore: NoteStoring {
    enum Step: Hashable { case store, replay, read, complete, claim }

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
        _ note: SealedNote, stamp: RequestStamp, grace: Duration,
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
            return .stored
        }
    }

    func replay(
        _ stamp: RequestStamp, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome {
        await Task.yield()
        return try step(.replay) { state in
            guard let known = state.stamps[Key(pseudonym: pseudonym, name: stamp.key)] else {
                return .unknownKey
            }
            guard known.digest == stamp.digest,
                let note = Self.find(known.noteID, pseudonym, state)
            else { return .otherRequest(known.noteID) }
            return .note(note)
        }
    }

    func read(
        _ noteID: NoteID, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote? {
        await Task.yield()
        return try step(.read) { Self.find(noteID, pseudonym, $0) }
    }

    func completeHandOff(
        _ noteID: NoteID, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        await Task.yield()
        try step(.complete) { state in
            state.handOffs[Key(pseudonym: pseudonym, name: noteID.octets)] = nil
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
