"""The bridge from a request to an act: who acts, when, and whether they may. The only clock."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask, current_app, g, has_request_context
from flask_login import current_user

from app.extensions import db
from governance.accounts.rules import NOBODY, Actor
from governance.act import REGISTRY, Act, Entrance


def now() -> datetime:
    """The moment of this request, the same from its first line to its last."""
    if not has_request_context():
        return clock()
    if "moment" not in g:
        g.moment = clock()
    return g.moment


def clock() -> datetime:
    """The moment by the clock; a test may set its hands."""
    hands = current_app.extensions.get("clock")
    return hands() if hands else datetime.now(UTC)


def current_actor() -> Actor:
    """Who acts in this request, with the offices in force."""
    return current_user.actor if current_user.is_authenticated else NOBODY


def current_act() -> Act:
    """An act of whoever is signed in, at this moment, through the web."""
    return Act(session=db.session(), actor=current_actor(), at=now(), entrance=Entrance.WEB)


def can(name: str, subject: Any = None) -> bool:
    """Whether the person may perform the command `name` on `subject`; a rule may still refuse it."""
    return REGISTRY[name].may(current_actor(), subject) is not None


def init_app(app: Flask) -> None:
    """What pages ask before they offer an act, and what time it is."""
    app.jinja_env.globals.update(can=can, now=now)
