"""The wall inside the database: entries and payloads are written once, whoever connects."""

# Each column is compared: a payload that is being erased may lose its body and nothing else.
_KEPT = ("id", "entry_id", "position", "openness", "until", "salt")


def _only_erased(same: str) -> str:
    kept = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in _KEPT)
    return f"(OLD.openness = 'withheld' AND NEW.body IS NULL AND {kept})"


def _sqlite(name: str, when: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"


def _postgresql(name: str, when: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} EXECUTE FUNCTION record_is_append_only()"


# On SQLite, INSERT OR REPLACE removes the row in its way without asking the trigger of a removal.
SQLITE = [
    _sqlite("entries_no_update", "UPDATE ON entries"),
    _sqlite("entries_no_delete", "DELETE ON entries"),
    _sqlite(
        "entries_no_replace",
        "INSERT ON entries WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id OR leaf = NEW.leaf)",
    ),
    _sqlite("payloads_no_delete", "DELETE ON payloads"),
    _sqlite(
        "payloads_no_replace",
        "INSERT ON payloads WHEN EXISTS (SELECT 1 FROM payloads WHERE id = NEW.id "
        "OR (entry_id = NEW.entry_id AND position = NEW.position))",
    ),
    _sqlite("payloads_erase_withheld", f"UPDATE ON payloads WHEN NOT {_only_erased('IS')}"),
]

POSTGRESQL = [
    "CREATE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$",
    _postgresql("entries_append_only", "UPDATE OR DELETE ON entries FOR EACH ROW"),
    _postgresql("entries_no_truncate", "TRUNCATE ON entries FOR EACH STATEMENT"),
    _postgresql("payloads_no_delete", "DELETE ON payloads FOR EACH ROW"),
    _postgresql("payloads_no_truncate", "TRUNCATE ON payloads FOR EACH STATEMENT"),
    _postgresql(
        "payloads_erase_withheld",
        f"UPDATE ON payloads FOR EACH ROW WHEN (NOT {_only_erased('IS NOT DISTINCT FROM')})",
    ),
]

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
