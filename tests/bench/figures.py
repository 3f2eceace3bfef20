"""A figure: the house beside a measure, run by run, and the median of their ratios."""

from dataclasses import dataclass
from statistics import median

from tests.bench.load import Answers


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
    def of(
        cls, name: str, wanted: float, house: list[Answers], beside: list[Answers], times: int = 1
    ) -> "Figure":
        """The median of the ratios of each run; an answer of the house counts `times`.

        Beside it the ratio of the processor time of the servers, which a busy machine disturbs less.
        """
        ratios = [one.rate * times / other.rate for one, other in zip(house, beside, strict=True)]
        costs = [other.cost * times / one.cost for one, other in zip(house, beside, strict=True)]
        detail = (
            f"{_rate(house) * times:.0f}/s beside {_rate(beside):.0f}/s, "
            f"runs {min(ratios):.2f} to {max(ratios):.2f}; by processor time {median(costs):.2f}: "
            f"{_cost(house) / times:.2f} ms beside {_cost(beside):.2f}"
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


def _rate(answers: list[Answers]) -> float:
    return median(each.rate for each in answers)


def _cost(answers: list[Answers]) -> float:
    return median(each.cost for each in answers)
