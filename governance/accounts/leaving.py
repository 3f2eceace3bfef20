"""How a person leaves for good: what names them is erased, what they did stays."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.accounts.entrance import end_login_sessions, spend_links
from governance.accounts.models import Credential, LoginSession, Person, no_address
from governance.accounts.post import forget_messages
from governance.accounts.queries import is_in_office
from governance.accounts.rules import ErasedAlready, StillInOffice
from governance.act import Act, command
from governance.errors import N_
from governance.record.erasure import erase_withheld


@command(
    may=permissions.secretariat,
    label=N_("Erased what named a person"),
    load=[selectinload(Person.credential)],
)
def erase_person(act: Act, person: Person) -> Person:
    """Blank a person without office, here and in the record, and close every way into the account.

    Their public identifier stays, and under it what they did. Raises StillInOffice, ErasedAlready.
    """
    if person.email == no_address(person):
        raise ErasedAlready
    if is_in_office(act.session, person.id, act.at):
        raise StillInOffice
    _close_account(act, person)
    forget_messages(act.session, person)
    erase_withheld(act, [person])
    return person


def _close_account(act: Act, person: Person) -> None:
    end_login_sessions(act.session, person.id, act.at)
    for login_session in act.session.scalars(
        select(LoginSession).where(LoginSession.person_id == person.id).with_for_update()
    ):
        login_session.device = ""
    spend_links(act.session, person.id, act.at)
    if person.credential is not None:
        _forget_secrets(person.credential)


def _forget_secrets(credential: Credential) -> None:
    """No password has an empty hash."""
    credential.password_hash, credential.recovery_codes = "", []
    credential.totp_secret = credential.totp_confirmed_at = credential.totp_step = None
