"""Who is signed in: Flask-Login on our own table of login sessions."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, cast

from flask import Response, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import UserMixin, current_user, login_user

from app.accounts.devices import device_label
from app.accounts.keeping import here, keep_form
from app.acting import now
from app.extensions import db, login_manager
from governance.accounts import queries
from governance.accounts.entrance import (
    end_login_sessions,
    open_login_session,
    token_digest,
    touch_login_session,
)
from governance.accounts.proof import SEEN_EVERY
from governance.accounts.queries import Login
from governance.accounts.rules import Actor
from governance.act import Crowded, housekeeping


@dataclass(frozen=True, eq=False)
class LoginUser(UserMixin):
    """The person signed in, as pages and acts ask for them."""

    token: str
    login: Login

    def get_id(self) -> str:
        """What the signed cookie holds: the token of the login session."""
        return self.token

    def __getattr__(self, name: str) -> Any:
        """Everything else is the login's: actor, name, language, zone, person_id, public_id."""
        return getattr(self.login, name)

    @property
    def actor(self) -> Actor:
        """Who acts, with the offices in force at the beginning of the request."""
        return self.login.actor


@login_manager.user_loader
def load_user(token: str) -> LoginUser | None:
    """The person whose login session this is; an ended one leaves the cookie."""
    login = queries.login(db.session(), token_digest(token), now())
    if login is None:
        session.pop("_user_id", None)
        g.login_ended = True
        return None
    return LoginUser(token, login)


@login_manager.unauthorized_handler
def sign_in_first() -> ResponseReturnValue:
    """Ask to sign in, and then lead back; a form that was sent is kept until then."""
    if request.method in ("GET", "HEAD"):
        if g.get("login_ended"):
            flash(_("Your session has ended. Sign in to go on."), "warning")
        return redirect(url_for("accounts.sign_in", next=here()), 303)
    from app.accounts.forms import SignInForm

    form = SignInForm(formdata=None)
    form.kept.data = keep_form()
    return render_template("accounts/sign_in.html", form=form, waiting=True), 401


def enter(person_id: int, shared: bool) -> LoginUser:
    """Sign a person in on this browser, under a session that nobody could have prepared."""
    with housekeeping(db.session()):
        token = open_login_session(
            db.session(), person_id, now(), shared=shared, device=device_label(request.user_agent.string)
        )
    session.clear()
    g.pop("csrf_token", None)
    session.permanent = not shared
    user = cast(LoginUser, load_user(token))
    login_user(user)
    return user


def leave() -> None:
    """End this login session and forget everything in the cookie."""
    if current_user.is_authenticated:
        with housekeeping(db.session()):
            end_login_sessions(
                db.session(), current_user.person_id, now(), only=current_user.login_session_id
            )
    session.clear()
    g.pop("csrf_token", None)


def note_use(answer: Response) -> Response:
    """After a page was made: note, every ten minutes at most, that the login session is in use."""
    user = g.get("_login_user")
    if isinstance(user, LoginUser) and now() - user.login.seen_at >= SEEN_EVERY:
        # What was read or recorded stands, though others write: the use is noted at the next page.
        with suppress(Crowded), housekeeping(db.session()):
            touch_login_session(db.session(), user.login.login_session_id, now())
            g._login_user = LoginUser(user.token, replace(user.login, seen_at=now()))
    return answer
