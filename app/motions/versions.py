"""The history of a motion's texts: every version with who wrote it and by which act, and any two compared."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import IntegerField, SelectField
from wtforms.validators import DataRequired, ValidationError

from app.accounts.zones import SelectChoice
from app.caching import public_page
from app.extensions import db
from app.forms import HouseForm
from app.languages import NAMES, current_language
from app.motions.routes import pages
from app.record.reading import act_label, office_label
from governance.comparison import Line, Run, compare, lines_compared
from governance.motions.models import Motion, MotionText
from governance.motions.queries import body_of, motion_page, text_history
from governance.record.models import Entry
from governance.record.queries import entries_that_wrote


@dataclass(frozen=True)
class Version:
    """One version of a text: its number within its language, and the entry of the act that wrote it."""

    text: MotionText
    number: int
    entry: Entry | None

    @property
    def language_name(self) -> str:
        """Its language, named in itself."""
        return NAMES[self.text.language]

    @property
    def act(self) -> str:
        """What was done when it was written."""
        return act_label(self.entry.act) if self.entry else ""

    @property
    def office(self) -> str:
        """In which office it was written."""
        return office_label(self.entry.office) if self.entry else ""


@dataclass(frozen=True)
class Compared:
    """Two versions in one language: the runs of the title, the lines of the body."""

    before: Version
    after: Version
    title: tuple[Run, ...]
    lines: tuple[Line, ...]

    @property
    def counted(self) -> Counter[str]:
        """How many lines had each fate."""
        return Counter(line.fate.value for line in self.lines)


class VersionsForm(HouseForm):
    """Which two versions to compare, in which language. It changes nothing: no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    text = SelectField(pgettext("comparison", "In which language"))
    before = IntegerField(pgettext("comparison", "From version"), validators=[DataRequired()])
    after = IntegerField(pgettext("comparison", "To version"), validators=[DataRequired()])

    def offer(self, versions: Sequence[Version]) -> None:
        """Let these versions be chosen."""
        self.numbers = Counter(version.text.language for version in versions)
        written = [code for code in NAMES if code in self.numbers]
        self.text.choices = [SelectChoice(code, NAMES[code]) for code in written]

    def validate_before(self, field: IntegerField) -> None:
        """A version of the language chosen."""
        last = self.numbers.get(self.text.data or "", 0)
        if last and field.data is not None and not 1 <= field.data <= last:
            raise ValidationError(_("In this language there are versions 1 to %(last)d.", last=last))

    validate_after = validate_before


@pages.get("/motions/<int:motion_id>/versions")
@public_page
def versions(motion_id: int) -> str:
    """Every version of a motion's texts, and two of them compared."""
    found = motion_page(db.session(), motion_id) or abort(404)
    history = numbered(found)
    form = versions_form(found, history)
    shown = compared(form, history) if form.validate() else None
    title = next(one.text for one in reversed(history) if one.text.language == found.authentic_language)
    return render_template(
        "motions/versions.html",
        motion=found,
        authentic=title,
        versions=list(reversed(history)),
        form=form,
        compared=shown,
    )


def numbered(motion: Motion) -> list[Version]:
    """The versions of a motion, the oldest first, counted in each language from 1."""
    texts, counted = text_history(db.session(), motion.id), Counter[str]()
    moments, digests = [text.written_at for text in texts], [text.digest for text in texts]
    acts = entries_that_wrote(db.session(), motion.reference, moments, digests)
    found = []
    for text in texts:
        counted[text.language] += 1
        found.append(Version(text, counted[text.language], acts.get(text.digest)))
    return found


def versions_form(motion: Motion, history: Sequence[Version]) -> VersionsForm:
    """The form as asked; it begins with the last two versions in the reader's language, or the authentic."""
    written = Counter(version.text.language for version in history)
    usual = current_language() if written[current_language()] > 1 else motion.authentic_language
    start: dict[str, Any] = {"text": usual, "before": max(1, written[usual] - 1), "after": written[usual]}
    form = VersionsForm(request.args if "before" in request.args else None, data=start)
    form.offer(history)
    return form


def compared(form: VersionsForm, history: Sequence[Version]) -> Compared:
    """The two versions chosen, line by line."""
    found = {(one.text.language, one.number): one for one in history}
    before, after = (found[form.text.data, field.data or 1] for field in (form.before, form.after))
    old, new = (body_of(db.session(), one.text.id) for one in (before, after))
    return Compared(before, after, compare(before.text.title, after.text.title), lines_compared(old, new))
