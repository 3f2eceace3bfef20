"""A person's own account: preferences, password, second step, and where they are signed in."""

from typing import cast

import pyotp
from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_required

from app.accounts import passwords, throttling
from app.accounts.blueprint import pages
from app.accounts.forms import ChangePasswordForm, ConfirmCodeForm, PasswordForm, PreferencesForm
from app.accounts.login import leave
from app.accounts.second_step import matching_step, new_recovery_codes, picture, recovery_digest, tidy_code
from app.acting import current_act, now
from app.extensions import db
from app.forms import HouseForm
from governance.accounts import entrance, queries
from governance.accounts.commands import change_password, change_preferences, disable_totp, enable_totp
from governance.accounts.models import Person
from governance.accounts.queries import Claim
from governance.act import housekeeping


def myself() -> Person:
    """The person signed in."""
    return queries.person(db.session(), current_user.person_id)


def my_claim() -> Claim:
    """What the person signed in has to prove when asked again."""
    return cast(Claim, queries.claim_of(db.session(), current_user.person_id))


def knows_password(form: HouseForm, typed: str) -> bool:
    """Whether the password typed is right; if not, the form says so. Raises TooManyAttempts."""
    claim = my_claim()
    throttling.count("password", claim.email)
    if passwords.matches(claim.password_hash, typed):
        throttling.forgive("password", claim.email)
        return True
    g.form_status = 422
    form.form_errors = [_("The password is not right.")]
    return False


@pages.route("/", methods=["GET", "POST"])
@login_required
def settings() -> ResponseReturnValue:
    person = myself()
    form = PreferencesForm(obj=person)
    if form.validate_on_submit():
        with form.refusals():
            change_preferences(
                current_act(),
                person,
                name=form.name.data or "",
                language=form.language.data,
                zone=form.zone.data,
            )
            flash(_("Your preferences are kept."))
            return redirect(url_for(".settings", lang=form.language.data), 303)
    offices = queries.offices_held(db.session(), current_user.person_id, now())
    return render_template(
        "accounts/settings.html", form=form, person=person, offices=offices, claim=my_claim()
    )


@pages.route("/password", methods=["GET", "POST"])
@login_required
def password() -> ResponseReturnValue:
    form = ChangePasswordForm()
    person = myself()
    form.known_email = person.email
    if form.validate_on_submit():
        with throttling.refused_politely(form):
            if knows_password(form, form.current_password.data or ""):
                fresh = passwords.hash_password(form.password.data or "")
                kept = current_user.login_session_id
                change_password(current_act(), myself(), password_hash=fresh, keep_login_session=kept)
                flash(_("Your password is changed. You are signed out everywhere else."))
                return redirect(url_for(".settings"), 303)
    return render_template("accounts/password.html", form=form)


@pages.get("/sessions")
@login_required
def sessions() -> ResponseReturnValue:
    found = queries.login_sessions(db.session(), current_user.person_id, now())
    return render_template("accounts/sessions.html", sessions=found)


@pages.post("/sessions/<int:login_session_id>/end")
@login_required
def end_session(login_session_id: int) -> ResponseReturnValue:
    if login_session_id == current_user.login_session_id:
        leave()
        return redirect(url_for(".sign_in"), 303)
    with housekeeping(db.session()):
        entrance.end_login_sessions(db.session(), current_user.person_id, now(), only=login_session_id)
    flash(_("That session has ended."))
    return redirect(url_for(".sessions"), 303)


@pages.post("/sessions/end")
@login_required
def end_sessions() -> ResponseReturnValue:
    with housekeeping(db.session()):
        entrance.end_login_sessions(db.session(), current_user.person_id, now())
    leave()
    flash(_("You are signed out everywhere."))
    return redirect(url_for(".sign_in"), 303)


@pages.get("/second-step")
@login_required
def totp() -> ResponseReturnValue:
    claim = my_claim()
    left = sum(code["used_at"] is None for code in claim.recovery_codes)
    return render_template("accounts/totp.html", claim=claim, left=left, form=PasswordForm())


@pages.post("/second-step/set-up")
@login_required
def set_up_totp() -> ResponseReturnValue:
    form = PasswordForm()
    if form.validate_on_submit():
        with form.refusals(), throttling.refused_politely(form):
            if knows_password(form, form.password.data or ""):
                with housekeeping(db.session()):
                    entrance.set_up_totp(db.session(), current_user.person_id, pyotp.random_base32())
                return confirm_page(my_claim(), ConfirmCodeForm(formdata=None))
    return render_template("accounts/totp.html", claim=my_claim(), left=0, form=form)


@pages.post("/second-step/confirm")
@login_required
def confirm_totp() -> ResponseReturnValue:
    form, claim = ConfirmCodeForm(), my_claim()
    if claim.totp_secret is None or claim.second_step_at is not None:
        return redirect(url_for(".totp"), 303)
    if form.validate_on_submit():
        with form.refusals(form.code), throttling.refused_politely(form):
            throttling.count("code", str(claim.person_id))
            step = matching_step(claim.totp_secret, tidy_code(form.code.data or ""), now())
            if step is not None:
                codes = new_recovery_codes()
                digests = [recovery_digest(code) for code in codes]
                enable_totp(current_act(), myself(), step=step, recovery_digests=digests)
                return render_template("accounts/recovery_codes.html", codes=codes)
            g.form_status = 422
            form.code.errors = [
                _("This code is not right. Wait for the next one, and check the phone's clock.")
            ]
    return confirm_page(claim, form)


def confirm_page(claim: Claim, form: ConfirmCodeForm) -> str:
    """The secret as a picture and as text, and the question for the first code."""
    secret = claim.totp_secret or ""
    image = picture(secret, claim.email, _("Twin Regions Assembly"))
    grouped = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return render_template("accounts/totp_confirm.html", form=form, image=image, secret=grouped)


@pages.route("/second-step/off", methods=["GET", "POST"])
@login_required
def totp_off() -> ResponseReturnValue:
    form = PasswordForm()
    if form.validate_on_submit():
        with form.refusals(), throttling.refused_politely(form):
            if knows_password(form, form.password.data or ""):
                disable_totp(current_act(), myself())
                flash(_("The second step is off."))
                return redirect(url_for(".totp"), 303)
    return render_template("accounts/totp_off.html", form=form)
