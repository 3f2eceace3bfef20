"""The wall inside the database: entries and payloads are written once, whoever connects."""

SQLITE = [
    "CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
    "CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
    "CREATE TRIGGER payloads_no_delete BEFORE DELETE ON payloads "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
    "CREATE TRIGGER payloads_erase_withheld BEFORE UPDATE ON payloads "
    "WHEN NOT (OLD.openness = 'withheld' AND NEW.body IS NULL AND NEW.entry_id = OLD.entry_id "
    "AND NEW.position = OLD.position AND NEW.openness = OLD.openness AND NEW.salt = OLD.salt "
    "AND NEW.until IS OLD.until AND NEW.id = OLD.id) "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
]

POSTGRESQL = [
    "CREATE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$",
    "CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE ON entries "
    "FOR EACH ROW EXECUTE FUNCTION record_is_append_only()",
    "CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries "
    "FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only()",
    "CREATE TRIGGER payloads_no_delete BEFORE DELETE ON payloads "
    "FOR EACH ROW EXECUTE FUNCTION record_is_append_only()",
    "CREATE TRIGGER payloads_no_truncate BEFORE TRUNCATE ON payloads "
    "FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only()",
    "CREATE TRIGGER payloads_erase_withheld BEFORE UPDATE ON payloads FOR EACH ROW WHEN (NOT ("
    "OLD.openness = 'withheld' AND NEW.body IS NULL AND NEW.entry_id = OLD.entry_id "
    "AND NEW.position = OLD.position AND NEW.openness = OLD.openness AND NEW.salt = OLD.salt "
    "AND NEW.until IS NOT DISTINCT FROM OLD.until AND NEW.id = OLD.id)) "
    "EXECUTE FUNCTION record_is_append_only()",
]

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
