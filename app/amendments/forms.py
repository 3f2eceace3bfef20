"""What is typed about amendments: the paragraphs chosen, their words, a correction, the order of voting."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import HiddenInput

from app.accounts.zones import SelectChoice
from app.amendments.changes import place_name
from app.facts import written
from app.forms import HouseForm, tidy
from app.languages import NAMES, current_language
from governance.amendments.writing import LONGEST_NOTE
from governance.motions.amending import BEGINNING, Paragraph
from governance.regions.models import Region
from governance.regions.standing import LONGEST_REASON

LANGUAGES = [SelectChoice(code, name) for code, name in NAMES.items()]
NOTE = [Optional(), Length(max=LONGEST_NOTE)]


class ChooseForm(HouseForm):
    """In whose name an amendment is written, and which paragraphs it is to change."""

    region = SelectField(pgettext("motion", "In the name of"), [DataRequired(_("Choose a region."))])
    chosen = SelectMultipleField(
        _("Paragraphs to change"), [DataRequired(_("Choose at least one paragraph."))], validate_choice=False
    )

    def offer(self, regions: Sequence[Region], anchors: Sequence[str]) -> "ChooseForm":
        """The regions that the person votes for, and the paragraphs that can be chosen."""
        self.region.choices = [SelectChoice(one.code, str(written(one.name))) for one in regions]
        self.chosen.choices = [SelectChoice(anchor, anchor) for anchor in anchors]
        return self


class WordsForm(HouseForm):
    """Why, and in which language that is said; `words_form` adds fields for each paragraph."""

    note = TextAreaField(pgettext("amendment", "Why you propose this"), NOTE)
    language = SelectField(
        pgettext("amendment", "Language of your reasons"),
        [InputRequired()],
        choices=LANGUAGES,
        default=current_language,
    )


def words_form(chosen: Sequence[Paragraph], numbers: Mapping[str, int], data: Mapping[str, Any]) -> WordsForm:
    """The form with the words of each paragraph chosen, whether it is deleted, and what comes after it."""
    fields: dict[str, Any] = {}
    for place, paragraph in enumerate(chosen):
        # The language of the page is known here: the form is made anew for each request.
        name = place_name(paragraph.anchor, numbers)
        if paragraph.anchor != BEGINNING:
            fields[f"text_{place}"] = TextAreaField(name, [Optional()])
            fields[f"delete_{place}"] = BooleanField(gettext("Delete this paragraph"))
        after = gettext("New paragraphs in this place")
        fields[f"after_{place}"] = TextAreaField(after, [Optional()])
    made: type[WordsForm] = type("WordsOfForm", (WordsForm,), fields)
    return made(data=dict(data))


def data_of(chosen: Sequence[Paragraph], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the form when it is opened: what was kept, else the text as it is."""
    texts, new, deleted = kept.get("texts", {}), kept.get("new", {}), kept.get("deleted", [])
    found: dict[str, Any] = {"note": kept.get("note")}
    if kept.get("language"):
        found["language"] = kept["language"]
    for place, paragraph in enumerate(chosen):
        found[f"text_{place}"] = texts.get(paragraph.anchor, paragraph.text)
        found[f"delete_{place}"] = paragraph.anchor in deleted
        found[f"after_{place}"] = new.get(paragraph.anchor, "")
    return found


def answers_of(form: WordsForm, chosen: Sequence[Paragraph]) -> dict[str, Any]:
    """What was typed, under the names of the paragraphs, as a draft keeps it."""
    texts, new, deleted = dict[str, str](), dict[str, str](), list[str]()
    for place, paragraph in enumerate(chosen):
        new[paragraph.anchor] = form[f"after_{place}"].data or ""
        if paragraph.anchor == BEGINNING:
            continue
        texts[paragraph.anchor] = form[f"text_{place}"].data or ""
        deleted += [paragraph.anchor] if form[f"delete_{place}"].data else []
    return {
        "texts": texts,
        "new": new,
        "deleted": deleted,
        "note": form.note.data or "",
        "language": form.language.data or "",
    }


def typed_over(text: Sequence[Paragraph], kept: Mapping[str, Any]) -> list[Paragraph]:
    """The whole text as typed: what was not chosen stays, and so does what was only opened."""
    texts, new = kept.get("texts", {}), kept.get("new", {})
    deleted, chosen = kept.get("deleted", []), kept.get("chosen", [])
    found = [Paragraph("", new[BEGINNING])] if BEGINNING in chosen and new.get(BEGINNING) else []
    for paragraph in text:
        anchor = paragraph.anchor
        words = texts.get(anchor, paragraph.text) if anchor in chosen else paragraph.text
        if tidy(paragraph.text) == words:
            words = paragraph.text
        found.append(Paragraph(anchor, "" if anchor in chosen and anchor in deleted else words))
        if anchor in chosen and new.get(anchor):
            found.append(Paragraph("", new[anchor]))
    return found


class CorrectionForm(HouseForm):
    """A typographical correction to one paragraph."""

    text = TextAreaField(pgettext("amendment", "The paragraph, corrected"), [InputRequired()])
    note = TextAreaField(pgettext("amendment", "Why you recommend this"), NOTE)
    language = SelectField(
        pgettext("amendment", "Language of your reasons"),
        [InputRequired()],
        choices=LANGUAGES,
        default=current_language,
    )


class OrderForm(HouseForm):
    """Why amendments are voted on in another order; `order_form` adds a place for each.

    `instead_of` is the row of the order that the page showed, so that nobody else's is replaced unseen.
    """

    instead_of = IntegerField(validators=[Optional()], widget=HiddenInput())
    reason = TextAreaField(
        pgettext("amendment", "Reason for this order"),
        [
            DataRequired(_("Give the reason: everyone can read it beside the order.")),
            Length(max=LONGEST_REASON),
        ],
    )
    language = SelectField(
        pgettext("amendment", "Language of the reason"),
        [InputRequired()],
        choices=LANGUAGES,
        default=current_language,
    )

    def places(self) -> list[int]:
        """The rows of the amendments' motions in their new order."""
        fields = [field for field in self if field.name.startswith("place_")]
        placed = sorted(fields, key=lambda field: int(field.data))
        return [int(field.name.removeprefix("place_")) for field in placed]


def own_place(form: OrderForm, place: IntegerField) -> None:
    """No two amendments have one place."""
    others = [each.data for each in form if each.name.startswith("place_") and each is not place]
    if place.data in others:
        raise ValidationError(gettext("Give each amendment a place of its own."))


def order_form(names: Mapping[int, str], instead_of: int = 0) -> OrderForm:
    """The form with a place for each amendment, given by the rows of their motions in the order in force."""
    one_of = [InputRequired(), NumberRange(1, len(names)), own_place]
    fields = {
        f"place_{motion_id}": IntegerField(name, one_of, default=place)
        for place, (motion_id, name) in enumerate(names.items(), 1)
    }
    made: type[OrderForm] = type("PlacesForm", (OrderForm,), fields)
    return made(data={"instead_of": instead_of})
