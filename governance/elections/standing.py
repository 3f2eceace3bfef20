"""Who may stand, and what a candidate says: lengths, moments, where a nomination stands. Plain values."""

from datetime import datetime, timedelta
from enum import StrEnum

from governance.errors import N_, RuleBroken
from governance.statutes.deliberation import LONGEST_TIME
from governance.statutes.elections import MOST_HOLDERS
from governance.texts import BodyTooLong, UnreadableCharacters, is_showable

LONGEST_NAME, LONGEST_TASK = 200, 2000
LONGEST_STATEMENT, LONGEST_INTERESTS = 6000, 2000
LONGEST_TERM = 120
# So that nobody writes to half the world in the name of the Assembly.
MOST_OF_A_REGION = 10


class NominationState(StrEnum):
    """What became of a nomination; derived from its instants, never stored."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class PostIncomplete(RuleBroken):
    """Facts: longest_name, longest_task, in characters."""

    message = N_(
        "A post needs a name of at most %(longest_name)d characters and a task of at most "
        "%(longest_task)d in each language."
    )


class HoldersOutOfBounds(RuleBroken):
    """Facts: most, longest (months)."""

    message = N_("A post has 1 to %(most)d holders, for a term of 1 to %(longest)d months.")


class SeatsOutOfBounds(RuleBroken):
    """Facts: holders."""

    message = N_("This election can fill 1 to %(holders)d places of the post.")


class NominationTimeTooShort(RuleBroken):
    """Facts: earliest (datetime)."""

    message = N_("The statutes leave time to nominate: nominations close at %(earliest)s at the earliest.")


class NominationTimeTooLong(RuleBroken):
    """Facts: latest (datetime)."""

    message = N_("Nominations do not stay open for ever: they close at %(latest)s at the latest.")


class NominationsCloseLater(RuleBroken):
    """What is prolonged ends later than now."""

    message = N_("Choose a moment that is still to come.")


class StatementMissing(RuleBroken):
    """Who stands says what for."""

    message = N_("Write what you stand for.")


class InterestsMissing(RuleBroken):
    """Nothing to declare is declared as well."""

    message = N_("Declare your interests. If you have none, write so.")


class RegionNominatedEnough(RuleBroken):
    """Facts: most."""

    message = N_("Your region has nominated %(most)d persons for this election, and cannot nominate more.")


class NameTaken(RuleBroken):
    """No ballot, no file and no draw could tell two candidates of one name apart."""

    message = N_(
        "Another candidate of this election has this name. Add something to yours that tells you apart, "
        "such as a second name."
    )


def is_same_name(one: str, other: str) -> bool:
    """Whether two names read alike: capitals tell nobody apart."""
    return one.casefold() == other.casefold()


def nomination_state(
    accepted_at: datetime | None, declined_at: datetime | None, withdrawn_at: datetime | None
) -> NominationState:
    """What became of a nomination."""
    if withdrawn_at is not None:
        return NominationState.WITHDRAWN
    if declined_at is not None:
        return NominationState.DECLINED
    return NominationState.ASKED if accepted_at is None else NominationState.ACCEPTED


def check_post(names: list[str], tasks: list[str], holders: int, term_months: int) -> None:
    """Raise PostIncomplete, HoldersOutOfBounds or UnreadableCharacters."""
    short = all(0 < len(name.strip()) <= LONGEST_NAME for name in names)
    if not short or not all(0 < len(task.strip()) <= LONGEST_TASK for task in tasks):
        raise PostIncomplete(longest_name=LONGEST_NAME, longest_task=LONGEST_TASK)
    if not (1 <= holders <= MOST_HOLDERS and 1 <= term_months <= LONGEST_TERM):
        raise HoldersOutOfBounds(most=MOST_HOLDERS, longest=LONGEST_TERM)
    check_showable("".join(names + tasks))


def check_seats(seats: int, holders: int) -> None:
    """An election fills some or all of the places of its post. Raises SeatsOutOfBounds."""
    if not 1 <= seats <= holders:
        raise SeatsOutOfBounds(holders=holders)


def check_nomination_time(called_at: datetime, closes_at: datetime, least: timedelta) -> None:
    """There is as much time as the statutes leave. Raises NominationTimeTooShort, NominationTimeTooLong."""
    if closes_at < called_at + least:
        raise NominationTimeTooShort(earliest=called_at + least)
    check_ends(called_at, closes_at)


def check_prolonged(at: datetime, closes_at: datetime) -> None:
    """What is prolonged ends later than now. Raises NominationsCloseLater, NominationTimeTooLong."""
    if closes_at <= at:
        raise NominationsCloseLater
    check_ends(at, closes_at)


def check_ends(at: datetime, closes_at: datetime) -> None:
    """Raise NominationTimeTooLong for more time than the statutes can give anything."""
    if closes_at > at + LONGEST_TIME:
        raise NominationTimeTooLong(latest=at + LONGEST_TIME)


def check_statement(body: str) -> None:
    """Raise StatementMissing, BodyTooLong or UnreadableCharacters."""
    if not body.strip():
        raise StatementMissing
    check_length(body, LONGEST_STATEMENT)


def check_interests(words: str) -> None:
    """Raise InterestsMissing, BodyTooLong or UnreadableCharacters."""
    if not words.strip():
        raise InterestsMissing
    check_length(words, LONGEST_INTERESTS)


def check_length(words: str, longest: int) -> None:
    """Raise BodyTooLong or UnreadableCharacters; lengths in characters."""
    if len(words) > longest:
        raise BodyTooLong(length=len(words), longest=longest)
    check_showable(words)


def check_showable(words: str) -> None:
    """Raise UnreadableCharacters."""
    if not all(map(is_showable, words)):
        raise UnreadableCharacters
