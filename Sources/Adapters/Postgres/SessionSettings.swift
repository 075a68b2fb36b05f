/// What each session of a pool sets for itself, in one statement.
struct SessionSettings {
    /// The statement.
    let sql: String

    init(
        role: PipelineConnection.Role, _ configuration: PostgresConfiguration, serverVersion: Int
    ) {
        var settings = [("statement_timeout", "\(configuration.statementTimeout.milliseconds)ms")]
        switch role {
        case .reader, .slowReader:
            settings.append(("default_transaction_read_only", "on"))
        case .writer:
            // Units that share a commit may lock the same rows in different orders: rather repeat
            // them one by one than wait for the server's deadlock check.
            settings.append(("lock_timeout", "\(configuration.lockTimeout.milliseconds)ms"))
        }
        if serverVersion >= 140_000 {
            // A statement whose client has gone is ended by the server.
            settings.append(("client_connection_check_interval", "500ms"))
        }
        let calls = settings.map { "set_config('\($0.0)', '\($0.1)', false)" }
        // An answer means durable, whatever the database's default; stronger settings stay.
        let durable =
            "CASE current_setting('synchronous_commit') WHEN 'off' "
            + "THEN set_config('synchronous_commit', 'on', false) END"
        sql = "SELECT " + (calls + [durable]).joined(separator: ", ")
    }
}

extension Duration {
    /// Whole milliseconds, at least 1: the server reads 0 as "no limit".
    var milliseconds: Int64 {
        let parts = components
        return max(1, parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
    }
}
