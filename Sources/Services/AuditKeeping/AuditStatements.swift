internal import AuditTrail
package import Postgres

/// What the audit says to PostgreSQL: it adds and it reads, and nothing else.
package enum AuditStatements {
    /// All of them, for a pool's `statements`.
    package static let all = [keep, kept, accesses]

    /// $1 the trail, $2 and $3 the first and last number, $4 and $5 the earliest and latest time,
    /// $6 the frames, $7 their places, $8 tags of patients, $9 the records of those. Adds nothing
    /// when one of the trail's records has such a number or a later one already, and gives a row
    /// only when it has added.
    static let keep = PostgresStatement(
        name: "audit_keep",
        sql: """
            INSERT INTO audit_blocks
                (stream, first, last, first_at, last_at, frames, places, tags, tagged)
            SELECT $1::text, $2::bigint, $3::bigint, $4::timestamptz, $5::timestamptz, $6::bytea,
                $7::bigint[]::integer[], $8::bigint[], $9::bigint[]::integer[]
            WHERE coalesce((
                    SELECT last FROM audit_blocks WHERE stream = $1::text
                    ORDER BY first DESC LIMIT 1), 0) < $2::bigint
                AND coalesce((
                    SELECT sequence FROM audit_trail WHERE stream = $1::text
                    ORDER BY sequence DESC LIMIT 1), 0) < $2::bigint
            ON CONFLICT (stream, first) DO NOTHING
            RETURNING first
            """)

    /// $1 the trail, $2 and $3 the first and last number: what is there of it, by number and hash.
    static let kept = PostgresStatement(
        name: "audit_kept",
        sql: """
            SELECT sequence, hash FROM audit_trail
            WHERE stream = $1::text AND sequence BETWEEN $2::bigint AND $3::bigint
            UNION ALL
            SELECT b.first + f.item - 1,
                substring(b.frames FROM f.place + \(1 + AuditBlock.hashOffset) FOR 32)
            FROM audit_blocks AS b
                CROSS JOIN LATERAL unnest(b.places) WITH ORDINALITY AS f (place, item)
            WHERE b.stream = $1::text AND b.first <= $3::bigint AND b.last >= $2::bigint
                AND b.first + f.item - 1 BETWEEN $2::bigint AND $3::bigint
            ORDER BY 1
            """)

    /// $1 the patient, $2 and $3 the time, $4 to $6 the last access seen, $7 the count, $8 the
    /// patient's tag.
    ///
    /// A block that begins behind the last access seen, and lies within the time, has one of the
    /// next accesses at least: blocks that begin behind the end of so many are not looked into.
    /// `OFFSET 0`: each record is taken out of its block once.
    static let accesses = PostgresStatement(
        name: "audit_accesses",
        sql: """
            WITH near AS MATERIALIZED (
                SELECT stream, first, first_at, last_at FROM audit_blocks
                WHERE tags @> ARRAY[$8::bigint]
                    AND last_at >= greatest($2::timestamptz, $4::timestamptz)
                    AND first_at < $3::timestamptz
            ), far AS (
                SELECT last_at FROM near
                WHERE first_at > $4::timestamptz AND first_at >= $2::timestamptz
                    AND last_at < $3::timestamptz
                ORDER BY last_at LIMIT 1 OFFSET $7::bigint - 1
            )
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
                UNION ALL
                (SELECT w.recorded_at, b.stream, b.first + t.item - 1 AS sequence, f.record
                FROM near AS n
                    JOIN audit_blocks AS b ON b.stream = n.stream AND b.first = n.first
                    CROSS JOIN LATERAL unnest(b.tags, b.tagged) AS t (tag, item)
                    CROSS JOIN LATERAL (
                        SELECT \(AuditSchema.record("b", "t.item")) OFFSET 0) AS f (record)
                    CROSS JOIN LATERAL (
                        SELECT \(AuditSchema.time("f.record")) OFFSET 0) AS w (recorded_at)
                WHERE n.first_at <= coalesce((SELECT last_at FROM far), 'infinity')
                    AND t.tag = $8::bigint AND position($1::bytea IN f.record) > 0
                    AND w.recorded_at >= $2::timestamptz AND w.recorded_at < $3::timestamptz
                    AND (w.recorded_at, b.stream, b.first + t.item - 1)
                        > ($4::timestamptz, $5::text, $6::bigint)
                ORDER BY w.recorded_at, b.stream, sequence
                LIMIT $7::bigint)
            ) AS found
            ORDER BY recorded_at, stream, sequence
            LIMIT $7::bigint
            """)

    /// The values of ``keep``.
    static func values(_ block: AuditBlock, of stream: AuditIdentifier) -> [PostgresValue] {
        [
            .text(stream.text), .int64(Int64(clamping: block.first)),
            .int64(Int64(clamping: block.last)),
            .timestamp(microsecondsSinceUnixEpoch: block.earliest),
            .timestamp(microsecondsSinceUnixEpoch: block.latest), .bytes(block.frames),
            .int64Array(block.places), .int64Array(block.tags), .int64Array(block.tagged),
        ]
    }
}
