/// Erased notes of which the EHR still has documents.
extension NoteSchema {
    /// Erasing leaves the names of the documents, until the EHR has been told; of the patient
    /// nothing else stays. They become due when no hand-off of before can be on its way any more.
    static let retractions = """
        CREATE TABLE soap_retractions (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            note_id uuid NOT NULL,
            version bigint NOT NULL,
            entered_in_error boolean NOT NULL,
            attempts integer NOT NULL DEFAULT 0,
            due_at timestamptz NOT NULL,
            PRIMARY KEY (pseudonym, note_id, version)
        );
        CREATE INDEX soap_retractions_due ON soap_retractions (due_at);

        DROP FUNCTION soap_erase(bytea);
        CREATE FUNCTION soap_erase(name bytea, in_error boolean, grace bigint) RETURNS bigint
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
        DECLARE
            erased bigint;
        BEGIN
            LOCK TABLE soap_notes IN SHARE ROW EXCLUSIVE MODE;
            SELECT count(*) INTO erased FROM soap_notes WHERE pseudonym = name AND version = 1;
            DELETE FROM soap_keys WHERE pseudonym = name;
            IF erased = 0 THEN RETURN 0; END IF;
            INSERT INTO soap_retractions (pseudonym, note_id, version, entered_in_error, due_at)
            SELECT pseudonym, note_id, version, in_error,
                clock_timestamp() + grace * interval '1 microsecond'
            FROM soap_notes WHERE pseudonym = name
            ON CONFLICT DO NOTHING;
            INSERT INTO soap_erasures (pseudonym) VALUES (name);
            DELETE FROM soap_hand_offs WHERE pseudonym = name;
            DELETE FROM soap_signatures WHERE pseudonym = name;
            DELETE FROM soap_idempotency WHERE pseudonym = name;
            DELETE FROM soap_notes WHERE pseudonym = name;
            RETURN erased;
        END
        $$;
        REVOKE ALL ON FUNCTION soap_erase(bytea, boolean, bigint) FROM PUBLIC;
        """
}
