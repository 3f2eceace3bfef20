"""The rules in force and those before them, read from the values that the program computes with."""

from flask import abort, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import SelectField

from app.accounts.zones import SelectChoice
from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.forms import HouseForm
from app.statutes.chapters import chapters
from app.statutes.consequences import Now
from app.statutes.routes import pages
from app.statutes.telling import changed_line
from governance.regions.queries import member_count
from governance.statutes.amending import changed
from governance.statutes.models import StatutesVersion
from governance.statutes.queries import versions
from governance.voting.decided import resolutions_by


class ComparisonForm(HouseForm):
    """Which two versions to compare. It changes nothing: no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    before = SelectField(pgettext("comparison", "From version"), coerce=int)
    after = SelectField(pgettext("comparison", "To version"), coerce=int)


@pages.get("/statutes")
@public_page
def index() -> str:
    """The statutes in force."""
    return shown(None)


@pages.get("/statutes/<int:version>")
@public_page
def version(version: int) -> str:
    """One version of the statutes: a session keeps the one it was convened under."""
    return shown(version)


@pages.get("/statutes/comparison")
@public_page
def comparison() -> str:
    """Any two versions of the statutes: which numbers changed, the old and the new side by side."""
    known = versions(db.session())
    form = comparison_form(known)
    # A page asked for without a choice compares the last change; what was chosen is checked.
    chosen = form.validate() if request.args else True
    pair = [numbered(known, field.data) for field in (form.before, form.after)] if chosen else []
    lines = None
    if pair and all(pair):
        lines = [changed_line(change) for change in changed(*(each.rules for each in pair if each))]
    return render_template("statutes/comparison.html", form=form, pair=pair, lines=lines)


def comparison_form(known: list[StatutesVersion]) -> ComparisonForm:
    """The form, with the last two versions where nothing was chosen."""
    latest = known[0].version if known else 0
    form = ComparisonForm(request.args, data={"before": max(1, latest - 1), "after": latest})
    for field in (form.before, form.after):
        field.choices = [
            SelectChoice(each.version, _("Version %(version)s", version=each.version)) for each in known
        ]
    return form


def shown(number: int | None) -> str:
    """A version by its number, or the latest that is in force."""
    known = versions(db.session())
    in_force = next((each for each in known if each.in_force_from <= now()), None)
    statutes = in_force if number is None else numbered(known, number)
    if statutes is None:
        abort(404)
    today = Now(member_count(db.session(), now()), statutes.in_force_from)
    return render_template(
        "statutes/index.html",
        statutes=statutes,
        in_force=in_force,
        versions=known,
        resolutions=resolutions_by(db.session(), [each.declaration_id for each in known]),
        chapters=list(chapters(statutes.rules, today)),
    )


def numbered(known: list[StatutesVersion], number: int) -> StatutesVersion | None:
    return next((each for each in known if each.version == number), None)
