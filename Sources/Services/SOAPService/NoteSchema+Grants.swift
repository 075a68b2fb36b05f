package import Postgres

/// What the role of the running service needs, and no more: notes, keys and the audit are only
/// added to and read.
extension NoteSchema {
    /// One line for each table.
    package static let grants = [
        PostgresGrant("SELECT, INSERT", on: "TABLE soap_notes"),
        PostgresGrant("SELECT, INSERT", on: "TABLE soap_idempotency"),
        PostgresGrant("SELECT, INSERT, UPDATE, DELETE", on: "TABLE soap_hand_offs"),
        PostgresGrant("SELECT", on: "TABLE soap_audit"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_trail"),
        PostgresGrant("SELECT, INSERT", on: "TABLE audit_accesses"),
    ]
}
