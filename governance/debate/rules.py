"""What is said in a debate, and who speaks next. Plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from governance.errors import N_, RuleBroken
from governance.regions.figures import ISO_639_1
from governance.regions.rules import Constituency
from governance.texts import UnreadableCharacters, is_showable

LONGEST_STATEMENT, LONGEST_REASON = 4_000, 1_000
# A speech ends within the hour, and nothing can be said in less than ten seconds.
SHORTEST_SPEECH, LONGEST_SPEECH = 10, 3_600


class Stance(StrEnum):
    """What a statement is: for the motion, against it, a question, or a reply to another statement."""

    FOR = "for"
    AGAINST = "against"
    QUESTION = "question"
    REPLY = "reply"


# In equal weight: a page shows as many of each.
STANCES = (Stance.FOR, Stance.AGAINST, Stance.QUESTION)


class SpeakingKind(StrEnum):
    """What a delegation asks the floor for; a point of order comes first."""

    SPEECH = "speech"
    POINT_OF_ORDER = "point_of_order"


class StatementMissing(RuleBroken):
    """There is nothing to read."""

    message = N_("Write what your region has to say.")


class StatementTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The statement has %(length)d characters; shorten it to %(longest)d at most.")


class LanguageUnknown(RuleBroken):
    """A statement says in which language it is, so that it can be read aloud and translated."""

    message = N_("Choose the language in which you write from the list.")


class NoStance(RuleBroken):
    """A statement on a motion is for it, against it, or asks something of it."""

    message = N_("Choose whether you speak for the motion or against it, or whether you ask something.")


class SpeakingTimeOutOfBounds(RuleBroken):
    """Facts: shortest, longest (timedelta)."""

    message = N_("The time for one speech is between %(shortest)s and %(longest)s.")


@dataclass(frozen=True)
class Waiting:
    """A delegation that waits for the floor; `number` is the row of its request, which settles a tie."""

    number: int
    constituency: Constituency
    kind: SpeakingKind
    requested_at: datetime


def speaking_order(waiting: Iterable[Waiting], alternating: bool, last: Constituency | None) -> list[Waiting]:
    """Who speaks next, and after that: points of order first; then speeches, by the time of the request.

    Where constituencies take turns, the side that did not speak last comes next, as long as it has
    somebody waiting; `last` is that of the last speech, None before the first. Points of order take no
    turn. Statutes, art. 15.1; for points of order, UN General Assembly, rule 71.
    """
    queue = sorted(waiting, key=lambda one: (one.requested_at, one.number))
    points = [one for one in queue if one.kind is SpeakingKind.POINT_OF_ORDER]
    speeches = [one for one in queue if one.kind is SpeakingKind.SPEECH]
    return points + (_by_turns(speeches, last) if alternating else speeches)


def _by_turns(speeches: list[Waiting], last: Constituency | None) -> list[Waiting]:
    ordered, left = list[Waiting](), list(speeches)
    while left:
        others = (one for one in left if one.constituency is not last)
        following = left[0] if last is None else next(others, left[0])
        ordered.append(following)
        left.remove(following)
        last = following.constituency
    return ordered


def check_statement(body: str, language: str) -> None:
    """Raise StatementMissing, StatementTooLong, UnreadableCharacters or LanguageUnknown."""
    if not body.strip():
        raise StatementMissing
    if len(body) > LONGEST_STATEMENT:
        raise StatementTooLong(length=len(body), longest=LONGEST_STATEMENT)
    if not all(map(is_showable, body)):
        raise UnreadableCharacters
    if not ISO_639_1.fullmatch(language):
        raise LanguageUnknown


def check_stance(stance: Stance) -> None:
    """Raise NoStance unless it is one that a statement of its own may take."""
    if stance not in STANCES:
        raise NoStance


def check_speaking_time(seconds: int | None) -> None:
    """Raise SpeakingTimeOutOfBounds; None is the time of the statutes."""
    if seconds is not None and not SHORTEST_SPEECH <= seconds <= LONGEST_SPEECH:
        bounds = (timedelta(seconds=each) for each in (SHORTEST_SPEECH, LONGEST_SPEECH))
        raise SpeakingTimeOutOfBounds(**dict(zip(("shortest", "longest"), bounds, strict=True)))
