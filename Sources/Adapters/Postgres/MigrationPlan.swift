/// Which migrations are still to be applied, or why none may be.
struct MigrationPlan {
    /// A migration that the database says it has.
    struct Applied: Equatable {
        let version: Int
        let checksum: String
    }

    /// A migration that the program brings.
    struct Known {
        let migration: PostgresMigration
        let checksum: String
    }

    /// What is to be applied, in order.
    let pending: [PostgresMigration]

    /// - Throws: ``PostgresError`` `migrationRefused` when the two histories do not agree.
    init(known: [Known], applied: [Applied], service: String) throws(PostgresError) {
        try Self.checkOrder(known.map(\.migration))
        let newest = known.last?.migration.version ?? 0
        var checksums: [Int: String] = [:]
        for migration in known { checksums[migration.migration.version] = migration.checksum }
        for migration in applied {
            if migration.version > newest {
                throw Self.refused(
                    "the schema of \(service) has version \(migration.version), this program "
                        + "knows \(newest): start a newer program")
            }
            guard let checksum = checksums[migration.version] else {
                throw Self.refused(
                    "version \(migration.version) of \(service) was applied and is unknown here")
            }
            if checksum != migration.checksum {
                throw Self.refused(
                    "version \(migration.version) of \(service) was edited after it was applied")
            }
        }
        let newestApplied = applied.map(\.version).max() ?? 0
        let done = Set(applied.map(\.version))
        pending = known.map(\.migration).filter { !done.contains($0.version) }
        if let skipped = pending.first, skipped.version < newestApplied {
            throw Self.refused(
                "version \(skipped.version) of \(service) was never applied, "
                    + "though \(newestApplied) was")
        }
    }

    /// - Throws: ``PostgresError`` `migrationRefused` unless versions ascend from 1 or more.
    static func checkOrder(_ migrations: [PostgresMigration]) throws(PostgresError) {
        var last = 0
        for migration in migrations {
            guard migration.version > last, migration.version <= Int32.max else {
                throw refused("version \(migration.version) follows version \(last)")
            }
            last = migration.version
        }
    }

    private static func refused(_ message: String) -> PostgresError {
        PostgresError(.migrationRefused, message)
    }
}
