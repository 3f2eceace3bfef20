"""Forms of the presiding officer: opening votes, annulling and declaring them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    DateTimeLocalField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, Optional, ValidationError
from wtforms.widgets import TextInput

from app.accounts.zones import SelectChoice
from app.forms import HouseForm
from app.moments import reader_zone

LONGEST_REASON = 2000
MINUTES = "%Y-%m-%dT%H:%M"


def instant_at(local: datetime, zone: ZoneInfo) -> datetime:
    """The one moment at which the clocks of the zone show `local`; ValueError where there is none, or two."""
    early, late = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    instant = early.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local:
        raise ValueError(
            _("The clocks are put forward over this time; it does not exist. Choose a later one.")
        )
    if early.utcoffset() != late.utcoffset():
        raise ValueError(_("The clocks are put back and show this time twice. Choose one an hour away."))
    return instant


class LocalMomentField(DateTimeLocalField):
    """Day and time in the reader's zone, taken as an instant in UTC; empty is no instant.

    What cannot be understood is shown again in a plain field, because a field for times would lose it.
    """

    def __init__(self, label: Any = None, validators: Any = None, **settings: Any) -> None:
        formats = [MINUTES, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"]
        super().__init__(label, validators, format=formats, **settings)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Understand what was typed."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            super().process_formdata([valuelist[0].strip()])
        except ValueError as error:
            self.data, self.widget = None, TextInput()
            message = _("Write day and time in this way: %(example)s", example="2026-11-24 18:30")
            raise ValueError(message) from error
        local, self.data = self.data, None
        try:
            self.data = instant_at(local, reader_zone()) if local else None
        except OverflowError as error:
            raise ValueError(_("This time is too far away.")) from error

    def shown(self) -> str:
        """What stands in the field: what was typed, or the clock of the reader's zone."""
        if self.raw_data:
            return str(self.raw_data[0])
        return self.data.astimezone(reader_zone()).strftime(MINUTES) if self.data else ""

    _value = shown


class OpeningForm(HouseForm):
    """Which votes to open, and until when; `opening_form` adds a closing time for each motion."""

    chosen = SelectMultipleField(lazy_pgettext("vote", "Motions"), coerce=int)
    every = StringField(validators=[Optional()])
    closes_all = LocalMomentField(lazy_gettext("One closing time for all"), [Optional()])

    def validate_chosen(self, field: SelectMultipleField) -> None:
        """Somebody chose something."""
        if not field.data and not self.every.data:
            raise ValidationError(_("Choose at least one motion, or open all of them."))

    def closing_field(self, motion_id: int) -> LocalMomentField:
        """Where the closing time of a motion comes from: the one for all, where it is given."""
        own: LocalMomentField = self[closing_name(motion_id)]
        return self.closes_all if self.closes_all.data else own


def closing_name(motion_id: int) -> str:
    """The name of the field with the closing time of a motion."""
    return f"closes_{motion_id}"


def opening_form(motions: Sequence[tuple[int, str, timedelta]], at: datetime, **settings: Any) -> OpeningForm:
    """A form for these motions: identifier, title, and how long their votes stay open by the statutes."""
    minute = at.replace(second=0, microsecond=0)
    fields = {
        closing_name(motion_id): LocalMomentField(
            lazy_pgettext("vote", "Closes"), [Optional()], default=minute + span
        )
        for motion_id, _title, span in motions
    }
    form: OpeningForm = type("OpeningFormForMotions", (OpeningForm,), fields)(**settings)
    form.chosen.choices = [SelectChoice(motion_id, title) for motion_id, title, _span in motions]
    return form


class AnnulForm(HouseForm):
    """Why a vote is annulled."""

    reason = TextAreaField(
        lazy_pgettext("vote", "Reason"),
        [
            DataRequired(
                lazy_gettext("Give the reason: it stays beside the annulled vote for everyone to read.")
            ),
            Length(max=LONGEST_REASON),
        ],
        description=lazy_gettext("Everyone will read it, in the language in which you write it."),
    )


class DeclareForm(HouseForm):
    """A declaration; the casting vote is asked for only where there is a tie that it settles."""

    casting_vote = RadioField(
        lazy_gettext("Your casting vote"),
        [Optional()],
        choices=[
            SelectChoice("for", lazy_pgettext("vote", "For")),
            SelectChoice("against", lazy_pgettext("vote", "Against")),
        ],
    )
