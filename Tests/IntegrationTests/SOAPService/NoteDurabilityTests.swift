import Messages
import Postgres
import PrivateServers
import RPC
import Reactor
import SOAPService
import Synchronization
import TestSupport
import Testing

/// The answers that callers got.
private final class Acknowledged: Sendable {
    private let ids = Mutex<[Int: String]>([:])

    func add(_ key: Int, _ id: String) { ids.withLock { $0[key] = id } }
    var count: Int { ids.withLock { $0.count } }
    func id(of key: Int) -> String? { ids.withLock { $0[key] } }
}

@Suite struct NoteDurabilityTests {
    @Test func whatRestsIsCiphertextAndComesBackAsItWas() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onNoteLoop { loop in
            let surgery = try await Surgery.open(loop, database)
            let response = try await surgery.process(1)
            #expect(response.ehrHandOff == .done)
            let content = try await surgery.rows(0).bytes(0, 0)
            let planted = Array("Zebrafish".utf8)
            #expect(!content.indices.contains { content[$0...].starts(with: planted) })
            #expect(try await surgery.text(response.noteID, 1) == "S: Zebrafish 1\nA: Cough R05.9")
            #expect(try await surgery.rows(1).count == 1)
            await surgery.server.settleNow()
            #expect(try await surgery.rows(1).count == 0)
            await surgery.pool.shutdown()
        }
    }

    @Test func handOffsSurviveTheService() async throws {
        let database = try await TestPostgres.freshDatabase()
        try await onNoteLoop { loop in
            let neighbours = NoteNeighbours()
            neighbours.setDown(true)
            let first = try await Surgery.open(loop, database, neighbours: neighbours)
            for key in 0..<20 {
                #expect(try await first.process(key).ehrHandOff == .pending)
            }
            await first.pool.shutdown()
            neighbours.setDown(false)
            let second = try await Surgery.open(loop, database, neighbours: neighbours)
            var deliveredCount = 0
            while case let round = await second.server.handOffWorker.workOnce(),
                round.claimedCount > 0
            {
                deliveredCount += round.deliveredCount
            }
            #expect(deliveredCount == 20)
            #expect(neighbours.documents.count == 20)
            #expect(Set(neighbours.documents.values).count == 20)
            #expect(try await second.rows(1).count == 0)
            await second.pool.shutdown()
        }
    }

    @Test func everyAcknowledgedNoteIsThereOnceThoughTheDatabaseIsKilled() async throws {
        let database = try await TestPostgres.ownServer()
        try await onNoteLoop { loop in
            let surgery = try await Surgery.open(loop, database.connectionString())
            let keys = 0..<200
            let acknowledged = Acknowledged()
            await withTaskGroup { group in
                for key in keys {
                    group.addTask {
                        let response = try? await surgery.process(key, timeout: .seconds(1))
                        if let id = response?.noteID { acknowledged.add(key, id) }
                        if key == 20 { await database.kill() }
                    }
                }
            }
            await #expect(throws: RPCError.self) {
                try await surgery.process(1000, timeout: .seconds(1))
            }
            #expect(acknowledged.count > 0)
            try await database.restart()
            try await surgery.waitForDatabase(loop)
            var ids: [String] = []
            for key in keys {
                // A repeat of what was acknowledged, or the first time for what was not.
                let id = try await surgery.process(key).noteID
                if let before = acknowledged.id(of: key) { #expect(id == before) }
                #expect(try await surgery.text(id, key).hasPrefix("S: Zebrafish \(key)\n"))
                ids.append(id)
            }
            #expect(Set(ids).count == keys.count)
            #expect(try await surgery.rows(0).count == keys.count)
            // Every acknowledged note has its record, and none is there without an attempt.
            let (attempted, stored) = surgery.recorded()
            for key in keys {
                guard let id = acknowledged.id(of: key).flatMap({ NoteID($0) }) else { continue }
                #expect(attempted.contains(id.octets) && stored.contains(id.octets))
            }
            let names = try await surgery.rows(2)
            for row in 0..<names.count {
                #expect(attempted.contains(try names.uuid(row, 0)))
            }
            await surgery.server.settleNow()
            while await surgery.server.handOffWorker.workOnce().claimedCount > 0 {}
            #expect(surgery.neighbours.documents.count == keys.count)
            await surgery.pool.shutdown()
        }
        await database.stop()
    }
}
