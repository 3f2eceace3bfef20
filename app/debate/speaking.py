"""Pages on which a delegation speaks in a debate; whoever is refused has their words before them again."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act
from app.applications.choices import language_name
from app.debate.delegation import own_region
from app.debate.forms import ReplyForm, StatementForm
from app.debate.public import debated
from app.debate.routes import pages
from app.extensions import db
from app.motions.titles import title_of
from governance.debate import commands
from governance.debate.models import Statement
from governance.debate.queries import statement_page
from governance.debate.rules import Stance
from governance.errors import NotAllowed
from governance.motions.queries import titles
from governance.regions.models import Region


@pages.route("/motions/<int:motion_id>/debate/speak", methods=["GET", "POST"])
@login_required
def speak(motion_id: int) -> ResponseReturnValue:
    """Make a statement on a motion in the name of one's region."""
    motion, _standing = debated(motion_id)
    region, form, made = speaker(), StatementForm(), list[Statement]()
    if form.validate_on_submit():
        stance, words = Stance(form.stance.data), written(form)
        with form.refusals():
            made.append(commands.make_statement(current_act(), motion, region=region, stance=stance, **words))
    if made:
        flash(_("Your statement is recorded."))
        return redirect(url_for(".statement", statement_id=made[0].id), 303)
    motion, standing = debated(motion_id)
    title = title_of(motion, titles(db.session(), [motion.id]))
    page = {"motion": motion, "title": title, "standing": standing, "region": speaker()}
    return render_template("debate/speak.html", form=form, **page)


@pages.route("/statements/<int:statement_id>/reply", methods=["GET", "POST"])
@login_required
def reply(statement_id: int) -> ResponseReturnValue:
    """Reply to a statement in the name of one's region."""
    region, found = speaker(), statement_found(statement_id)
    form, made = ReplyForm(), list[Statement]()
    if form.validate_on_submit():
        with form.refusals():
            made.append(commands.reply(current_act(), found, region=region, **written(form)))
    if made:
        flash(_("Your reply is recorded."))
        return redirect(url_for(".statement", statement_id=statement_id, _anchor=f"s{made[0].id}"), 303)
    found = statement_found(statement_id)
    motion, standing = debated(found.motion_id)
    title = title_of(motion, titles(db.session(), [motion.id]))
    page = {"motion": motion, "title": title, "standing": standing, "region": speaker()}
    return render_template(
        "debate/reply.html", form=form, statement=found, language_name=language_name, **page
    )


def speaker() -> Region:
    """The region in whose name the person speaks. Raises NotAllowed."""
    if not can("make_statement"):
        raise NotAllowed
    return own_region()


def written(form: ReplyForm) -> dict[str, str]:
    """The words and their language."""
    return {"body": form.body.data or "", "language": form.language.data}


def statement_found(statement_id: int) -> Statement:
    """The statement of an address."""
    return statement_page(db.session(), statement_id) or abort(404)
