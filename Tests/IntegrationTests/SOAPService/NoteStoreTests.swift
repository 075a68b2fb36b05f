import PHIProtection
import Postgres
import Reactor
import SOAPService
import Synchronization
import TestSupport
import Testing

/// A database of its own, one event loop, and as many pools as there are instances of the service.
private struct Archive: Sendable {
    let loop = EventLoop(name: "archive")
    let database: String

    static func run(_ body: @escaping @Sendable (Archive) async throws -> Void) async throws {
        let archive = Archive(database: try await TestPostgres.freshDatabase())
        archive.loop.start()
        defer { archive.loop.stop() }
        try await Task(executorPreference: archive.loop) {
            let pool = archive.pool()
            try await pool.migrate(
                NoteSchema.migrations, service: NoteSchema.service, deadline: soon)
            await pool.shutdown()
            try await body(archive)
        }.value
    }

    func pool() -> PostgresPool {
        PostgresPool(
            loop: loop, configuration: PostgresConfiguration(connectionString: database),
            statements: NoteStatements.all + [Self.tamper, Self.counts])
    }

    /// Gives `body` a store, and shuts its pool down afterwards.
    func store(_ body: (PostgresNoteStore, PostgresPool) async throws -> Void) async throws {
        let pool = pool()
        do { try await body(PostgresNoteStore(pool: pool), pool) } catch {
            await pool.shutdown()
            throw error
        }
        await pool.shutdown()
    }

    static let counts = PostgresStatement(
        name: "counts",
        sql: """
            SELECT ARRAY[(SELECT count(*) FROM soap_notes), (SELECT count(*) FROM soap_keys),
                (SELECT count(*) FROM soap_idempotency), (SELECT count(*) FROM soap_signatures),
                (SELECT count(*) FROM soap_hand_offs)]
            """)

    static let tamper = PostgresStatement(name: "tamper", sql: "DELETE FROM soap_notes")

    static var soon: ContinuousClock.Instant { .now + .seconds(10) }
}

private func named(_ name: UInt8) -> [UInt8] { [UInt8](repeating: name, count: 32) }

private func note(_ name: UInt8, size: Int = 5_000, version: UInt64 = 1) -> SealedNote {
    SealedNote(
        pseudonym: named(name), noteID: .random(), version: version, providerID: "PROV001",
        content: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) },
        key: [UInt8](repeating: name ^ 0xFF, count: 97))
}

extension PostgresNoteStore {
    fileprivate func store(
        _ note: SealedNote, stamp: RequestStamp, grace: Duration, isUrgent: Bool = false,
        tokens: [Int64] = [], deadline: ContinuousClock.Instant
    ) async throws -> StoreOutcome {
        try await store(
            NoteDraft(note: note, tokens: tokens, isUrgent: isUrgent, stamp: stamp), grace: grace,
            deadline: deadline)
    }

    fileprivate func read(
        _ noteID: NoteID, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws -> StoredNote? {
        try await read(noteID, of: pseudonym, version: nil, deadline: deadline)
    }
}

private func stamp(_ key: UInt8, _ digest: UInt8 = 1) -> RequestStamp {
    RequestStamp(key: named(key), digest: named(digest))
}

/// Who was done in which order.
private final class Finished: Sendable {
    private let held = Mutex<[Int]>([])

    var order: [Int] { held.withLock { $0 } }
    func add(_ index: Int) { held.withLock { $0.append(index) } }
}

@Suite struct NoteStoreTests {
    @Test func aNoteItsKeyAndItsHandOffAreThereTogether() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                let first = note(1, size: 300_000)
                let outcome = try await store.store(
                    first, stamp: stamp(1), grace: .zero,
                    deadline: Archive.soon)
                #expect(outcome == .stored(behind: []))
                let read = try await store.read(
                    first.noteID, of: named(1), deadline: Archive.soon)
                #expect(read?.note == first)
                #expect(read?.handOff == .pending)
                #expect((read?.storedAtMicroseconds ?? 0) > 1_700_000_000_000_000)
                let claimed = try await claim(store)
                #expect(claimed == [first])
                #expect(try await claim(store) == [])
                for _ in 0..<2 {
                    try await store.completeHandOffs([first.handOff], deadline: Archive.soon)
                }
                let after = try await store.read(
                    first.noteID, of: named(1), deadline: Archive.soon)
                #expect(after?.handOff == .done)
            }
        }
    }

    @Test func aTakenKeyStoresNothingAndFindsItsNote() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                let first = note(1)
                _ = try await store.store(
                    first, stamp: stamp(1), grace: .seconds(60),
                    deadline: Archive.soon)
                let second = note(1)
                #expect(
                    try await store.store(
                        second, stamp: stamp(1, 2), grace: .zero,
                        deadline: Archive.soon) == .keyTaken)
                #expect(
                    try await store.read(
                        second.noteID, of: named(1), deadline: Archive.soon) == nil)
                guard
                    case .note(let found) = try await store.replay(
                        stamp(1), of: named(1), deadline: Archive.soon)
                else {
                    Issue.record("the note was not found by its key")
                    return
                }
                #expect(found.note == first && found.handOff == .pending)
                #expect(
                    try await store.replay(
                        stamp(1, 2), of: named(1), deadline: Archive.soon)
                        == .otherRequest(first.noteID))
                #expect(
                    try await store.replay(
                        stamp(9), of: named(1), deadline: Archive.soon) == .unknownKey)
                // Another patient's equal key is another key.
                #expect(
                    try await store.store(
                        note(2), stamp: stamp(1), grace: .zero,
                        deadline: Archive.soon) == .stored(behind: []))
            }
        }
    }

    @Test func manyCallsWithOneKeyMakeOneNote() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                try await archive.store { other, _ in
                    let outcomes = try await withThrowingTaskGroup(of: StoreOutcome.self) { group in
                        for index in 0..<40 {
                            let target = index.isMultiple(of: 2) ? store : other
                            group.addTask {
                                // Who comes between another's key and its commit asks again.
                                while true {
                                    let outcome = try await target.store(
                                        note(1), stamp: stamp(1), grace: .zero,
                                        deadline: Archive.soon)
                                    if outcome != .otherKey([]) { return outcome }
                                }
                            }
                        }
                        var outcomes: [StoreOutcome] = []
                        for try await outcome in group { outcomes.append(outcome) }
                        return outcomes
                    }
                    #expect(outcomes.filter { $0 != .keyTaken }.count == 1)
                    #expect(try await claim(store).count == 1)
                }
            }
        }
    }

    @Test func workersShareTheHandOffsThatAreDue() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                for name in 1...20 as ClosedRange<UInt8> {
                    _ = try await store.store(
                        note(name), stamp: stamp(name), grace: name == 20 ? .seconds(60) : .zero,
                        deadline: Archive.soon)
                }
                let claimed = try await withThrowingTaskGroup(of: [SealedNote].self) { group in
                    for _ in 0..<6 { group.addTask { try await claim(store) } }
                    var all: [SealedNote] = []
                    for try await some in group {
                        #expect(some.count <= 8)
                        all += some
                    }
                    return all
                }
                #expect(claimed.count == Set(claimed.map(\.noteID)).count)
                var all = Set(claimed.map(\.noteID))
                while case let more = try await claim(store), !more.isEmpty {
                    for note in more { #expect(all.insert(note.noteID).inserted) }
                }
                #expect(all.count == 19)
            }
        }
    }

    @Test func aRepeatedAttemptWaitsLonger() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                _ = try await store.store(
                    note(1), stamp: stamp(1), grace: .zero,
                    deadline: Archive.soon)
                // Without a delay it is due again at once, however often.
                for _ in 0..<40 {
                    let claimed = try await store.claimHandOffs(
                        countMax: 8, delay: .zero, delayMax: .zero, deadline: Archive.soon)
                    #expect(claimed.count == 1)
                }
                #expect(try await claim(store).count == 1)
                #expect(try await claim(store).isEmpty)
            }
        }
    }

    @Test func anotherKeyOfThePatientIsNamed() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                let first = note(1)
                _ = try await store.store(
                    first, stamp: stamp(1), grace: .zero, deadline: Archive.soon)
                var second = note(1)
                second.key = [UInt8](repeating: 7, count: 97)
                #expect(
                    try await store.store(
                        second, stamp: stamp(2), grace: .zero, deadline: Archive.soon)
                        == .otherKey(first.key))
                #expect(try await store.key(of: named(1), deadline: Archive.soon) == first.key)
                #expect(
                    try await store.read(
                        second.noteID, of: named(1), deadline: Archive.soon) == nil)
                second.key = first.key
                #expect(
                    try await store.store(
                        second, stamp: stamp(2), grace: .zero, deadline: Archive.soon)
                        == .stored(behind: [first.handOff]))
            }
        }
    }

    @Test func ofSeveralChangesToOneVersionOneIsMade() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                try await archive.store { other, _ in
                    let first = note(1)
                    _ = try await store.store(
                        first, stamp: stamp(1), grace: .zero, deadline: Archive.soon)
                    let outcomes = try await withThrowingTaskGroup(of: AmendOutcome.self) {
                        group in
                        for index in 0..<20 as Range<UInt8> {
                            let target = index.isMultiple(of: 2) ? store : other
                            group.addTask {
                                var second = first
                                (second.version, second.content[0]) = (2, index)
                                return try await target.amend(
                                    NoteDraft(
                                        note: second, isUrgent: false, stamp: stamp(index + 2)),
                                    isSigned: false, grace: .zero, deadline: Archive.soon)
                            }
                        }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                    #expect(outcomes.filter { $0 != .conflict }.count == 1)
                    let read = try await store.read(
                        first.noteID, of: named(1), deadline: Archive.soon)
                    #expect(read?.versionCount == 2 && read?.note.version == 2)
                    let before = try await store.read(
                        first.noteID, of: named(1), version: 1, deadline: Archive.soon)
                    #expect(before?.note == first)
                }
            }
        }
    }

    @Test func whoSignsAndWhoChangesDoNotMissEachOther() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                for name in 1...20 as ClosedRange<UInt8> {
                    let first = note(name)
                    _ = try await store.store(
                        first, stamp: stamp(1), grace: .zero, deadline: Archive.soon)
                    var second = first
                    second.version = 2
                    let draft = NoteDraft(note: second, isUrgent: false, stamp: stamp(2))
                    async let amended = store.amend(
                        draft, isSigned: false, grace: .zero, deadline: Archive.soon)
                    async let signed = store.sign(
                        first.noteID, of: named(name), version: 1, by: "PROV001",
                        deadline: Archive.soon)
                    switch (try await amended, try await signed) {
                    case (.stored, .conflict), (.signed, .signed): break
                    case (let amended, let signed):
                        Issue.record("\(amended), \(signed)")
                    }
                }
            }
        }
    }

    @Test func documentsOfAPatientAreTakenUpInTheirOrderAndUrgentOnesFirst() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                var notes: [SealedNote] = []
                for index in 0..<5 as Range<UInt8> {
                    notes.append(note(1))
                    _ = try await store.store(
                        notes[Int(index)], stamp: stamp(index), grace: .zero,
                        isUrgent: index == 3, deadline: Archive.soon)
                }
                #expect(try await claim(store) == [notes[3], notes[0]])
                #expect(try await claim(store) == [])
                try await store.completeHandOffs(
                    [notes[0].handOff, notes[3].handOff], deadline: Archive.soon)
                #expect(try await claim(store) == [notes[1]])
                // One that is refused for good holds up nobody.
                try await store.refuseHandOff(
                    notes[1].handOff, isFinal: true, rest: .seconds(60), deadline: Archive.soon)
                #expect(try await claim(store) == [notes[2]])
                let read = try await store.read(
                    notes[1].noteID, of: named(1), deadline: Archive.soon)
                #expect(read?.handOff == .refused)
            }
        }
    }

    @Test func notesAreFoundByTheirNamesAndListedByTime() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                var notes: [SealedNote] = []
                for index in 0..<12 as Range<UInt8> {
                    notes.append(note(1 + index % 2))
                    _ = try await store.store(
                        notes[Int(index)], stamp: stamp(index), grace: .zero,
                        tokens: [Int64(index % 3), Int64(index % 4) + 100, -1],
                        deadline: Archive.soon)
                }
                var question = NoteQuestion(
                    pseudonym: named(1), tokens: [[0, 1], [-1]], countMax: 2)
                var found: [NoteID] = []
                while true {
                    let page = try await store.list(question, deadline: Archive.soon)
                    found += page.map(\.note.noteID)
                    guard let last = page.last else { break }
                    question.behind = NoteQuestion.Place(
                        storedAtMicroseconds: last.firstStoredAtMicroseconds,
                        noteID: last.note.noteID)
                }
                #expect(found == [10, 6, 4, 0].map { notes[$0].noteID })
                question = NoteQuestion(
                    pseudonym: nil, tokens: [[2], [101, 103], [-1], [-1]], countMax: 50)
                let all = try await store.list(question, deadline: Archive.soon)
                #expect(all.map(\.note.noteID) == [11, 5].map { notes[$0].noteID })
                question = NoteQuestion(pseudonym: named(2), countMax: 50)
                #expect(try await store.list(question, deadline: Archive.soon).count == 6)
                question.from = all[0].firstStoredAtMicroseconds
                #expect(try await store.list(question, deadline: Archive.soon).count == 1)
            }
        }
    }

    @Test func anUrgentNoteGoesAheadOfWritesThatWait() async throws {
        try await Archive.run { archive in
            var configuration = PostgresConfiguration(connectionString: archive.database)
            configuration.writerCount = 1
            let pool = PostgresPool(
                loop: archive.loop, configuration: configuration,
                statements: NoteStatements.all)
            try await pool.ping(deadline: Archive.soon)
            let store = PostgresNoteStore(pool: pool)
            let done = Finished()
            try await withThrowingTaskGroup { group in
                for index in 0...600 {
                    group.addTask {
                        let name = [UInt8(index & 0xFF), UInt8(index >> 8)]
                        var one = note(1, size: 100)
                        one.pseudonym = name + [UInt8](repeating: 9, count: 30)
                        _ = try await store.store(
                            one, stamp: stamp(1), grace: .zero, isUrgent: index == 600,
                            deadline: Archive.soon)
                        done.add(index)
                    }
                }
                try await group.waitForAll()
            }
            // One segment was on its way when it came; it is in the next.
            let place = try #require(done.order.firstIndex(of: 600))
            #expect(place < 400, "behind \(place) others")
            await pool.shutdown()
        }
    }

    @Test func erasingTakesEveryRowOfThePatient() async throws {
        try await Archive.run { archive in
            try await archive.store { store, pool in
                for name in 1...2 as ClosedRange<UInt8> {
                    let first = note(name)
                    _ = try await store.store(
                        first, stamp: stamp(1), grace: .zero, tokens: [5],
                        deadline: Archive.soon)
                    _ = try await store.sign(
                        first.noteID, of: named(name), version: 1, by: "PROV001",
                        deadline: Archive.soon)
                }
                #expect(
                    try await store.erase(
                        named(1), enteredInError: false, grace: .zero, deadline: Archive.soon) == 1)
                #expect(
                    try await store.erase(
                        named(1), enteredInError: false, grace: .zero, deadline: Archive.soon) == 0)
                #expect(try await store.key(of: named(1), deadline: Archive.soon).isEmpty)
                let question = NoteQuestion(pseudonym: nil, tokens: [[5]], countMax: 9)
                let left = try await store.list(question, deadline: Archive.soon)
                #expect(left.map(\.note.pseudonym) == [named(2)])
                let rows = try await pool.read(Archive.counts, [], deadline: Archive.soon)
                #expect(try rows.int64Array(0, 0) == [1, 1, 1, 1, 1])
                // The next note begins anew.
                #expect(
                    try await store.store(
                        note(1), stamp: stamp(1), grace: .zero, deadline: Archive.soon)
                        == .stored(behind: []))
            }
        }
    }

    @Test func storedNotesCannotBeChanged() async throws {
        try await Archive.run { archive in
            try await archive.store { _, pool in
                _ = try await PostgresNoteStore(pool: pool).store(
                    note(1), stamp: stamp(1), grace: .zero, deadline: Archive.soon)
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.write(
                        [PostgresStep(Archive.tamper, [])], deadline: Archive.soon)
                }
                #expect(error?.sqlState == "42501")
            }
        }
    }

    private func claim(_ store: PostgresNoteStore) async throws -> [SealedNote] {
        try await store.claimHandOffs(
            countMax: 8, delay: .seconds(60), delayMax: .seconds(60), deadline: Archive.soon)
    }
}
