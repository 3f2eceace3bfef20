"""What every verb of the command line shares: who acts, how a refusal is said, what is told of an act.

Whoever may run a command on the machine that serves may act as anybody: the record names this entrance.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask import current_app
from sqlalchemy.orm import Session

from app.acting import clock
from app.errors import say
from app.extensions import db
from governance.accounts import queries
from governance.accounts.proof import MalformedEmail, tidy_email
from governance.act import Act, Entrance
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.base import Base
from governance.errors import Refusal
from governance.motions.models import Motion
from governance.regions.models import Region
from governance.regions.queries import region_by_code
from governance.voting.models import Vote

AS = click.option(
    "--as", "--by", "acting", required=True, metavar="EMAIL", help="The account of the person who acts."
)
JSON = click.option("--json", "as_json", is_flag=True, help="Say what was recorded as JSON.")


@contextmanager
def refusals() -> Iterator[None]:
    """A refusal ends the command with the page's sentence and a status that is not zero."""
    try:
        yield
    except Refusal as refusal:
        with current_app.test_request_context():
            raise click.ClickException(say(refusal)) from None


def act_of(email: str) -> Act:
    """An act from the command line by the person with this address."""
    try:
        person = queries.person_by_email(db.session(), tidy_email(email))
    except MalformedEmail:
        person = None
    if person is None:
        raise click.ClickException("Nobody has an account with the address given by --as.")
    actor = queries.actor_of(db.session(), person.id, clock())
    return Act(db.session(), actor, clock(), Entrance.COMMAND_LINE)


def told(done: str, recorded: Base | list[Any], as_json: bool) -> None:
    """Say what was recorded, by its references."""
    rows = recorded if isinstance(recorded, list) else [recorded]
    references = [row.reference for row in rows]
    click.echo(json.dumps({"recorded": references}) if as_json else f"{done}: {', '.join(references)}.")


def region_named(session: Session, code: str) -> Region:
    """The region with this code."""
    row = region_by_code(session, code, clock())
    if row is None:
        raise click.ClickException(f"There is no region {code}.")
    return row.region


def session_numbered(session: Session, number: int) -> AssemblySession:
    """The session of the Assembly with this number."""
    return _there(assembly_session(session, number), f"There is no session {number}.")


def motion_numbered(session: Session, number: int) -> Motion:
    """The motion with this number."""
    return _there(session.get(Motion, number), f"There is no motion {number}.")


def vote_numbered(session: Session, number: int) -> Vote:
    """The vote with this number."""
    return _there(session.get(Vote, number), f"There is no vote {number}.")


def _there(row: Any, otherwise: str) -> Any:
    if row is None:
        raise click.ClickException(otherwise)
    return row
