import Foundation
import Messages
import PHIProtection
import Postgres
import PrivateServers
import RPC
import Reactor
import Resealing
import SOAPService
import TestSupport
import Testing

/// Keys that come and go, and what lies on the disk.
@Suite(.timeLimit(.minutes(2))) struct NoteLifeTests {
    private static func pass(_ resealing: ResealRun) async throws -> ResealingState? {
        for _ in 0..<1_000 {
            switch try await resealing.step(countMax: 3) {
            case .worked: continue
            case .passEnded(let state): return state
            case .idle, .lostTurn: return nil
            }
        }
        return nil
    }

    @Test func afterARotationNothingNeedsTheFirstKey() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onNoteLoop { loop in
            let ring = LiveKeyRing(try Surgery.ring())
            let surgery = try await Surgery.open(loop, database, keyRing: ring)
            var ids: [String] = []
            for key in 0..<10 { ids.append(try await surgery.process(key).noteID) }
            let resealing = try NoteResealing.run(
                configuration: SOAPServiceConfiguration(), keyRing: ring,
                pool: surgery.pool, settlingSeconds: 0)
            #expect(try await resealing.step(countMax: 3) == .idle)
            try ring.replace(with: Surgery.ring(isRotated: true))
            // Ten notes, and the keys of seven patients.
            let first = try #require(try await Self.pass(resealing))
            #expect(first.resealedCount == 17 && first.unreadableCount == 0)
            #expect(first.cleanKeyID == 0)
            let second = try #require(try await Self.pass(resealing))
            #expect(second.resealedCount == 0 && second.cleanKeyID == 2)
            let state = try await surgery.server.getNoteResealing(
                SoapV1.GetNoteResealingRequest(), context: Surgery.context())
            #expect(state.cleanKeyID == 2 && state.examinedCount == 17)
            try ring.replace(with: Surgery.ring(isRotated: true, withoutFirst: true))
            for (key, id) in ids.enumerated() {
                #expect(try await surgery.text(id, key).contains("Zebrafish \(key)"))
            }
            // The patients' keys are other envelopes now, and notes go on.
            #expect(try await !surgery.process(20).replayed)
            await surgery.server.settleNow()
            await surgery.pool.shutdown()
        }
    }

    @Test func whileNotesAreStoredAnErasedPatientsKeyIsNotUsedAgain() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onNoteLoop { loop in
            let surgery = try await Surgery.open(loop, database)
            let other = try await Surgery.open(loop, database)
            _ = try await surgery.process(0)
            await withTaskGroup { group in
                for key in 1..<30 {
                    let target = key.isMultiple(of: 2) ? surgery : other
                    group.addTask { _ = try? await target.process(key * 7) }
                    guard key.isMultiple(of: 10) else { continue }
                    group.addTask {
                        _ = try? await surgery.server.eraseNotes(
                            SoapV1.EraseNotesRequest(
                                patientID: PHI("PAT0"), reason: .legalOrder),
                            context: Surgery.context())
                    }
                }
            }
            // Whatever is there can be read.
            let page = try await surgery.server.listNotes(
                SoapV1.ListNotesRequest(patientID: PHI("PAT0"), pageSize: 100),
                context: Surgery.context())
            for note in page.notes {
                _ = try await other.text(note.noteID, 0)
            }
            await surgery.server.settleNow()
            await other.server.settleNow()
            await surgery.pool.shutdown()
            await other.pool.shutdown()
        }
    }

    @Test func noIdentifierOfANoteReachesTheDisk() async throws {
        let database = try await TestPostgres.ownServer(fsync: true)
        let planted = [
            "Zorvanthiel", "Quixombrey", "MRN-7741093386", "+1-555-0173-9946", "violet heron",
            "Y92.253", "crushing-chest-pain", "PAT3", "typing error of Zorvanthiel",
        ]
        try await onNoteLoop { loop in
            let surgery = try await Surgery.open(loop, database.connectionString())
            let text = """
                S: Quixombrey Zorvanthiel (MRN-7741093386) saw a violet heron, crushing chest pain
                O: BP 128/79. Call +1-555-0173-9946.
                A: place of occurrence Y92.253
                """
            let id = try await surgery.process(3, text: text).noteID
            _ = try await surgery.server.signNote(
                SoapV1.SignNoteRequest(
                    patientID: PHI("PAT3"), noteID: id, ifVersion: 1, signerID: "PROV001"),
                context: Surgery.context())
            _ = try await surgery.server.amendNote(
                SoapV1.AmendNoteRequest(
                    patientID: PHI("PAT3"), noteID: id, providerID: "PROV001", ifVersion: 1,
                    change: .amendment, text: PHI(text + " Again."),
                    reason: PHI("typing error of Zorvanthiel"), idempotencyKey: "a"),
                context: Surgery.context())
            await surgery.server.settleNow()
            await surgery.pool.shutdown()
        }
        // What is on the disk stays there when a server is killed.
        await database.kill()
        let folder = URL(filePath: database.logFile).deletingLastPathComponent()
        let walk = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var byteCount = 0
        for file in walk.compactMap({ $0 as? URL }) {
            guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { continue }
            byteCount += data.count
            for text in planted {
                #expect(data.range(of: Data(text.utf8)) == nil, "\(text) in \(file.path)")
            }
        }
        #expect(byteCount > 1 << 20)
        await database.stop()
    }
}
