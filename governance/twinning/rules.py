"""Twinning: how an agreement comes about, what its digest binds, and who fits whom. The order: `ranking`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from governance.errors import N_, RuleBroken
from governance.record.canonical import digest, encode
from governance.regions.rules import Constituency
from governance.texts import check_text

LONGEST_MESSAGE = 5_000


class ProposalState(StrEnum):
    """Where two regions stand on their way to an agreement; derived from instants, never stored."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    REGISTERED = "registered"


class TwinState(StrEnum):
    """Where a twin stands; `ending` from a notice to the end."""

    IN_FORCE = "in_force"
    ENDING = "ending"
    ENDED = "ended"


class SameConstituency(RuleBroken):
    """A twin joins two regions of opposite constituencies. Statutes, article on twins."""

    message = N_("A twin joins a high-emission region with a high-potential region.")


class NotAMember(RuleBroken):
    """Facts: region."""

    message = N_("%(region)s is not a member in good standing, and only such members become twin regions.")


class AlreadyTwins(RuleBroken):
    """Two regions have one agreement in force."""

    message = N_("These two regions are twin regions already. Amend their agreement instead.")


class AlreadyProposed(RuleBroken):
    """What two regions are already talking about is not begun a second time."""

    message = N_("A proposal between these two regions is under way. Look at it first.")


class TooManyTwins(RuleBroken):
    """Facts: region, limit (int)."""

    message = N_("%(region)s has as many twins as the statutes allow (%(limit)d).")


class ProposalDoesNotAllow(RuleBroken):
    """Facts: state (ProposalState)."""

    message = N_("This cannot be done while the proposal stands as: %(state)s.")


class MessageMissing(RuleBroken):
    """Whoever is asked something is to know why, and whoever is answered as well."""

    message = N_("Write a few words to the other region.")


class MessageTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The text has %(length)d characters; shorten it to %(longest)d at most.")


class AgreementLacksLanguage(RuleBroken):
    """Facts: language."""

    message = N_("The agreement is authentic in the languages of both regions. One is missing: %(language)s.")


class UnknownTextLanguage(RuleBroken):
    """The Assembly works in its languages alone."""

    message = N_("A text is written in one of the languages of the Assembly.")


class WrittenMeanwhile(RuleBroken):
    """Facts: version (int), the latest."""

    message = N_(
        "The other region wrote version %(version)d meanwhile. "
        "Compare it with yours; nothing that you wrote is lost."
    )


class NewerVersion(RuleBroken):
    """Facts: version (int), the latest."""

    message = N_("Version %(version)d was written since, and needs signatures of its own. Read it first.")


class NothingChanged(RuleBroken):
    """A version differs from the one before."""

    message = N_("This is the same text as in the version before.")


class SignedAlready(RuleBroken):
    """One signature of each region under each version."""

    message = N_("Your region has signed this version already.")


class OtherTextSigned(RuleBroken):
    """A signature binds the text that the signatory saw."""

    message = N_("The text is not the one that you read. Read it again before you sign.")


class SignatureMissing(RuleBroken):
    """Both regions sign."""

    message = N_("The agreement still needs the signatures of both regions.")


class RegisteredAlready(RuleBroken):
    """A version is registered once."""

    message = N_("This version of the agreement is in the register already.")


class TwinEnded(RuleBroken):
    """What has ended is not changed."""

    message = N_("This twin has ended.")


class NoticeGiven(RuleBroken):
    """Each half gives notice once."""

    message = N_("Your region has given notice already.")


def check_opposite(one: Constituency, other: Constituency) -> None:
    """Raise SameConstituency unless the two sit on the two sides."""
    if one is other:
        raise SameConstituency


def proposal_state(
    *, withdrawn_at: datetime | None, accepted: bool | None, has_twin: bool = False
) -> ProposalState:
    """The last stage reached; `has_twin` once an agreement was registered."""
    if withdrawn_at is not None:
        return ProposalState.WITHDRAWN
    if accepted is None:
        return ProposalState.OPEN
    if not accepted:
        return ProposalState.DECLINED
    return ProposalState.REGISTERED if has_twin else ProposalState.ACCEPTED


def twin_state(ended_at: datetime | None, at: datetime) -> TwinState:
    """The state of a twin at `at`, by the moment at which it ends."""
    if ended_at is None:
        return TwinState.IN_FORCE
    return TwinState.ENDING if ended_at > at else TwinState.ENDED


def check_state(state: ProposalState, *allowed: ProposalState) -> None:
    """Raise ProposalDoesNotAllow unless the proposal stands as one of `allowed`."""
    if state not in allowed:
        raise ProposalDoesNotAllow(state=state)


def check_message(text: str, language: str, known: Iterable[str]) -> None:
    """A message is written in a language of the house, and neither empty nor endless."""
    if language not in known:
        raise UnknownTextLanguage
    if not text.strip():
        raise MessageMissing
    if len(text) > LONGEST_MESSAGE:
        raise MessageTooLong(length=len(text), longest=LONGEST_MESSAGE)


def working_language(languages: Sequence[str], known: Sequence[str], otherwise: str) -> str:
    """The first language of a region that the Assembly works in; `otherwise` where there is none."""
    return next((language for language in languages if language in known), otherwise)


def check_texts(
    texts: Mapping[str, Mapping[str, str]], authentic: Iterable[str], known: Iterable[str]
) -> None:
    """Every authentic language has a whole text, and so has any other that is given.

    Raises AgreementLacksLanguage, UnknownTextLanguage and what `check_text` raises.
    """
    for language in authentic:
        if language not in texts:
            raise AgreementLacksLanguage(language=language)
    if not set(texts) <= set(known):
        raise UnknownTextLanguage
    for text in texts.values():
        check_text(text["title"], text["body"])


def agreement_digest(texts: Mapping[str, Any], authentic: Iterable[str]) -> str:
    """What the two heads sign: the authentic texts and which they are; no courtesy translation."""
    signed = {
        language: {"title": texts[language]["title"], "body": texts[language]["body"]}
        for language in sorted(authentic)
    }
    return digest(encode({"authentic": signed}))


def ends_at(given_at: datetime, notice: timedelta, other_notice: datetime | None) -> datetime:
    """When a twin ends: after the notice of one half, or at once when the other gave notice as well."""
    return given_at if other_notice is not None else given_at + notice
