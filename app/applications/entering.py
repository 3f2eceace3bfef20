"""How programs that fill in forms are held off: nobody else is asked to prove that they are people.

A form that is sent sooner than anyone can read it, or with the field filled in that no person is meant to
fill in, is shown again with a sentence: a person who did so loses nothing.
"""

import hmac
from datetime import timedelta

from flask import g
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField
from wtforms.validators import ValidationError

from app.accounts.throttling import keyed_digest
from app.acting import now
from app.forms import HouseForm

SOONEST, LATEST = timedelta(seconds=3), timedelta(days=1)


def stamp() -> str:
    """When a form was handed out, in a way that only this service can write."""
    seconds = str(int(now().timestamp()))
    return f"{seconds}.{keyed_digest('form handed out', seconds)}"


def age_of(written: str) -> timedelta | None:
    """How long ago a form with this stamp was handed out; None where the stamp is not ours."""
    seconds, _dot, digest = written.partition(".")
    ours = keyed_digest("form handed out", seconds)
    if not hmac.compare_digest(digest.encode("utf-8", "replace"), ours.encode()):
        return None
    return timedelta(seconds=int(now().timestamp()) - int(seconds))


class OpenForm(HouseForm):
    """A form that anybody may send, person or program."""

    # Programs fill in what sounds like an address; no browser remembers anything for it.
    homepage = StringField(
        lazy_gettext("Leave this field empty"),
        render_kw={"tabindex": "-1", "autocomplete": "off"},
    )
    handed_out = HiddenField()

    def validate_homepage(self, field: StringField) -> None:
        """Say it, too: some readers of screens come past this field."""
        if field.data:
            raise ValidationError(_("Leave this field empty: it is there for programs that fill in forms."))

    def seems_human(self) -> bool:
        """Whether the form was on a screen for a while; if not, it asks to be sent again."""
        age = age_of(self.handed_out.data or "")
        if age is not None and SOONEST <= age <= LATEST:
            return True
        g.form_status = 422
        self.form_errors = [
            _("That was faster than a person reads, or the page was open for very long. Send it once more.")
        ]
        return False

    def hand_out(self) -> None:
        """Stamp the form before it is shown; the time that its reader has spent already counts."""
        age = age_of(self.handed_out.data or "")
        if age is None or age > LATEST:
            self.handed_out.data = stamp()
