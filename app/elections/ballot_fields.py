"""The fields of a ballot: a place, a score or an answer for each candidate, or a box to tick."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import pgettext
from wtforms import IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.accounts.zones import SelectChoice
from app.elections.ballot_paper import BallotPaper
from app.labels import label
from governance.counting.confirmation import Answer
from governance.elections.ballots import HIGHEST_SCORE

MOST_DIGITS = 9


def ticks(paper: BallotPaper, chosen: list[int]) -> SelectMultipleField:
    """A box for each candidate."""
    return SelectMultipleField(
        pgettext("ballot", "Candidates"),
        choices=[SelectChoice(candidate.id, candidate.name) for candidate in paper.candidates],
        coerce=int,
        default=chosen,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[Optional()],
    )


class PlaceField(IntegerField):
    """A place counted from 1 to `last`; whatever is none of these is answered with the same sentence."""

    def __init__(self, label: str, last: int, **options: Any) -> None:
        super().__init__(label, **options)
        self.last = last

    @property
    def words(self) -> str:
        """What can be written here."""
        return _("Write a whole number from 1 to %(last)s, or leave this empty.", last=self.last)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; an empty field is none."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        # Nothing longer is even read: noughts before it could hide a number that fills the memory.
        digits = text if len(text) <= MOST_DIGITS and text.isascii() and text.isdigit() else "0"
        if not 1 <= int(digits) <= self.last:
            raise ValueError(self.words)
        self.data = int(digits)


def place(name: str, said: int | None, last: int) -> PlaceField:
    """The place of a candidate; empty for none."""
    return PlaceField(name, last, default=said, validators=[Optional()])


def score(name: str, said: int | None, last: int) -> SelectField:
    """The points of a candidate; nothing is no points, and not a nought."""
    scores = [SelectChoice(str(points), str(points)) for points in range(HIGHEST_SCORE + 1)]
    none = SelectChoice("", pgettext("ballot", "No score"))
    default = "" if said is None else str(said)
    return SelectField(name, choices=[none, *scores], default=default, validators=[Optional()])


def answer(name: str, said: str | None, last: int) -> RadioField:
    """Yes, no or abstention on a candidate; or nothing."""
    choices = [SelectChoice(one.value, label(one)) for one in Answer]
    choices.append(SelectChoice("", pgettext("ballot", "Undecided")))
    return RadioField(name, choices=choices, coerce=str, default=said or "", validators=[Optional()])
