"""The password of the demo accounts, and whether there is a demo at all."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.passwords import hash_password
from app.demo.content import read
from app.demo.loader import Demo, found
from app.demo.sessions import hold
from governance.accounts.commands import change_password
from governance.accounts.models import Person
from governance.accounts.queries import actor_of
from governance.act import Act, Entrance
from governance.record.models import Entry

WORDS = 16


def is_empty(session: Session) -> bool:
    """Whether nothing was ever done here."""
    return session.scalars(select(Entry.id).limit(1)).first() is None


def load(session: Session, folder: Path) -> None:
    """Load the demo assembly into an empty database and keep its password."""
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(WORDS)
    demo = Demo(session, datetime.now(UTC), hash_password(password))
    found(demo)
    hold(demo)
    _keep(folder, password)


def password_of(session: Session, folder: Path) -> str | None:
    """The password of the demo accounts; where DEMO_PASSWORD asks for another, they change to it.

    None when this is no demo assembly.
    """
    kept = _kept(folder)
    wanted = os.environ.get("DEMO_PASSWORD") or kept
    if kept is None or wanted is None:
        return None
    if wanted != kept:
        _change(session, wanted)
        _keep(folder, wanted)
    return wanted


def _change(session: Session, password: str) -> None:
    """Each demo account chooses the new password, by an act of its own."""
    hashed, at = hash_password(password), datetime.now(UTC)
    addresses = [account["email"] for account in read("accounts")["account"]]
    for person in session.scalars(select(Person).where(Person.email.in_(addresses))).all():
        who = actor_of(session, person.id, at)
        act = Act(session, who, at, Entrance.COMMAND_LINE)
        change_password(act, person, password_hash=hashed, keep_login_session=None)


def _file(folder: Path) -> Path:
    return folder / "demo-password"


def _kept(folder: Path) -> str | None:
    return _file(folder).read_text().strip() if _file(folder).exists() else None


def _keep(folder: Path, password: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _file(folder).touch(mode=0o600)
    _file(folder).write_text(password + "\n")
