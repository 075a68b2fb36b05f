extension PostgresPool {
    /// Reads pg_stat_statements; to be among the statements of a pool that is asked for
    /// ``statementFigures(deadline:)``.
    ///
    /// Only what the service's own role executed in its own database, by the names that
    /// ``PostgresStatement/labelledSQL`` has put behind each statement: the text itself does not
    /// leave the server. Nothing has to be granted for it. Where the extension is not installed the
    /// query within is not run, and there are no rows; so the statement can be prepared anywhere.
    package static let figuresStatement = PostgresStatement(
        name: "postgres_figures",
        sql: """
            SELECT f.name, f.calls, f.us, f.rows, f.blocks
            FROM (SELECT to_regclass('statistics.pg_stat_statements') IS NOT NULL AS yes) AS there,
            LATERAL xmltable('/table/row' PASSING CASE WHEN there.yes THEN query_to_xml($query$
                SELECT substring(query from '/\\* carewire:([a-z_]{1,63}) \\*/\\s*$') AS name,
                    sum(calls)::bigint AS calls,
                    (sum(total_exec_time) * 1000)::bigint AS us,
                    sum(rows)::bigint AS rows, sum(shared_blks_read)::bigint AS blocks
                FROM statistics.pg_stat_statements
                WHERE userid = (SELECT oid FROM pg_roles WHERE rolname = current_user)
                    AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                GROUP BY 1 ORDER BY 3 DESC LIMIT \(StatementFigures.countMax)
                $query$, false, false, '') END
            COLUMNS name text PATH 'name', calls bigint PATH 'calls',
                us bigint PATH 'us', rows bigint PATH 'rows',
                blocks bigint PATH 'blocks') AS f
            """, isSlow: true)

    /// What PostgreSQL spent on the service's statements, those that took the most time first;
    /// empty where pg_stat_statements is not installed.
    ///
    /// - Throws: ``PostgresError``, as ``read(_:_:deadline:)`` does; `serverError` also when the
    ///   extension is installed and the server was not started with it.
    package func statementFigures(
        deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> [StatementFigures] {
        let rows = try await read(Self.figuresStatement, [], deadline: deadline)
        var figures: [StatementFigures] = []
        for row in 0..<min(rows.count, StatementFigures.countMax) {
            figures.append(
                StatementFigures(
                    name: try rows.isNull(row, 0) ? nil : try rows.text(row, 0),
                    callCount: try rows.int64(row, 1),
                    seconds: Double(try rows.int64(row, 2)) / 1e6,
                    rowCount: try rows.int64(row, 3), readBlockCount: try rows.int64(row, 4)))
        }
        return figures
    }
}
