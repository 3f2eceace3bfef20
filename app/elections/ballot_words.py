"""What is marked on a ballot, in words: the same on the page that checks it, on receipts and in the urn."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import pgettext

from app.facts import written
from app.labels import label
from governance.counting.confirmation import Answer
from governance.counting.methods import Method
from governance.elections.ballots import EQUALS, Mark, MarkKind, is_blank, marked_of, most_chosen
from governance.elections.models import Election


def mark_rows(mark: Mark, names: Mapping[int, str]) -> list[tuple[str, str]]:
    """What is marked, as pairs of words: the place and who has it, or the candidate and what it says."""
    if is_blank(mark):
        return [(pgettext("ballot", "Ballot"), pgettext("ballot", "Blank"))]
    if mark["kind"] == MarkKind.RANKING:
        return [(str(place), place_words(group, names)) for place, group in enumerate(mark["ranks"], 1)]
    if mark["kind"] == MarkKind.CHOICES:
        return [(pgettext("ballot", "Chosen"), names[number]) for number in mark["chosen"]]
    said = marked_of(mark)
    return [(name, said_words(said[number])) for number, name in names.items() if number in said]


def place_words(group: list[int], names: Mapping[int, str]) -> str:
    """Who has a place."""
    if len(group) == 1:
        return names[group[0]]
    return _("%(names)s: ranked equal", names=written([names[number] for number in group]))


def said_words(said: int | str) -> str:
    """A score, or an answer."""
    return str(said) if isinstance(said, int) else label(Answer(said))


def left_out(mark: Mark, names: Mapping[int, str]) -> list[str]:
    """Those about whom the ballot says nothing, in the order of the paper."""
    marked = marked_of(mark)
    return [name for number, name in names.items() if number not in marked]


def left_out_words(election: Election, kind: MarkKind) -> str:
    """What it means not to be marked."""
    if kind is MarkKind.RANKING and election.method in EQUALS:
        return _("Not ranked, which puts them below everybody you ranked:")
    if kind is MarkKind.RANKING:
        return _("Not ranked, so your ballot never counts for them:")
    if kind is MarkKind.CONFIRMATION:
        return _("Not answered, which counts as an abstention:")
    if kind is MarkKind.SCORES:
        return _("Not scored, which adds nothing:")
    return _("Not chosen:")


def how_to(election: Election, kind: MarkKind, candidates: int) -> list[str]:
    """How the ballot is marked, and what the method makes of it."""
    if kind is MarkKind.CONFIRMATION:
        return [_("Nobody stands against another: answer yes or no for each. More yes than no elects.")]
    if kind is MarkKind.SCORES:
        return [_("Give each candidate from 0 to 5 points. Whoever has most in all is elected.")]
    if kind is MarkKind.CHOICES:
        return [choosing(election, candidates)]
    return [
        _("Write 1 beside whom you want most, 2 beside the next, and so on. You may stop anywhere."),
        equals(election.method),
    ]


def choosing(election: Election, candidates: int) -> str:
    """How many may be ticked."""
    most = most_chosen(election.method, election.seats, candidates)
    if most == candidates:
        return _("Tick everybody whom you approve of.")
    if most == 1:
        return _("Tick one candidate.")
    return _("Tick at most %(number)s candidates.", number=most)


def equals(method: Method) -> str:
    """Whether two may have the same number, and what becomes of a gap."""
    if method in EQUALS:
        return _("The same number twice ranks those two equal. A number left out is closed up.")
    return _("Each number once: a ballot is read only up to a number that two share. A gap is closed up.")
