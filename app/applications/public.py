"""Who asked to join, and what became of it, as anyone may read it: no page here names a person."""

from collections.abc import Sequence
from itertools import groupby

from flask import abort, render_template

from app.applications.following import in_words, steps
from app.applications.routes import pages
from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.paging import page_number, pages_of
from app.places.finder import country_names
from app.record import reading
from governance.applications.queries import PAGE, application_file, applications
from governance.motions.laying import laid_motions
from governance.record.models import Entry
from governance.record.queries import Filter, entries


@pages.get("/applications")
@public_page
def index() -> str:
    """Every application, the latest first."""
    found, total = applications(db.session(), page_number())
    return render_template(
        "applications/index.html",
        rows=[(row, country_of(row.application.country)) for row in found],
        total=total,
        pages=pages_of(total, PAGE),
    )


@pages.get("/applications/<number>")
@public_page
def application(number: str) -> str:
    """One application: who, where it stands, the opinion, the decision and its reasons, the record of it."""
    file = application_file(db.session(), number) or abort(404)
    found, _total = entries(db.session(), Filter(subject=f"applications/{file.application.number}"), 1)
    return render_template(
        "applications/application.html",
        file=file,
        application=file.application,
        country=country_of(file.application.country),
        steps=steps(file),
        opinion=in_words(file.opinion.text) if file.opinion else None,
        reasons=in_words(file.application.reasons) if file.application.reasons else None,
        motions=laid_motions(db.session(), file.application.number),
        acts=in_a_row(found[::-1]),
        reading=reading,
    )


def in_a_row(found: Sequence[Entry]) -> list[tuple[Entry, int]]:
    """The first of each run of the same act by the same person, and how many there are in the run."""
    runs = (list(run) for _same, run in groupby(found, key=lambda entry: (entry.act, entry.actor)))
    return [(run[0], len(run)) for run in runs]


def country_of(code: str | None) -> str:
    """A country by its name; nothing where none was given."""
    return country_names(code)[current_language()] if code else ""
