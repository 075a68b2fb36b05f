/// What PostgreSQL has counted of the work with one table.
struct TableWork: Sendable, Equatable {
    /// Times that the whole table was gone through.
    let tableScanCount: Int
    /// Times that it was gone to by an index.
    let indexScanCount: Int
    /// Rows read, either way.
    let rowCount: Int

    var scanCount: Int { tableScanCount + indexScanCount }

    /// Nil when the statistics cannot be read.
    static func read(_ table: String, _ probe: any Probing) async throws -> TableWork? {
        let rows = try await probe.rows(
            "SELECT seq_scan, coalesce(idx_scan, 0), seq_tup_read + coalesce(idx_tup_fetch, 0)"
                + " FROM pg_stat_user_tables WHERE relname = '\(table)'")
        guard let row = rows?.first, row.count == 3, let tableScans = Int(row[0]),
            let indexScans = Int(row[1]), let count = Int(row[2])
        else { return nil }
        return TableWork(
            tableScanCount: tableScans, indexScanCount: indexScans, rowCount: count)
    }

    static func - (after: TableWork, before: TableWork) -> TableWork {
        TableWork(
            tableScanCount: after.tableScanCount - before.tableScanCount,
            indexScanCount: after.indexScanCount - before.indexScanCount,
            rowCount: after.rowCount - before.rowCount)
    }
}
