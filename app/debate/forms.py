"""What delegations write in a debate, and what the presiding officer does with the floor."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import (  # type: ignore[attr-defined]  # the stubs lag behind
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange, Optional

from app.applications.choices import languages_in
from app.forms import HouseForm
from app.languages import NAMES, current_language
from governance.debate.rules import (
    LONGEST_REASON,
    LONGEST_SPEECH,
    LONGEST_STATEMENT,
    SHORTEST_SPEECH,
    SpeakingKind,
    Stance,
)


def languages_offered() -> Iterator[SelectChoice]:
    """Every language with a code of two letters, those of the Assembly first."""
    for code, name in NAMES.items():
        yield SelectChoice(code, name, optgroup=str(pgettext("debate", "Languages of the Assembly")))
    others = [choice for choice in languages_in(current_language()) if choice.value not in NAMES]
    for choice in others:
        yield SelectChoice(choice.value, choice.label, optgroup=str(pgettext("debate", "Other languages")))


class ReplyForm(HouseForm):
    """A few paragraphs in one language, whichever it is."""

    body = TextAreaField(
        pgettext("debate", "Your words"),
        [DataRequired(_("Write what your region has to say.")), Length(max=LONGEST_STATEMENT)],
        render_kw={"dir": "auto"},
    )
    language = SelectField(
        _("In which language you write"), choices=lambda: list(languages_offered()), default=current_language
    )


class StatementForm(ReplyForm):
    """A statement, and what it is to the motion."""

    stance = RadioField(
        pgettext("debate", "Your region speaks"),
        [
            InputRequired(
                _("Choose whether you speak for the motion or against it, or whether you ask something.")
            )
        ],
        choices=[
            SelectChoice(Stance.FOR.value, pgettext("debate", "For the motion")),
            SelectChoice(Stance.AGAINST.value, pgettext("debate", "Against the motion")),
            SelectChoice(Stance.QUESTION.value, pgettext("debate", "To ask a question")),
        ],
    )


class HideForm(HouseForm):
    """Why the words of a statement are hidden."""

    reason = TextAreaField(
        pgettext("debate", "Reason"),
        [
            InputRequired(_("Give the reason: it stands in place of the statement.")),
            Length(max=LONGEST_REASON),
        ],
        description=_("Everyone will read it, in the language in which you write it."),
    )


class DebateForm(HouseForm):
    """Whether a debate goes on; the button pressed says it."""

    act = StringField(validators=[AnyOf(("close_debate", "reopen_debate"))])


class AskForm(HouseForm):
    """A delegation on the speakers' list: the button pressed names the act, its value the item or request."""

    speech = IntegerField(validators=[Optional()])
    point_of_order = IntegerField(validators=[Optional()])
    withdraw = IntegerField(validators=[Optional()])

    @property
    def asked(self) -> tuple[int, SpeakingKind] | None:
        """The item, and what the floor is asked for; None where nothing is asked for."""
        if self.speech.data:
            return self.speech.data, SpeakingKind.SPEECH
        if self.point_of_order.data:
            return self.point_of_order.data, SpeakingKind.POINT_OF_ORDER
        return None


class FloorForm(HouseForm):
    """What the presiding officer does with the floor: the button pressed names the act, its value the row."""

    call = IntegerField(validators=[Optional()])
    following = IntegerField(validators=[Optional()])
    end = IntegerField(validators=[Optional()])
    act = StringField(validators=[Optional(), AnyOf(("close_list", "reopen_list"))])


class OutOfTurnForm(HouseForm):
    """Why another delegation is called than the next one."""

    reason = StringField(
        pgettext("debate", "Reason"),
        [DataRequired(_("Give the reason: the record keeps it.")), Length(max=LONGEST_REASON)],
    )


class SpeakingTimeForm(HouseForm):
    """How long each speaks from now on; left empty, as long as the statutes say."""

    seconds = IntegerField(
        _("Seconds for each speech"),
        [Optional(), NumberRange(min=SHORTEST_SPEECH, max=LONGEST_SPEECH)],
    )
