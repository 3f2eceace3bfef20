"""A figure: the house beside a measure, run by run, and the median of their ratios."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Options:
    """How often and how long each is asked."""

    runs: int
    seconds: float


@dataclass(frozen=True)
class Figure:
    """What was measured and what it is to be: at least `wanted`, or at most where `at_most`."""

    name: str
    wanted: float
    value: float
    detail: str
    at_most: bool = False

    @classmethod
    def of(cls, name: str, wanted: float, house: list[float], beside: list[float]) -> "Figure":
        """The median of the ratios of each run, with the spread and the medians of both."""
        ratios = [one / other for one, other in zip(house, beside, strict=True)]
        detail = (
            f"{median(house):.0f}/s beside {median(beside):.0f}/s; "
            f"ratios of the runs {min(ratios):.2f} to {max(ratios):.2f}"
        )
        return cls(name, wanted, median(ratios), detail)

    @property
    def met(self) -> bool:
        """Whether it is what it is to be."""
        return self.value <= self.wanted if self.at_most else self.value >= self.wanted

    def __str__(self) -> str:
        sign = "at most" if self.at_most else "at least"
        verdict = "met" if self.met else "SHORT"
        return f"{self.name:<52} {self.value:6.2f}  {sign} {self.wanted:g}: {verdict}  ({self.detail})"
