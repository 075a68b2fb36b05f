/// Merges that give the survivor a version of its own, and the way from a merged record to it.
extension PatientSchema {
    /// The function of the same name with fewer arguments stays for instances from before: it
    /// leaves the survivor's version as it is.
    static let merging = """
        CREATE FUNCTION patient_merge(
            survivor bytea, merged bytea, survivor_version bigint, new_version bigint,
            new_demographics bytea, new_history bytea, new_subject bytea, new_link bytea,
            key bytea, merged_max integer, survivor_demographics bytea, survivor_history bytea,
            survivor_subject bytea, survivor_key bytea)
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
            IF stays.version <> survivor_version - 1 OR goes.version <> new_version - 1 THEN
                RETURN 'conflict';
            END IF;
            IF (SELECT envelope FROM patient_keys WHERE pseudonym = merged)
                IS DISTINCT FROM key
                OR (SELECT envelope FROM patient_keys WHERE pseudonym = survivor)
                IS DISTINCT FROM survivor_key
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
            UPDATE patients
            SET version = survivor_version, demographics = survivor_demographics,
                history = survivor_history, subject = survivor_subject,
                merged_count = stays.merged_count + goes.merged_count + 1,
                updated_at = clock_timestamp()
            WHERE pseudonym = survivor;
            INSERT INTO patient_versions (pseudonym, version, active, demographics, history)
            VALUES (survivor, survivor_version, true, survivor_demographics, survivor_history);
            INSERT INTO patient_lookups (blind, pseudonym, inherited)
            SELECT blind, survivor, true FROM patient_lookups WHERE pseudonym = merged
            ON CONFLICT (blind, pseudonym) DO UPDATE SET inherited = true;
            DELETE FROM patient_lookups WHERE pseudonym = merged;
            UPDATE patient_claims SET pseudonym = survivor, inherited = true
            WHERE pseudonym = merged;
            RETURN 'success';
        END
        $$;

        CREATE FUNCTION patient_survivor(name bytea) RETURNS bytea
        LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
            WITH RECURSIVE line(member, heir) AS (
                SELECT pseudonym, replaced_by FROM patients WHERE pseudonym = name
                UNION
                SELECT p.pseudonym, p.replaced_by
                FROM patients AS p JOIN line ON p.pseudonym = heir
            )
            SELECT member FROM line WHERE heir IS NULL
        $$;
        """
}
