"""The page on which a delegation asks for a procedure about a motion."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, current_actor
from app.extensions import db
from app.facts import written
from app.motions.found import Found, motion_for
from app.procedure.forms import AskForm, ask_form
from app.procedure.reading import is_checked
from app.procedure.routes import pages
from app.procedure.words import PROCEDURES, composed
from governance.effects import EFFECTS
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.procedure.moving import move_procedure
from governance.regions.models import Region
from governance.texts import Wording


@pages.route("/motions/<int:motion_id>/ask", methods=["GET", "POST"])
@login_required
def ask(motion_id: int) -> ResponseReturnValue:
    """Choose what is asked of the Assembly, say why, look at it once more, ask it."""
    found, moved = motion_for("move_procedure", motion_id), None
    form = form_for(found)
    if form.validate_on_submit() and form.confirmed.data == "yes":
        moved = performed(found, form)
    if moved is not None:
        flash(_("Your request is recorded. The presiding officer says whether it is in order."))
        return redirect(url_for("motions.motion", motion_id=moved.id), 303)
    found = motion_for("move_procedure", motion_id)
    checking = is_checked(form)
    text = texts_for(found, form)[form.language.data] if checking else None
    return render_template("procedure/ask.html", found=found, form=form, checking=checking, text=text)


def form_for(found: Found) -> AskForm:
    """The form with what can be asked while the motion stands as it does."""
    effects = [(name, _(PROCEDURES[name].choice)) for name in askable(found)]
    return ask_form(effects, [(region.id, written(region.name)) for region in own_regions()])


def askable(found: Found) -> list[str]:
    """The procedures that the state of the motion allows, by the names of their effects."""
    return [name for name, words in PROCEDURES.items() if name in EFFECTS and found.allows(words.act)]


def own_regions() -> list[Region]:
    """The regions for which whoever is signed in votes."""
    actor = current_actor()
    ids = {office.region_id for office in actor.offices if office.region_id is not None}
    return [db.session().get_one(Region, each) for each in sorted(ids) if actor.votes_for(each)]


def texts_for(found: Found, form: AskForm) -> dict[str, Wording]:
    """What the Assembly will be asked, in every language."""
    named = titles(db.session(), [found.motion.id])[found.motion.id]
    return composed(found.motion, named, form.parameters(), str(form.language.data))


def performed(found: Found, form: AskForm) -> Motion | None:
    """The procedure as it was recorded; None where a rule refused it."""
    region = db.session().get_one(Region, form.region.data)
    texts, reason = texts_for(found, form), form.reason.data or ""
    moved: list[Motion] = []
    with form.refusals():
        act, effect = current_act(), form.parameters()
        moved += [move_procedure(act, found.motion, region=region, effect=effect, texts=texts, reason=reason)]
    return moved[0] if moved else None
