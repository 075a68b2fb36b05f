import Messages
import PHIProtection
import Postgres
import RPC
import Reactor
import Resealing
import SOAPService
import TestSupport
import Testing

/// Notes from before there were tokens, and documents of notes that are gone.
@Suite(.timeLimit(.minutes(2))) struct NoteTokenTests {
    private static func finds(_ surgery: Surgery, _ code: String) async throws -> Int {
        let request = SoapV1.SearchNotesRequest(
            allOf: [
                SoapV1.SearchNotesRequest.AnyOf(criteria: [
                    SoapV1.SearchNotesRequest.Criterion(what: .code(PHI(code)))
                ])
            ], pageSize: 100)
        return try await surgery.server.searchNotes(request, context: Surgery.context()).notes.count
    }

    @Test func notesWithoutTokensGetThemFromAPass() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onNoteLoop { loop in
            let ring = LiveKeyRing(try Surgery.ring())
            let surgery = try await Surgery.open(loop, database, keyRing: ring)
            for key in 0..<9 { _ = try await surgery.process(key) }
            #expect(try await Self.finds(surgery, "R05.9") == 9)
            let resealing = try NoteResealing.run(
                configuration: SOAPServiceConfiguration(), keyRing: ring, pool: surgery.pool,
                settlingSeconds: 0)
            #expect(try await resealing.step(countMax: 4) == .idle)
            // As a database of then looks after the migration.
            let past = [
                "ALTER TABLE soap_notes DISABLE TRIGGER soap_notes_resealed",
                "UPDATE soap_notes SET tokens = '{}', token_version = 0",
                "ALTER TABLE soap_notes ENABLE TRIGGER soap_notes_resealed",
                "UPDATE soap_resealing SET clean_token_version = 0, holder = NULL",
            ].enumerated().map { PostgresStatement(name: "past\($0)", sql: $1) }
            let owner = PostgresPool(
                loop: loop, configuration: PostgresConfiguration(connectionString: database),
                statements: past)
            for statement in past {
                _ = try await owner.write(statement, [], deadline: .now + .seconds(10))
            }
            await owner.shutdown()
            #expect(try await Self.finds(surgery, "R05.9") == 0)
            let later = try NoteResealing.run(
                configuration: SOAPServiceConfiguration(), keyRing: ring, pool: surgery.pool,
                settlingSeconds: 0)
            var ended: ResealingState?
            for _ in 0..<100 where ended == nil {
                if case .passEnded(let state) = try await later.step(countMax: 4) { ended = state }
            }
            let state = try #require(ended)
            #expect(state.renewedCount == 9 && state.resealedCount == 0)
            #expect(state.unreadableCount == 0)
            #expect(try await Self.finds(surgery, "R05.9") == 9)
            let told = try await surgery.server.getNoteResealing(
                SoapV1.GetNoteResealingRequest(), context: Surgery.context())
            #expect(told.tokensRenewedCount == 9)
            #expect(try await later.step(countMax: 4) == .idle)
            await surgery.server.settleNow()
            await surgery.pool.shutdown()
        }
    }

    @Test func documentsOfErasedNotesAreRetractedOnce() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onNoteLoop { loop in
            let surgery = try await Surgery.open(loop, database)
            let noteID = try await surgery.process(3).noteID
            await surgery.server.settleNow()
            #expect(surgery.neighbours.documents[noteID] != nil)
            let store = PostgresNoteStore(pool: surgery.pool)
            let soon = ContinuousClock.now + .seconds(20)
            let found = try await store.claimRetractions(
                countMax: 8, delay: .zero, delayMax: .zero, deadline: soon)
            #expect(found.isEmpty)
            let notes = try await surgery.rows(2)
            #expect(notes.count == 1)
            let pseudonym = try await surgery.pool.read(
                Surgery.pseudonyms, [], deadline: soon
            ).bytes(0, 0)
            #expect(
                try await store.erase(
                    pseudonym, enteredInError: true, grace: .zero, deadline: soon) == 1)
            let round = await surgery.server.handOffWorker.workOnce()
            #expect(round.retractedCount == 1)
            #expect(surgery.neighbours.documents[noteID] == nil)
            #expect(surgery.neighbours.retracted.map(\.enteredInError) == [true])
            #expect(await surgery.server.handOffWorker.workOnce().retractedCount == 0)
            await surgery.pool.shutdown()
        }
    }
}
