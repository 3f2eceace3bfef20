"""What an office asks of its holder now: votes to cast, delegations to accredit, votes to declare."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext, pgettext

from app.amendments.asked import amendment_tasks
from app.amendments.opening import with_amendments
from app.applications.asked import application_tasks
from app.assembly.asked import assembly_tasks
from app.commitments.asked import commitment_tasks
from app.debate.asked import floor_tasks
from app.delegations.asked import delegation_tasks
from app.elections.asked import election_tasks
from app.extensions import db
from app.facts import written
from app.minutes.asked import minutes_tasks
from app.motions.asked import motion_tasks, to_translate
from app.tasks.task import Task
from app.twinning.asked import twinning_tasks
from governance.accounts.queries import waiting_messages
from governance.accounts.rules import VOTING_OFFICES, Actor, OfficeKind
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_sessions, delegations, state_of
from governance.assembly.rules import SessionState
from governance.motions.rules import MotionState
from governance.voting.outcomes import MotionRow, motion_rows
from governance.voting.papers import Booth, Hand, booths, paper
from governance.voting.queries import state_of as vote_state_of
from governance.voting.rules import VoteState, effective_close
from governance.voting.untranslated import translation_gaps

VOTABLE = (MotionState.ON_AGENDA, MotionState.NOT_DECIDED)


def tasks_of(actor: Actor, at: datetime) -> list[Task]:
    """Everything asked of a person, office by office; the sessions that are over ask nothing."""
    voted_for = [
        office.region_id for office in actor.offices if office.kind in VOTING_OFFICES and office.region_id
    ]
    tasks = [to_cast(booth, at) for booth in booths(db.session(), voted_for, at) if booth.open_votes]
    keeps, presides = actor.office(OfficeKind.SECRETARIAT), actor.office(OfficeKind.PRESIDING_OFFICER)
    translates = actor.office(OfficeKind.TRANSLATOR)
    sessions = unfinished_sessions() if keeps or presides or translates else []
    if keeps:
        tasks += [task for assembly in sessions for task in to_record(assembly, at)] + list(to_send())
        tasks += minutes_tasks(sessions)
    if translates:
        tasks += [task for assembly in sessions for task in to_translate(assembly, at)]
    tasks += application_tasks(actor, at)
    if presides:
        tasks += [task for assembly in sessions for task in to_conduct(assembly, at)]
    tasks += assembly_tasks(actor, at) + motion_tasks(actor, at) + list(amendment_tasks(actor))
    tasks += election_tasks(actor, at)
    return tasks + delegation_tasks(actor, at) + twinning_tasks(actor) + commitment_tasks(actor, at)


def unfinished_sessions() -> list[AssemblySession]:
    """The session in progress first, then those convened for later."""
    sessions = [one for one in assembly_sessions(db.session()) if not (one.closed_at or one.cancelled_at)]
    return sorted(sessions, key=lambda one: one.opens_at)


def to_cast(booth: Booth, at: datetime) -> Task:
    """The votes open to the region of a delegate; done once all are cast, though they may change."""
    lines = [line for line in paper(db.session(), booth.region.id, at) if line.hand in (Hand.OWN, Hand.HELD)]
    undecided = sum(line.last is None for line in lines)
    first = min(effective_close(line.vote.closes_at, line.vote.closed_at) for line in lines)
    votes = {line.vote.id for line in lines}
    return Task(
        ngettext("%(num)d vote is open", "%(num)d votes are open", len(votes)),
        url_for("voting.my_votes"),
        "open" if undecided else "done",
        pgettext("task", "To do") if undecided else pgettext("task", "Done"),
        _(
            "You vote for: %(region)s. The first vote closes: %(time)s",
            region=written(booth.region.name),
            time=written(first),
        ),
    )


def to_record(assembly: AssemblySession, at: datetime) -> Iterator[Task]:
    """Credentials to examine and arrivals to record for a session."""
    rows = delegations(db.session(), assembly, at)
    missing = sum(not row.accredited for row in rows)
    awaited = sum(row.accredited and not row.present for row in rows)
    if missing:
        title = ngettext("%(num)d delegation to accredit", "%(num)d delegations to accredit", missing)
        yield to_do(title, credentials_address(assembly, "credentials_missing"), assembly)
    if awaited:
        title = ngettext("%(num)d arrival to record", "%(num)d arrivals to record", awaited)
        yield to_do(title, credentials_address(assembly, "awaited"), assembly)


def credentials_address(assembly: AssemblySession, show: str) -> str:
    """The list of delegations, narrowed to those that wait for something."""
    return url_for("assembly.credentials", number=assembly.number, show=show)


def to_send() -> Iterator[Task]:
    """Mail that has not gone out."""
    waiting = waiting_messages(db.session())
    if waiting:
        title = ngettext("%(num)d message waits to be sent", "%(num)d messages wait to be sent", waiting)
        yield Task(title, url_for("accounts.outbox"), "waiting", pgettext("task", "Waiting"))


def to_conduct(assembly: AssemblySession, at: datetime) -> Iterator[Task]:
    """A session to open, votes to open, votes that have closed."""
    number, state = assembly.number, state_of(assembly)
    if state is SessionState.CONVENED:
        if assembly.opens_at <= at:
            yield to_do(_("A session to open"), url_for("assembly.conduct", number=number), assembly)
        return
    rows = motion_rows(db.session(), assembly, at)
    waiting = len(to_open(assembly, rows))
    closed = sum(vote_state_of(vote, at) is VoteState.CLOSED for row in rows for vote in row.votes)
    if closed:
        title = ngettext("%(num)d result to declare", "%(num)d results to declare", closed)
        yield to_do(title, url_for("voting.conduct", number=number), assembly)
    if waiting:
        title = ngettext("%(num)d vote to open", "%(num)d votes to open", waiting)
        yield to_do(title, url_for("voting.open_votes", number=number), assembly)
    yield from floor_tasks(assembly)


def to_open(assembly: AssemblySession, rows: list[MotionRow]) -> list[MotionRow]:
    """The motions on which a vote can be opened now: nothing that must come first stands in the way."""
    found, waiting = with_amendments(rows)
    held = waiting.keys() | translation_gaps(db.session(), assembly, rows).keys()
    return [row for row in found if row.state in VOTABLE and row.motion.id not in held]


def to_do(title: str, url: str, assembly: AssemblySession) -> Task:
    """Something to do for a session."""
    return Task(title, url, "open", pgettext("task", "To do"), written(assembly.name))
