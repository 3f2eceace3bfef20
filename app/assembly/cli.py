"""Sessions from the command line."""

from collections.abc import Callable

import click
from flask.cli import AppGroup

from app.command_line import AS, JSON, act_of, refusals, region_named, session_numbered, told
from governance.act import Command
from governance.assembly import commands as verbs
from governance.voting.commands import close_session

commands = AppGroup("assembly", help="Sessions of the General Assembly.")


@commands.command("accredit")
@click.argument("number", type=int)
@click.argument("code")
@AS
@JSON
def accredit(number: int, code: str, acting: str, as_json: bool) -> None:
    """Find the credentials of the region CODE in order for session NUMBER."""
    act = act_of(acting)
    with refusals():
        region, assembly = region_named(act.session, code), session_numbered(act.session, number)
        told("Accredited", verbs.accredit_delegation(act, assembly, region=region), as_json)


def _attendance(name: str, verb: Command, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @click.argument("code")
    @AS
    @JSON
    def record(number: int, code: str, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            assembly, region = session_numbered(act.session, number), region_named(act.session, code)
            told(done, verb(act, verbs.credentials_in_order(act.session, assembly, region)), as_json)


def _conduct(name: str, verb: Callable, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @AS
    @JSON
    def conduct(number: int, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            told(done, verb(act, session_numbered(act.session, number)), as_json)


_attendance(
    "arrive", verbs.record_arrival, "Present", "Record that the delegation CODE attends session NUMBER."
)
_attendance("depart", verbs.record_departure, "Left", "Record that the delegation CODE left session NUMBER.")
_conduct("open", verbs.open_session, "Opened", "Open session NUMBER.")
_conduct("suspend", verbs.suspend_session, "Suspended", "Suspend session NUMBER.")
_conduct("resume", verbs.resume_session, "Resumed", "Resume session NUMBER.")
_conduct("close", close_session, "Closed", "Close session NUMBER.")
