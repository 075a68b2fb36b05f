import Testing

@testable import Postgres

struct MigrationPlanTests {
    private func known(_ versions: [Int]) -> [MigrationPlan.Known] {
        versions.map { version in
            MigrationPlan.Known(
                migration: PostgresMigration(version: version, sql: "SELECT \(version)"),
                checksum: "sum \(version)")
        }
    }

    private func applied(_ versions: [Int]) -> [MigrationPlan.Applied] {
        versions.map { MigrationPlan.Applied(version: $0, checksum: "sum \($0)") }
    }

    private func pending(
        _ known: [MigrationPlan.Known], _ applied: [MigrationPlan.Applied]
    ) throws -> [Int] {
        try MigrationPlan(known: known, applied: applied, service: "x").pending.map(\.version)
    }

    @Test func appliesWhatIsMissingInOrder() throws {
        #expect(try pending(known([1, 2, 5]), []) == [1, 2, 5])
        #expect(try pending(known([1, 2, 5]), applied([1])) == [2, 5])
        #expect(try pending(known([1, 2, 5]), applied([1, 2, 5])) == [])
        #expect(try pending([], []) == [])
    }

    @Test func refusesASchemaNewerThanTheProgram() {
        #expect {
            try pending(known([1, 2]), applied([1, 2, 3]))
        } throws: {
            ($0 as? PostgresError)?.code == .migrationRefused
                && "\($0)".contains("start a newer program")
        }
    }

    @Test func refusesAMigrationThatWasEdited() {
        var edited = applied([1, 2])
        edited[1] = MigrationPlan.Applied(version: 2, checksum: "other")
        #expect(throws: PostgresError.self) { try pending(known([1, 2, 3]), edited) }
    }

    @Test func refusesHistoriesThatForked() {
        #expect(throws: PostgresError.self) { try pending(known([1, 3]), applied([1, 2, 3])) }
        #expect(throws: PostgresError.self) { try pending(known([1, 2, 3]), applied([1, 3])) }
    }

    @Test(arguments: [[0], [-1], [2, 1], [1, 1], [1 << 40]])
    func refusesVersionsThatDoNotAscend(_ versions: [Int]) {
        #expect(throws: PostgresError.self) { try pending(known(versions), []) }
    }
}
