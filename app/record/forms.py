"""What narrows the record: an act, a subject, days."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask_babel import gettext, lazy_pgettext
from wtforms import DateField, SelectField, StringField, ValidationError
from wtforms.validators import Length, Optional

from app.forms import HouseForm
from app.moments import reader_zone
from app.record.reading import act_label
from governance.act import REGISTRY
from governance.record.queries import Filter

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)


class Day(DateField):
    """A day; says what to type where it cannot be read, and refuses days that no record has."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Write a day as year, month and day, such as 2026-11-23.")) from None

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and not FIRST_DAY <= self.data <= LAST_DAY:
            raise ValidationError(gettext("Choose a day between the years 1970 and 2199."))


class FilterForm(HouseForm):
    """A filter in the address: it changes nothing, so it needs no proof of origin."""

    act = SelectField(lazy_pgettext("record", "Act"), validators=[Optional()])
    subject = StringField(lazy_pgettext("record", "Subject"), validators=[Optional(), Length(max=64)])
    since = Day(lazy_pgettext("record", "From"), validators=[Optional()])
    until = Day(lazy_pgettext("record", "To"), validators=[Optional()])

    class Meta(HouseForm.Meta):
        csrf = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((name, act_label(name)) for name in REGISTRY), key=lambda choice: choice[1])
        self.act.choices = [("", lazy_pgettext("record", "Every act")), *named]

    def validate_until(self, field: DateField) -> None:
        """Days in their order."""
        if isinstance(self.since.data, date) and field.data is not None and field.data < self.since.data:
            raise ValidationError(gettext("The last day cannot be before the first."))

    def wanted(self) -> Filter:
        """The filter as the record takes it; days are days of the reader's zone, the last one included."""
        since, until = self.since.data, self.until.data
        return Filter(
            act=self.act.data or "",
            subject=self.subject.data or "",
            since=midnight(since) if since else None,
            until=midnight(until + timedelta(days=1)) if until else None,
        )

    def kept(self) -> dict[str, str]:
        """The filter as it stands in an address."""
        asked = {"act": self.act.data, "subject": self.subject.data}
        days = {"since": self.since.data, "until": self.until.data}
        return {
            **{name: value or "" for name, value in asked.items()},
            **{name: day.isoformat() if day else "" for name, day in days.items()},
        }


def midnight(day: date) -> datetime:
    """The beginning of a day in the reader's zone."""
    return datetime(day.year, day.month, day.day, tzinfo=reader_zone()).astimezone(UTC)
