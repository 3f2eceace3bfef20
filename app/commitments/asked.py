"""What the commitments ask of a head of delegation: the value of the last year, an answer to a proposal."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.commitments.reading import title_of
from app.extensions import db
from app.tasks.task import Task
from governance.accounts.rules import Actor
from governance.commitments.queries import CommitmentRow, commitments_of_regions
from governance.commitments.states import CommitmentState


def commitment_tasks(actor: Actor, at: datetime) -> list[Task]:
    """Everything that waits for the head of a delegation in what binds it."""
    heads = [
        office.region_id for office in actor.offices if office.region_id and actor.heads(office.region_id)
    ]
    rows = commitments_of_regions(db.session(), heads, at) if heads else []
    return [task for row in rows for task in asked_of(row, heads, at)]


def asked_of(row: CommitmentRow, heads: list[int], at: datetime) -> Iterator[Task]:
    """What one commitment asks: to be confirmed by the half that did not state it, or a value."""
    waits = row.goes_on and row.state is CommitmentState.PROPOSED
    if waits and set(heads) != {row.commitment.stated_by_id}:
        yield to_do(_("A commitment for both halves to confirm"), "commitments.confirm", row)
    if row.missing(at.year - 1):
        title = _("The value of %(year)s is missing", year=at.year - 1)
        yield to_do(title, "commitments.enter", row)


def to_do(title: str, endpoint: str, row: CommitmentRow) -> Task:
    """Something to do with a commitment."""
    url = url_for(endpoint, commitment_id=row.commitment.id)
    return Task(title, url, "open", pgettext("task", "To do"), title_of(row.commitment).text)
