internal import AuditTrail
package import Postgres

/// What the audit says to PostgreSQL: it adds and it reads, and nothing else.
package enum AuditStatements {
    /// All of them, for a pool's `statements`.
    package static let all = [keep, accesses]

    /// $1 the trail, $2 numbers, $3 times in microseconds since 1970, $4 records, $5 hashes, $6 the
    /// patient of each that names one and empty octets for the others; $7 to $9 the patients of
    /// those that name several, one by one, with number and time. What is there already
    /// is left as it is. Gives how many were new, and how many were there with these very hashes,
    /// which is looked up only when some were.
    static let keep = PostgresStatement(
        name: "audit_keep",
        sql: """
            WITH made AS (
                INSERT INTO audit_trail (stream, sequence, recorded_at, record, hash, patient)
                SELECT $1::text, sequence, to_timestamp(0) + interval '1 microsecond' * time,
                    record, hash, nullif(patient, ''::bytea)
                FROM unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[])
                    AS b (sequence, time, record, hash, patient)
                ON CONFLICT (stream, sequence) DO NOTHING
                RETURNING sequence
            ), named AS (
                INSERT INTO audit_accesses (pseudonym, recorded_at, stream, sequence)
                SELECT a.pseudonym, to_timestamp(0) + interval '1 microsecond' * a.time, $1::text,
                    a.sequence
                FROM unnest($7::bytea[], $8::bigint[], $9::bigint[])
                    AS a (pseudonym, sequence, time)
                WHERE a.sequence IN (SELECT sequence FROM made)
                ON CONFLICT DO NOTHING
            ), counted AS (SELECT count(*) AS number FROM made)
            SELECT number, CASE WHEN number = cardinality($2::bigint[]) THEN 0 ELSE (
                SELECT count(*) FROM unnest($2::bigint[], $5::bytea[]) AS b (sequence, hash)
                    JOIN audit_trail AS t ON t.stream = $1::text AND t.sequence = b.sequence
                WHERE t.hash = b.hash) END
            FROM counted
            """)

    /// $1 the patient, $2 and $3 the time, $4 to $6 the last access seen, $7 the count.
    static let accesses = PostgresStatement(
        name: "audit_accesses",
        sql: """
            SELECT recorded_at, stream, sequence, record FROM (
                (SELECT recorded_at, stream, sequence, record
                FROM audit_trail
                WHERE patient = $1::bytea
                    AND recorded_at >= $2::timestamptz
                    AND recorded_at < $3::timestamptz
                    AND (recorded_at, stream, sequence)
                        > ($4::timestamptz, $5::text, $6::bigint)
                ORDER BY recorded_at, stream, sequence
                LIMIT $7::bigint)
                UNION ALL
                (SELECT a.recorded_at, a.stream, a.sequence, t.record
                FROM audit_accesses AS a
                    JOIN audit_trail AS t ON t.stream = a.stream AND t.sequence = a.sequence
                WHERE a.pseudonym = $1::bytea
                    AND a.recorded_at >= $2::timestamptz AND a.recorded_at < $3::timestamptz
                    AND (a.recorded_at, a.stream, a.sequence)
                        > ($4::timestamptz, $5::text, $6::bigint)
                ORDER BY a.recorded_at, a.stream, a.sequence
                LIMIT $7::bigint)
            ) AS found
            ORDER BY recorded_at, stream, sequence
            LIMIT $7::bigint
            """)

    /// The values of ``keep``.
    static func values(
        _ entries: some Collection<AuditLogEntry>, of stream: AuditIdentifier
    ) throws(AuditError) -> [PostgresValue] {
        var rows = AuditRows(capacity: entries.count)
        for entry in entries { try rows.append(entry) }
        return [
            .text(stream.text), .int64Array(rows.numbers), .int64Array(rows.times),
            .bytesArray(rows.records), .bytesArray(rows.hashes), .bytesArray(rows.patients),
            .bytesArray(rows.others), .int64Array(rows.otherNumbers),
            .int64Array(rows.otherTimes),
        ]
    }
}
