/// Look-ups by blind index, and the chart.
extension PatientSchema {
    /// Months before the first start that get a partition of their own; older entries share one.
    package static let monthsBefore = 24
    /// Months ahead for which partitions are made, unless the settings say otherwise.
    package static let monthsAhead = 13

    /// `subject` is the sealed patient id, so that a search can name whom it found; NULL in rows
    /// that have not changed since, which no look-up leads to.
    ///
    /// `patient_claims` decides between parallel conditional creations: its key cannot contain the
    /// pseudonym, because it is what two patients must not share. A sharded installation keeps it
    /// whole.
    static let lookups = """
        ALTER TABLE patients ADD COLUMN subject bytea;
        ALTER TABLE patients ALTER COLUMN subject SET STORAGE EXTERNAL;
        CREATE INDEX patients_created_at ON patients USING brin (created_at);

        CREATE TABLE patient_lookups (
            blind bytea NOT NULL CHECK (octet_length(blind) = 32),
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            PRIMARY KEY (blind, pseudonym)
        );
        CREATE INDEX patient_lookups_by_patient ON patient_lookups (pseudonym);

        CREATE TABLE patient_claims (
            blind bytea PRIMARY KEY CHECK (octet_length(blind) = 32),
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32)
        );
        CREATE INDEX patient_claims_by_patient ON patient_claims (pseudonym);

        ALTER TABLE patient_audit
            ADD COLUMN entry_kind integer, ADD COLUMN entry_month integer,
            ADD COLUMN entry_id bytea, ADD COLUMN entry_count integer, ADD COLUMN query bytea;

        CREATE FUNCTION patient_begin_again() RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'others were faster' USING ERRCODE = 'serialization_failure';
        END
        $$;
        """

    /// A month is twelve times the year, and 0 to 11. Indexes ascend and are read backwards.
    static let chart = """
        CREATE TABLE chart_entries (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            month integer NOT NULL,
            entry_id bytea NOT NULL CHECK (octet_length(entry_id) = 16),
            kind integer NOT NULL,
            occurred_at timestamptz NOT NULL,
            status integer NOT NULL,
            test bytea,
            provider bytea,
            words bytea[],
            abnormal boolean NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            content bytea NOT NULL,
            request bytea CHECK (octet_length(request) = 32),
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (pseudonym, month, entry_id),
            CHECK (month = 12 * extract(year FROM occurred_at AT TIME ZONE 'UTC')
                + extract(month FROM occurred_at AT TIME ZONE 'UTC') - 1)
        ) PARTITION BY RANGE (month);
        ALTER TABLE chart_entries ALTER COLUMN content SET STORAGE EXTERNAL;
        CREATE INDEX chart_entries_by_date ON chart_entries
            (pseudonym, kind, month, occurred_at, entry_id);
        CREATE INDEX chart_entries_by_test ON chart_entries
            (pseudonym, test, month, occurred_at, entry_id) WHERE kind = 2;
        CREATE INDEX chart_entries_test_status ON chart_entries
            (test, status, month, occurred_at, pseudonym, entry_id) WHERE kind = 2;
        CREATE INDEX chart_entries_abnormal ON chart_entries
            (test, month, occurred_at, pseudonym, entry_id) WHERE kind = 2 AND abnormal;
        CREATE INDEX chart_entries_provider ON chart_entries
            (provider, month, occurred_at, pseudonym, entry_id) WHERE kind = 1;
        CREATE INDEX chart_entries_open ON chart_entries
            (status, month, occurred_at, pseudonym, entry_id)
            WHERE kind = 1 AND status IN (1, 2, 3, 4, 5);

        CREATE INDEX chart_entries_words ON chart_entries USING gin (words) WHERE kind = 1;

        CREATE TABLE chart_entry_versions (
            pseudonym bytea NOT NULL CHECK (octet_length(pseudonym) = 32),
            month integer NOT NULL,
            entry_id bytea NOT NULL CHECK (octet_length(entry_id) = 16),
            version bigint NOT NULL CHECK (version > 0),
            kind integer NOT NULL,
            occurred_at timestamptz NOT NULL,
            status integer NOT NULL,
            abnormal boolean NOT NULL,
            content bytea NOT NULL,
            recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (pseudonym, month, entry_id, version)
        ) PARTITION BY RANGE (month);
        ALTER TABLE chart_entry_versions ALTER COLUMN content SET STORAGE EXTERNAL;
        CREATE TRIGGER chart_entry_versions_append_only
            BEFORE UPDATE OR DELETE ON chart_entry_versions
            FOR EACH ROW EXECUTE FUNCTION patient_refuse_change();
        CREATE TRIGGER chart_entry_versions_no_truncate
            BEFORE TRUNCATE ON chart_entry_versions
            FOR EACH STATEMENT EXECUTE FUNCTION patient_refuse_change();
        """

    /// A partition is made beside its table and attached, which stops no reader and no writer. The
    /// functions run as the schema's owner, so the service's role needs no right to make tables.
    static let partitions = """
        CREATE FUNCTION chart_current_month() RETURNS integer LANGUAGE sql STABLE AS $$
            SELECT (12 * extract(year FROM now() AT TIME ZONE 'UTC')
                + extract(month FROM now() AT TIME ZONE 'UTC') - 1)::integer
        $$;

        CREATE FUNCTION chart_attach(parent text, child text, first_month integer, month integer)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            EXECUTE format(
                'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS
                INCLUDING STORAGE) WITH (toast_tuple_target = 8160)', child, parent);
            IF parent = 'chart_entry_versions' THEN
                EXECUTE format(
                    'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT
                    EXECUTE FUNCTION patient_refuse_change()', child || '_no_truncate', child);
            END IF;
            EXECUTE format(
                'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', parent, child,
                coalesce(first_month::text, 'MINVALUE'), month + 1);
        END
        $$;

        CREATE FUNCTION chart_month_name(parent text, month integer) RETURNS text
        LANGUAGE sql IMMUTABLE AS $$
            SELECT parent || '_' || to_char(make_date(month / 12, month % 12 + 1, 1), 'YYYYMM')
        $$;

        CREATE FUNCTION chart_months(parent text) RETURNS SETOF integer LANGUAGE sql STABLE AS $$
            SELECT 12 * left(right(child.relname, 6), 4)::integer
                + right(child.relname, 2)::integer - 1
            FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
            WHERE inhparent = parent::regclass AND child.relname ~ '_[0-9]{6}$'
        $$;

        CREATE FUNCTION chart_keep_partitions(ahead integer, kept integer)
        RETURNS TABLE (made integer, detached integer)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
        DECLARE
            parent text;
            newest integer;
            place integer;
        BEGIN
            PERFORM pg_advisory_xact_lock(7161676863);
            made := 0;
            detached := 0;
            FOREACH parent IN ARRAY ARRAY['chart_entries', 'chart_entry_versions'] LOOP
                SELECT max(month) INTO newest FROM chart_months(parent) AS month;
                FOR place IN newest + 1 .. chart_current_month() + ahead LOOP
                    PERFORM chart_attach(parent, chart_month_name(parent, place), place, place);
                    made := made + 1;
                END LOOP;
                FOR place IN SELECT month FROM chart_months(parent) AS month
                    WHERE kept > 0 AND month < chart_current_month() - kept ORDER BY month
                LOOP
                    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent,
                        chart_month_name(parent, place));
                    detached := detached + 1;
                END LOOP;
            END LOOP;
            RETURN NEXT;
        END
        $$;
        REVOKE ALL ON FUNCTION chart_keep_partitions(integer, integer) FROM PUBLIC;

        DO $$
        DECLARE
            parent text;
            oldest integer := chart_current_month() - \(monthsBefore);
        BEGIN
            FOREACH parent IN ARRAY ARRAY['chart_entries', 'chart_entry_versions'] LOOP
                PERFORM chart_attach(parent, parent || '_earlier', NULL, oldest - 1);
                PERFORM chart_attach(parent, chart_month_name(parent, oldest), oldest, oldest);
            END LOOP;
            PERFORM chart_keep_partitions(\(monthsAhead), 0);
        END
        $$;
        """
}
