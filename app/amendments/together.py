"""A motion with all its amendments: each paragraph, what was adopted in it, what is still proposed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from app.amendments.changes import Change, changes, numbers_of, place_name
from app.amendments.reading import address_of
from app.extensions import db
from app.motions.titles import short_name
from governance.amendments.standing import Proposed, text_of
from governance.comparison import Run, compare
from governance.motions.amending import BEGINNING, Paragraph, anchored, place_of
from governance.motions.models import Motion
from governance.motions.queries import body_of, text_history


@dataclass(frozen=True)
class Proposition:
    """What one open amendment would change in a place."""

    name: str
    url: str
    change: Change


@dataclass
class Place:
    """A paragraph of the text: as it first was, as it stands, and what is proposed there."""

    anchor: str
    name: str = ""
    number: int | None = None
    first: str = ""
    now: str = ""
    proposed: list[Proposition] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether it is no longer as it was moved."""
        return self.first != self.now

    @property
    def runs(self) -> tuple[Run, ...]:
        """What became of it since it was moved, word by word."""
        return compare(self.first, self.now)


def first_text(motion: Motion) -> tuple[Paragraph, ...]:
    """The text as it was moved; two statements."""
    versions = text_history(db.session(), motion.id)
    first = next(one for one in versions if one.language == motion.authentic_language)
    return anchored(body_of(db.session(), first.id), first.anchors)


def places(motion: Motion, proposed: Proposed) -> list[Place]:
    """The text in its order, with what was adopted and what is open."""
    text = text_of(db.session(), motion)
    found = {BEGINNING: Place(BEGINNING)}
    for paragraph in first_text(motion):
        found.setdefault(paragraph.anchor, Place(paragraph.anchor)).first = paragraph.text
    for number, paragraph in enumerate(text, 1):
        place = found.setdefault(paragraph.anchor, Place(paragraph.anchor))
        place.number, place.now = number, paragraph.text
    numbers = numbers_of(text)
    for proposition in _propositions(proposed, text):
        anchor = proposition.change.anchor
        found.setdefault(anchor, Place(anchor)).proposed.append(proposition)
    for place in found.values():
        place.name = place_name(place.anchor, numbers) if place.number else _("A paragraph that was deleted")
    found[BEGINNING].name = place_name(BEGINNING, numbers)
    return [found[anchor] for anchor in sorted(found, key=place_of) if _is_shown(found[anchor])]


def _is_shown(place: Place) -> bool:
    return bool(place.first or place.now or place.proposed)


def _propositions(proposed: Proposed, text: Sequence[Paragraph]) -> Iterator[Proposition]:
    numbers = numbers_of(text)
    for one in proposed.in_order:
        for change in changes(one.operations, numbers):
            yield Proposition(short_name(one.motion), address_of(one), change)
