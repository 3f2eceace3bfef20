"""A commitment as its page shows it: words in the reader's language, the drawing, a line for each year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.commitments.chart import Drawing, drawn
from app.languages import current_language
from app.motions.titles import Title
from governance.commitments.evidence import host_of
from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.queries import CommitmentRow, YearLine
from governance.regions.models import Region


@dataclass(frozen=True)
class Entered:
    """A value, who entered it and the host of its evidence; `reason` is what corrected it."""

    value: YearlyValue
    region: Region
    host: str
    reason: YearlyValue | None = None


@dataclass(frozen=True)
class Line:
    """One year: what stands for it now, what was corrected, and whether a value should be there."""

    line: YearLine
    now: Entered | None
    corrected: tuple[Entered, ...]
    missing: bool


@dataclass(frozen=True)
class Shown:
    """A commitment as lists and its own page show it."""

    row: CommitmentRow
    title: Title
    halves: tuple[Region, ...]

    @property
    def commitment(self) -> Commitment:
        """The commitment itself."""
        return self.row.commitment


def title_of(commitment: Commitment) -> Title:
    """The title in the language of the page where it was written in it, else in that of its sources."""
    language = current_language()
    shown = language if language in commitment.title else commitment.language
    return Title(commitment.title[shown], shown)


def shown(row: CommitmentRow) -> Shown:
    """A commitment with its title, and the halves that it binds."""
    twin, bound = row.commitment.twin, row.commitment.region_id
    halves = (twin.emission_region, twin.potential_region)
    return Shown(row, title_of(row.commitment), tuple(half for half in halves if bound in (None, half.id)))


def lines_of(row: CommitmentRow, at: datetime) -> list[Line]:
    """Every year of the path with what was entered for it."""
    halves = {
        half.id: half for half in (row.commitment.twin.emission_region, row.commitment.twin.potential_region)
    }

    def entered(value: YearlyValue, reason: YearlyValue | None = None) -> Entered:
        host = host_of(value.evidence_url) if value.evidence_url else ""
        return Entered(value, halves[value.region_id], host, reason)

    def corrected(line: YearLine) -> tuple[Entered, ...]:
        later: Sequence[YearlyValue] = [*line.corrected[1:], *([line.value] if line.value else [])]
        return tuple(entered(value, reason) for value, reason in zip(line.corrected, later, strict=False))

    return [
        Line(
            line,
            entered(line.value) if line.value else None,
            corrected(line),
            line.value is None and line.year < at.year,
        )
        for line in row.lines
    ]


def drawing_of(row: CommitmentRow) -> Drawing:
    """The path and the values of a commitment as lines."""
    path = row.commitment.path
    return drawn(
        (path.baseline_year, path.baseline),
        (path.target_year, path.target),
        [(line.year, line.value.value) for line in row.lines if line.value],
    )
