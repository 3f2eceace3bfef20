"""What a region says of itself: figures within bounds, each with its year and source. Plain values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from governance.errors import N_, RuleBroken
from governance.regions.fields import Field

# Far beyond any subdivision there is; a figure above them was typed in another unit.
LARGEST_POPULATION, LARGEST_AREA, LARGEST_TONNES = 1_000_000_000, 20_000_000, 100_000_000_000
MOST_PLACES = 6
EARLIEST_YEAR = 1900
LONGEST_SOURCE, LONGEST_TEXT = 500, 5000
ISO_639_1 = re.compile(r"[a-z]{2}")


class FigureOutOfBounds(RuleBroken):
    """Facts: largest, places (int)."""

    message = N_(
        "A figure lies between zero and %(largest)d in the unit that is asked for, "
        "with at most %(places)d decimals."
    )


class FigureUnsourced(RuleBroken):
    """A figure that nobody can look up is no figure."""

    message = N_("Every figure needs the source it was taken from, and the year it is of.")


class YearOutOfBounds(RuleBroken):
    """Facts: earliest, latest (str)."""

    message = N_("The year of a figure lies between %(earliest)s and %(latest)s.")


class UnknownField(RuleBroken):
    """Fields of cooperation are chosen from the list, languages by their ISO 639-1 code."""

    message = N_("The fields of cooperation and the languages are chosen from their lists.")


class ProfileTextTooLong(RuleBroken):
    """Facts: longest, in characters."""

    message = N_("A text of the profile has at most %(longest)d characters.")


@dataclass(frozen=True)
class Figure:
    """One figure with its bounds; `needs_year` where it changes from year to year."""

    value: int | Fraction | None
    least: int
    largest: int
    year: int | None
    source: str
    needs_year: bool = True


@dataclass(frozen=True)
class ProfileValues:
    """The columns of a profile; tonnes are of CO2e a year, languages ISO 639-1, fields by value."""

    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    area_km2: int | None = None
    area_source: str = ""
    emissions: Fraction | None = None
    emissions_year: int | None = None
    emissions_source: str = ""
    sequestration: Fraction | None = None
    sequestration_year: int | None = None
    sequestration_source: str = ""
    languages: Sequence[str] = ()
    brings: Sequence[str] = ()
    seeks: Sequence[str] = ()
    text_language: str = "en"
    brings_text: str = ""
    seeks_text: str = ""
    constituency_reason: str = ""

    def figures(self) -> Iterator[Figure]:
        """Every figure with its bounds, its year and its source."""
        yield Figure(self.population, 1, LARGEST_POPULATION, self.population_year, self.population_source)
        yield Figure(self.area_km2, 1, LARGEST_AREA, None, self.area_source, needs_year=False)
        yield Figure(self.emissions, 0, LARGEST_TONNES, self.emissions_year, self.emissions_source)
        yield Figure(
            self.sequestration, 0, LARGEST_TONNES, self.sequestration_year, self.sequestration_source
        )


def check_profile(values: ProfileValues, year_now: int, house_languages: Sequence[str]) -> None:
    """Raise what is wrong with a profile: figures first, then choices, then the length of texts."""
    for figure in values.figures():
        check_figure(figure, year_now)
    fields = {*values.brings, *values.seeks}
    spoken = all(ISO_639_1.fullmatch(code) for code in values.languages)
    if not fields <= set(Field) or not spoken or values.text_language not in house_languages:
        raise UnknownField
    for text in (values.brings_text, values.seeks_text, values.constituency_reason):
        if len(text) > LONGEST_TEXT:
            raise ProfileTextTooLong(longest=LONGEST_TEXT)


def check_figure(figure: Figure, year_now: int) -> None:
    """Raise FigureOutOfBounds, FigureUnsourced or YearOutOfBounds; a figure that is not given is in order."""
    if len(figure.source) > LONGEST_SOURCE:
        raise ProfileTextTooLong(longest=LONGEST_SOURCE)
    if figure.year is not None and not EARLIEST_YEAR <= figure.year <= year_now:
        raise YearOutOfBounds(earliest=str(EARLIEST_YEAR), latest=str(year_now))
    if figure.value is None:
        return
    if not figure.least <= figure.value <= figure.largest or figure.value * 10**MOST_PLACES % 1:
        raise FigureOutOfBounds(largest=figure.largest, places=MOST_PLACES)
    if not figure.source.strip() or (figure.needs_year and figure.year is None):
        raise FigureUnsourced
