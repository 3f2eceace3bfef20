"""What applications ask of the secretariat: to examine, to read what was answered, to confirm, to lay."""

from collections.abc import Callable, Iterator
from datetime import datetime

from flask import url_for
from flask_babel import ngettext, pgettext

from app.applications.queue_forms import ANSWERED
from app.applications.waiting import has_answer
from app.extensions import db
from app.tasks.task import Task
from governance.accounts.rules import Actor, OfficeKind
from governance.applications.queries import ApplicationRow, queue
from governance.applications.stages import ApplicationState
from governance.applications.unconfirmed import count_unconfirmed

Titles = Callable[[int], str]


def application_tasks(actor: Actor, at: datetime) -> list[Task]:
    """What waits for this officer of the secretariat, by what is to be done; nothing for anybody else."""
    if actor.office(OfficeKind.SECRETARIAT) is None:
        return []
    rows = queue(db.session(), at)
    tasks = (*examining(rows), *deciding(rows, actor), listed(actor))
    return [task for task in tasks if task is not None]


def listed(actor: Actor) -> Task | None:
    """Regions that a colleague proposed by hand or from a table."""
    found = count_unconfirmed(db.session(), but_by=actor.person_id)
    if not found:
        return None
    title = ngettext("%(num)d proposed region to confirm", "%(num)d proposed regions to confirm", found)
    return Task(title, url_for("applications.admissions"), "open", pgettext("task", "To do"))


def examining(rows: list[ApplicationRow]) -> Iterator[Task | None]:
    """New applications, those begun, and answers that came."""
    new = [row for row in rows if row.state is ApplicationState.SUBMITTED]
    yield asked(
        len(new),
        ApplicationState.SUBMITTED,
        lambda found: ngettext("%(num)d application to examine", "%(num)d applications to examine", found),
    )
    yield asked(
        sum(row.state is ApplicationState.UNDER_EXAMINATION for row in rows),
        ApplicationState.UNDER_EXAMINATION,
        lambda found: ngettext("%(num)d examination to finish", "%(num)d examinations to finish", found),
    )
    yield asked(
        sum(has_answer(row) for row in rows),
        ANSWERED,
        lambda found: ngettext("%(num)d applicant has answered", "%(num)d applicants have answered", found),
    )


def deciding(rows: list[ApplicationRow], actor: Actor) -> Iterator[Task | None]:
    """Applications to decide on, those that a colleague proposed, and appeals."""
    proposed = [row for row in rows if row.state is ApplicationState.PROPOSED]
    others = [row for row in proposed if row.application.proposed_by_id != actor.person_id]
    yield asked(
        sum(row.state is ApplicationState.EXAMINED for row in rows),
        ApplicationState.EXAMINED,
        lambda found: ngettext(
            "%(num)d application to decide on", "%(num)d applications to decide on", found
        ),
    )
    yield asked(
        len(others),
        ApplicationState.PROPOSED,
        lambda found: ngettext("%(num)d admission to confirm", "%(num)d admissions to confirm", found),
    )
    yield asked(
        sum(row.state is ApplicationState.APPEALED for row in rows),
        ApplicationState.APPEALED,
        lambda found: ngettext(
            "%(num)d appeal to lay before the Assembly", "%(num)d appeals to lay before the Assembly", found
        ),
    )


def asked(found: int, state: str, title: Titles) -> Task | None:
    """One kind of thing to do, and the queue narrowed to it; nothing where there is none of it."""
    if not found:
        return None
    url = url_for("applications.queue", state=state)
    return Task(title(found), url, "open", pgettext("task", "To do"))
