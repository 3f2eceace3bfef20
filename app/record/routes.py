"""The pages of the record: the list of entries, one entry, and its download."""

from flask import abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.languages import page_blueprint
from app.moments import zone_label
from app.paging import page_number, pages_of
from app.record import reading
from app.record.forms import FilterForm
from governance.record import queries
from governance.record.models import Entry

pages = page_blueprint("record", __name__)


@pages.get("/record")
@public_page
def index() -> ResponseReturnValue:
    """Every act, the latest first, narrowed by act, subject and days."""
    form = FilterForm(request.args)
    valid = form.validate()
    found, total = queries.entries(db.session(), form.wanted(), page_number()) if valid else ([], 0)
    shown = render_template(
        "record/index.html",
        form=form,
        valid=valid,
        zone=zone_label(now()),
        entries=found,
        total=total,
        pages=pages_of(total, queries.PAGE, **form.kept()) if valid else None,
        reading=reading,
    )
    return shown, 200 if valid else 422


@pages.get("/record/<int:entry_id>")
@public_page
def entry(entry_id: int) -> str:
    """One entry: who did what when, what it changed, and the digests of it all."""
    found = entry_or_404(entry_id)
    readable = queries.disclosed(db.session(), found)
    return render_template(
        "record/entry.html", entry=found, parts=reading.parts(found, readable), reading=reading
    )


@pages.get("/record/<int:entry_id>.json")
@public_page
def download(entry_id: int) -> ResponseReturnValue:
    """One entry as the verifier takes it."""
    found = entry_or_404(entry_id)
    answer = jsonify(reading.downloaded(found, queries.disclosed(db.session(), found)))
    answer.headers["Content-Disposition"] = f'attachment; filename="record-entry-{found.id}.json"'
    return answer


def entry_or_404(entry_id: int) -> Entry:
    """The entry with its payloads."""
    return queries.entry(db.session(), entry_id) or abort(404)
