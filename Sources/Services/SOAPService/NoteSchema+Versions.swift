/// Versions, patients' keys, names to find notes by, signatures, and erasing.
extension NoteSchema {
    /// Each version is a row of its own; the first one's time is the note's. `soap_keys` holds a
    /// key for each patient, sealed under the ring: without its row nothing of the patient opens.
    static let versions = """
        ALTER TABLE soap_notes
            ADD COLUMN tokens bigint[] NOT NULL DEFAULT '{}',
            DROP CONSTRAINT soap_notes_pkey,
            ADD PRIMARY KEY (pseudonym, note_id, version);
        CREATE INDEX soap_notes_of_patient ON soap_notes (pseudonym, stored_at DESC, note_id DESC)
            WHERE version = 1;
        CREATE INDEX soap_notes_tokens ON soap_notes USING gin (tokens);

        ALTER TABLE soap_idempotency ADD COLUMN version bigint NOT NULL DEFAULT 1;

        CREATE TABLE soap_keys (
            pseudonym bytea PRIMARY KEY CHECK (octet_length(pseudonym) = 32),
            envelope bytea NOT NULL
        );

        CREATE TABLE soap_signatures (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            note_id uuid NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            signer_id text NOT NULL,
            signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (pseudonym, note_id, version)
        );

        CREATE TABLE soap_erasures (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
            erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (pseudonym, transaction_id)
        );
        """

    /// `place` is the order in which hand-offs of one patient are done; `lane` 0 goes first;
    /// `state` 1 is a document that the EHR has refused again and again.
    static let handOffOrder = """
        ALTER TABLE soap_hand_offs
            ADD COLUMN version bigint NOT NULL DEFAULT 1,
            ADD COLUMN place bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
            ADD COLUMN lane integer NOT NULL DEFAULT 1,
            ADD COLUMN state integer NOT NULL DEFAULT 0,
            ADD COLUMN refusals integer NOT NULL DEFAULT 0,
            DROP CONSTRAINT soap_hand_offs_pkey,
            ADD PRIMARY KEY (pseudonym, place);
        DROP INDEX soap_hand_offs_due_at;
        CREATE INDEX soap_hand_offs_due ON soap_hand_offs (lane, due_at);
        """

    /// Notes stay as they are but for two things. An envelope may be sealed anew: that keeps its
    /// length, or makes it a value of the patient's key, and names a later key; nothing else of the
    /// row may change. And the rows of a patient may go in the transaction that erases them.
    static let keeping = """
        CREATE FUNCTION soap_is_resealed(old_value bytea, new_value bytea) RETURNS boolean
        LANGUAGE sql IMMUTABLE AS $$
            SELECT new_value = old_value OR (
                octet_length(new_value) = octet_length(old_value)
                AND octet_length(new_value) >= 65
                AND substr(new_value, 2, 4) > substr(old_value, 2, 4))
        $$;

        CREATE FUNCTION soap_keep_rows() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM soap_erasures
                WHERE pseudonym = OLD.pseudonym AND transaction_id = pg_current_xact_id())
            THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'insufficient_privilege';
        END
        $$;

        CREATE FUNCTION soap_keep_notes() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
            IF (NEW.pseudonym, NEW.note_id, NEW.version, NEW.provider_id, NEW.stored_at, NEW.tokens)
                = (OLD.pseudonym, OLD.note_id, OLD.version, OLD.provider_id, OLD.stored_at,
                    OLD.tokens)
                AND soap_is_resealed(OLD.content, NEW.content)
            THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'insufficient_privilege';
        END
        $$;

        DROP TRIGGER soap_notes_append_only ON soap_notes;
        DROP TRIGGER soap_idempotency_append_only ON soap_idempotency;
        CREATE TRIGGER soap_notes_append_only BEFORE DELETE ON soap_notes
            FOR EACH ROW EXECUTE FUNCTION soap_keep_rows();
        CREATE TRIGGER soap_notes_resealed BEFORE UPDATE ON soap_notes
            FOR EACH ROW EXECUTE FUNCTION soap_keep_notes();
        CREATE TRIGGER soap_notes_fixed BEFORE TRUNCATE ON soap_notes
            FOR EACH STATEMENT EXECUTE FUNCTION soap_refuse_change();
        CREATE TRIGGER soap_idempotency_append_only
            BEFORE UPDATE OR DELETE ON soap_idempotency
            FOR EACH ROW EXECUTE FUNCTION soap_keep_rows();
        CREATE TRIGGER soap_idempotency_fixed BEFORE TRUNCATE ON soap_idempotency
            FOR EACH STATEMENT EXECUTE FUNCTION soap_refuse_change();
        CREATE TRIGGER soap_signatures_append_only
            BEFORE UPDATE OR DELETE ON soap_signatures
            FOR EACH ROW EXECUTE FUNCTION soap_keep_rows();
        CREATE TRIGGER soap_signatures_fixed BEFORE TRUNCATE ON soap_signatures
            FOR EACH STATEMENT EXECUTE FUNCTION soap_refuse_change();
        """

    /// Changes of one note take turns; so do erasing and everything that stores. Each statement of
    /// a function sees what was committed before it.
    static let changes = """
        CREATE FUNCTION soap_amend(
            name bytea, note uuid, new_version bigint, saw_signature boolean, new_key bytea,
            new_digest bytea, provider text, new_content bytea, new_tokens bigint[], key bytea,
            new_lane integer, grace bigint, waiting_max integer,
            OUT verdict text, OUT known_key bytea, OUT waiting bytea[])
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        DECLARE
            newest bigint;
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended(note::text, 7161676865));
            IF EXISTS (SELECT 1 FROM soap_idempotency
                WHERE pseudonym = name AND request_key = new_key)
            THEN
                verdict := 'key taken';
                RETURN;
            END IF;
            SELECT max(version) INTO newest FROM soap_notes
            WHERE pseudonym = name AND note_id = note;
            IF newest IS NULL THEN verdict := 'not found'; RETURN; END IF;
            IF newest <> new_version - 1 THEN verdict := 'conflict'; RETURN; END IF;
            IF EXISTS (SELECT 1 FROM soap_signatures
                WHERE pseudonym = name AND note_id = note) <> saw_signature
            THEN
                verdict := 'signed';
                RETURN;
            END IF;
            SELECT envelope INTO known_key FROM soap_keys WHERE pseudonym = name;
            IF known_key IS NULL THEN
                INSERT INTO soap_keys (pseudonym, envelope) VALUES (name, key)
                ON CONFLICT DO NOTHING;
                IF NOT FOUND THEN verdict := 'other key'; RETURN; END IF;
            ELSIF known_key <> key THEN
                verdict := 'other key';
                RETURN;
            END IF;
            waiting := ARRAY(
                SELECT uuid_send(h.note_id) || int8send(h.version) FROM soap_hand_offs AS h
                WHERE h.pseudonym = name AND h.state = 0 LIMIT waiting_max);
            INSERT INTO soap_idempotency
                (pseudonym, request_key, request_digest, note_id, version)
            VALUES (name, new_key, new_digest, note, new_version);
            INSERT INTO soap_notes
                (pseudonym, note_id, version, provider_id, content, tokens)
            VALUES (name, note, new_version, provider, new_content, new_tokens);
            INSERT INTO soap_hand_offs (pseudonym, note_id, version, lane, due_at)
            VALUES (name, note, new_version, new_lane,
                clock_timestamp() + grace * interval '1 microsecond');
            verdict := 'stored';
        END
        $$;

        CREATE FUNCTION soap_sign(
            name bytea, note uuid, signed_version bigint, signer text,
            OUT verdict text, OUT signed_moment timestamptz)
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        DECLARE
            newest bigint;
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended(note::text, 7161676865));
            SELECT max(version) INTO newest FROM soap_notes
            WHERE pseudonym = name AND note_id = note;
            IF newest IS NULL THEN verdict := 'not found'; RETURN; END IF;
            SELECT signed_at INTO signed_moment FROM soap_signatures
            WHERE pseudonym = name AND note_id = note AND version = signed_version;
            IF signed_moment IS NOT NULL THEN verdict := 'repeated'; RETURN; END IF;
            IF newest <> signed_version THEN verdict := 'conflict'; RETURN; END IF;
            INSERT INTO soap_signatures (pseudonym, note_id, version, signer_id)
            VALUES (name, note, signed_version, signer) RETURNING signed_at INTO signed_moment;
            verdict := 'signed';
        END
        $$;

        CREATE FUNCTION soap_erase(name bytea) RETURNS bigint
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
        DECLARE
            erased bigint;
        BEGIN
            LOCK TABLE soap_notes IN SHARE ROW EXCLUSIVE MODE;
            SELECT count(*) INTO erased FROM soap_notes WHERE pseudonym = name AND version = 1;
            DELETE FROM soap_keys WHERE pseudonym = name;
            IF erased = 0 THEN RETURN 0; END IF;
            INSERT INTO soap_erasures (pseudonym) VALUES (name);
            DELETE FROM soap_hand_offs WHERE pseudonym = name;
            DELETE FROM soap_signatures WHERE pseudonym = name;
            DELETE FROM soap_idempotency WHERE pseudonym = name;
            DELETE FROM soap_notes WHERE pseudonym = name;
            RETURN erased;
        END
        $$;
        REVOKE ALL ON FUNCTION soap_erase(bytea) FROM PUBLIC;
        """

    /// One row: how far the notes are sealed anew, by whom, and for which key all were.
    static let resealing = """
        CREATE TABLE soap_resealing (
            single boolean PRIMARY KEY DEFAULT true CHECK (single),
            key_id bigint NOT NULL DEFAULT 0,
            key_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            pass bigint NOT NULL DEFAULT 0,
            began_at timestamptz,
            place integer NOT NULL DEFAULT 0,
            pseudonym bytea NOT NULL DEFAULT '',
            note_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
            version bigint NOT NULL DEFAULT 0,
            examined bigint NOT NULL DEFAULT 0,
            resealed bigint NOT NULL DEFAULT 0,
            unreadable bigint NOT NULL DEFAULT 0,
            clean_key_id bigint NOT NULL DEFAULT 0,
            clean_at timestamptz,
            holder bytea,
            held_until timestamptz
        );
        INSERT INTO soap_resealing DEFAULT VALUES;
        """
}
