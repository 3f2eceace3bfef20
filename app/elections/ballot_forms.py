"""The form of a ballot, which sends back what a person may not have meant; and the button that casts it."""

from collections.abc import Callable
from typing import Any

from flask import g, request
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import Field, HiddenField
from wtforms.validators import InputRequired

from app.elections.ballot_fields import answer, place, score, ticks
from app.elections.ballot_paper import BallotPaper
from app.forms import HouseForm
from governance.elections.ballots import (
    EQUALS,
    Mark,
    MarkKind,
    mark_plain,
    most_chosen,
    places_left_out,
    places_shared,
)

PREFIX = "candidate_"
BLANK = "blank"


MAKE: dict[MarkKind, Callable[[str, Any, int], Field]] = {
    MarkKind.RANKING: place,
    MarkKind.SCORES: score,
    MarkKind.CONFIRMATION: answer,
}


class BallotForm(HouseForm):
    """What is marked beside each candidate; `paper` is whose ballot it is.

    Something that a person may not have meant, a gap or a blank ballot, is sent back until they confirm it.
    """

    paper: BallotPaper

    @property
    def fields(self) -> dict[int, Field]:
        """The field of each candidate, as they stand on the paper; none where one field holds them all."""
        names = {candidate.id: field_name(candidate.id) for candidate in self.paper.candidates}
        return {number: self[name] for number, name in names.items() if name in self}

    @property
    def marked(self) -> dict[int, Any]:
        """What is marked beside each candidate."""
        if self.paper.kind is MarkKind.CHOICES:
            return dict.fromkeys(self["chosen"].data or [], True)
        said = {number: field.data for number, field in self.fields.items()}
        return {number: value for number, value in said.items() if value not in (None, "")}

    @property
    def mark(self) -> Mark:
        """The ballot as it would be cast."""
        return mark_plain(self.paper.kind, self.marked)

    @property
    def gaps(self) -> list[int]:
        """The numbers left out."""
        return places_left_out(self.marked) if self.paper.kind is MarkKind.RANKING else []

    @property
    def to_confirm(self) -> str:
        """What the person confirms by a tick: this gap, or that the ballot is blank; empty for nothing."""
        if not self.marked:
            return BLANK
        return "-".join(map(str, self.gaps))

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field, then the places together; each message stands beside the field it is about."""
        sound = super().validate(extra_validators) and self._are_places_apart()
        sound = sound and self._is_not_too_much() and self._is_meant()
        if not sound:
            g.form_status = 422
        return sound

    def _are_places_apart(self) -> bool:
        """Whether no two share a place, where the method cannot read that."""
        if self.paper.kind is not MarkKind.RANKING or self.paper.election.method in EQUALS:
            return True
        shared = places_shared(self.marked)
        for field in self.fields.values():
            if field.data in shared:
                field.errors = [
                    _(
                        "Another candidate has the number %(place)s, too. A ballot is read only up to the "
                        "number that two share: give each a different one.",
                        place=field.data,
                    )
                ]
        return not shared

    def _is_not_too_much(self) -> bool:
        """Whether no more are ticked than the election reads."""
        if self.paper.kind is not MarkKind.CHOICES or len(self.marked) <= self.most:
            return True
        words = ngettext(
            "Choose at most %(number)s: with more, nothing on the ballot could be read.",
            "Choose at most %(number)s: with more, nothing on the ballot could be read.",
            self.most,
            number=self.most,
        )
        self["chosen"].errors = [words]
        return False

    @property
    def most(self) -> int:
        """How many may be ticked."""
        election = self.paper.election
        return most_chosen(election.method, election.seats, len(self.paper.candidates))

    def _is_meant(self) -> bool:
        """Whether nothing is odd about the ballot, or the person has confirmed just this."""
        if request.form.get("confirmed", "") == self.to_confirm:
            return True
        if not self.marked:
            self.form_errors = [
                _(
                    "Nobody is marked. A blank ballot counts as cast, and for nobody. "
                    "Mark somebody, or confirm below that you cast it blank."
                )
            ]
            return False
        for field in self.fields.values():
            if field.data is not None and field.data - 1 in self.gaps:
                field.errors = [
                    _(
                        "Nobody has the number %(place)s. The gap is closed up: this candidate, and all "
                        "after it, move up. Change the numbers, or confirm this below.",
                        place=field.data - 1,
                    )
                ]
        return False


class CastBallotForm(HouseForm):
    """The ballot that was checked, sealed; named so that no page of an error shows it."""

    sealed_key = HiddenField(validators=[InputRequired()])


def field_name(number: int) -> str:
    """The field of a candidate."""
    return f"{PREFIX}{number}"


def ballot_form(paper: BallotPaper, marked: dict[int, Any] | None = None) -> BallotForm:
    """The form of a paper, filled with what was sent, or with what is marked already."""
    made: dict[str, Any] = {"paper": paper}
    if paper.kind is MarkKind.CHOICES:
        made["chosen"] = ticks(paper, list(marked or {}))
    else:
        make = MAKE[paper.kind]
        for candidate in paper.candidates:
            name, said = candidate.name or "", (marked or {}).get(candidate.id)
            made[field_name(candidate.id)] = make(name, said, len(paper.candidates))
    return type("MarkedForm", (BallotForm,), made)()
