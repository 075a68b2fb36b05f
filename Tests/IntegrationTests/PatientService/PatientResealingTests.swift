import Messages
import PHIProtection
import PatientService
import Postgres
import RPC
import Resealing
import Testing

/// A rotation, and what has to happen before the old key may go.
@Suite struct PatientResealingTests {
    private static func statement(_ name: String, _ sql: String) -> PostgresStatement {
        PostgresStatement(name: "reseal_test_\(name)", sql: sql)
    }

    /// How many values there are, and how many of them are under key 1.
    private static let old = statement(
        "old",
        """
        SELECT count(*), count(*) FILTER (WHERE substr(value, 2, 4) = '\\x00000001') FROM (
            SELECT envelope AS value FROM patient_keys
            UNION ALL SELECT demographics FROM patients UNION ALL SELECT history FROM patients
            UNION ALL SELECT subject FROM patients UNION ALL SELECT link FROM patients
            UNION ALL SELECT demographics FROM patient_versions
            UNION ALL SELECT history FROM patient_versions
            UNION ALL SELECT content FROM chart_entries
            UNION ALL SELECT content FROM chart_entry_versions
        ) AS all_values WHERE value <> ''
        """)
    private static let damage = statement(
        "damage", "UPDATE chart_entries SET content = content || '\\x00' WHERE month > $1::integer")
    private static let repair = statement(
        "repair",
        """
        UPDATE chart_entries SET content = substr(content, 1, octet_length(content) - 1)
        WHERE month > $1::integer
        """)
    private static let forge = [
        "UPDATE patient_versions SET demographics = set_byte(demographics, 70, 1)",
        "UPDATE patient_versions SET demographics = demographics || '\\x00'",
        "UPDATE patient_versions SET demographics = set_byte(demographics, 4, 0)",
        "UPDATE patient_versions SET history = ''", "UPDATE patient_versions SET active = false",
        "UPDATE patient_versions SET demographics = set_byte(demographics, 4, 9), version = 7",
        "DELETE FROM patient_versions", "TRUNCATE patient_versions",
        "UPDATE chart_entry_versions SET content = set_byte(content, 70, 1)",
        "UPDATE chart_entry_versions SET content = set_byte(content, 4, 9), status = 1",
        "DELETE FROM chart_entry_versions",
    ].enumerated().map { statement("forge\($0)", $1) }

    private static func run(
        _ body: @escaping @Sendable (LifeWard, LiveKeyRing, Ward) async throws -> Void
    ) async throws {
        try await Ward.run { ward in
            let pool = ward.pool([old, damage, repair] + forge)
            let ring = LiveKeyRing(try Ward.ring())
            try await body(
                LifeWard(server: ward.server(pool, keyRing: ring), pool: pool), ring, ward)
            await pool.shutdown()
        }
    }

    private static func resealing(
        _ life: LifeWard, _ ring: LiveKeyRing, settlingSeconds: Int64 = 0
    ) throws -> ResealRun {
        try PatientResealing.run(
            configuration: PatientServiceConfiguration(), keyRing: ring,
            pool: life.pool, settlingSeconds: settlingSeconds)
    }

    private static func pass(_ resealing: ResealRun) async throws -> ResealingState? {
        for _ in 0..<1000 {
            switch try await resealing.step(countMax: 3) {
            case .worked: continue
            case .passEnded(let state): return state
            case .idle, .lostTurn: return nil
            }
        }
        return nil
    }

    private static func fill(_ life: LifeWard) async throws -> String {
        for number in 1...4 {
            let id = "PAT00\(number)"
            try await life.create(id, number: "\(number)")
            _ = try await life.add(id, reason: "visit", hours: Int64(number))
            _ = try await life.update(id, number: "\(number)")
        }
        let entry = try await life.add("PAT001", reason: "first", hours: 0)
        _ = try await life.change("PAT001", entry, reason: "second", hours: 0)
        _ = try await life.merge("PAT004", into: "PAT003")
        return entry
    }

    @Test func afterACleanPassTheOldKeyIsNotNeeded() async throws {
        try await Self.run { life, ring, ward in
            let entry = try await Self.fill(life)
            let resealing = try Self.resealing(life, ring)
            // One key: nothing else under which anything could be.
            #expect(try await resealing.step(countMax: 10) == .idle)
            let before = try await life.run(Self.old)
            #expect(try before.int64(0, 0) == before.int64(0, 1))
            try ring.replace(with: Ward.ring(isRotated: true))
            let first = try await Self.pass(resealing)
            #expect(first?.resealedCount == (try before.int64(0, 0)))
            #expect(first?.unreadableCount == 0)
            #expect(first?.cleanKeyID == 0)
            let second = try await Self.pass(resealing)
            #expect(second?.resealedCount == 0)
            #expect(second?.examinedCount == first?.examinedCount)
            #expect(second?.cleanKeyID == 2)
            #expect(try await resealing.step(countMax: 10) == .idle)
            #expect(try await life.run(Self.old).int64(0, 1) == 0)
            let told = try await life.server.getResealing(
                PatientV1.GetResealingRequest(),
                context: CallContext.background(deadline: Ward.soon))
            #expect(told.cleanKeyID == 2)
            #expect(told.pass == 2)
            #expect(!told.isRunning)
            // A service that has key 2 alone.
            let fresh = try ward.server(
                life.pool, keyRing: LiveKeyRing(Ward.ring(isRotated: true, withoutFirst: true)))
            let reader = LifeWard(server: fresh, pool: life.pool)
            #expect(try await reader.get("PAT001").version == 2)
            #expect(try await reader.get("PAT004").replacedBy == PHI("PAT003"))
            #expect(try await reader.entry("PAT001", entry, version: 1) == "first")
            #expect(try await reader.entry("PAT001", entry) == "second")
            #expect(try await reader.find("4") == ["PAT003"])
        }
    }

    @Test func aPassThatBeganTooEarlyIsNotClean() async throws {
        try await Self.run { life, ring, ward in
            try await life.create("PAT001", number: "1")
            try ring.replace(with: Ward.ring(isRotated: true))
            let resealing = try Self.resealing(life, ring, settlingSeconds: 600)
            _ = try await Self.pass(resealing)
            let second = try await Self.pass(resealing)
            #expect(second?.resealedCount == 0)
            #expect(second?.cleanKeyID == 0)
        }
    }

    @Test func whereOneInstanceEndsAnotherGoesOnAndOneWorksAtATime() async throws {
        try await Self.run { life, ring, ward in
            _ = try await Self.fill(life)
            try ring.replace(with: Ward.ring(isRotated: true))
            let first = try Self.resealing(life, ring)
            let second = try Self.resealing(life, ring)
            #expect(try await first.step(countMax: 2) == .worked)
            #expect(try await second.step(countMax: 2) == .idle)
            #expect(try await first.step(countMax: 2) == .worked)
            // A ring that was not looked at since the rotation takes no turn.
            let late = try Self.resealing(life, LiveKeyRing(Ward.ring()))
            #expect(try await late.step(countMax: 2) == .idle)
        }
    }

    @Test func whatDoesNotOpenKeepsThePassFromBeingClean() async throws {
        try await Self.run { life, ring, ward in
            let entry = try await Self.fill(life)
            let month = PostgresValue.int32(0)
            _ = try await life.run(Self.damage, [month])
            try ring.replace(with: Ward.ring(isRotated: true))
            let resealing = try Self.resealing(life, ring)
            #expect(try await Self.pass(resealing)?.unreadableCount == 5)
            #expect(try await Self.pass(resealing)?.cleanKeyID == 0)
            _ = try await life.run(Self.repair, [month])
            #expect(try await Self.pass(resealing)?.resealedCount == 5)
            #expect(try await Self.pass(resealing)?.cleanKeyID == 2)
            #expect(try await life.entry("PAT001", entry) == "second")
        }
    }

    @Test func changesMeanwhileAreNeitherLostNorUndone() async throws {
        try await Self.run { life, ring, ward in
            let entry = try await Self.fill(life)
            try ring.replace(with: Ward.ring(isRotated: true))
            let resealing = try Self.resealing(life, ring)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<30 { _ = try await life.update("PAT002", number: "2") }
                }
                group.addTask {
                    for number in 0..<30 {
                        _ = try await life.change("PAT001", entry, reason: "\(number)")
                    }
                }
                group.addTask {
                    for _ in 0..<4 { _ = try await Self.pass(resealing) }
                }
                try await group.waitForAll()
            }
            #expect(try await life.get("PAT002").version == 32)
            #expect(try await life.entry("PAT001", entry) == "29")
            for version in UInt64(3)...32 {
                #expect(
                    try await life.entry("PAT001", entry, version: version) == "\(version - 3)")
            }
            var state = try await Self.pass(resealing)
            if state?.cleanKeyID != 2 { state = try await Self.pass(resealing) }
            #expect(try await life.run(Self.old).int64(0, 1) == 0)
        }
    }

    @Test func theHistoryTakesNoOtherChange() async throws {
        try await Self.run { life, _, _ in
            _ = try await Self.fill(life)
            for statement in Self.forge {
                do throws(PostgresError) {
                    _ = try await life.pool.write(
                        [PostgresStep(statement, [])], deadline: Ward.soon)
                    Issue.record("\(statement.sql) was let through")
                } catch {
                    #expect(error.sqlState == "42501", "\(statement.sql)")
                }
            }
        }
    }
}
