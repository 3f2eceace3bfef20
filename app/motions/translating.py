"""Translating a motion paragraph by paragraph, beside the authentic text as it stands."""

import re
from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import login_required
from wtforms import TextAreaField
from wtforms.validators import DataRequired

from app.acting import current_act
from app.extensions import db
from app.languages import NAMES
from app.motions.forms import TranslationForm
from app.motions.found import motion_for
from app.motions.marked import shown
from app.motions.routes import pages
from governance.motions.amending import Paragraph, anchored
from governance.motions.models import Motion, MotionText
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import is_current, paragraphs
from governance.texts import Wording
from governance.voting.undecided import write_translation

BLANK_LINES = re.compile(r"\n\s*\n")


@pages.route("/motions/<int:motion_id>/translate/<language>", methods=["GET", "POST"])
@login_required
def translate(motion_id: int, language: str) -> ResponseReturnValue:
    """Write the text in another language, each paragraph beside its original."""
    found = motion_for("write_translation", motion_id)
    if language not in NAMES or language == found.motion.authentic_language:
        abort(404)
    texts = current_texts(db.session(), [motion_id])[motion_id]
    original, last = authentic(texts, found.motion), texts.get(language)
    parts = anchored(original.body, original.anchors)
    form = translation_form(parts, last, language)
    note = offer_note(form, found.motion, language)
    if form.validate_on_submit() and recorded(form, found.motion, original, language, len(parts)):
        return redirect(url_for(".motion", motion_id=motion_id, text=language), 303)
    found = motion_for("write_translation", motion_id)
    return render_template(
        "motions/translate.html",
        found=found,
        form=form,
        original=original,
        language=language,
        language_name=NAMES[language],
        note=shown(anchored(note)) if note else (),
        pairs=[(one, form[field_name(one.number)]) for one in shown(parts)],
        outdated=last is not None and not is_current(last.translates, original.digest),
    )


def offer_note(form: TranslationForm, motion: Motion, language: str) -> str | None:
    """The note to translate, as its author wrote it; where there is none, the form has no field for it."""
    notes = motion.explanatory_note or {}
    if motion.authentic_language not in notes:
        del form.note
        return None
    form.note.render_kw = {"lang": language, "dir": "auto"}
    if not form.is_submitted():
        form.note.data = notes.get(language, "")
    return notes[motion.authentic_language]


def field_name(number: int) -> str:
    """The field with the translation of a paragraph, by its place from 1."""
    return f"paragraph_{number}"


def translation_form(parts: Sequence[Paragraph], last: MotionText | None, language: str) -> TranslationForm:
    """A form with a field for each paragraph; it begins as the last translation, if it has as many."""
    before = paragraphs(last.body) if last else ()
    known = before if len(before) == len(parts) else (*before, *[""] * len(parts))
    shown_as = {"lang": language, "dir": "auto"}
    fields: dict[str, Any] = {}
    for number, text in zip(range(1, len(parts) + 1), known, strict=False):
        words = lazy_gettext("Paragraph %(number)s", number=number)
        needed = DataRequired(lazy_gettext("Translate this paragraph too."))
        fields[field_name(number)] = TextAreaField(words, [needed], default=text, render_kw=shown_as)
    made: type[TranslationForm] = type("TranslationFormForMotion", (TranslationForm,), fields)
    return made(data={"title": last.title if last else "", "instead_of": last.digest if last else ""})


def recorded(form: TranslationForm, motion: Motion, original: MotionText, language: str, parts: int) -> bool:
    """Whether the translation is recorded; not where the authentic text changed meanwhile."""
    if form.follows.data != original.digest:
        form.form_errors = [_("The authentic text has changed meanwhile. Look at your translation again.")]
        form.follows.raw_data, form.follows.data = None, original.digest
        return False
    written = [form[field_name(number)].data or "" for number in range(1, parts + 1)]
    # An empty line inside would make two paragraphs of one, and every number after it wrong.
    body = "\n\n".join(BLANK_LINES.sub("\n", text) for text in written)
    with form.refusals():
        text = Wording(language, form.title.data or "", body)
        note = form.note.data or "" if form.note else None
        over = form.instead_of.data
        write_translation(
            current_act(), motion, text=text, note=note, follows=original.digest, instead_of=over
        )
        flash(_("The translation is recorded."))
    if form.form_errors:
        last = current_texts(db.session(), [motion.id])[motion.id].get(language)
        form.instead_of.raw_data, form.instead_of.data = None, last.digest if last else ""
    return not form.form_errors
