"""Columns and rows of commitments and of the values of their years."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from sqlalchemy.orm import Session

from app.commitments.reading import title_of
from governance.commitments.queries import CommitmentRow, all_commitments

OF_COMMITMENT = {
    "number": _("Number of the commitment"),
    "title": pgettext("commitment", "Title"),
    "kind": pgettext("commitment", "Kind"),
    "unit": pgettext("commitment", "Unit"),
    "twin": _("Number of the twin region"),
    "bound": _("Codes of the regions bound"),
}
COMMITMENTS = {
    **OF_COMMITMENT,
    "state": pgettext("commitment", "State"),
    "baseline": pgettext("commitment", "Baseline"),
    "baseline_year": pgettext("commitment", "Year of the baseline"),
    "baseline_source": pgettext("commitment", "Source of the baseline"),
    "target": pgettext("commitment", "Target"),
    "target_year": pgettext("commitment", "Year of the target"),
    "target_source": pgettext("commitment", "Source of the target"),
}
VALUES = {
    **OF_COMMITMENT,
    "year": pgettext("commitment", "Year"),
    "path": _("Value of the path"),
    "value": pgettext("commitment", "Value"),
    "evidence": pgettext("commitment", "Evidence"),
    "url": _("Address of the evidence on the web"),
    "entered_at": _("Entered (UTC)"),
}


def of_commitment(row: CommitmentRow) -> dict[str, Any]:
    """By what a commitment is known."""
    one = row.commitment
    halves = (one.twin.emission_region, one.twin.potential_region)
    return {
        "number": one.id,
        "title": title_of(one).text,
        "kind": one.kind,
        "unit": one.unit,
        "twin": one.twin_id,
        "bound": [half.code for half in halves if one.region_id in (None, half.id)],
    }


def commitments(session: Session, at: datetime) -> Iterator[dict[str, Any]]:
    """Every commitment with its path."""
    own = [name for name in COMMITMENTS if name not in OF_COMMITMENT and name != "state"]
    for row in all_commitments(session, at):
        stated = {name: getattr(row.commitment, name) for name in own}
        yield {**of_commitment(row), **stated, "state": row.state}


def values(session: Session, at: datetime) -> Iterator[dict[str, Any]]:
    """The value that stands for each year, beside that of the path."""
    for row in all_commitments(session, at):
        for line in row.lines:
            if line.value is not None:
                yield {
                    **of_commitment(row),
                    "year": line.year,
                    "path": line.path,
                    "value": line.value.value,
                    "evidence": line.value.evidence,
                    "url": line.value.evidence_url,
                    "entered_at": line.value.began_at,
                }
