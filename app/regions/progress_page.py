"""How far the Assembly has come towards a member region in every country."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template, request

from app.caching import public_page
from app.extensions import db
from app.places.countries import COUNTRIES, MEMBER_STATES, OBSERVER_STATES
from app.places.folding import plain
from app.regions.goals import BY_2030, BY_2050, stairs
from app.regions.past import PastForm, days_worth_a_look
from app.regions.register import country_name
from app.regions.routes import pages
from governance.regions.history import first_admission
from governance.regions.register import MapRow, map_rows, progress_by_year
from governance.regions.register import progress as figures


@dataclass(frozen=True)
class Reached:
    """A country with member regions, and how many; whether it is one of those that are counted."""

    name: str
    regions: int
    counted: bool


@pages.get("/progress")
@public_page
def progress() -> str:
    """Twenty countries by 2030, every country by 2050: where that stands on a day, and how it came there."""
    form = PastForm(request.args)
    at = form.moment()
    years = progress_by_year(db.session(), at)
    found = reached(map_rows(db.session(), at))
    return render_template(
        "regions/progress.html",
        form=form,
        at=at,
        days=days_worth_a_look("regions.progress", first_admission(db.session())),
        figures=figures(db.session(), at),
        years=years,
        goals=(BY_2030, BY_2050),
        pictures=[stairs(years, goal) for goal in (BY_2030, BY_2050)],
        reached=found,
        counted=sum(country.counted for country in found),
        countries=len(COUNTRIES),
        states=len(MEMBER_STATES),
        observers=len(OBSERVER_STATES),
    )


def reached(rows: Iterable[MapRow]) -> list[Reached]:
    """The countries with members, by their names in the language of the page."""
    found = Counter(row.country for row in rows)
    countries = [Reached(country_name(code), number, code in COUNTRIES) for code, number in found.items()]
    return sorted(countries, key=lambda country: plain(country.name))
