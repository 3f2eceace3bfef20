"""Forms by which the secretariat examines: its checklist, its questions, its opinion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.accounts.zones import SelectChoice
from app.forms import HouseForm
from app.labels import label
from app.languages import NAMES
from governance.applications.models import Application, Check
from governance.applications.queries import ApplicationFile
from governance.applications.rules import CHECKLIST, LONGEST_MESSAGE, CheckPoint
from governance.base import LANGUAGES

LONGEST_NOTE = 500
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Finding:
    """What an officer says of one point."""

    point: CheckPoint
    fulfilled: bool
    note: str


class ChecklistForm(HouseForm):
    """What was found of each point; `checklist_form` adds the points.

    Each point remembers what its reader saw of it, so that two officers do not undo each other unawares.
    """

    def changed(self, file: ApplicationFile) -> list[Finding]:
        """What was said anew; a point on which somebody else was faster gets an error and is left out."""
        return [finding for point in points(file) for finding in self._changed(file, point)]

    def _changed(self, file: ApplicationFile, point: CheckPoint) -> Iterator[Finding]:
        typed = (self[point].data or "", self[f"{point}_note"].data or "")
        now, seen = file.checks.get(point), self._seen(file.application, point)
        if typed in (said(now), said(seen)):
            return
        if now is not seen:
            self[point].errors = [
                *self[point].errors,
                _("Another officer has written on this point since you opened the page. Look, then decide."),
            ]
        elif not typed[0]:
            self[point].errors = [*self[point].errors, _("Choose yes or no.")]
        else:
            yield Finding(point, typed[0] == YES, typed[1])

    def _seen(self, application: Application, point: CheckPoint) -> Check | None:
        """What stood at the point when the page was opened."""
        seen = self[f"{point}_seen"].data
        return next(
            (check for check in application.checks if check.point is point and str(check.id) == seen), None
        )

    def see_anew(self, file: ApplicationFile) -> None:
        """Whoever sends the page again has seen how things stand now."""
        for point in points(file):
            field = self[f"{point}_seen"]
            field.data, field.raw_data = seen_of(file.checks.get(point)), None


def points(file: ApplicationFile) -> tuple[CheckPoint, ...]:
    """The checklist of such an application."""
    return CHECKLIST[file.application.kind]


def said(check: Check | None) -> tuple[str, str]:
    """A point as its fields show it."""
    if check is None:
        return "", ""
    return YES if check.fulfilled else NO, check.note


def seen_of(check: Check | None) -> str:
    """Which finding it was that somebody saw."""
    return str(check.id) if check else ""


def checklist_form(file: ApplicationFile, **settings: Any) -> ChecklistForm:
    """A form for the points of an application, filled with what was found of them."""
    fields: dict[str, Any] = {}
    for point in points(file):
        check = file.checks.get(point)
        choice, note = said(check)
        fields[point] = RadioField(
            label(point),
            [Optional()],
            default=choice or None,
            choices=[
                SelectChoice(YES, lazy_pgettext("checklist", "Yes")),
                SelectChoice(NO, lazy_pgettext("checklist", "No")),
            ],
        )
        fields[f"{point}_note"] = StringField(
            lazy_pgettext("checklist", "Note"), [Length(max=LONGEST_NOTE)], default=note
        )
        fields[f"{point}_seen"] = HiddenField(default=seen_of(check))
    form: ChecklistForm = type("ChecklistFormOfKind", (ChecklistForm,), fields)(**settings)
    return form


class QuestionForm(HouseForm):
    """A question to the applicant; `seen` is how many there were when the page was opened."""

    text = TextAreaField(
        lazy_pgettext("application", "Question"),
        [DataRequired(lazy_gettext("Write the question.")), Length(max=LONGEST_MESSAGE)],
        description=lazy_gettext("It goes out by mail at once, with a link at which it is answered."),
        render_kw={"dir": "auto"},
    )
    seen = HiddenField()


class OpinionForm(HouseForm):
    """The opinion of the secretariat; `seen` is the one that stood when the page was opened."""

    favourable = RadioField(
        lazy_pgettext("application", "Opinion"),
        [InputRequired(lazy_gettext("Say whether the opinion is favourable."))],
        choices=[
            SelectChoice(YES, lazy_pgettext("opinion", "Favourable")),
            SelectChoice(NO, lazy_pgettext("opinion", "Not favourable")),
        ],
    )
    text_en = TextAreaField(validators=[Length(max=LONGEST_MESSAGE)], render_kw={"lang": "en", "dir": "auto"})
    text_fr = TextAreaField(validators=[Length(max=LONGEST_MESSAGE)], render_kw={"lang": "fr", "dir": "auto"})
    text_es = TextAreaField(validators=[Length(max=LONGEST_MESSAGE)], render_kw={"lang": "es", "dir": "auto"})
    seen = HiddenField()

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        name_in_languages(self, "text", lazy_gettext("Reasons in %(language)s"))


def name_in_languages(form: HouseForm, stem: str, words: Any) -> None:
    """Name the fields of one text in each language, each language by its own name."""
    for language in LANGUAGES:
        form[f"{stem}_{language}"].label.text = str(words) % {"language": NAMES[language]}


def by_language(form: HouseForm, stem: str) -> dict[str, str]:
    """A text in those languages in which it was written."""
    typed = {language: form[f"{stem}_{language}"].data or "" for language in LANGUAGES}
    return {language: text for language, text in typed.items() if text.strip()}


def opinion_form(file: ApplicationFile, **settings: Any) -> OpinionForm:
    """The form, filled with the opinion that stands."""
    stands = file.opinion
    if stands is None:
        return OpinionForm(seen="", **settings)
    texts: Mapping[str, str] = {f"text_{language}": text for language, text in stands.text.items()}
    favourable = YES if stands.favourable else NO
    return OpinionForm(seen=str(stands.id), favourable=favourable, **texts, **settings)
