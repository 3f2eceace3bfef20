"""Pages by which the presiding officer divides a motion, and takes a division back."""

from dataclasses import dataclass

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import login_required

from app.acting import current_act
from app.assembly.officers_forms import ConfirmForm
from app.extensions import db
from app.motions.found import Found, motion_for
from app.motions.marked import Shown, shown
from app.procedure.forms import DivisionForm, division_form
from app.procedure.reading import is_checked, open_about
from app.procedure.routes import pages
from governance.motions.amending import Paragraph
from governance.motions.queries import authentic, current_texts
from governance.motions.versions import paragraphs_of
from governance.procedure import dividing
from governance.procedure.rules import check_parts


@dataclass(frozen=True)
class Divided:
    """The authentic text as its paragraphs are shared out."""

    digest: str
    language: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def anchors(self) -> list[str]:
        """The names of its paragraphs, in their order."""
        return [paragraph.anchor for paragraph in self.paragraphs]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The paragraphs as a page shows them."""
        return shown(self.paragraphs)

    def parts(self, form: DivisionForm) -> list[list[Shown]]:
        """The paragraphs of each part as a page shows them."""
        by_anchor = {paragraph.anchor: paragraph for paragraph in self.shown}
        return [[by_anchor[anchor] for anchor in part] for part in form.parts(self.anchors)]


@pages.route("/motions/<int:motion_id>/divide", methods=["GET", "POST"])
@login_required
def divide(motion_id: int) -> ResponseReturnValue:
    """Number the part of each paragraph, look at the parts once more, divide the motion."""
    text = text_of(motion_for("divide_motion", motion_id))
    form = division_form(len(text.paragraphs), text.digest)
    if form.validate_on_submit() and is_of_this_text(form, text) and form.confirmed.data == "yes":
        number = performed(form, text, motion_id)
        if number:
            flash(ngettext("The motion is divided.", "The motion is divided into %(num)d parts.", number))
            return redirect(url_for("motions.motion", motion_id=motion_id, _anchor="parts"), 303)
    found = motion_for("divide_motion", motion_id)
    if form.is_submitted() and not form.errors and not form.form_errors:
        with form.refusals():
            check_parts(text.anchors, form.parts(text.anchors))
    checking = is_checked(form)
    return render_template("procedure/divide.html", found=found, form=form, text=text, checking=checking)


def text_of(found: Found) -> Divided:
    """The authentic text of a motion."""
    motion = found.motion
    text = authentic(current_texts(db.session(), [motion.id])[motion.id], motion)
    return Divided(text.digest, text.language, paragraphs_of(text))


def is_of_this_text(form: DivisionForm, text: Divided) -> bool:
    """Whether the numbers are for the text as it stands; else the page says that it changed."""
    if form.digest.data == text.digest:
        return True
    form.form_errors = [*form.form_errors, _("The text was changed since. Look at the paragraphs again.")]
    form.digest.raw_data, form.digest.data = None, text.digest
    g.form_status = 409
    return False


def performed(form: DivisionForm, text: Divided, motion_id: int) -> int:
    """How many parts were made; 0 where a rule refused it."""
    found = motion_for("divide_motion", motion_id)
    parts: list[object] = []
    with form.refusals():
        parts += dividing.divide_motion(current_act(), found.motion, parts=form.parts(text.anchors))
    return len(parts)


@pages.route("/motions/<int:motion_id>/undo-division", methods=["GET", "POST"])
@login_required
def undo(motion_id: int) -> ResponseReturnValue:
    """Make a motion whole again."""
    found, form, done = motion_for("undo_division", motion_id), ConfirmForm(), False
    if form.validate_on_submit():
        with form.refusals():
            dividing.undo_division(current_act(), found.motion)
            done = True
    if done:
        flash(_("The motion is whole again."))
        return redirect(url_for("motions.motion", motion_id=motion_id), 303)
    found = motion_for("undo_division", motion_id)
    return render_template("procedure/undo.html", found=found, form=form, parts=open_about(found.motion))
