/// The figures of the stores, as the services that own the connections ask for them.
extension MetricCatalogue {
    /// The names of the statements that services prepare; all else is "other".
    static let statements = singleStatements.union(resealing)

    private static let singleStatements: MetricEntry.Words = [
        "audit_accesses", "audit_keep", "audit_kept", "bulk_activity", "bulk_advance",
        "bulk_drop_entries", "bulk_drop_patients", "bulk_entries", "bulk_entry_page",
        "bulk_holders", "bulk_load_entries", "bulk_load_patients", "bulk_months",
        "bulk_patient_page",
        "bulk_patients", "bulk_progress", "bulk_sources", "cache_close", "cache_epoch",
        "cache_open", "carewire_ping", "chart_add", "chart_entry", "chart_family_entry",
        "chart_family_load", "chart_family_page", "chart_family_page_test",
        "chart_keep_partitions", "chart_load", "chart_page", "chart_page_test", "chart_replace",
        "other", "patient_add_key", "patient_create", "patient_create_unless", "patient_erase",
        "patient_find", "patient_key", "patient_merge", "patient_read", "patient_read_several",
        "patient_replace", "patient_replace_many",
        "postgres_figures", "reseal_advance", "reseal_begin", "reseal_finish", "reseal_hold",
        "reseal_state", "soap_amend", "soap_claim", "soap_complete", "soap_erase", "soap_find",
        "soap_find_all", "soap_key", "soap_list", "soap_read", "soap_refuse", "soap_replay",
        "soap_reseal_advance", "soap_reseal_begin", "soap_reseal_finish", "soap_reseal_hold",
        "soap_reseal_state", "soap_retract_claim", "soap_retract_done", "soap_reseal_window_keys",
        "soap_reseal_window_notes",
        "soap_reseal_write_keys",
        "soap_reseal_write_notes", "soap_sign", "soap_store", "soap_store_many",
    ]

    /// Statements that there is one of for each table in which patients' values rest.
    private static let resealing = [
        "keys", "patients", "patientVersions", "entries", "entryVersions",
    ].flatMap { ["reseal_window_\($0)", "reseal_write_\($0)"] }

    static let postgres: [String: MetricEntry] = [
        "carewire_postgres_connects_total": MetricEntry(
            .counter, "Connections to PostgreSQL that became ready."),
        "carewire_postgres_failed_connects_total": MetricEntry(
            .counter, "Attempts to connect to PostgreSQL that failed."),
        "carewire_postgres_lost_connections_total": MetricEntry(
            .counter, "Ready connections to PostgreSQL that were lost."),
        "carewire_postgres_cancel_requests_total": MetricEntry(
            .counter, "Reads that the server was asked to cancel."),
        "carewire_postgres_repeated_calls_total": MetricEntry(
            .counter, "Calls to PostgreSQL that were sent again."),
        "carewire_postgres_committed_calls_total": MetricEntry(.counter, "Writes committed."),
        "carewire_postgres_commits_total": MetricEntry(.counter, "Commits that writes shared."),
        "carewire_postgres_statement_calls": MetricEntry(
            .gauge, "Executions of a statement by all instances, as the server counts them.",
            ["statement": statements]),
        "carewire_postgres_statement_seconds": MetricEntry(
            .gauge, "Time that PostgreSQL spent executing a statement.",
            ["statement": statements]),
        "carewire_postgres_statement_rows": MetricEntry(
            .gauge, "Rows that a statement returned or changed.", ["statement": statements]),
        "carewire_postgres_statement_blocks_read": MetricEntry(
            .gauge, "Blocks that a statement had to read from the system.",
            ["statement": statements]),
        "carewire_postgres_statements_available": MetricEntry(
            .gauge, "1 while pg_stat_statements can be read."),
    ]

    static let redis: [String: MetricEntry] = [
        "carewire_redis_connects_total": MetricEntry(
            .counter, "Times that the connection to Redis became ready."),
        "carewire_redis_failed_connects_total": MetricEntry(
            .counter, "Attempts to connect to Redis that failed."),
        "carewire_redis_lost_connections_total": MetricEntry(
            .counter, "Times that the ready connection to Redis was lost."),
        "carewire_redis_uptime_seconds": MetricEntry(.gauge, "Time since Redis started."),
        "carewire_redis_clients": MetricEntry(.gauge, "Clients of Redis."),
        "carewire_redis_blocked_clients": MetricEntry(.gauge, "Clients of Redis that wait."),
        "carewire_redis_used_memory_bytes": MetricEntry(.gauge, "Memory that Redis uses."),
        "carewire_redis_memory_limit_bytes": MetricEntry(
            .gauge, "Memory that Redis may use; 0 without a limit."),
        "carewire_redis_fragmentation_ratio": MetricEntry(
            .gauge, "Memory of the Redis process per memory that it uses."),
        "carewire_redis_keys": MetricEntry(.gauge, "Keys in Redis."),
        "carewire_redis_commands": MetricEntry(
            .gauge, "Commands that Redis has processed since its start."),
        "carewire_redis_hits": MetricEntry(
            .gauge, "Lookups since the start of Redis that found a key."),
        "carewire_redis_misses": MetricEntry(
            .gauge, "Lookups since the start of Redis that found none."),
        "carewire_redis_expired_keys": MetricEntry(
            .gauge, "Keys that expired since the start of Redis."),
        "carewire_redis_evicted_keys": MetricEntry(
            .gauge, "Keys pushed out for want of memory since the start of Redis."),
        "carewire_redis_rejected_connections": MetricEntry(
            .gauge, "Connections refused since the start of Redis."),
        "carewire_redis_available": MetricEntry(.gauge, "1 while INFO is answered."),
    ]
}
