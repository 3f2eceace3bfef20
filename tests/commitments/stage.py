"""A twin region with the heads of both halves, and the simplest commitment of each kind."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from governance.accounts.rules import Actor, OfficeKind
from governance.commitments.commands import confirm_commitment, enter_value, state_commitment
from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.rules import CommitmentKind, Path, Unit
from governance.commitments.statement import Evidence, Statement
from governance.regions.models import Region, Twin
from governance.twinning.paper import register_twin
from tests.factories import House, in_three

NEUTRAL = Path(CommitmentKind.CARBON_NEUTRALITY, Unit.TONNES_A_YEAR, Fraction(120), 2025, Fraction(0), 2035)
DEBT = Path(CommitmentKind.CARBON_DEBT, Unit.TONNES, Fraction(900), 2027, Fraction(0), 2057)
WORK = Path(CommitmentKind.LIVELIHOODS, Unit.HOUSEHOLDS, Fraction(100), 2024, Fraction(1000), 2033)
FOREST = Path(CommitmentKind.RESTORATION, Unit.HECTARES, Fraction(0), 2026, Fraction(700), 2033)
PATHS = (NEUTRAL, DEBT, WORK, FOREST)
EVIDENCE = Evidence("en", "The yearly report of the region", "https://reports.example.org/2025")


def statement(path: Path = NEUTRAL, **changes: Any) -> Statement:
    """What a delegation states, in French."""
    title = {"fr": "Neutralité carbone", "en": "Carbon neutrality"}
    return replace(Statement(path, "fr", title, "Inventaire régional", "Accord de jumelage"), **changes)


@dataclass
class Pair:
    """A twin region and who speaks for its halves."""

    house: House
    twin: Twin
    north: Region
    south: Region
    north_head: Actor
    south_head: Actor

    @classmethod
    def joined(cls, house: House, north: str = "FR-OCC", south: str = "BJ-BO") -> "Pair":
        """Two regions joined into a twin, each with its head of delegation."""
        one, other = (house.regions.get(code) or house.region(code) for code in (north, south))
        twin = register_twin(
            house.act(house.secretary),
            one,
            other=other,
            title=in_three("Agreement"),
            purpose=in_three("Purpose"),
            commitment=in_three("Commitment"),
        )
        heads = [house.delegate(code, OfficeKind.HEAD_OF_DELEGATION) for code in (north, south)]
        return cls(house, twin, one, other, *heads)

    def stated(self, path: Path = NEUTRAL, **changes: Any) -> Commitment:
        """A commitment of the northern half alone."""
        return state_commitment(
            self.house.act(self.north_head),
            self.twin,
            region=self.north,
            binds_both=False,
            statement=statement(path, **changes),
        )

    def proposed(self, path: Path = NEUTRAL) -> Commitment:
        """A commitment for both halves, stated by the northern one."""
        return state_commitment(
            self.house.act(self.north_head),
            self.twin,
            region=self.north,
            binds_both=True,
            statement=statement(path),
        )

    def agreed(self, path: Path = NEUTRAL) -> Commitment:
        """A commitment of both halves."""
        proposed = self.proposed(path)
        return confirm_commitment(self.house.act(self.south_head), proposed, region=self.south)

    def entered(self, commitment: Commitment, year: int, value: int | str | Fraction) -> YearlyValue:
        """The value of a year, as the northern half enters it."""
        return enter_value(
            self.house.act(self.north_head),
            commitment,
            region=self.north,
            year=year,
            value=Fraction(value),
            evidence=EVIDENCE,
        )
