"""The page of the tables that can be taken away, and the tables."""

from datetime import datetime

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import pgettext
from flask_login import login_required

from app.acting import current_actor, now
from app.caching import public_page
from app.delegations.access import region_for
from app.exports import kept
from app.exports.tables import EXPORTS, made
from app.extensions import db
from app.languages import page_blueprint
from app.regions.past import PastForm
from app.tables import Table, write_csv, write_ods
from app.tables.sending import ENDINGS, sent_table
from governance import permissions
from governance.errors import NotAllowed

pages = page_blueprint("exports", __name__, "/exports")
NAME = f"<any({', '.join(EXPORTS)}):name>"
ENDING = f"<any({', '.join(ENDINGS)}):ending>"


@pages.get("/")
@public_page
def index() -> ResponseReturnValue:
    """What can be taken away, as it stands or as it stood on a day."""
    form = PastForm(request.args)
    form.moment()
    return render_template("exports/index.html", form=form, exports=EXPORTS, endings=ENDINGS)


@pages.get(f"/{NAME}.{ENDING}")
@public_page
def public(name: str, ending: str) -> ResponseReturnValue:
    """A table that everyone may have, as it stood on the day asked for."""
    form = PastForm(request.args)
    at = form.moment()
    return filed(EXPORTS[name].table(db.session(), at), name, ending, at)


@pages.get(f"/delegations/<code>.{ENDING}")
@login_required
def delegation(code: str, ending: str) -> Response:
    """Who sits in a delegation, for its head alone."""
    region = region_for("invite_delegate", code)
    rows = kept.delegation(db.session(), region.id, now())
    return filed(made(pgettext("region", "Delegation"), kept.DELEGATION, rows), "delegation", ending, now())


@pages.get(f"/applications.{ENDING}")
@login_required
def applications(ending: str) -> Response:
    """The applications that wait, for the secretariat."""
    if permissions.secretariat(current_actor(), None) is None:
        raise NotAllowed
    rows = kept.applications(db.session(), now())
    return filed(made(_("Applications to examine"), kept.APPLICATIONS, rows), "applications", ending, now())


def filed(table: Table, name: str, ending: str, at: datetime) -> Response:
    """The table as a file, named for what it is and for the day that it is of."""
    content = write_ods([table]) if ending == "ods" else write_csv(table.columns, table.rows)
    return sent_table(content, ending, f"{name}-{at:%Y-%m-%d}")
