"""The secret addresses that we mail: behind a button, since mail scanners open every address."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.blueprint import pages
from app.accounts.forms import NewPasswordForm
from app.accounts.login import enter
from app.accounts.passwords import hash_password
from app.acting import current_act, now
from app.errors import say
from app.extensions import db
from governance.accounts import entrance, proof, queries
from governance.accounts.commands import accept_invitation, reset_password
from governance.accounts.models import Person
from governance.accounts.proof import LinkPurpose
from governance.act import Act


def known_spelling(email: str) -> str:
    """The address as accounts are kept; what can be no address stays as it is and matches nobody."""
    try:
        return proof.tidy_email(email)
    except proof.MalformedEmail:
        return email.casefold()


@pages.route("/invitation/<token>", methods=["GET", "POST"])
def invitation(token: str) -> ResponseReturnValue:
    def accepted(person: Person) -> ResponseReturnValue:
        user = enter(person.id, shared=False)
        flash(_("Your account is ready. Check your language and time zone here."))
        return redirect(url_for(".settings", lang=user.language), 303)

    return choose_password(token, LinkPurpose.INVITATION, accept_invitation, accepted)


@pages.route("/reset/<token>", methods=["GET", "POST"])
def reset(token: str) -> ResponseReturnValue:
    def changed(person: Person) -> ResponseReturnValue:
        flash(_("Your new password is set. Sign in with it."))
        return redirect(url_for(".sign_in"), 303)

    return choose_password(token, LinkPurpose.RESET, reset_password, changed)


def choose_password(
    token: str, purpose: LinkPurpose, command: Any, done: Callable[[Person], ResponseReturnValue]
) -> ResponseReturnValue:
    """A button; behind it a form; behind that the command. A link that is not good gives 410."""
    digest = entrance.token_digest(token)
    try:
        person = queries.person(db.session(), queries.link(db.session(), digest, purpose, now()).person_id)
        if request.method == "GET":
            return render_template("accounts/open_link.html", purpose=purpose)
        form = NewPasswordForm(formdata=request.form if "password" in request.form else None)
        form.known_email = person.email
        if "password" in request.form and form.validate():
            password_hash = hash_password(form.password.data or "")
            command(holder_act(person.id), person, token_digest=digest, password_hash=password_hash)
            return done(person)
        return render_template("accounts/choose_password.html", form=form, purpose=purpose)
    except (proof.LinkUsed, proof.LinkExpired) as refusal:
        return render_template("accounts/link_gone.html", sentence=say(refusal), purpose=purpose), 410


def holder_act(person_id: int) -> Act:
    """An act of who holds the link, for their own account alone; whoever is signed in does not matter."""
    return replace(current_act(), actor=queries.actor_of(db.session(), person_id, now()))


@pages.after_request
def keep_no_copy(answer: Any) -> Any:
    """Pages with a secret address, or before signing in, stay in no cache."""
    if request.method == "POST" or (request.view_args or {}).get("token") or "form_status" in g:
        answer.headers["Cache-Control"] = "private, no-store"
    return answer
