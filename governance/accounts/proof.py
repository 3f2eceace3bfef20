"""How a person proves who they are, and how long a proof lasts. Plain values, no database.

Sources: NIST SP 800-63B-4 (length before composition, limits on attempts); RFC 6238, section 5.2 (codes).
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from governance.errors import N_, Refusal, RuleBroken


class LinkPurpose(StrEnum):
    """What a link in a mail is for."""

    INVITATION = "invitation"
    RESET = "reset"


LINK_LASTS = {LinkPurpose.INVITATION: timedelta(days=14), LinkPurpose.RESET: timedelta(hours=2)}
LOGIN_LASTS = timedelta(days=14)
SHARED_IDLE = timedelta(minutes=30)
SEEN_EVERY = timedelta(minutes=10)

ATTEMPTS_WINDOW = timedelta(minutes=15)
ACCOUNT_ATTEMPTS = 10
# Whole delegations sit behind one address of a mobile carrier.
NETWORK_ATTEMPTS = 60

DELIVERY_ATTEMPTS = 10
LONGEST_DELAY = timedelta(hours=6)

# A dot-atom, the sign, a plain domain. Source: RFC 5322, 3.4.1, without quoted names and literals.
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
EMAIL_SHAPE = re.compile(rf"(?=.{{3,254}}$)(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
LONGEST_NAME = 200
UNSEEN = ("Cc", "Cs", "Zl", "Zp")
TURNING = ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")


class LinkUsed(RuleBroken):
    """A link from a mail is good once."""

    message = N_("This link has already been used. Sign in, or ask for a new link.")


class LinkExpired(RuleBroken):
    """A link from a mail is good for a time, and only if we sent it."""

    message = N_("This link is no longer valid. Ask for a new one.")


class TooManyAttempts(Refusal):
    """So many failures that we take no further attempt for a while."""

    message = N_("Too many attempts. Try again after %(until)s.")


class CodeUsed(RuleBroken):
    """A code of the second step is good once."""

    message = N_("This code has already been used. Wait for the next one.")


class SecondStepOn(RuleBroken):
    """The second step is turned on once."""

    message = N_("The second step is already on.")


class SecondStepOff(RuleBroken):
    """What is off cannot be turned off, and is not turned on before it was set up."""

    message = N_("The second step is not set up.")


class MalformedEmail(RuleBroken):
    """An address that mail cannot reach."""

    message = N_("This is not an e-mail address that mail can be sent to.")


class MalformedName(RuleBroken):
    """A name is one line that everyone reads in the same order."""

    message = N_("A name needs 1 to 200 characters on one line, without invisible control characters.")


class UnknownPreference(RuleBroken):
    """A language or a zone that the house does not have."""

    message = N_("Choose a language and a time zone from the lists.")


def check_link(expires_at: datetime, used_at: datetime | None, at: datetime) -> None:
    """Raise LinkUsed or LinkExpired unless the link is good at `at`; at its last instant it is not."""
    if used_at is not None:
        raise LinkUsed
    if at >= expires_at:
        raise LinkExpired


def check_code_step(last: int | None, step: int) -> None:
    """Raise CodeUsed unless the time step is later than every one taken before."""
    if last is not None and step <= last:
        raise CodeUsed


def tidy_email(email: str) -> str:
    """The address in lower case, as accounts are told apart by it. Raises MalformedEmail."""
    tidy = email.strip().lower()
    if not EMAIL_SHAPE.fullmatch(tidy):
        raise MalformedEmail
    return tidy


def tidy_name(name: str) -> str:
    """The name in NFC. Raises MalformedName, also for controls that turn the reading order."""
    tidy = unicodedata.normalize("NFC", name).strip()
    odd = any(unicodedata.category(c) in UNSEEN or unicodedata.bidirectional(c) in TURNING for c in tidy)
    seen = any(unicodedata.category(c)[0] in "LNPS" for c in tidy)
    if odd or not seen or len(tidy) > LONGEST_NAME:
        raise MalformedName
    return tidy


def check_preferences(language: str, languages: Collection[str], zone: str, zones: Collection[str]) -> None:
    """Raise UnknownPreference unless both are of the house."""
    if language not in languages or zone not in zones:
        raise UnknownPreference


def login_expiry(at: datetime, shared: bool) -> datetime:
    """Until when a login session seen at `at` lasts without being seen again."""
    return at + (SHARED_IDLE if shared else LOGIN_LASTS)


def next_delivery(at: datetime, attempts: int) -> datetime | None:
    """When to try again after `attempts` failures: 1, 2, 4 ... minutes later; None to give up."""
    if attempts >= DELIVERY_ATTEMPTS:
        return None
    return at + min(timedelta(minutes=2 ** max(attempts - 1, 0)), LONGEST_DELAY)
