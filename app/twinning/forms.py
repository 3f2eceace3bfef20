"""What heads of delegation write to each other: messages, agreements, signatures."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import (  # type: ignore[attr-defined]  # the stubs lag behind
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from app.forms import HouseForm
from app.languages import NAMES, current_language
from governance.texts import LONGEST_BODY, LONGEST_TITLE, Wording
from governance.twinning.models import Agreement
from governance.twinning.rules import LONGEST_MESSAGE

LANGUAGES = [SelectChoice(code, name) for code, name in NAMES.items()]


class WordsForm(HouseForm):
    """A few words in one language. `confirmed` comes from the page that shows them once more."""

    words = TextAreaField(
        pgettext("twin", "Your message"),
        [DataRequired(_("Write a few words to the other region.")), Length(max=LONGEST_MESSAGE)],
        description=_("Everyone will be able to read it in the record."),
    )
    language = SelectField(
        pgettext("twin", "Language of the message"), choices=LANGUAGES, default=current_language
    )
    confirmed = HiddenField()


class EndForm(WordsForm):
    """Why a twin is ended."""

    words = TextAreaField(
        pgettext("twin", "Reason"),
        [
            DataRequired(_("Give the reason: it stays beside the twin for everyone to read.")),
            Length(max=LONGEST_MESSAGE),
        ],
        description=_("Everyone will read it, in the language in which you write it."),
    )
    language = SelectField(
        pgettext("twin", "Language of the reason"), choices=LANGUAGES, default=current_language
    )


class AnswerForm(WordsForm):
    """Yes or no, with a few words."""

    accepted = RadioField(
        pgettext("twin", "Your answer"),
        [InputRequired(_("Choose an answer."))],
        choices=[
            SelectChoice("yes", pgettext("twin", "Accept: we write an agreement together")),
            SelectChoice("no", pgettext("twin", "Decline")),
        ],
    )


class AgreementForm(HouseForm):
    """A version of an agreement; `agreement_form` adds a title and a text for each language."""

    based_on = IntegerField(validators=[InputRequired()], widget=HiddenInput(), default=0)

    def texts(self) -> list[Wording]:
        """What was written, language by language; one left wholly empty is not given."""
        found = [
            Wording(code, self[f"title_{code}"].data or "", self[f"body_{code}"].data or "") for code in NAMES
        ]
        return [text for text in found if text.title or text.body]


def agreement_form(authentic: Sequence[str], last: Agreement | None, **settings: Any) -> AgreementForm:
    """A form with a text in each language of the house, first those that bind; begun as the last version."""
    texts: Mapping[str, Any] = last.texts if last else {}
    fields: dict[str, Any] = {}
    for code in sorted(NAMES, key=lambda code: code not in authentic):
        fields |= text_fields(code, code in authentic, texts.get(code, {}))
    made: AgreementForm = type("AgreementFormInLanguages", (AgreementForm,), fields)(**settings)
    if not made.is_submitted():
        made.based_on.data = last.version if last else 0
    return made


def text_fields(code: str, binds: bool, text: Mapping[str, str]) -> dict[str, Any]:
    """Title and text in one language."""
    missing = _("Write it in this language too: the text binds in it.")
    needed = DataRequired(missing) if binds else Optional()
    title = _("Title (%(language)s)", language=NAMES[code])
    body = _("Text (%(language)s)", language=NAMES[code])
    shown = {"lang": code, "dir": "auto"}
    return {
        f"title_{code}": StringField(
            title, [needed, Length(max=LONGEST_TITLE)], default=text.get("title", ""), render_kw=shown
        ),
        f"body_{code}": TextAreaField(
            body, [needed, Length(max=LONGEST_BODY)], default=text.get("body", ""), render_kw=shown
        ),
    }


class SealForm(HouseForm):
    """The version that somebody read, by its number and its digest: to sign it, or to register it."""

    version = IntegerField(validators=[InputRequired()], widget=HiddenInput())
    digest = HiddenField(validators=[InputRequired()])


class ComparisonForm(HouseForm):
    """Which two versions to compare, in which language. It changes nothing: no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    before = SelectField(pgettext("comparison", "From version"), coerce=int)
    after = SelectField(pgettext("comparison", "To version"), coerce=int)
    text = SelectField(pgettext("comparison", "In which language"))
