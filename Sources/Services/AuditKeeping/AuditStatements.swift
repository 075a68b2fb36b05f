internal import AuditTrail
package import Postgres

/// What the audit says to PostgreSQL: it adds and it reads, and nothing else.
package enum AuditStatements {
    /// All of them, for a pool's `statements`.
    package static let all = [keep, accesses]

    /// Octets before the time in a record's canonical form, which holds it in clear, big-endian.
    private static let timeOffset = 40

    /// $1 the trail, $2 numbers, $3 records, $4 hashes, $5 each record's patients behind one
    /// another. What is there already is left as it is. Gives how many were new, and how many were
    /// there with these very hashes.
    static let keep = PostgresStatement(
        name: "audit_keep",
        sql: """
            WITH batch AS MATERIALIZED (
                SELECT sequence, record, hash, patients,
                    to_timestamp(0) + interval '1 microsecond' * (
                        ('x' || encode(substring(record FROM \(timeOffset + 1) FOR 8), 'hex'))
                            ::bit(64)::bigint / 1000) AS recorded_at
                FROM unnest($2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[])
                    AS b (sequence, record, hash, patients)
            ), made AS (
                INSERT INTO audit_trail (stream, sequence, recorded_at, record, hash)
                SELECT $1::text, sequence, recorded_at, record, hash FROM batch
                ON CONFLICT (stream, sequence) DO NOTHING
                RETURNING sequence
            ), named AS (
                INSERT INTO audit_accesses (pseudonym, recorded_at, stream, sequence)
                SELECT DISTINCT substring(b.patients FROM 1 + 32 * place FOR 32), b.recorded_at,
                    $1::text, b.sequence
                FROM batch AS b JOIN made USING (sequence),
                    generate_series(0, octet_length(b.patients) / 32 - 1) AS place
                ON CONFLICT DO NOTHING
            )
            SELECT (SELECT count(*) FROM made), (
                SELECT count(*) FROM batch AS b
                    JOIN audit_trail AS t ON t.stream = $1::text AND t.sequence = b.sequence
                WHERE t.hash = b.hash)
            """)

    /// $1 the patient, $2 and $3 the time, $4 to $6 the last access seen, $7 the count.
    static let accesses = PostgresStatement(
        name: "audit_accesses",
        sql: """
            SELECT a.recorded_at, a.stream, a.sequence, t.record
            FROM audit_accesses AS a
                JOIN audit_trail AS t ON t.stream = a.stream AND t.sequence = a.sequence
            WHERE a.pseudonym = $1::bytea
                AND a.recorded_at >= $2::timestamptz AND a.recorded_at < $3::timestamptz
                AND (a.recorded_at, a.stream, a.sequence) > ($4::timestamptz, $5::text, $6::bigint)
            ORDER BY a.recorded_at, a.stream, a.sequence
            LIMIT $7::bigint
            """)

    /// The values of ``keep``.
    static func values(
        _ entries: some Collection<AuditLogEntry>, of stream: AuditIdentifier
    ) throws(AuditError) -> [PostgresValue] {
        var patients: [[UInt8]] = []
        patients.reserveCapacity(entries.count)
        for entry in entries { patients.append(try AuditRecord.patients(in: entry.record)) }
        return [
            .text(stream.text), .int64Array(entries.map { Int64(clamping: $0.sequence) }),
            .bytesArray(entries.map(\.record)), .bytesArray(entries.map(\.hash.octets)),
            .bytesArray(patients),
        ]
    }
}
