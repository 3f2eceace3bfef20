"""What happens at the door and is not in the record: links, login sessions, counted attempts, codes.

Each function writes operational tables only, inside an act or inside `housekeeping` (DESIGN, section 2).
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from governance.accounts import proof
from governance.accounts.models import Credential, Link, LoginSession, Person, Throttle
from governance.accounts.post import write_message
from governance.accounts.proof import LinkPurpose


def new_token() -> str:
    """A secret of 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def send_link(session: Session, person: Person, purpose: LinkPurpose, at: datetime) -> None:
    """Write a link and the message that carries it."""
    token = new_token()
    expires_at = at + proof.LINK_LASTS[purpose]
    session.add(
        Link(
            token_digest=token_digest(token),
            person_id=person.id,
            purpose=purpose,
            created_at=at,
            expires_at=expires_at,
        )
    )
    facts = {"expires_at": expires_at.isoformat(), "token": token}
    write_message(session, kind=purpose, facts=facts, at=at, person=person)


def use_link(session: Session, person_id: int, purpose: LinkPurpose, digest: str, at: datetime) -> None:
    """Spend the link, and with it every other one of the person. Raises LinkUsed, LinkExpired."""
    links = session.scalars(select(Link).where(Link.person_id == person_id).with_for_update()).all()
    link = next((link for link in links if link.token_digest == digest and link.purpose is purpose), None)
    if link is None:
        raise proof.LinkExpired
    proof.check_link(link.expires_at, link.used_at, at)
    spend_links(session, person_id, at)


def spend_links(session: Session, person_id: int, at: datetime) -> None:
    """Make every link of the person useless: a new password leaves no other way to choose one."""
    unused = select(Link).where(Link.person_id == person_id, Link.used_at.is_(None))
    for link in session.scalars(unused.with_for_update()):
        link.used_at = at


@dataclass(frozen=True)
class Limit:
    """How many attempts within the window one key has; `key` is a keyed digest of an account or a network."""

    key: str
    attempts: int


def count_attempt(session: Session, limits: Sequence[Limit], at: datetime) -> None:
    """Count an attempt under every key before it is judged. Raises TooManyAttempts, counting nothing."""
    for limit in sorted(limits, key=lambda limit: limit.key):
        throttle = _throttle(session, limit.key, at)
        until = throttle.window_began_at + proof.ATTEMPTS_WINDOW
        if at >= until:
            throttle.window_began_at, throttle.failures = at, 0
        elif throttle.failures >= limit.attempts:
            raise proof.TooManyAttempts(until=until)
        throttle.failures += 1


def forgive_attempt(session: Session, keys: Sequence[str]) -> None:
    """Take back one attempt under each key: it was a good one."""
    for throttle in session.scalars(
        select(Throttle).where(Throttle.key.in_(keys)).order_by(Throttle.key).with_for_update()
    ):
        throttle.failures = max(throttle.failures - 1, 0)


def _throttle(session: Session, key: str, at: datetime) -> Throttle:
    query = select(Throttle).where(Throttle.key == key).with_for_update()
    found = session.scalars(query).first()
    if found is not None:
        return found
    fresh = Throttle(key=key, window_began_at=at, failures=0)
    try:
        with session.begin_nested():
            session.add(fresh)
    except IntegrityError:  # another attempt came first
        return session.scalars(query).one()
    return fresh


def open_login_session(session: Session, person_id: int, at: datetime, *, shared: bool, device: str) -> str:
    """Sign the person in on a device; the token that its browser shall keep, of which we keep the digest."""
    token = new_token()
    session.add(
        LoginSession(
            token_digest=token_digest(token),
            person_id=person_id,
            began_at=at,
            seen_at=at,
            expires_at=proof.login_expiry(at, shared),
            shared=shared,
            device=device,
        )
    )
    return token


def touch_login_session(session: Session, login_session_id: int, at: datetime) -> None:
    """Note that the session is in use; only a shared computer's lasts longer by it."""
    used = session.get(LoginSession, login_session_id)
    if used is None or used.ended_at is not None:
        return
    used.seen_at = at
    if used.shared:
        used.expires_at = proof.login_expiry(at, shared=True)


def end_login_sessions(
    session: Session, person_id: int, at: datetime, *, only: int | None = None, keep: int | None = None
) -> None:
    """End the person's login sessions: all, only one, or all but one."""
    query = select(LoginSession).where(LoginSession.person_id == person_id, LoginSession.ended_at.is_(None))
    if only is not None:
        query = query.where(LoginSession.id == only)
    for login_session in session.scalars(query):
        if login_session.id != keep:
            login_session.ended_at = at


def set_up_totp(session: Session, person_id: int, secret: str) -> None:
    """Keep the secret of a second step that is not yet confirmed. Raises SecondStepOn."""
    credential = _credential(session, person_id)
    if credential.totp_confirmed_at is not None:
        raise proof.SecondStepOn
    credential.totp_secret, credential.totp_step = secret, None


def use_code(session: Session, person_id: int, step: int) -> None:
    """Spend the code of a time step. Raises CodeUsed for one that was taken, or an earlier one."""
    credential = _credential(session, person_id)
    proof.check_code_step(credential.totp_step, step)
    credential.totp_step = step


def use_recovery_code(session: Session, person_id: int, digest: str, at: datetime) -> bool:
    """Spend a recovery code; whether there was such a one unused."""
    credential = _credential(session, person_id)
    codes = [dict(code) for code in credential.recovery_codes]
    code = next((code for code in codes if code["digest"] == digest and code["used_at"] is None), None)
    if code is None:
        return False
    code["used_at"] = at.isoformat()
    credential.recovery_codes = codes
    return True


def replace_password_hash(session: Session, person_id: int, old: str, new: str) -> None:
    """Keep the same password under today's parameters, unless it was changed meanwhile."""
    credential = _credential(session, person_id)
    if credential.password_hash == old:
        credential.password_hash = new


def _credential(session: Session, person_id: int) -> Credential:
    query = select(Credential).where(Credential.person_id == person_id).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()
