"""What is filled in on pages of procedure; `confirmed` comes from the page that shows it once more."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import (  # type: ignore[attr-defined]  # the stubs lag behind
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, ValidationError

from app.forms import HouseForm
from app.languages import NAMES, current_language
from governance.procedure.rules import LONGEST_DESTINATION
from governance.regions.standing import LONGEST_REASON

LANGUAGES = [SelectChoice(code, name) for code, name in NAMES.items()]


class PostponeForm(HouseForm):
    """Why a motion is put off, in one language."""

    reason = TextAreaField(
        pgettext("motion", "Reason"),
        [
            DataRequired(_("Give the reason: it stands beside the motion for everyone to read.")),
            Length(max=LONGEST_REASON),
        ],
        description=_("Everyone will read it, in the language in which you write it."),
        render_kw={"dir": "auto"},
    )
    language = SelectField(
        pgettext("motion", "Language of the reason"), choices=LANGUAGES, default=current_language
    )
    confirmed = HiddenField()

    def kept(self) -> list[Field]:
        """What the page that shows it once more sends on."""
        return [field for field in self if field.name not in ("csrf_token", "confirmed")]


class ReferForm(PostponeForm):
    """To whom a motion goes, and why."""

    to = StringField(
        pgettext("motion", "Referred to"),
        [DataRequired(_("Say to whom the motion goes.")), Length(max=LONGEST_DESTINATION)],
        description=_("A committee, a working group, the secretariat: whoever is to look at it."),
        render_kw={"dir": "auto"},
    )


class AskForm(PostponeForm):
    """What is asked of the Assembly about a motion, and why; `ask_form` knows what can be asked."""

    effect = RadioField(
        pgettext("procedure", "What do you ask for?"), [InputRequired(_("Choose what you ask for."))]
    )
    to = StringField(
        _("To whom it is to be referred"),
        [Length(max=LONGEST_DESTINATION)],
        description=_("Fill this in only if you ask for a referral."),
        render_kw={"dir": "auto"},
    )
    region = SelectField(pgettext("procedure", "In the name of"), coerce=int)

    def validate_to(self, field: StringField) -> None:
        """A referral is to somebody."""
        if self.effect.data == "refer" and not field.data:
            raise ValidationError(_("Say to whom the motion goes."))

    def parameters(self) -> dict[str, str]:
        """The effect as a motion carries it, without the motion that it is about."""
        asked = {"act": str(self.effect.data)}
        return asked | {"to": self.to.data or ""} if self.effect.data == "refer" else asked


def ask_form(effects: Iterable[tuple[str, str]], regions: Iterable[tuple[int, str]]) -> AskForm:
    """The form with what can be asked now, and the regions in whose name."""
    form = AskForm()
    form.effect.choices = [SelectChoice(name, words) for name, words in effects]
    form.region.choices = [SelectChoice(region_id, name) for region_id, name in regions]
    return form


class ResumeForm(HouseForm):
    """In which session a motion is taken up again."""

    session = SelectField(pgettext("motion", "In which session"), coerce=int)


class DivisionForm(HouseForm):
    """The part that each paragraph goes to; `division_form` adds a number for each paragraph."""

    digest = HiddenField(validators=[InputRequired()])
    confirmed = HiddenField()

    def places(self) -> list[IntegerField]:
        """The numbers, in the order of the paragraphs."""
        return [field for field in self if isinstance(field, IntegerField)]

    def parts(self, anchors: Sequence[str]) -> list[list[str]]:
        """The paragraphs of each part by their anchors; a number that no paragraph has makes no part."""
        shared: dict[int, list[str]] = {}
        for anchor, place in zip(anchors, self.places(), strict=True):
            shared.setdefault(place.data or 0, []).append(anchor)
        return [shared[number] for number in sorted(shared)]


def division_form(paragraphs: int, digest: str) -> DivisionForm:
    """A form for a text of so many paragraphs, which begins with everything in the first part."""
    needed = [
        InputRequired(_("Write the number of a part.")),
        NumberRange(min=1, max=paragraphs, message=_("Number the parts from 1 on.")),
    ]
    fields: Mapping[str, Any] = {
        f"paragraph_{number}": IntegerField(
            _("Paragraph %(number)s goes to part", number=number),
            needed,
            default=1,
            render_kw={"min": 1, "max": paragraphs, "size": 3},
        )
        for number in range(1, paragraphs + 1)
    }
    made: DivisionForm = type("DivisionFormForText", (DivisionForm,), dict(fields))()
    if not made.is_submitted():
        made.digest.data = digest
    return made
