"""The page of a table: how far it has come, what its rows come to, the word to write it, what was written."""

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_actor, now
from app.extensions import db
from app.imports.forms import WriteForm
from app.imports.progress import Progress, progress
from app.imports.routes import pages
from app.imports.running import rehearse, run, write
from app.imports.stages import Stage, counted, lines_of, stage_of
from app.paging import pages_of
from governance.errors import NotAllowed
from governance.imports.keeping import begin_writing, table_import
from governance.imports.models import TableImport
from governance.imports.rules import Fate

PAGE = 100
REFRESH_SECONDS = "2"


@pages.route("/<int:import_id>", methods=["GET", "POST"])
@login_required
def table(import_id: int) -> ResponseReturnValue:
    """Everything about one table, for who brought it."""
    brought, form = own_table(import_id), WriteForm()
    underway = progress(brought.id)
    stage = stage_of(brought, underway is not None)
    if form.validate_on_submit() and goes_on(brought, stage, form):
        return redirect(url_for(".table", import_id=import_id), 303)
    return shown(own_table(import_id), stage, form, underway)


def own_table(import_id: int) -> TableImport:
    """The table, for who brought it; 404 where there is none. Raises NotAllowed."""
    brought = table_import(db.session(), import_id) or abort(404)
    if brought.person_id != current_actor().person_id:
        raise NotAllowed
    return brought


def goes_on(brought: TableImport, stage: Stage, form: WriteForm) -> bool:
    """Do what the button says; whether there is nothing more to say at the form."""
    if stage is Stage.CUT_OFF and brought.rehearsed_at is None:
        run(rehearse, brought.id, brought.rows)
        return True
    if stage not in (Stage.READY, Stage.CUT_OFF):
        return True  # under way, written or forgotten: the page says which
    counts = counted(brought.fates)
    if counts[Fate.REFUSED] and not form.skip.data and stage is Stage.READY:
        form.refuse(form.skip, [_("Tick this, or correct the refused rows and send the table again.")])
        return False
    rows = brought.rows
    with form.refusals():
        begin_writing(db.session(), brought.id, form.shown.data or "", now())
        run(write, brought.id, rows)
    return not form.form_errors


def shown(brought: TableImport, stage: Stage, form: WriteForm, underway: Progress | None) -> Response:
    """The page; while the table is worked on it asks for itself again, unless its reader stopped that."""
    asked = request.args.get("fate", "")
    fate = Fate(asked) if asked in set(Fate) else None
    found = [line for line in brought.fates if fate in (None, line["fate"])]
    cut = pages_of(len(found), PAGE, fate=fate or "")
    form.shown.data = brought.fates_digest
    start = cut.start(PAGE)
    page = make_response(
        render_template(
            "imports/table.html",
            table=brought,
            stage=stage,
            form=form,
            progress=underway,
            counts=counted(brought.fates),
            fate=fate,
            lines=lines_of(found[start : start + PAGE]),
            pages=cut,
        )
    )
    if stage is Stage.UNDER_WAY and "still" not in request.args:
        page.headers["Refresh"] = REFRESH_SECONDS
    return page
