import Messages
import PatientService
import Postgres
import RPC
import Testing

/// What is left of a patient who was erased: nothing that opens.
@Suite struct PatientErasureTests {
    private static let tables = [
        "patients", "patient_versions", "chart_entries", "chart_entry_versions",
    ]

    private static func statement(_ name: String, _ sql: String) -> PostgresStatement {
        PostgresStatement(name: "life_\(name)", sql: sql)
    }

    private static let save = tables.map {
        statement("save_\($0)", "INSERT INTO saved_\($0) SELECT * FROM \($0)")
    }
    private static let restore = tables.map {
        statement("restore_\($0)", "INSERT INTO \($0) SELECT * FROM saved_\($0)")
    }
    private static let saveKeys = statement(
        "save_keys", "INSERT INTO saved_keys SELECT * FROM patient_keys")
    private static let restoreKeys = statement(
        "restore_keys", "INSERT INTO patient_keys SELECT * FROM saved_keys")
    private static let clear = statement("clear", "DELETE FROM patients")
    private static let count = statement(
        "count",
        """
        SELECT (SELECT count(*) FROM patient_keys) + (SELECT count(*) FROM patient_lookups)
            + (SELECT count(*) FROM patient_claims) + (SELECT count(*) FROM chart_entries)
            + (SELECT count(*) FROM chart_entry_versions)
            + (SELECT count(*) FROM patient_versions)
        """)

    private static func run(
        _ body: @escaping @Sendable (LifeWard, Ward) async throws -> Void
    ) async throws {
        try await Ward.run { ward in
            let setUp = ward.pool()
            let copies = (tables + ["patient_keys"]).map {
                let copy = $0 == "patient_keys" ? "saved_keys" : "saved_\($0)"
                return "CREATE TABLE \(copy) AS SELECT * FROM \($0);"
            }
            try await setUp.migrate(
                [PostgresMigration(version: 1, sql: copies.joined())], service: "life",
                deadline: Ward.soon)
            await setUp.shutdown()
            let pool = ward.pool(save + restore + [saveKeys, restoreKeys, clear, count])
            try await body(LifeWard(server: ward.server(pool), pool: pool), ward)
            await pool.shutdown()
        }
    }

    @Test func noCopyThatWasMadeBeforeOpensWithTheWholeRing() async throws {
        try await Self.run { life, ward in
            try await life.create("PAT001", number: "1")
            let entry = try await life.add("PAT001", reason: "asthma")
            _ = try await life.change("PAT001", entry, reason: "asthma again")
            _ = try await life.update("PAT001", number: "1")
            for statement in Self.save + [Self.saveKeys] { _ = try await life.run(statement) }
            #expect(try await life.erase("PAT001") == 1)
            #expect(try await life.run(Self.count).int64(0, 0) == 0)
            _ = try await life.run(Self.clear)
            for statement in Self.restore { _ = try await life.run(statement) }
            // Also for a service that has never seen the key.
            for server in [life.server, try ward.server(life.pool)] {
                let reader = LifeWard(server: server, pool: life.pool)
                #expect(await life.status { try await reader.get("PAT001") } == .dataLoss)
                for version in [nil, 1, 2] as [UInt64?] {
                    let status = await life.status {
                        try await reader.entry("PAT001", entry, version: version)
                    }
                    #expect(status == .dataLoss)
                }
                #expect(await life.status { try await reader.list("PAT001") } == .dataLoss)
            }
            // The one thing that must not be restored.
            _ = try await life.run(Self.restoreKeys)
            #expect(try await life.get("PAT001").demographics == LifeWard.demographics("1"))
            #expect(try await life.entry("PAT001", entry, version: 1) == "asthma")
        }
    }

    @Test func anErasedPatientIsNotFoundAndTheIdIsNeverUsedAgain() async throws {
        try await Self.run { life, _ in
            try await life.create("PAT001", number: "1")
            try await life.create("PAT002", number: "2")
            let entry = try await life.add("PAT001", reason: "asthma")
            #expect(try await life.erase("PAT001") == 1)
            #expect(try await life.erase("PAT001") == 0)
            #expect(await life.status { try await life.erase("PAT404") } == .notFound)
            #expect(await life.status { try await life.get("PAT001") } == .notFound)
            #expect(await life.status { try await life.list("PAT001") } == .notFound)
            #expect(await life.status { try await life.entry("PAT001", entry) } == .notFound)
            #expect(try await life.find("1").isEmpty)
            let refused: [() async throws -> Void] = [
                { try await life.create("PAT001", number: "3") },
                { _ = try await life.update("PAT001", number: "3") },
                { _ = try await life.update("PAT001", number: "3", ifVersion: 1) },
                { _ = try await life.add("PAT001", reason: "again") },
                { _ = try await life.change("PAT001", entry, reason: "again") },
                { _ = try await life.change("PAT001", entry, reason: "again", ifVersion: 1) },
                { _ = try await life.merge("PAT001", into: "PAT002") },
                { _ = try await life.merge("PAT002", into: "PAT001") },
            ]
            for call in refused {
                #expect(await life.status(call) == .failedPrecondition)
            }
            #expect(try await life.get("PAT002").version == 1)
        }
    }

    @Test func whoErasesASurvivorErasesWhoWasMergedIntoIt() async throws {
        try await Self.run { life, _ in
            for number in 1...3 { try await life.create("PAT00\(number)", number: "\(number)") }
            _ = try await life.add("PAT001", reason: "first")
            _ = try await life.merge("PAT001", into: "PAT002")
            _ = try await life.merge("PAT002", into: "PAT003")
            #expect(try await life.erase("PAT003") == 3)
            #expect(try await life.run(Self.count).int64(0, 0) == 0)
            for number in 1...3 {
                #expect(await life.status { try await life.get("PAT00\(number)") } == .notFound)
            }
        }
    }

    @Test func whatIsAddedWhileAPatientIsErasedIsRefusedOrErasedToo() async throws {
        try await Self.run { life, _ in
            for round in 0..<5 {
                let id = "PAT\(round)"
                try await life.create(id, number: id)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for hour in 0..<12 {
                        group.addTask {
                            let status = await life.status {
                                try await life.add(id, reason: "visit", hours: Int64(hour))
                            }
                            #expect(status == nil || status == .failedPrecondition)
                        }
                    }
                    group.addTask { _ = try await life.erase(id) }
                    try await group.waitForAll()
                }
            }
            #expect(try await life.run(Self.count).int64(0, 0) == 0)
        }
    }
}
