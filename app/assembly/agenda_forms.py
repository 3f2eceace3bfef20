"""Forms by which the agenda is kept: an item with its place and time, the buttons of the list, a document."""

from collections.abc import Sequence
from typing import Any

from flask import g
from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, StopValidation

from app.accounts.zones import SelectChoice
from app.forms import HouseForm
from app.languages import NAMES, current_language
from app.uploads.field import DocumentField
from governance.assembly.agenda import LONGEST_ITEM, print_of
from governance.assembly.models import AgendaItem
from governance.base import LANGUAGES
from governance.texts import LONGEST_TITLE

LONGEST_NOTE = 1000
NEEDED = InputRequired(lazy_gettext("Write it in this language too: the agenda is read in all three."))
PLANNED = NumberRange(
    1, LONGEST_ITEM, lazy_gettext("Plan from 1 to %(longest)s minutes.", longest=LONGEST_ITEM)
)


def title_field(label: Any) -> StringField:
    """The title of an item in one language."""
    return StringField(label, [NEEDED, Length(max=LONGEST_TITLE)])


def note_field(label: Any) -> TextAreaField:
    """A note beside an item in one language."""
    return TextAreaField(label, [Length(max=LONGEST_NOTE)])


class ItemForm(HouseForm):
    """An item of the agenda; that of a motion has no title of its own.

    `typed_over` is the print of the item as the form began with it; nobody else's change is undone by it.
    """

    typed_over = HiddenField()
    title_en = title_field(lazy_gettext("Title in English"))
    title_fr = title_field(lazy_gettext("Title in French"))
    title_es = title_field(lazy_gettext("Title in Spanish"))
    group = SelectField(lazy_gettext("Grouped under"), [Optional()])
    minutes = IntegerField(
        lazy_pgettext("agenda", "Planned minutes"), [Optional(), PLANNED], render_kw={"inputmode": "numeric"}
    )
    note_en = note_field(lazy_gettext("Note in English"))
    note_fr = note_field(lazy_gettext("Note in French"))
    note_es = note_field(lazy_gettext("Note in Spanish"))

    def titles(self) -> list[Any]:
        """The fields of the titles, that of the page's language first; none for a motion."""
        return [self[f"title_{code}"] for code in reading_order() if f"title_{code}" in self]

    def notes(self) -> list[Any]:
        """The fields of the notes, that of the page's language first."""
        return [self[f"note_{code}"] for code in reading_order()]

    def validate(self, extra_validators: Any = None) -> bool:
        """A note is there in every language, or in none."""
        missing = self.missing_note
        return super().validate({f"note_{code}": [missing] for code in LANGUAGES})

    def missing_note(self, form: HouseForm, field: TextAreaField) -> None:
        """Refuse an empty field beside one that is filled in."""
        if not field.data and any(note.data for note in self.notes()):
            raise StopValidation(str(NEEDED.message))

    def note(self) -> dict[str, str] | None:
        """The note that was written, or none."""
        written = {code: self[f"note_{code}"].data or "" for code in LANGUAGES}
        return written if any(written.values()) else None

    def begin_anew(self, item: AgendaItem) -> None:
        """Take what was typed as typed over the item as it stands now, which the page shows beside it."""
        self.typed_over.raw_data, self.typed_over.data = None, print_of(item)

    def words(self, item: AgendaItem | None = None) -> dict[str, Any]:
        """Title, note and minutes as they were written; the title of the item where it has no field."""
        kept = item is not None and not self.titles()
        title = (
            item.title if item and kept else {code: self[f"title_{code}"].data or "" for code in LANGUAGES}
        )
        return {"title": title, "note": self.note(), "minutes": self.minutes.data}


def reading_order() -> list[str]:
    """The languages, that of the page first."""
    return sorted(LANGUAGES, key=lambda code: code != current_language())


def item_form(
    groups: Sequence[tuple[int, str]], item: AgendaItem | None = None, *, motion: bool = False
) -> ItemForm:
    """The form for a new item, or with one filled in; `groups` are those that it may be put under."""
    form = ItemForm(data=filled(item) if item else None)
    alone = SelectChoice("", _("No other item: it stands by itself"))
    form.group.choices = [alone, *(SelectChoice(str(number), title) for number, title in groups)]
    if motion:
        for code in LANGUAGES:
            del form[f"title_{code}"]
    return form


def filled(item: AgendaItem) -> dict[str, Any]:
    """What a form shows of an item."""
    return {
        **{f"title_{code}": text for code, text in item.title.items()},
        **{f"note_{code}": text for code, text in (item.note or {}).items()},
        "group": str(item.parent_id or ""),
        "minutes": item.minutes,
        "typed_over": print_of(item),
    }


class AgendaForm(HouseForm):
    """What is done with one item of the list: the button pressed names the act, its value the item."""

    up = IntegerField(validators=[Optional()])
    down = IntegerField(validators=[Optional()])
    restore = IntegerField(validators=[Optional()])
    take_up = IntegerField(validators=[Optional()])
    conclude = IntegerField(validators=[Optional()])
    adopt = StringField(validators=[Optional(), Length(max=10)])

    def validate(self, extra_validators: Any = None) -> bool:
        """Some button was pressed."""
        valid = super().validate(extra_validators)
        if valid and not self.pressed()[0]:
            self.form_errors = [_("Press the button of what is to be done.")]
            g.form_status = 422
        return valid and bool(self.pressed()[0])

    def pressed(self) -> tuple[str, int]:
        """The button, and the number of the item; an empty name where none was pressed."""
        if self.adopt.data:
            return "adopt", 0
        names = ("up", "down", "restore", "take_up", "conclude")
        return next(((name, self[name].data) for name in names if self[name].data), ("", 0))


class AgendaDocumentForm(HouseForm):
    """A document for an item: what it is called, in which language it is, and the file."""

    title = StringField(
        lazy_pgettext("document", "Title"),
        [DataRequired(lazy_gettext("Write a title.")), Length(max=LONGEST_TITLE)],
    )
    language = SelectField(
        lazy_pgettext("document", "Language"),
        choices=[SelectChoice(code, NAMES[code]) for code in LANGUAGES],
    )
    document = DocumentField(lazy_pgettext("document", "Document"))
