package import Postgres

/// What the role of the running service needs, and no more: history and audit are only added to and
/// read, but for envelopes that are sealed anew; nothing is truncated; tables are made, and
/// patients erased, by the owner's functions alone.
extension PatientSchema {
    /// One line for each table; partitions are reached through theirs.
    package static let grants = [
        PostgresGrant("SELECT, INSERT, UPDATE", on: "TABLE patients"),
        PostgresGrant(
            "SELECT, INSERT, UPDATE (demographics, history)", on: "TABLE patient_versions"),
        PostgresGrant("SELECT, INSERT, UPDATE", on: "TABLE patient_keys"),
        PostgresGrant("SELECT, UPDATE", on: "TABLE patient_resealing"),
        PostgresGrant("SELECT, INSERT, UPDATE, DELETE", on: "TABLE patient_lookups"),
        PostgresGrant("SELECT, INSERT, UPDATE, DELETE", on: "TABLE patient_claims"),
        PostgresGrant("SELECT", on: "TABLE patient_audit"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_trail"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_accesses"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_blocks"),
        PostgresGrant("SELECT", on: "TABLE audit_records"),
        PostgresGrant("SELECT, UPDATE", on: "TABLE patient_cache_epoch"),
        PostgresGrant("SELECT, INSERT, UPDATE", on: "TABLE chart_entries"),
        PostgresGrant("SELECT, INSERT, UPDATE (content)", on: "TABLE chart_entry_versions"),
        PostgresGrant("SELECT, INSERT, UPDATE", on: "TABLE chart_sources"),
        PostgresGrant("SELECT, INSERT, UPDATE", on: "TABLE patient_imports"),
        PostgresGrant("SELECT, INSERT, DELETE", on: "TABLE bulk_patients"),
        PostgresGrant("SELECT, INSERT, DELETE", on: "TABLE bulk_entries"),
        PostgresGrant("EXECUTE", on: "FUNCTION patient_erase(bytea)"),
        PostgresGrant("EXECUTE", on: "FUNCTION chart_keep_partitions(integer, integer)"),
    ]
}
