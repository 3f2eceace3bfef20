"""Forms of the booth: the paper, and the button that casts it."""

import re
from collections.abc import Sequence
from typing import Any

from flask import abort, request
from flask_babel import pgettext
from wtforms import HiddenField, RadioField, SelectChoice  # type: ignore[attr-defined]  # the stubs lag behind
from wtforms.validators import InputRequired, Length, Optional, Regexp

from app.forms import HouseForm
from app.labels import label
from app.voting.ballot_paper import Question
from governance.voting.rules import Choice

PREFIX = "vote_"
# Never more than a key of the database holds.
IDENTIFIER = r"[1-9][0-9]{0,8}"
# More votes than one paper holds; a database takes only so many numbers in one question.
MOST = 500


class PaperForm(HouseForm):
    """One question for each vote; nothing is chosen beforehand, and each may stay undecided."""

    def field_of(self, question: Question) -> Any:
        """The field of a question."""
        return self[field_name(question.entry_id)]

    def choice_of(self, question: Question) -> Choice | None:
        """What was sent for a question; nothing, or undecided, is None."""
        chosen = self.field_of(question).data
        return Choice(chosen) if chosen else None


class CastForm(HouseForm):
    """The key of the paper, and the roll entries whose ballots the page announced."""

    key = HiddenField(validators=[InputRequired(), Length(max=64)])
    entries = HiddenField(
        validators=[InputRequired(), Regexp(rf"^{IDENTIFIER}(,{IDENTIFIER}){{0,{MOST - 1}}}\Z")]
    )

    @property
    def entry_ids(self) -> set[int]:
        """The roll entries as numbers."""
        return {int(entry_id) for entry_id in (self.entries.data or "").split(",")}


def field_name(entry_id: int) -> str:
    """The field of the paper that holds the answer for a roll entry."""
    return f"{PREFIX}{entry_id}"


def entries_sent() -> set[int]:
    """The roll entries that the paper sent had answers for; more than a paper holds gives 413."""
    sent = (re.fullmatch(rf"{PREFIX}({IDENTIFIER})", name) for name in request.form)
    entry_ids = {int(found[1]) for found in sent if found}
    if len(entry_ids) > MOST:
        abort(413)
    return entry_ids


def paper_form(questions: Sequence[Question]) -> PaperForm:
    """The form of these questions, filled with what is marked on them."""
    fields = {field_name(question.entry_id): question_field(question) for question in questions}
    return type("QuestionsForm", (PaperForm,), fields)()


def question_field(question: Question) -> RadioField:
    """For, against, abstention; and no answer, which leaves what was cast before as it is."""
    choices = [SelectChoice(choice.value, label(choice)) for choice in Choice]
    none = pgettext("ballot", "Leave as cast") if question.last else pgettext("ballot", "Undecided")
    choices.append(SelectChoice("", none))
    title = question.title.text
    return RadioField(title, choices=choices, coerce=str, default=question.marked, validators=[Optional()])
