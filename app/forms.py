"""The form that every form of the house extends: plain text in, refusals shown where form errors are."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, g, request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Field, IntegerField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.meta import DefaultMeta
from wtforms.validators import StopValidation

from app.addresses import LARGEST
from app.errors import say
from app.languages import current_language
from governance.errors import NotAllowed, Refusal


def tidy(text: Any) -> Any:
    """Composed characters, one kind of line end, no space around: one spelling for what looks the same."""
    if not isinstance(text, str):
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").strip())


def is_kept(character: str, lines: bool) -> bool:
    """Whether a character can be kept: no control characters, no half of a surrogate pair."""
    return (character in "\n\t" and lines) or unicodedata.category(character) not in ("Cc", "Cs")


def plain_text(form: FlaskForm, field: Field) -> None:
    """Refuse what a database or a page cannot hold, and say where it is."""
    text = field.data if isinstance(field.data, str) else ""
    lines = isinstance(field, TextAreaField)
    for position, character in enumerate(text, start=1):
        if not is_kept(character, lines):
            raise StopValidation(
                _(
                    "Remove the character at position %(position)s (%(code)s): it cannot be kept.",
                    position=position,
                    code=f"U+{ord(character):04X}",
                )
            )


def keepable_number(form: FlaskForm, field: Field) -> None:
    """Refuse a number larger than any row has: a database fails on it, instead of finding nothing."""
    # Not by NumberRange, which makes a float of what may have a thousand digits.
    if field.data is not None and abs(field.data) > LARGEST:
        sentence = field.gettext("Number must be between %(min)s and %(max)s.")
        raise StopValidation(sentence % {"min": -LARGEST, "max": LARGEST})


class HouseForm(FlaskForm):
    """A form whose text fields are tidy, and which shows the refusal of the command that it calls.

    A page that shows the form again is answered with 422 when a field is wrong, with 409 when a rule refused.
    """

    form_errors: list[str]

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: Any) -> Any:
            """The messages of the form library, read from their file once a language, not once a request."""
            self.locales = (current_language(),)
            return DefaultMeta.get_translations(self, form)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Take fields only: a file where text is expected counts as nothing sent."""
            wrapped = super().wrap_formdata(form, formdata)
            return request.form if isinstance(wrapped, CombinedMultiDict) else wrapped

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            """Add tidying and a check to every text field, a bound to every number; alter no password."""
            field = super().bind_field(form, unbound_field, options)
            if isinstance(field, StringField):
                field.validators = [plain_text, *field.validators]
            if isinstance(field, IntegerField):
                field.validators = [keepable_number, *field.validators]
            # A choice of spaces is no choice, wherever a field may be left empty.
            if isinstance(field, StringField | SelectField) and not isinstance(field, PasswordField):
                field.filters = [tidy, *field.filters]
            return field

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field; notes the status for a page that shows the form again."""
        valid = bool(super().validate(extra_validators))
        if not valid:
            g.form_status = 422
        return valid

    @contextmanager
    def refusals(self, field: Field | None = None) -> Iterator[None]:
        """A rule broken inside appears atop the form, or at `field`; the route then shows the form again.

        Who has no office for the act is not helped by a form: that refusal becomes a page.
        """
        try:
            yield
        except NotAllowed:
            raise
        except Refusal as refusal:
            g.form_status = 409
            if field is None:
                self.form_errors = [*self.form_errors, say(refusal)]
            else:
                field.errors = [*field.errors, say(refusal)]


def mark_refused(answer: Response) -> Response:
    """A form shown again is no success, and programs and browsers are to know it."""
    if answer.status_code == 200 and "form_status" in g:
        answer.status_code = g.form_status
    return answer


def init_app(app: Flask) -> None:
    """Set the status of forms that are shown again."""
    app.after_request(mark_refused)
