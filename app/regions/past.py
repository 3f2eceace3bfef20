"""The day that a page of membership is asked about: today, or any day gone by, in UTC."""

from datetime import UTC, date, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_pgettext, pgettext
from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined]  # the stubs lag behind
from wtforms.validators import Optional

from app.acting import now
from app.forms import HouseForm
from app.labels import label
from app.moments import day
from app.regions.forms import PastDay
from governance.regions.rules import Cause

# More years than these are chosen by writing a day.
YEARS = 12


class PastForm(HouseForm):
    """A day in the address; nothing stands for now. It changes nothing, so it carries no proof of origin."""

    on = PastDay(lazy_pgettext("register", "As it stood on"), validators=[Optional()])

    class Meta(HouseForm.Meta):
        csrf = False

    @property
    def day(self) -> date | None:
        """The day asked for, if it is one that can be looked back on."""
        return None if self.on.errors else self.on.data

    def moment(self) -> datetime:
        """The end of the day asked for, or now; checks the form."""
        self.validate()
        return self.on.moment()

    def kept(self) -> dict[str, str]:
        """The day as it stands in an address."""
        return {"on": self.day.isoformat()} if self.day else {}


class ChangesForm(PastForm):
    """Up to which day, and for what cause a standing changed."""

    cause = SelectField(lazy_pgettext("register", "Cause"), default="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = SelectChoice("", pgettext("register", "All"))
        self.cause.choices = [everything, *(SelectChoice(cause.value, label(cause)) for cause in Cause)]

    def wanted(self) -> Cause | None:
        """The cause asked for, if it is one."""
        return Cause(self.cause.data) if self.cause.data in set(Cause) else None

    def kept(self) -> dict[str, str]:
        """What was asked for as it stands in an address."""
        cause = self.wanted()
        return {**super().kept(), **({"cause": cause.value} if cause else {})}


def days_worth_a_look(endpoint: str, first: datetime | None) -> list[tuple[str, str]]:
    """Links to now, to the end of each year and to the day of the first member: what they say, and where."""
    if first is None:
        return []
    began, this_year = first.astimezone(UTC).date(), now().astimezone(UTC).year
    ends = [date(year, 12, 31) for year in range(max(began.year, this_year - YEARS), this_year)]
    said = [(pgettext("register", "Today"), url_for(endpoint))]
    said += [(day(end), url_for(endpoint, on=end.isoformat())) for end in reversed(ends)]
    beginning = _("First member: %(day)s", day=day(began))
    return [*said, (beginning, url_for(endpoint, on=began.isoformat()))]
