"""What a debate asks of the presiding officer now: to give the floor to who waits for it."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import ngettext, pgettext

from app.extensions import db
from app.facts import written
from app.tasks.task import Task
from governance.assembly.models import AssemblySession
from governance.debate.speakers import count_waiting, current_item


def floor_tasks(assembly: AssemblySession) -> Iterator[Task]:
    """How many wait to speak on the item that the session is at; two statements."""
    item = current_item(db.session(), assembly.id)
    waiting = count_waiting(db.session(), item.id) if item else 0
    if item and waiting:
        title = ngettext("%(num)d delegation waits to speak", "%(num)d delegations wait to speak", waiting)
        url = url_for("debate.floor", number=assembly.number)
        yield Task(title, url, "open", pgettext("task", "To do"), written(item.title))
