"""What is done with an amendment once it is proposed: accepted, declined, withdrawn, put in order."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, current_actor
from app.amendments.drafted import about_for
from app.amendments.forms import CorrectionForm, OrderForm, order_form, typed_over
from app.amendments.reading import Page, page_of
from app.amendments.routes import pages
from app.extensions import db
from app.motions.forms import PressForm
from app.motions.titles import Title, short_name, title_of
from governance.accounts.rules import VOTING_OFFICES
from governance.act import Command
from governance.amendments.answering import accept_amendment, decline_correction, set_voting_order
from governance.amendments.proposing import recommend_correction
from governance.amendments.standing import authentic_of, proposed_on
from governance.errors import NotAllowed
from governance.motions.models import Motion
from governance.motions.queries import motion_page, titles
from governance.motions.rules import MotionRole, MotionState
from governance.voting.commands import withdraw_motion

ACTS: dict[str, Command[Any, Any, Any]] = {
    "accept": accept_amendment,
    "decline": decline_correction,
    "withdraw": withdraw_motion,
}


@dataclass(frozen=True)
class Offers:
    """What whoever reads the page of an amendment may do next."""

    accept: bool
    decline: bool
    withdraw: bool
    amend: bool
    open: bool

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return self.accept or self.decline or self.withdraw or self.amend or self.open


def offers(page: Page) -> Offers:
    """What may be done with an amendment as it stands, by whoever reads."""
    motion, role = page.proposal.motion, page.proposal.role
    waits = page.proposal.state is MotionState.ON_AGENDA
    correction = role is MotionRole.CORRECTION
    return Offers(
        accept=waits and can("accept_amendment", motion),
        decline=waits and correction and can("decline_correction", motion),
        withdraw=waits and can("withdraw_motion", motion),
        amend=waits and role is MotionRole.AMENDMENT and current_actor().office(*VOTING_OFFICES) is not None,
        open=waits and not correction and can("open_votes", page.root.assembly_session),
    )


@pages.route("/amendments/<int:motion_id>/<any(accept, decline, withdraw):act>", methods=["GET", "POST"])
@login_required
def answer(motion_id: int, act: str) -> ResponseReturnValue:
    """Accept, decline or withdraw, once what that does was read."""
    page, form = page_of(motion_id), PressForm()
    command = ACTS[act]
    if not can(command.name, page.proposal.motion):
        raise NotAllowed
    if form.validate_on_submit():
        with form.refusals():
            # What was read is what is agreed to: a sub-amendment may have changed it since.
            read = {"seen": request.args.get("seen")} if act == "accept" else {}
            command(current_act(), page.proposal.motion, **read)
            flash(said(act))
            return redirect(url_for(".amendment", motion_id=motion_id), 303)
    page = page_of(motion_id)
    return render_template(
        "amendments/answer.html",
        page=page,
        form=form,
        act=act,
        name=short_name(page.proposal.motion),
        seen=authentic_of(db.session(), page.proposal.motion).digest if act == "accept" else None,
    )


def said(act: str) -> str:
    """What was done."""
    if act == "accept":
        return _("It is accepted: the text is changed, and needs no vote for that.")
    if act == "decline":
        return _("The correction is declined: the text stays as it is.")
    return _("It is withdrawn.")


@pages.route("/motions/<int:motion_id>/correct", methods=["GET", "POST"])
@login_required
def correct(motion_id: int) -> ResponseReturnValue:
    """Recommend a correction to one paragraph, which the address names; without one it is chosen here."""
    about = about_for(motion_id)
    if about.motion.role is not None:
        abort(404)
    if not can("recommend_correction", about.motion):
        raise NotAllowed
    anchor = request.args.get("paragraph", "")
    chosen = next((row for row in about.rows if row[1].anchor == anchor), None)
    form = CorrectionForm(data={"text": chosen[1].text} if chosen else None)
    if chosen and form.validate_on_submit():
        kept = {"chosen": [anchor], "texts": {anchor: form.text.data}}
        with form.refusals():
            made = recommend_correction(
                current_act(),
                about.motion,
                paragraphs=typed_over(about.text, kept),
                note=form.note.data,
                language=form.language.data,
                based_on=about.digest,
            )
            flash(_("The correction is recommended. It is done if the author of the motion accepts it."))
            return redirect(url_for(".amendment", motion_id=made.id), 303)
    return render_template("amendments/correct.html", about=about_for(motion_id), chosen=chosen, form=form)


@pages.route("/motions/<int:motion_id>/order", methods=["GET", "POST"])
@login_required
def order(motion_id: int) -> ResponseReturnValue:
    """Give each open amendment its place in the order of voting, with the reason."""
    form = form_for(motion_for(motion_id))
    if form.validate_on_submit():
        with form.refusals():
            set_voting_order(
                current_act(),
                motion_for(motion_id),
                places=form.places(),
                reason=form.reason.data or "",
                language=form.language.data,
                instead_of=form.instead_of.data,
            )
            flash(_("The order of voting is set."))
            return redirect(url_for("motions.motion", motion_id=motion_id, _anchor="amendments"), 303)
    motion = motion_for(motion_id)
    if form.form_errors:
        form.instead_of.raw_data, form.instead_of.data = None, order_row(motion)
    fields = [field for field in form if field.name.startswith("place_")]
    return render_template(
        "amendments/order.html", motion=motion, form=form, fields=fields, title=titled(motion)
    )


def titled(motion: Motion) -> Title:
    """What a motion is called."""
    return title_of(motion, titles(db.session(), [motion.id]))


def motion_for(motion_id: int) -> Motion:
    """The motion of an address, for whoever may set the order of its amendments."""
    found: Motion = motion_page(db.session(), motion_id) or abort(404)
    if found.role is not None:
        abort(404)
    if not can("set_voting_order", found):
        raise NotAllowed
    return found


def form_for(motion: Motion) -> OrderForm:
    """The form with the open amendments in the order in force."""
    waiting = proposed_on(db.session(), motion).in_order
    return order_form({one.motion.id: short_name(one.motion) for one in waiting}, order_row(motion))


def order_row(motion: Motion) -> int:
    """The row of the order in force; 0 for that of the rule."""
    order = proposed_on(db.session(), motion).order
    return order.id if order else 0
