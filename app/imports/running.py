"""How a table is rehearsed and written: in the request itself, or beside it where it is long.

Both go by the same code, row by row. What is written is compared with what was shown before it is kept.
"""

from collections.abc import Callable
from functools import partial
from threading import BoundedSemaphore, Thread
from typing import Any

from flask import Flask, current_app
from flask_babel import force_locale
from sqlalchemy.orm import Session

from app.acting import clock
from app.errors import say
from app.extensions import db
from app.imports.cells import in_every_language
from app.imports.kinds import IMPORTERS
from app.imports.progress import Claim, claim
from app.imports.row import Importer, fates
from app.tables import Row, read_csv
from governance.accounts.queries import actor_of
from governance.accounts.rules import Actor
from governance.act import Act, Entrance, rehearsal, together
from governance.errors import Refusal
from governance.imports import keeping
from governance.imports.models import TableImport
from governance.imports.rules import Forgotten, NotRehearsed, WrittenAlready

# A table with more rows is worked on beside the request, with its progress to be seen.
AT_ONCE = 200
# One such table at a time in a process: each holds a connection, and on SQLite the only turn to write.
ONE_LONG = BoundedSemaphore(1)

Work = Callable[[int, Claim], None]


class Otherwise(Exception):
    """Carries what a table would come to now past its commit, which is not to be."""

    def __init__(self, found: list[dict[str, Any]]) -> None:
        self.found = found


def run(work: Work, import_id: int, rows: int) -> Thread | None:
    """Do it now, or begin to; nothing where somebody is at it already. The thread, if there is one."""
    taken = claim(import_id, rows)
    if taken is None:
        return None
    if rows <= AT_ONCE:
        with_claim(work, import_id, taken)
        return None
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    beside = Thread(target=apart, args=(app, work, import_id, taken), name=f"import-{import_id}", daemon=True)
    beside.start()
    return beside


def apart(app: Flask, work: Work, import_id: int, taken: Claim) -> None:
    """Work outside the request when its turn comes, with a session of its own."""
    with ONE_LONG, app.app_context():
        with_claim(work, import_id, taken)


def with_claim(work: Work, import_id: int, taken: Claim) -> None:
    """Work; what another act stood in the way of is noted, and may be tried again."""
    try:
        work(import_id, taken)
    except (WrittenAlready, Forgotten):
        return  # its page says so
    except Refusal as refusal:
        keeping.note_obstacle(db.session(), import_id, in_every_language(partial(say, refusal)))
    finally:
        taken.release()


def rehearse(import_id: int, taken: Claim) -> None:
    """Do every row, keep what came of each, and take all of it back."""
    session = db.session()
    table = read_again(session, import_id)
    act, importer, rows = prepared(session, table)
    found: list[dict[str, Any]] = []
    with force_locale(table.language), rehearsal(session):
        found += fates(act, importer, rows, taken.tell)
    keeping.keep_rehearsal(session, import_id, found, clock())


def write(import_id: int, taken: Claim) -> None:
    """Do every row that was not to be refused, each an act, all in one transaction; or show anew."""
    session = db.session()
    act, importer, rows = prepared(session, read_again(session, import_id))
    try:
        with together(session):
            table = keeping.locked(session, import_id)
            with force_locale(table.language):
                found = fates(act, importer, rows, taken.tell)
            if keeping.digest_of(found) != table.fates_digest or acting(session, table) != act.actor:
                raise Otherwise(found)
            keeping.mark_written(session, table, found, act.at)
    except Otherwise as now:
        obstacle = in_every_language(partial(say, NotRehearsed()))
        keeping.keep_rehearsal(session, import_id, now.found, clock(), obstacle)


def read_again(session: Session, import_id: int) -> TableImport:
    """The table as it is kept. Raises WrittenAlready, Forgotten."""
    return keeping.locked(session, import_id)


def prepared(session: Session, table: TableImport) -> tuple[Act, Importer, list[Row]]:
    """The act of the person who brought a table, and its rows."""
    importer = IMPORTERS[table.kind]
    with force_locale(table.language):
        sheet = read_csv(table.content, importer.known(), importer.optional())
    return Act(session, acting(session, table), clock(), Entrance.WEB), importer, list(sheet.rows)


def acting(session: Session, table: TableImport) -> Actor:
    """The person who brought a table, with their offices by now: some end while a long one is worked on."""
    return actor_of(session, table.person_id, clock())
