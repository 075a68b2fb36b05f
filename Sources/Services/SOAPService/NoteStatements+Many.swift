internal import Postgres

/// Many notes at once.
extension NoteStatements {
    /// What ``store`` does, for many notes: patients ($1), keys and digests of requests ($2, $3),
    /// names ($4, in octets), writers ($5), contents ($6) and the envelopes of the keys that they
    /// are sealed under ($7), of which those of a patient are behind one another. $8 are all
    /// tokens, $9 for each note how many of them are its own or before it. None is urgent. A row
    /// for each, as ``store`` gives it, in their order; notes of the same statement are not among
    /// the hand-offs before.
    static let storeMany = PostgresStatement(
        name: "soap_store_many",
        sql: """
            WITH asked AS MATERIALIZED (
                SELECT a.pseudonym, a.request_key, a.request_digest,
                    encode(a.note, 'hex')::uuid AS note_id, a.provider_id, a.content, a.envelope,
                    a.token_end, a.place, (
                        SELECT k.envelope FROM soap_keys AS k WHERE k.pseudonym = a.pseudonym
                    ) AS known
                FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[], $5::text[],
                        $6::bytea[], $7::bytea[], $9::bigint[]) WITH ORDINALITY
                    AS a (pseudonym, request_key, request_digest, note, provider_id, content,
                        envelope, token_end, place)
            ), added AS (
                INSERT INTO soap_keys (pseudonym, envelope)
                SELECT pseudonym, envelope FROM asked WHERE known IS NULL ORDER BY place
                ON CONFLICT DO NOTHING
                RETURNING pseudonym, envelope
            ), usable AS MATERIALIZED (
                SELECT * FROM asked
                WHERE known = envelope OR (known IS NULL
                    AND (pseudonym, envelope) IN (SELECT n.pseudonym, n.envelope FROM added AS n))
            ), claimed AS (
                INSERT INTO soap_idempotency (pseudonym, request_key, request_digest, note_id)
                SELECT pseudonym, request_key, request_digest, note_id FROM usable ORDER BY place
                ON CONFLICT (pseudonym, request_key) DO NOTHING
                RETURNING note_id
            ), stored AS (
                INSERT INTO soap_notes (pseudonym, note_id, version, provider_id, content, tokens)
                SELECT pseudonym, note_id, 1, provider_id, content, ($8::bigint[])[
                    coalesce(($9::bigint[])[place - 1], 0)::integer + 1 : token_end::integer]
                FROM usable WHERE note_id IN (SELECT c.note_id FROM claimed AS c)
            ), queued AS (
                INSERT INTO soap_hand_offs (pseudonym, note_id, version, lane, due_at)
                SELECT pseudonym, note_id, 1, 1,
                    clock_timestamp() + $10::bigint * interval '1 microsecond'
                FROM usable WHERE note_id IN (SELECT c.note_id FROM claimed AS c) ORDER BY place
            )
            SELECT a.note_id IN (SELECT u.note_id FROM usable AS u),
                a.note_id IN (SELECT c.note_id FROM claimed AS c), coalesce(a.known, ''),
                ARRAY(SELECT uuid_send(h.note_id) || int8send(h.version)
                    FROM soap_hand_offs AS h
                    WHERE h.pseudonym = a.pseudonym AND h.state = 0 LIMIT $11::integer)
            FROM asked AS a ORDER BY a.place
            """)
}
