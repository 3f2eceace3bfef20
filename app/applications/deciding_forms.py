"""Forms of a decision on an application, and of its way to the Assembly."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.accounts.zones import SelectChoice
from app.applications.examining_forms import by_language, name_in_languages
from app.forms import HouseForm
from app.languages import current_language
from governance.applications.rules import LONGEST_MESSAGE
from governance.assembly.models import AssemblySession
from governance.base import LANGUAGES
from governance.texts import LONGEST_BODY, LONGEST_TITLE, Wording


class PlainDecisionForm(HouseForm):
    """A decision that needs no words."""

    def details(self) -> dict[str, Any]:
        """What the command takes."""
        return {}


class DeclineForm(PlainDecisionForm):
    """Why the second officer does not confirm."""

    reason = TextAreaField(
        lazy_pgettext("application", "Reason"),
        [
            DataRequired(lazy_gettext("Give the reason: everyone can read it.")),
            Length(max=LONGEST_MESSAGE),
        ],
        description=lazy_gettext("Everyone will read it, in the language in which you write it."),
        render_kw={"dir": "auto"},
    )

    def details(self) -> dict[str, Any]:
        return {"reason": self.reason.data or ""}


class ReasonsForm(PlainDecisionForm):
    """Reasons, in at least one language."""

    reasons_en = TextAreaField(
        validators=[Length(max=LONGEST_MESSAGE)], render_kw={"lang": "en", "dir": "auto"}
    )
    reasons_fr = TextAreaField(
        validators=[Length(max=LONGEST_MESSAGE)], render_kw={"lang": "fr", "dir": "auto"}
    )
    reasons_es = TextAreaField(
        validators=[Length(max=LONGEST_MESSAGE)], render_kw={"lang": "es", "dir": "auto"}
    )

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        name_in_languages(self, "reasons", lazy_gettext("Reasons in %(language)s"))

    def details(self) -> dict[str, Any]:
        return {"reasons": by_language(self, "reasons")}


class EndForm(HouseForm):
    """Why a partnership ends."""

    reason = TextAreaField(
        lazy_pgettext("partner", "Reason"),
        [DataRequired(lazy_gettext("Give the reason: everyone can read it.")), Length(max=LONGEST_MESSAGE)],
        render_kw={"dir": "auto"},
    )


class LayForm(HouseForm):
    """The session, the text of the motion and its explanatory note in the languages of the house."""

    session = SelectField(
        lazy_pgettext("application", "Session of the Assembly"),
        [DataRequired(lazy_gettext("Choose the session."))],
        coerce=int,
        choices=[],
    )

    def offer(self, sessions: Iterable[AssemblySession]) -> None:
        """Put the sessions to choice, the next one first."""
        self.session.choices = [SelectChoice(one.number, one.name[current_language()]) for one in sessions]

    def texts(self) -> dict[str, Wording]:
        """The motion in those languages in which it was written."""
        titles, bodies = by_language(self, "title"), by_language(self, "body")
        return {
            language: Wording(language, titles.get(language, ""), bodies.get(language, ""))
            for language in LANGUAGES
            if language in titles or language in bodies
        }

    def note(self) -> dict[str, str]:
        """The explanatory note in those languages in which it was written."""
        return by_language(self, "note")


def lay_form(**settings: Any) -> LayForm:
    """The form with a title, a text and a note for each language."""
    fields: dict[str, Any] = {}
    for language in LANGUAGES:
        marked = {"lang": language, "dir": "auto"}
        fields[f"title_{language}"] = StringField(validators=[Length(max=LONGEST_TITLE)], render_kw=marked)
        fields[f"body_{language}"] = TextAreaField(validators=[Length(max=LONGEST_BODY)], render_kw=marked)
        fields[f"note_{language}"] = TextAreaField(validators=[Length(max=LONGEST_MESSAGE)], render_kw=marked)
    form: LayForm = type("LayFormInLanguages", (LayForm,), fields)(**settings)
    name_in_languages(form, "title", lazy_gettext("Title in %(language)s"))
    name_in_languages(form, "body", lazy_gettext("Text in %(language)s"))
    name_in_languages(form, "note", lazy_gettext("Explanatory note in %(language)s"))
    return form
