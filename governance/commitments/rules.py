"""Commitments of twin regions: what may be stated, and the straight path from the baseline to the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from governance.errors import N_, RuleBroken


class CommitmentKind(StrEnum):
    """What a twin region commits itself to."""

    CARBON_NEUTRALITY = "carbon_neutrality"
    CARBON_DEBT = "carbon_debt"
    LIVELIHOODS = "livelihoods"
    RESTORATION = "restoration"


class Unit(StrEnum):
    """In what a commitment is measured."""

    TONNES_A_YEAR = "tonnes_a_year"
    TONNES = "tonnes"
    HECTARES = "hectares"
    PERSONS = "persons"
    HOUSEHOLDS = "households"
    EUROS = "euros"
    PERCENT = "percent"


class Side(StrEnum):
    """Where a value lies, seen along the path: nearer to the target than it, on it, or not yet as near."""

    AHEAD = "ahead"
    ON_PATH = "on_path"
    BEHIND = "behind"


UNITS: Mapping[CommitmentKind, tuple[Unit, ...]] = MappingProxyType(
    {
        CommitmentKind.CARBON_NEUTRALITY: (Unit.TONNES_A_YEAR,),
        CommitmentKind.CARBON_DEBT: (Unit.TONNES,),
        CommitmentKind.LIVELIHOODS: (Unit.PERSONS, Unit.HOUSEHOLDS, Unit.EUROS, Unit.PERCENT),
        CommitmentKind.RESTORATION: (Unit.HECTARES, Unit.PERCENT),
    }
)
TO_ZERO = frozenset({CommitmentKind.CARBON_NEUTRALITY, CommitmentKind.CARBON_DEBT})
# The goal of the initiative: every twin region carbon neutral by then.
NEUTRAL_BY = 2035
FIRST_YEAR, LAST_YEAR, LONGEST_PATH = 1900, 2150, 100
LARGEST, WHOLE = 10**15, 100
SMALLEST_PART = 10**6


class UnitNotOfKind(RuleBroken):
    """Facts: kind, unit."""

    message = N_("This kind of commitment (%(kind)s) is not measured in that unit (%(unit)s).")


class NotToZero(RuleBroken):
    """Carbon neutrality is zero net tonnes a year, and a debt is paid when nothing of it is left."""

    message = N_("The target of this kind of commitment (%(kind)s) is zero.")


class NeutralTooLate(RuleBroken):
    """Facts: year, the latest one."""

    message = N_("The initiative asks for carbon neutrality by %(year)s. Choose that year or an earlier one.")


class YearsReversed(RuleBroken):
    """A path leads forward."""

    message = N_("The year of the target must come after the year of the baseline.")


class PathTooLong(RuleBroken):
    """Facts: years, the most; first and last, the years between which a path lies."""

    message = N_("A path is at most %(years)s years long and lies between %(first)s and %(last)s.")


class TargetPassed(RuleBroken):
    """A commitment looks ahead."""

    message = N_("The year of the target is already over.")


class BaselineToCome(RuleBroken):
    """A baseline was measured; only the paying of a debt may begin later."""

    message = N_("The baseline is what was measured: its year cannot lie in the future.")


class NoWayToGo(RuleBroken):
    """A target is another value than the baseline."""

    message = N_("The target must differ from the baseline.")


class NothingToReduce(RuleBroken):
    """Facts: kind."""

    message = N_("The baseline of this kind of commitment (%(kind)s) is more than zero.")


class LessThanNothing(RuleBroken):
    """Only net emissions can be below zero."""

    message = N_("In this unit (%(unit)s) a value cannot be less than zero.")


class MoreThanAll(RuleBroken):
    """A share is at most the whole."""

    message = N_("A value in per cent is at most 100.")


class TooLarge(RuleBroken):
    """Facts: digits, the most before the decimals."""

    message = N_("A value has at most %(digits)s digits before the decimals. Choose a larger unit.")


class TooFine(RuleBroken):
    """Facts: places, the most."""

    message = N_("A value has at most %(places)s decimals.")


class YearOutsidePath(RuleBroken):
    """Facts: first, last."""

    message = N_("This commitment has values for the years from %(first)s to %(last)s.")


class YearToCome(RuleBroken):
    """Facts: year."""

    message = N_("The year %(year)s has not begun: its value cannot be known yet.")


@dataclass(frozen=True)
class Path:
    """What is measured, where it begins and where it is to end."""

    kind: CommitmentKind
    unit: Unit
    baseline: Fraction
    baseline_year: int
    target: Fraction
    target_year: int

    @property
    def years(self) -> int:
        """How many steps of a year it is from the baseline to the target."""
        return self.target_year - self.baseline_year

    @property
    def step(self) -> Fraction:
        """What each year adds; negative where the path falls."""
        return (self.target - self.baseline) / self.years


@dataclass(frozen=True)
class Position:
    """The value of a year less the value of the path in that year, and which side of the path that is."""

    difference: Fraction
    side: Side


def path_value(path: Path, year: int) -> Fraction:
    """The value of the straight line in one of its years. Raises YearOutsidePath for another."""
    check_in_path(path, year)
    return path.baseline + path.step * (year - path.baseline_year)


def position(path: Path, year: int, value: Fraction) -> Position:
    """Where the value of a year lies: on a path that falls a lower value is ahead, else a higher one."""
    difference = value - path_value(path, year)
    if not difference:
        return Position(difference, Side.ON_PATH)
    return Position(difference, Side.AHEAD if (difference > 0) == (path.step > 0) else Side.BEHIND)


def check_path(path: Path, this_year: int) -> None:
    """Raise what is wrong with a path that somebody states in `this_year`."""
    if path.unit not in UNITS[path.kind]:
        raise UnitNotOfKind(kind=path.kind, unit=path.unit)
    check_years(path, this_year)
    for value in (path.baseline, path.target):
        check_value(path.unit, value)
    if path.kind in TO_ZERO:
        check_to_zero(path)
    if path.baseline == path.target:
        raise NoWayToGo


def check_years(path: Path, this_year: int) -> None:
    """A path leads forward from what was measured to what is still to come, in a span one can look at."""
    if path.target_year <= path.baseline_year:
        raise YearsReversed
    if path.years > LONGEST_PATH or path.baseline_year < FIRST_YEAR or path.target_year > LAST_YEAR:
        raise PathTooLong(years=LONGEST_PATH, first=FIRST_YEAR, last=LAST_YEAR)
    if path.target_year < this_year:
        raise TargetPassed
    if path.baseline_year > this_year and path.kind is not CommitmentKind.CARBON_DEBT:
        raise BaselineToCome


def check_to_zero(path: Path) -> None:
    """From more than nothing to nothing; and neutrality in time."""
    if path.target != 0:
        raise NotToZero(kind=path.kind)
    if path.baseline <= 0:
        raise NothingToReduce(kind=path.kind)
    if path.kind is CommitmentKind.CARBON_NEUTRALITY and path.target_year > NEUTRAL_BY:
        raise NeutralTooLate(year=NEUTRAL_BY)


def check_value(unit: Unit, value: Fraction) -> None:
    """Raise what is wrong with a value in this unit."""
    if value < 0 and unit is not Unit.TONNES_A_YEAR:
        raise LessThanNothing(unit=unit)
    if unit is Unit.PERCENT and value > WHOLE:
        raise MoreThanAll
    if abs(value) >= LARGEST:
        raise TooLarge(digits=len(str(LARGEST)) - 1)
    if SMALLEST_PART % value.denominator:
        raise TooFine(places=len(str(SMALLEST_PART)) - 1)


def check_in_path(path: Path, year: int) -> None:
    """Raise YearOutsidePath for a year before the baseline's or after the target's."""
    if not path.baseline_year <= year <= path.target_year:
        raise YearOutsidePath(first=path.baseline_year, last=path.target_year)


def check_year(path: Path, year: int, this_year: int) -> None:
    """A value is of a year of the path that has begun."""
    check_in_path(path, year)
    if year > this_year:
        raise YearToCome(year=year)
