"""Tables that an officer of the world brought in: one to be written, one written, one cut off."""

from sqlalchemy import select

from app.demo.loader import Demo
from governance.accounts.models import Person
from governance.act import housekeeping
from governance.imports.keeping import (
    begin_writing,
    digest_of,
    keep_rehearsal,
    keep_table,
    locked,
    mark_written,
)
from governance.imports.rules import Fate, ImportKind

OFFICER = "first.afris@assembly.example.org"
ROWS = 120
WHY = dict.fromkeys(("en", "fr", "es"), "The region was here before.")


def brought(demo: Demo) -> list[str]:
    """Their numbers as addresses have them."""
    ready, written, cut_off = (table(demo) for _ in range(3))
    for number in (written, cut_off):
        begin_writing(demo.session, number, digest_of(FATES), demo.at)
    with housekeeping(demo.session):
        mark_written(demo.session, locked(demo.session, written), FATES, demo.at)
    return [str(ready), str(written), str(cut_off)]


def table(demo: Demo) -> int:
    """A table that was rehearsed."""
    officer = demo.session.scalars(select(Person.id).where(Person.email == OFFICER)).one()
    number = keep_table(
        demo.session,
        person_id=officer,
        kind=ImportKind.REGIONS,
        language="en",
        content=b"code,name_en,name_fr,name_es,constituency\n",
        rows=ROWS,
        at=demo.at,
    )
    keep_rehearsal(demo.session, number, FATES, demo.at)
    return number


FATES = [
    {
        "row": row,
        "name": f"BJ-BO.N{row} · A place",
        "fate": list(Fate)[row % len(Fate)].value,
        "why": WHY if list(Fate)[row % len(Fate)] is Fate.REFUSED else None,
        "made": "regions/BJ-BO",
        "before": "",
    }
    for row in range(ROWS)
]
