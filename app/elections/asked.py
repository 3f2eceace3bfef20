"""What elections ask of a person now: to answer a nomination, commit or reveal words, vote, open, declare."""

from collections.abc import Iterator
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import pgettext

from app.elections.offered import mine_of, offers
from app.extensions import db
from app.facts import written
from app.tasks.task import Task
from governance.accounts.rules import Actor
from governance.elections.models import Election
from governance.elections.queries import state_of
from governance.elections.reading import elections_underway
from governance.elections.states import ElectionState


def election_tasks(actor: Actor, at: datetime) -> Iterator[Task]:
    """What is waited for in each election under way; at most four statements."""
    underway = elections_underway(db.session())
    if not underway:
        return
    mine = mine_of(actor)
    for election in underway:
        for offer in offers(election, mine, at):
            if offer.asked:
                post = written(election.post.name)
                title = _("%(task)s: %(post)s", task=offer.text, post=post)
                yield Task(title, offer.url, "open", pgettext("task", "To do"), until(election, at))


def until(election: Election, at: datetime) -> str:
    """Until when there is time, where there is an end to it."""
    state = state_of(election, at)
    if state is ElectionState.NOMINATING:
        return _("Nominations close: %(time)s", time=written(election.nominations_close_at))
    if state is ElectionState.OPEN:
        return _("The election closes: %(time)s", time=written(election.closes_at))
    return ""
