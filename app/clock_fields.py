"""Fields for a day and an hour: by the clocks of some zone, or of the reader's."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from wtforms import DateTimeLocalField
from wtforms.widgets import TextInput

from app.moments import reader_zone

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


class ClockField(DateTimeLocalField):
    """Day and hour as some clock shows them, without a zone.

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


class LocalMomentField(ClockField):
    """Day and time in the reader's zone, taken as an instant in UTC; empty is no instant."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Understand what was typed."""
        super().process_formdata(valuelist)
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
