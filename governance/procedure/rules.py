"""The law of procedure: how a text is divided, where a motion may go, and when it may come back. Pure."""

from collections import Counter
from collections.abc import Sequence

from governance.errors import N_, RuleBroken

LONGEST_DESTINATION = 200


class TooFewParts(RuleBroken):
    """One part would be the whole."""

    message = N_("Make at least two parts, each with a paragraph or more.")


class PartsDoNotCover(RuleBroken):
    """Every paragraph is voted on, and none twice."""

    message = N_("Each paragraph of the text belongs to exactly one part.")


class DivisionNotAllowed(RuleBroken):
    """The statutes may keep every motion whole."""

    message = N_("The statutes of this session do not let a motion be divided.")


class OnlyTextIsDivided(RuleBroken):
    """A motion that does something beside its text cannot do half of it."""

    message = N_(
        "Only a motion whose text becomes a resolution can be divided. This one does something else."
    )


class AmendmentsFirst(RuleBroken):
    """The text is settled before it is divided: its parts are those of the text as amended."""

    message = N_("Amendments to this motion are still open. Decide them before the text is divided.")


class DividedAlready(RuleBroken):
    """After its parts, a motion is voted on as a whole."""

    message = N_("The parts of this motion were voted on already; now it is voted on as a whole.")


class PartsVotedOn(RuleBroken):
    """What was voted on stays."""

    message = N_("A vote on a part was opened already; the division stays.")


class DestinationMissing(RuleBroken):
    """Facts: longest, in characters."""

    message = N_("Say to whom the motion goes, in at most %(longest)d characters.")


class GoesWithItsMotion(RuleBroken):
    """An amendment or a part is where its motion is; a procedure is decided, or withdrawn."""

    message = N_("What is about another motion goes with that one, and is not put off by itself.")


class EarlierSession(RuleBroken):
    """What was put off comes back in its own session or in a later one."""

    message = N_("A motion is resumed in its own session or in a later one.")


class ReconsiderationNotAllowed(RuleBroken):
    """The statutes may make a rejection final."""

    message = N_("The statutes of this session do not let a rejected motion be reconsidered.")


class MovedOnSince(RuleBroken):
    """What a motion was about was told of its rejection, and went its own way."""

    message = N_("What this motion was about has moved on since. Move a new motion instead.")


class NoRulingToChallenge(RuleBroken):
    """A ruling is challenged once, and while it stands."""

    message = N_("There is no ruling on this motion that could be challenged.")


class AskedAlready(RuleBroken):
    """One question is enough."""

    message = N_("The same is asked of the Assembly already, and not decided yet.")


class NotAProcedure(RuleBroken):
    """Only what is registered as a procedure about a motion is asked for in this way."""

    message = N_("This cannot be asked for as a procedure about a motion.")


class ProcedureFirst(RuleBroken):
    """Questions of procedure go before the question itself.

    Source: rules of procedure of the UN General Assembly, rule 77.
    """

    message = N_("A motion on procedure about this was admitted. It is decided first.")


class WaitsForItsMotion(RuleBroken):
    """An amendment or a part is voted on while its motion is before the Assembly. Facts: state."""

    message = N_("The motion that this is about cannot be voted on now; it stands as: %(state)s.")


def check_parts(anchors: Sequence[str], parts: Sequence[Sequence[str]]) -> None:
    """Two parts or more, none empty, with every paragraph in exactly one.

    Raises TooFewParts or PartsDoNotCover. Source: rules of procedure of the UN General Assembly, rule 89.
    """
    if len(parts) < 2 or not all(parts):
        raise TooFewParts
    if Counter(anchor for part in parts for anchor in part) != Counter(anchors):
        raise PartsDoNotCover


def check_destination(referred_to: str) -> str:
    """To whom a motion goes, without the space around it; raises DestinationMissing."""
    given = referred_to.strip()
    if not 0 < len(given) <= LONGEST_DESTINATION:
        raise DestinationMissing(longest=LONGEST_DESTINATION)
    return given


def check_challenged(*, ruled: bool, overruled: bool, admissible: bool) -> None:
    """Raise NoRulingToChallenge unless a ruling stands: a written one, or an admission without reasons."""
    if overruled or not (ruled or admissible):
        raise NoRulingToChallenge


def check_resumed_in(before: int, after: int) -> None:
    """Sessions by their numbers. Raises EarlierSession."""
    if after < before:
        raise EarlierSession
