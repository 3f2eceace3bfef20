"""Pages by which a table is brought in: which kind, what its columns mean, and the file."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_actor, now
from app.errors import say
from app.extensions import db
from app.imports.forms import TableForm
from app.imports.kinds import IMPORTERS, offered_to
from app.imports.routes import pages
from app.imports.row import Importer
from app.imports.running import rehearse, run
from app.languages import current_language
from app.tables import read_csv, write_csv
from app.tables.sending import sent_table
from governance.errors import NotAllowed
from governance.imports.keeping import keep_table, recent_imports
from governance.imports.rules import ImportKind

KIND = f"<any({', '.join(ImportKind)}):kind>"


@pages.get("/")
@login_required
def index() -> ResponseReturnValue:
    """What the person may bring, and what they brought since yesterday."""
    offered = offered_to(current_actor())
    if not offered:
        raise NotAllowed
    recent = recent_imports(db.session(), current_actor().person_id or 0)
    return render_template("imports/index.html", offered=offered, recent=recent)


@pages.route(f"/new/{KIND}", methods=["GET", "POST"])
@login_required
def bring(kind: str) -> ResponseReturnValue:
    """What the columns mean, and the file; a table that can be read is rehearsed."""
    importer, form = importer_for(kind), TableForm()
    if form.validate_on_submit() and (rows := readable(form, importer)):
        import_id = keep_table(
            db.session(),
            person_id=current_actor().person_id or 0,
            kind=importer.kind,
            language=current_language(),
            content=form.table.content,
            rows=rows,
            at=now(),
        )
        run(rehearse, import_id, rows)
        return redirect(url_for(".table", import_id=import_id), 303)
    return render_template("imports/bring.html", form=form, importer=importer)


@pages.get(f"/template/{KIND}.csv")
@login_required
def template(kind: str) -> Response:
    """A table with the names of the columns in the reader's language, and an example."""
    importer = importer_for(kind)
    columns = {column.key: str(column.name) for column in importer.columns}
    example = {column.key: column.example for column in importer.columns}
    return sent_table(write_csv(columns, [example]), "csv", kind)


def importer_for(kind: str) -> Importer:
    """How rows of this kind are done, for who may bring them. Raises NotAllowed."""
    importer = IMPORTERS[ImportKind(kind)]
    if not importer.may(current_actor()):
        raise NotAllowed
    return importer


def readable(form: TableForm, importer: Importer) -> int:
    """How many rows the table has; what is wrong with it stands at the form."""
    sheet = read_csv(form.table.content, importer.known(), importer.optional())
    problems = [say(problem) for problem in sheet.problems]
    if not problems and not sheet.rows:
        problems = [_("The table has no row below the names of its columns.")]
    form.refuse(form.table, problems)
    for remark in () if problems else sheet.remarks:
        flash(say(remark), "warning")
    return 0 if problems else len(sheet.rows)
