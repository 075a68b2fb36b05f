import PHIProtection
import Postgres
import Reactor
import SOAPService
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
            statements: NoteStatements.all + [Self.tamper])
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

    static let tamper = PostgresStatement(name: "tamper", sql: "DELETE FROM soap_notes")

    static var soon: ContinuousClock.Instant { .now + .seconds(10) }
}

private func named(_ name: UInt8) -> [UInt8] { [UInt8](repeating: name, count: 32) }

private func note(_ name: UInt8, size: Int = 5_000) -> SealedNote {
    SealedNote(
        pseudonym: named(name), noteID: .random(), version: 1, providerID: "PROV001",
        content: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
}

private func stamp(_ key: UInt8, _ digest: UInt8 = 1) -> RequestStamp {
    RequestStamp(key: named(key), digest: named(digest))
}

@Suite struct NoteStoreTests {
    @Test func aNoteItsKeyAndItsHandOffAreThereTogether() async throws {
        try await Archive.run { archive in
            try await archive.store { store, _ in
                let first = note(1, size: 300_000)
                let outcome = try await store.store(
                    first, stamp: stamp(1), grace: .zero,
                    deadline: Archive.soon)
                #expect(outcome == .stored)
                let read = try await store.read(
                    first.noteID, of: named(1), deadline: Archive.soon)
                #expect(read?.note == first)
                #expect(read?.isHandOffPending == true)
                #expect((read?.storedAtMicroseconds ?? 0) > 1_700_000_000_000_000)
                let claimed = try await claim(store)
                #expect(claimed == [first])
                #expect(try await claim(store) == [])
                for _ in 0..<2 {
                    try await store.completeHandOff(
                        first.noteID, of: named(1), deadline: Archive.soon)
                }
                let after = try await store.read(
                    first.noteID, of: named(1), deadline: Archive.soon)
                #expect(after?.isHandOffPending == false)
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
                #expect(found.note == first && found.isHandOffPending)
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
                        deadline: Archive.soon) == .stored)
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
                                try await target.store(
                                    note(1), stamp: stamp(1), grace: .zero, deadline: Archive.soon)
                            }
                        }
                        var outcomes: [StoreOutcome] = []
                        for try await outcome in group { outcomes.append(outcome) }
                        return outcomes
                    }
                    #expect(outcomes.filter { $0 == .stored }.count == 1)
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

    @Test func storedNotesCannotBeChanged() async throws {
        try await Archive.run { archive in
            try await archive.store { _, pool in
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
