/// Subject keys, merged and erased records, and the history's one exception.
extension PatientSchema {
    /// `patient_keys` holds a key for each patient, sealed under the ring: without its row nothing
    /// of the patient opens. `replaced_by` leads from a merged record to its survivor, `link` is
    /// the sealed patient id that goes with it. An erased record keeps its pseudonym and its
    /// version. Look-ups that a survivor inherited stay when its own change.
    static let keys = """
        CREATE TABLE patient_keys (
            pseudonym bytea PRIMARY KEY CHECK (octet_length(pseudonym) = 32),
            envelope bytea NOT NULL
        );
        ALTER TABLE patients
            ADD COLUMN erased_at timestamptz,
            ADD COLUMN replaced_by bytea CHECK (octet_length(replaced_by) = 32),
            ADD COLUMN link bytea,
            ADD COLUMN merged_count integer NOT NULL DEFAULT 0;
        CREATE INDEX patients_replaced_by ON patients (replaced_by)
            WHERE replaced_by IS NOT NULL;
        ALTER TABLE patient_lookups ADD COLUMN inherited boolean NOT NULL DEFAULT false;
        ALTER TABLE patient_claims ADD COLUMN inherited boolean NOT NULL DEFAULT false;

        CREATE FUNCTION patient_family(name bytea) RETURNS SETOF bytea
        LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
            WITH RECURSIVE family(member) AS (
                SELECT name
                UNION
                SELECT p.pseudonym FROM patients AS p JOIN family ON p.replaced_by = member
            )
            SELECT member FROM family
        $$;
        """

    /// Merging and erasing are rare and lock several records, so they take turns.
    static let endings = """
        CREATE FUNCTION patient_merge(
            survivor bytea, merged bytea, survivor_version bigint, new_version bigint,
            new_demographics bytea, new_history bytea, new_subject bytea, new_link bytea,
            key bytea, merged_max integer)
        RETURNS text LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        DECLARE
            stays patients;
            goes patients;
        BEGIN
            PERFORM pg_advisory_xact_lock(7161676864);
            SELECT * INTO stays FROM patients WHERE pseudonym = survivor FOR UPDATE;
            SELECT * INTO goes FROM patients WHERE pseudonym = merged FOR UPDATE;
            IF stays.pseudonym IS NULL OR goes.pseudonym IS NULL THEN RETURN 'not found'; END IF;
            IF stays.erased_at IS NOT NULL OR goes.erased_at IS NOT NULL THEN
                RETURN 'erased';
            END IF;
            IF goes.replaced_by = survivor THEN RETURN 'repeated'; END IF;
            IF NOT stays.active OR NOT goes.active THEN RETURN 'inactive'; END IF;
            IF stays.version <> survivor_version OR goes.version <> new_version - 1 THEN
                RETURN 'conflict';
            END IF;
            IF (SELECT envelope FROM patient_keys WHERE pseudonym = merged)
                IS DISTINCT FROM key
            THEN
                RETURN 'other key';
            END IF;
            IF stays.merged_count + goes.merged_count + 1 > merged_max THEN
                RETURN 'full';
            END IF;
            UPDATE patients
            SET version = new_version, active = false, demographics = new_demographics,
                history = new_history, subject = new_subject, link = new_link,
                replaced_by = survivor, updated_at = clock_timestamp()
            WHERE pseudonym = merged;
            INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
            VALUES (merged, new_version, false, new_demographics, new_history);
            UPDATE patients SET merged_count = stays.merged_count + goes.merged_count + 1
            WHERE pseudonym = survivor;
            INSERT INTO patient_lookups (blind, pseudonym, inherited)
            SELECT blind, survivor, true FROM patient_lookups WHERE pseudonym = merged
            ON CONFLICT (blind, pseudonym) DO UPDATE SET inherited = true;
            DELETE FROM patient_lookups WHERE pseudonym = merged;
            UPDATE patient_claims SET pseudonym = survivor, inherited = true
            WHERE pseudonym = merged;
            RETURN 'success';
        END
        $$;

        CREATE FUNCTION patient_erase(name bytea) RETURNS integer
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
        DECLARE
            one patients;
            member bytea;
            erased integer := 0;
        BEGIN
            PERFORM pg_advisory_xact_lock(7161676864);
            SELECT * INTO one FROM patients WHERE pseudonym = name FOR UPDATE;
            IF one.pseudonym IS NULL THEN RETURN -1; END IF;
            FOR member IN SELECT * FROM patient_family(name) LOOP
                SELECT * INTO one FROM patients WHERE pseudonym = member FOR UPDATE;
                CONTINUE WHEN one.erased_at IS NOT NULL;
                erased := erased + 1;
                UPDATE patients
                SET erased_at = clock_timestamp(), updated_at = clock_timestamp(),
                    version = version + 1, active = false, demographics = '', history = '',
                    subject = NULL, link = NULL, create_key = NULL, create_digest = NULL
                WHERE pseudonym = member;
                DELETE FROM patient_keys WHERE pseudonym = member;
                DELETE FROM patient_lookups WHERE pseudonym = member;
                DELETE FROM patient_claims WHERE pseudonym = member;
                DELETE FROM chart_entries WHERE pseudonym = member;
                DELETE FROM chart_entry_versions WHERE pseudonym = member;
                DELETE FROM patient_versions WHERE pseudonym = member;
            END LOOP;
            RETURN erased;
        END
        $$;
        REVOKE ALL ON FUNCTION patient_erase(bytea) FROM PUBLIC;
        """

    /// History stays as it is but for two things. An envelope may be sealed anew: that keeps its
    /// length and names a later key, and that the content is the same, its tag says to whoever
    /// opens it; nothing else of the row may change. And the rows of an erased patient may go.
    static let history = """
        CREATE FUNCTION patient_is_resealed(old_value bytea, new_value bytea) RETURNS boolean
        LANGUAGE sql IMMUTABLE AS $$
            SELECT new_value = old_value OR (
                octet_length(new_value) = octet_length(old_value)
                AND octet_length(new_value) >= 65
                AND substr(new_value, 2, 4) > substr(old_value, 2, 4))
        $$;

        CREATE FUNCTION patient_keep_history() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF EXISTS (SELECT 1 FROM patients
                    WHERE pseudonym = OLD.pseudonym AND erased_at IS NOT NULL)
                THEN
                    RETURN OLD;
                END IF;
            ELSIF TG_TABLE_NAME = 'patient_versions' THEN
                IF (NEW.pseudonym, NEW.version, NEW.active, NEW.recorded_at)
                    = (OLD.pseudonym, OLD.version, OLD.active, OLD.recorded_at)
                    AND patient_is_resealed(OLD.demographics, NEW.demographics)
                    AND patient_is_resealed(OLD.history, NEW.history)
                THEN
                    RETURN NEW;
                END IF;
            ELSIF (NEW.pseudonym, NEW.month, NEW.entry_id, NEW.version, NEW.kind,
                    NEW.occurred_at, NEW.status, NEW.abnormal, NEW.recorded_at)
                = (OLD.pseudonym, OLD.month, OLD.entry_id, OLD.version, OLD.kind,
                    OLD.occurred_at, OLD.status, OLD.abnormal, OLD.recorded_at)
                AND patient_is_resealed(OLD.content, NEW.content)
            THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'insufficient_privilege';
        END
        $$;

        DROP TRIGGER patient_versions_append_only ON patient_versions;
        CREATE TRIGGER patient_versions_append_only BEFORE UPDATE OR DELETE ON patient_versions
            FOR EACH ROW EXECUTE FUNCTION patient_keep_history();
        CREATE TRIGGER patient_versions_fixed
            BEFORE UPDATE OF pseudonym, version, active, recorded_at OR TRUNCATE
            ON patient_versions
            FOR EACH STATEMENT EXECUTE FUNCTION patient_refuse_change();
        DROP TRIGGER chart_entry_versions_append_only ON chart_entry_versions;
        CREATE TRIGGER chart_entry_versions_append_only
            BEFORE UPDATE OR DELETE ON chart_entry_versions
            FOR EACH ROW EXECUTE FUNCTION patient_keep_history();
        """

    /// One row: how far the values are sealed anew, by whom, and for which key all were.
    static let resealing = """
        CREATE TABLE patient_resealing (
            single boolean PRIMARY KEY DEFAULT true CHECK (single),
            key_id bigint NOT NULL DEFAULT 0,
            key_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            pass bigint NOT NULL DEFAULT 0,
            began_at timestamptz,
            place integer NOT NULL DEFAULT 0,
            pseudonym bytea NOT NULL DEFAULT '',
            month integer NOT NULL DEFAULT 0,
            entry_id bytea NOT NULL DEFAULT '',
            version bigint NOT NULL DEFAULT 0,
            examined bigint NOT NULL DEFAULT 0,
            resealed bigint NOT NULL DEFAULT 0,
            unreadable bigint NOT NULL DEFAULT 0,
            clean_key_id bigint NOT NULL DEFAULT 0,
            clean_at timestamptz,
            holder bytea,
            held_until timestamptz
        );
        INSERT INTO patient_resealing DEFAULT VALUES;
        """
}
