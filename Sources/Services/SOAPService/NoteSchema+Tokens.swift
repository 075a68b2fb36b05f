/// Which tokens a note has.
extension NoteSchema {
    /// Rows from before have tokens of version 0: of an earlier kind, or none at all. Tokens may be
    /// written anew, of a later version only. Where there is no note yet, nothing is to be done.
    static let tokenVersions = """
        ALTER TABLE soap_notes ADD COLUMN token_version bigint NOT NULL DEFAULT 0;
        ALTER TABLE soap_notes ALTER COLUMN token_version SET DEFAULT 1;
        ALTER TABLE soap_resealing
            ADD COLUMN renewed bigint NOT NULL DEFAULT 0,
            ADD COLUMN clean_token_version bigint NOT NULL DEFAULT 0;
        UPDATE soap_resealing SET clean_token_version = 1
        WHERE NOT EXISTS (SELECT 1 FROM soap_notes);

        CREATE OR REPLACE FUNCTION soap_keep_notes() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
            IF (NEW.pseudonym, NEW.note_id, NEW.version, NEW.provider_id, NEW.stored_at)
                = (OLD.pseudonym, OLD.note_id, OLD.version, OLD.provider_id, OLD.stored_at)
                AND soap_is_resealed(OLD.content, NEW.content)
                AND ((NEW.tokens, NEW.token_version) = (OLD.tokens, OLD.token_version)
                    OR NEW.token_version > OLD.token_version)
            THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'insufficient_privilege';
        END
        $$;
        """
}
