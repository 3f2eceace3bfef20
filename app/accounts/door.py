"""Pages for who is not signed in: signing in and out, invitations, forgotten passwords."""

from dataclasses import replace
from datetime import timedelta

from flask import flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.accounts import links, passwords, throttling
from app.accounts.blueprint import pages
from app.accounts.forms import CodeForm, ForgotForm, SignInForm
from app.accounts.keeping import in_language, kept_form, safe_path
from app.accounts.known import remember
from app.accounts.login import LoginUser, enter, leave
from app.accounts.second_step import matching_step, recovery_digest, tidy_code
from app.acting import now
from app.extensions import db
from app.languages import current_language
from governance.accounts import entrance, proof, queries
from governance.accounts.queries import Claim
from governance.act import housekeeping

SECOND_STEP_LASTS = timedelta(minutes=10)


@pages.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if request.method == "GET":
        form.next.data = safe_path(request.args.get("next"))
        if current_user.is_authenticated:
            return redirect(form.next.data or url_for(".settings"), 303)
    if form.validate_on_submit():
        with throttling.refused_politely(form):
            claim = proven(form.email.data or "", form.password.data or "")
            if claim is not None:
                return step_in(claim, form)
            g.form_status = 422
            form.form_errors = [_("The e-mail address or the password is not right.")]
    return render_template("accounts/sign_in.html", form=form, waiting=bool(form.kept.data))


def proven(email: str, password: str) -> Claim | None:
    """The claim, if the password proves it. The same work whether or not there is such an account."""
    email = links.known_spelling(email)
    throttling.count("password", email)
    claim = queries.claim_by_email(db.session(), email)
    if not passwords.matches(claim.password_hash if claim else None, password) or claim is None:
        return None
    throttling.forgive("password", email)
    if passwords.needs_new_hash(claim.password_hash):
        fresh = passwords.hash_password(password)
        with housekeeping(db.session()):
            entrance.replace_password_hash(db.session(), claim.person_id, claim.password_hash, fresh)
        return replace(claim, password_hash=fresh)
    return claim


def step_in(claim: Claim, form: SignInForm) -> ResponseReturnValue:
    """Sign in, or ask for the second step first."""
    if not form.shared.data:
        remember(throttling.keyed_digest("known", claim.email))
    if claim.second_step_at is None:
        return welcome(enter(claim.person_id, form.shared.data), form.next.data, form.kept.data)
    session["first_step"] = [claim.person_id, form.shared.data, now().timestamp(), first_step(claim)]
    code_form = CodeForm(formdata=None, next=form.next.data, kept=form.kept.data)
    return render_template("accounts/second_step.html", form=code_form)


def first_step(claim: Claim) -> str:
    """What the first step proved: this password; it proves nothing once the password is another."""
    return throttling.keyed_digest("first step", f"{claim.person_id} {claim.password_hash}")


@pages.route("/sign-in/code", methods=["GET", "POST"])
def second_step() -> ResponseReturnValue:
    person_id, shared, since, proved = session.get("first_step", (0, False, 0.0, ""))
    claim = queries.claim_of(db.session(), person_id)
    in_time = now().timestamp() - since <= SECOND_STEP_LASTS.total_seconds()
    if claim is None or not in_time or proved != first_step(claim):
        flash(_("That took too long. Sign in again."), "warning")
        return redirect(url_for(".sign_in"), 303)
    form = CodeForm()
    if form.validate_on_submit():
        with form.refusals(form.code), throttling.refused_politely(form):
            if code_is_right(claim, form.code.data or ""):
                return welcome(enter(claim.person_id, shared), form.next.data, form.kept.data)
            g.form_status = 422
            form.code.errors = [
                _("This code is not right. Take the newest one, or one of your recovery codes.")
            ]
    return render_template("accounts/second_step.html", form=form)


def code_is_right(claim: Claim, typed: str) -> bool:
    """Spend a code of the authenticator or a recovery code. Raises CodeUsed, TooManyAttempts."""
    throttling.count("code", str(claim.person_id))
    code = tidy_code(typed)
    step = matching_step(claim.totp_secret or "", code, now()) if code.isdigit() else None
    with housekeeping(db.session()):
        if step is not None:
            entrance.use_code(db.session(), claim.person_id, step)
        elif not entrance.use_recovery_code(db.session(), claim.person_id, recovery_digest(code), now()):
            return False
    throttling.forgive("code", str(claim.person_id))
    return True


def welcome(user: LoginUser, next_path: str | None, kept: str | None) -> ResponseReturnValue:
    """Lead on in the language of the page: to a form that was kept, where they were going, or their tasks."""
    form = kept_form(kept)
    if form is not None:
        return render_template("accounts/resume.html", kept=form)
    first = url_for("tasks.index") if user.actor.offices else url_for("home.home")
    return redirect(in_language(safe_path(next_path) or first, current_language()), 303)


@pages.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    leave()
    flash(_("You are signed out."))
    return redirect(url_for(".sign_in"), 303)


@pages.route("/forgot", methods=["GET", "POST"])
def forgot() -> ResponseReturnValue:
    form = ForgotForm()
    if form.validate_on_submit():
        with throttling.refused_politely(form):
            email = links.known_spelling(form.email.data or "")
            throttling.count("forgot", email)
            with housekeeping(db.session()):
                person = queries.person_by_email(db.session(), email)
                if person is not None:
                    entrance.send_link(db.session(), person, proof.LinkPurpose.RESET, now())
            # The same answer for every address, so that nobody learns who has an account.
            return render_template("accounts/forgot_sent.html", email=form.email.data)
    return render_template("accounts/forgot.html", form=form)
