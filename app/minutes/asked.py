"""What minutes ask of the secretariat: to draw them up, and to lay them before a later session."""

from collections.abc import Iterator, Sequence

from flask import url_for
from flask_babel import ngettext, pgettext

from app.extensions import db
from app.facts import written
from app.tasks.task import Task
from governance.assembly.models import AssemblySession
from governance.minutes.reading import sessions_unminuted


def minutes_tasks(to_come: Sequence[AssemblySession]) -> Iterator[Task]:
    """Of the sessions that are over; `to_come` are those that minutes can be laid before. Two statements.

    Each kind of thing to do is one task however many sessions wait for it, and leads to the first of them.
    """
    missing, unlaid = sessions_unminuted(db.session())
    if missing:
        title = ngettext(
            "The minutes of %(num)d session are not drawn up",
            "The minutes of %(num)d sessions are not drawn up",
            len(missing),
        )
        yield to_do(title, "minutes.draw_up", missing[0])
    if unlaid and to_come:
        title = ngettext(
            "The minutes of %(num)d session are to be laid before a later one",
            "The minutes of %(num)d sessions are to be laid before a later one",
            len(unlaid),
        )
        yield to_do(title, "minutes.lay", unlaid[0])


def to_do(title: str, endpoint: str, assembly: AssemblySession) -> Task:
    """Something to do with the minutes of a session."""
    url = url_for(endpoint, number=assembly.number)
    return Task(title, url, "open", pgettext("task", "To do"), written(assembly.name))
