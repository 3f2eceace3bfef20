"""The form that narrows the register of regions, and sets it back to a past day."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import SelectChoice, SelectField, StringField  # type: ignore[attr-defined]  # the stubs lag behind
from wtforms.validators import Length, Optional, ValidationError
from wtforms.widgets import TextInput

from app.acting import now
from app.forms import HouseForm
from app.labels import label
from app.record.forms import Day
from app.regions.register import by_name
from governance.regions.register import Wanted
from governance.regions.rules import Constituency, Standing


class PastDay(Day):
    """A day up to today, in UTC; what cannot be read is shown again in a field that does not lose it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([each.strip() for each in valuelist if each.strip()])
        except ValueError:
            self.data, self.widget = None, TextInput()
            raise

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if not self.errors and self.data is not None and self.data > now().astimezone(UTC).date():
            raise ValidationError(_("This day has not come yet. Choose today, or a day before."))

    def moment(self) -> datetime:
        """The end of the day, or now while it lasts and where no day was asked for."""
        if self.errors or self.data is None:
            return now()
        return min(now(), datetime.combine(self.data, time.max, UTC))


class RegisterForm(HouseForm):
    """What to look for; every field may be empty. It changes nothing, so it carries no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    name = StringField(
        pgettext("register", "Name or code"), [Length(max=100)], render_kw={"type": "search", "dir": "auto"}
    )
    country = SelectField(pgettext("register", "Country"), default="")
    constituency = SelectField(pgettext("register", "Constituency"), default="")
    standing = SelectField(pgettext("register", "Standing"), default="")
    on = PastDay(pgettext("register", "As it stood on"), [Optional()])

    def wanted(self) -> dict[str, str]:
        """What was asked for; nothing in a field where it cannot be."""
        self.validate()
        names = ("name", "country", "constituency", "standing")
        asked = {
            field.name: field.data or "" for field in map(self._fields.__getitem__, names) if not field.errors
        }
        day = self.on.data
        return {
            **dict.fromkeys(names, ""),
            **asked,
            "on": day.isoformat() if day and not self.on.errors else "",
        }

    def meant(self, asked: dict[str, str]) -> Wanted:
        """The same as the register takes it."""
        return Wanted(
            words=asked["name"],
            constituency=Constituency(asked["constituency"]) if asked["constituency"] else None,
            standing=Standing(asked["standing"]) if asked["standing"] else None,
            country=asked["country"] or None,
        )

    def offer(self, countries: Iterable[str]) -> None:
        """Fill the lists, in the reader's language."""
        everything = SelectChoice("", pgettext("register", "All"))
        self.country.choices = [everything, *(SelectChoice(code, name) for code, name in by_name(countries))]
        self.constituency.choices = [
            everything,
            *(SelectChoice(side.value, label(side)) for side in Constituency),
        ]
        self.standing.choices = [everything, *(SelectChoice(kind.value, label(kind)) for kind in Standing)]
