internal import Postgres

/// The ends of records; see ``PatientSchema`` for the functions.
extension PatientStatements {
    /// $1 the survivor and $3 its new version, $2 the merged one and $4 its new version, $5 to $9
    /// its new values and its key; $10 how many merged records one may have; $11 to $14 the
    /// survivor's values and key.
    static let merge = PostgresStatement(
        name: "patient_merge",
        sql: """
            SELECT patient_merge($1::bytea, $2::bytea, $3::bigint, $4::bigint, $5::bytea, $6::bytea,
                $7::bytea, $8::bytea, $9::bytea, $10::integer, $11::bytea, $12::bytea,
                $13::bytea, $14::bytea)
            """)

    /// Answers how many records were erased; 0 when it was done before, -1 when there is none.
    static let erase = PostgresStatement(
        name: "patient_erase", sql: "SELECT patient_erase($1::bytea)")
}

extension MergeOutcome {
    /// What the statement said.
    init(verdict: String) throws(PostgresError) {
        switch verdict {
        case "success": self = .merged
        case "repeated": self = .repeated
        case "not found": self = .notFound
        case "erased": self = .erased
        case "inactive": self = .inactive
        case "conflict": self = .conflict
        case "other key": self = .otherKey
        case "full": self = .full
        default:
            throw PostgresError(.protocolViolation, "the database gave an unknown verdict")
        }
    }
}
