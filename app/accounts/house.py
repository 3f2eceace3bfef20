"""Pages about accounts for the house: everyone's powers, and what the secretariat does."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.accounts.blueprint import pages
from app.accounts.forms import InviteForm
from app.accounts.mail import mail_of
from app.accounts.powers import office_word, room_word
from app.accounts.powers import powers as all_powers
from app.acting import can, current_act, current_actor, now
from app.caching import public_page
from app.extensions import db
from app.paging import page_followed, page_number
from governance import permissions
from governance.accounts import queries
from governance.accounts.appointments import end_office, invite_person
from governance.accounts.models import OfficeHeld
from governance.accounts.rules import OfficeKind
from governance.errors import NotAllowed

SHOWN_MAILS = PAGE = 50


@pages.get("/powers")
@public_page
def powers() -> ResponseReturnValue:
    words = {"office_word": office_word, "room_word": room_word}
    return render_template("accounts/powers.html", powers=all_powers(), **words)


@pages.get("/outbox")
@login_required
def outbox() -> ResponseReturnValue:
    if not current_app.config["CONFIGURATION"].demo:
        abort(404)
    if permissions.secretariat(current_actor(), None) is None:
        raise NotAllowed
    messages = queries.outbox(db.session(), SHOWN_MAILS)
    mails = [(message, None if message.is_forgotten else mail_of(message)) for message in messages]
    return render_template("accounts/outbox.html", mails=mails)


@pages.get("/people")
@login_required
def people() -> ResponseReturnValue:
    if not can("invite_person"):
        raise NotAllowed
    start = (page_number() - 1) * PAGE
    found = queries.office_holders(db.session(), now(), limit=PAGE + 1, offset=start)
    pages = page_followed(len(found) > PAGE)
    return render_template("accounts/people.html", people=found[:PAGE], pages=pages)


@pages.route("/people/invite", methods=["GET", "POST"])
@login_required
def invite() -> ResponseReturnValue:
    if not can("invite_person"):
        raise NotAllowed
    form = InviteForm()
    if form.validate_on_submit():
        with form.refusals():
            invite_person(
                current_act(),
                None,
                kind=OfficeKind(form.kind.data),
                email=form.email.data or "",
                name=form.name.data or "",
                language=form.language.data,
                zone=form.zone.data,
            )
            flash(_("The invitation is on its way."))
            return redirect(url_for(".people"), 303)
    return render_template("accounts/invite.html", form=form)


@pages.route("/offices/<int:office_id>/end", methods=["GET", "POST"], endpoint="end_office")
@login_required
def end_an_office(office_id: int) -> ResponseReturnValue:
    if permissions.secretariat(current_actor(), None) is None:
        raise NotAllowed
    holder = queries.office_holder(db.session(), office_id, now())
    if holder is None:
        abort(404)
    office = db.session.get_one(OfficeHeld, office_id)
    if not can("end_office", office):
        raise NotAllowed
    if request.method == "POST":
        end_office(current_act(), office)
        flash(_("The office has ended."))
        return redirect(url_for(".people"), 303)
    return render_template("accounts/end_office.html", holder=holder)
