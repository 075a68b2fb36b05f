package import Postgres

/// What the role of the running service needs, and no more: notes, signatures, keys of requests and
/// the audit are only added to and read, but for envelopes that are sealed anew; notes are erased
/// by the owner's function alone.
extension NoteSchema {
    /// One line for each table.
    package static let grants = [
        PostgresGrant(
            "SELECT, INSERT, UPDATE (content, tokens, token_version)", on: "TABLE soap_notes"),
        PostgresGrant("SELECT, INSERT, UPDATE (envelope)", on: "TABLE soap_keys"),
        PostgresGrant("SELECT, INSERT", on: "TABLE soap_idempotency"),
        PostgresGrant("SELECT, INSERT", on: "TABLE soap_signatures"),
        PostgresGrant("SELECT", on: "TABLE soap_erasures"),
        PostgresGrant("SELECT, INSERT, UPDATE, DELETE", on: "TABLE soap_hand_offs"),
        PostgresGrant("SELECT, UPDATE, DELETE", on: "TABLE soap_retractions"),
        PostgresGrant("SELECT, UPDATE", on: "TABLE soap_resealing"),
        PostgresGrant("SELECT", on: "TABLE soap_audit"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_trail"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_accesses"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_blocks"),
        PostgresGrant("SELECT", on: "TABLE audit_records"),
        PostgresGrant("EXECUTE", on: "FUNCTION soap_erase(bytea, boolean, bigint)"),
    ]
}
