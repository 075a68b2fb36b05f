import Postgres
import Reactor
import SOAPService
import TestSupport
import Testing

/// Notes that are written together.
@Suite struct NoteGatheringTests {
    /// A store whose notes go together.
    private static func run(
        _ body: @escaping @Sendable (PostgresNoteStore, PostgresPool) async throws -> Void
    ) async throws {
        let database = try await TestPostgres.freshDatabase()
        let loop = EventLoop(name: "gathering")
        loop.start()
        defer { loop.stop() }
        try await Task(executorPreference: loop) {
            let pool = PostgresPool(
                loop: loop, configuration: PostgresConfiguration(connectionString: database),
                statements: NoteStatements.all + [counts, tokens])
            try await pool.migrate(
                NoteSchema.migrations, service: NoteSchema.service, deadline: soon)
            let store = PostgresNoteStore(pool: pool)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await store.run() }
                // Until then each goes alone.
                while !store.gathers { await Task.yield() }
                try await body(store, pool)
                group.cancelAll()
            }
            await pool.shutdown()
        }.value
    }

    private static var soon: ContinuousClock.Instant { .now + .seconds(10) }

    private static let counts = PostgresStatement(
        name: "counts",
        sql: """
            SELECT ARRAY[(SELECT count(*) FROM soap_notes), (SELECT count(*) FROM soap_keys),
                (SELECT count(*) FROM soap_idempotency), (SELECT count(*) FROM soap_hand_offs)]
            """)

    private static let tokens = PostgresStatement(
        name: "tokens", sql: "SELECT tokens FROM soap_notes WHERE note_id = $1::uuid")

    private static func draft(
        _ patient: UInt8, _ key: Int, tokens: [Int64] = [], isUrgent: Bool = false,
        envelope: UInt8? = nil, provider: String = "PROV001"
    ) -> NoteDraft {
        NoteDraft(
            note: SealedNote(
                pseudonym: [UInt8](repeating: patient, count: 32), noteID: .random(), version: 1,
                providerID: provider, content: (0..<700).map { UInt8(truncatingIfNeeded: $0) },
                key: [UInt8](repeating: envelope ?? patient, count: 97)),
            tokens: tokens, isUrgent: isUrgent,
            stamp: RequestStamp(
                key: [UInt8](repeating: UInt8(truncatingIfNeeded: key), count: 32),
                digest: [UInt8](repeating: 7, count: 32)))
    }

    /// Hands drafts in at once; their outcomes by their places.
    private static func store(
        _ drafts: [NoteDraft], in store: PostgresNoteStore
    ) async -> [Result<StoreOutcome, SOAPServiceError>] {
        await withTaskGroup(of: (Int, Result<StoreOutcome, SOAPServiceError>).self) { group in
            for (index, draft) in drafts.enumerated() {
                group.addTask {
                    do throws(SOAPServiceError) {
                        return (
                            index,
                            .success(
                                try await store.store(draft, grace: .zero, deadline: soon))
                        )
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var outcomes: [Int: Result<StoreOutcome, SOAPServiceError>] = [:]
            for await (index, outcome) in group { outcomes[index] = outcome }
            return drafts.indices.compactMap { outcomes[$0] }
        }
    }

    private static func counted(_ pool: PostgresPool) async throws -> [Int64] {
        try await pool.read(counts, [], deadline: soon).int64Array(0, 0)
    }

    @Test func manyNotesTakeFewStatementsAndAreAllThere() async throws {
        try await Self.run { store, pool in
            let before = pool.counts.committedCallCount
            let drafts = (0..<60).map { index in
                Self.draft(
                    UInt8(index), index, tokens: (0..<Int64(index % 5)).map { $0 + Int64(index) })
            }
            for outcome in await Self.store(drafts, in: store) {
                #expect(stored(outcome) == .stored(behind: []))
            }
            #expect(pool.counts.committedCallCount - before <= 12)
            let counts = try await Self.counted(pool)
            #expect(counts == [60, 60, 60, 60])
            for draft in drafts {
                let found = try await store.read(
                    draft.note.noteID, of: draft.note.pseudonym, version: nil, deadline: Self.soon)
                #expect(found?.note == draft.note)
                let rows = try await pool.read(
                    Self.tokens, [.uuid(draft.note.noteID.octets)], deadline: Self.soon)
                #expect(try rows.int64Array(0, 0) == draft.tokens)
            }
        }
    }

    @Test func notesOfOnePatientKeepTheirOrder() async throws {
        try await Self.run { store, pool in
            let drafts = (0..<20).map { Self.draft(1, $0) }
            let outcomes = await Self.store(drafts, in: store)
            var first = 0
            for (draft, outcome) in zip(drafts, outcomes) {
                guard case .stored(let behind) = try outcome.get() else {
                    Issue.record("a note was not stored")
                    continue
                }
                #expect(!behind.contains(draft.note.handOff))
                if behind.isEmpty { first += 1 }
            }
            #expect(first == 1, "only one note of the patient goes first")
            var claimed: [NoteID] = []
            while let next = try await store.claimHandOffs(
                countMax: 8, delay: .seconds(60), delayMax: .seconds(60), deadline: Self.soon
            ).first {
                claimed.append(next.noteID)
                try await store.completeHandOffs([next.handOff], deadline: Self.soon)
            }
            #expect(claimed.count == 20)
            let counts = try await Self.counted(pool)
            #expect(counts == [20, 1, 20, 0])
        }
    }

    @Test func everyNoteHasItsOwnOutcome() async throws {
        try await Self.run { store, pool in
            let other = Self.draft(2, 2)
            let before = try await Self.store([Self.draft(1, 1), other], in: store).map {
                try $0.get()
            }
            #expect(before == [.stored(behind: []), .stored(behind: [])])
            let outcomes = await Self.store(
                [
                    Self.draft(1, 1), Self.draft(2, 3, envelope: 99), Self.draft(3, 4),
                    Self.draft(2, 5), Self.draft(4, 6), Self.draft(4, 6),
                ], in: store)
            let got = try outcomes.map { try $0.get() }
            #expect(got[0] == .keyTaken)
            #expect(got[1] == .otherKey([UInt8](repeating: 2, count: 97)))
            #expect(got[2] == .stored(behind: []))
            #expect(got[3] == .stored(behind: [other.note.handOff]))
            #expect(Set(got[4...].map { $0 == .keyTaken }) == [true, false])
            let counts = try await Self.counted(pool)
            #expect(counts == [5, 4, 5, 5])
        }
    }

    @Test func ofTwoKeysOfANewPatientOneIsTaken() async throws {
        try await Self.run { store, pool in
            let outcomes = await Self.store(
                [
                    Self.draft(9, 0), Self.draft(1, 1, envelope: 10),
                    Self.draft(1, 2, envelope: 11), Self.draft(8, 3),
                ], in: store)
            let stored = try outcomes.count { try $0.get() == .stored(behind: []) }
            #expect(stored == 3)
            let counts = try await Self.counted(pool)
            #expect(counts == [3, 3, 3, 3])
        }
    }

    @Test func oneThatTheDatabaseRefusesFailsAlone() async throws {
        try await Self.run { store, pool in
            var drafts = (0..<12).map { Self.draft(UInt8($0), $0) }
            drafts[5].stamp = RequestStamp(key: [1, 2, 3], digest: drafts[5].stamp.digest)
            let outcomes = await Self.store(drafts, in: store)
            for (index, outcome) in outcomes.enumerated() {
                if index == 5 {
                    guard case .failure = outcome else {
                        Issue.record("the database took it")
                        continue
                    }
                } else {
                    #expect(stored(outcome) == .stored(behind: []))
                }
            }
            let counts = try await Self.counted(pool)
            #expect(counts == [11, 11, 11, 11])
        }
    }

    @Test func anUrgentNoteGoesByItself() async throws {
        try await Self.run { store, pool in
            let calm = (0..<30).map { Self.draft(UInt8($0), $0) }
            let outcomes = await Self.store(
                calm + [Self.draft(200, 200, isUrgent: true)], in: store)
            for outcome in outcomes { #expect(stored(outcome) == .stored(behind: [])) }
            let first = try await store.claimHandOffs(
                countMax: 1, delay: .seconds(1), delayMax: .seconds(1), deadline: Self.soon)
            #expect(first.first?.pseudonym.first == 200)
        }
    }
}

/// What came of a note; nil for a failure.
private func stored(_ outcome: Result<StoreOutcome, SOAPServiceError>) -> StoreOutcome? {
    try? outcome.get()
}
