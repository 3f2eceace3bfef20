"""The form by which a head of delegation says what the region is, what it brings and what it seeks."""

import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from flask_babel import gettext, lazy_pgettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField

from app.accounts.zones import SelectChoice
from app.applications.forms import FiguresForm, text, ticks
from app.languages import NAMES
from app.regions.spoken import LanguagesField
from governance.regions.figures import ProfileValues, check_figure
from governance.regions.models import Profile

YEAR = re.compile(r"[0-9]{4}")
WHOLE = ("population", "area_km2")
FIGURES = ("population", "area_km2", "emissions", "sequestration")


class YearField(StringField):
    """A year in four digits, which no notation writes apart; what is wrong stays as typed."""

    data: int | None  # type: ignore[assignment]  # its text is not its value

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Understand what was typed; empty is no year."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed and not YEAR.fullmatch(typed):
            raise ValueError(gettext("Write the year in four digits, such as 2024."))
        self.data = int(typed) if typed else None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(self.data)


def year(words: Any) -> YearField:
    return YearField(words, render_kw={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"})


class ProfileForm(FiguresForm):
    """Figures with their year and source, languages, what the region brings and seeks."""

    population_year = year(_("Year of the population"))
    emissions_year = year(_("Year of the emissions"))
    sequestration_year = year(_("Year of the sequestration potential"))
    languages = LanguagesField(
        lazy_pgettext("region", "Languages"),
        description=_("Names of languages in which the region works, with commas between."),
        render_kw={"dir": "auto", "autocomplete": "off"},
    )
    brings = ticks(_("What the region brings"))
    seeks = ticks(_("What the region seeks"))
    text_language = SelectField(
        _("Language of the texts below"), choices=[SelectChoice(code, name) for code, name in NAMES.items()]
    )
    brings_text = text(_("More on what it brings"))
    seeks_text = text(_("More on what it seeks"))
    constituency_reason = text(_("Why on this side?"))

    def values(self) -> ProfileValues:
        """What was filled in, as the command takes it."""
        given = {column.name: self[column.name].data for column in fields(ProfileValues)}
        for name in WHOLE:
            given[name] = None if given[name] is None else int(given[name])
        given.update(
            {name: given[name] or "" for name in given if name.endswith(("_source", "_text", "_reason"))}
        )
        return ProfileValues(**given)

    def check_figures(self, year_now: int) -> bool:
        """Whether every figure is in order; what is not is said at its field."""
        for name, figure in zip(FIGURES, self.values().figures(), strict=True):
            with self.refusals(self[name]):
                check_figure(figure, year_now)
        return not self.errors


def prefilled(profile: Profile | None) -> dict[str, Any]:
    """What the region says of itself now, as the form shows it."""
    if profile is None:
        return {}
    return {column.name: getattr(profile, column.name) for column in fields(ProfileValues)}
