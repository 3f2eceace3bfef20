"""Votes from the command line. Ballots are cast on the ballot page alone, by who is signed in."""

from datetime import datetime
from zoneinfo import ZoneInfo

import click
from flask.cli import AppGroup

from app.command_line import (
    AS,
    JSON,
    act_of,
    motion_numbered,
    refusals,
    region_named,
    session_numbered,
    told,
    vote_numbered,
)
from governance.assembly.models import Proxy
from governance.voting import commands as verbs
from governance.voting.proxies import give_proxy, revoke_proxy
from governance.voting.rules import Choice

commands = AppGroup("voting", help="Votes and their declarations.")


@commands.command("open")
@click.argument("number", type=int)
@click.argument("motions", type=int, nargs=-1, required=True)
@click.option("--closes", type=click.DateTime(["%Y-%m-%d %H:%M"]), help="In the zone of the session.")
@AS
@JSON
def open_votes(
    number: int, motions: tuple[int, ...], closes: datetime | None, acting: str, as_json: bool
) -> None:
    """Open votes in session NUMBER on MOTIONS; they close as the statutes say, or at --closes."""
    act = act_of(acting)
    with refusals():
        assembly = session_numbered(act.session, number)
        chosen = [motion_numbered(act.session, motion) for motion in motions]
        kinds = assembly.statutes.rules.kinds
        at = closes.replace(tzinfo=ZoneInfo(assembly.zone)) if closes else None
        closes_at = {motion.id: at or act.at + kinds[motion.kind].voting_time for motion in chosen}
        told("Opened", verbs.open_votes(act, assembly, motions=chosen, closes_at=closes_at), as_json)


@commands.command("annul")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Stays beside the vote for everyone to read.")
@AS
@JSON
def annul(number: int, reason: str, acting: str, as_json: bool) -> None:
    """Annul vote NUMBER, which stays visible."""
    act = act_of(acting)
    with refusals():
        told("Annulled", verbs.annul_vote(act, vote_numbered(act.session, number), reason=reason), as_json)


@commands.command("close")
@click.argument("number", type=int)
@AS
@JSON
def close(number: int, acting: str, as_json: bool) -> None:
    """Close vote NUMBER early, once every region on its roll has cast."""
    act = act_of(acting)
    with refusals():
        told("Closed", verbs.close_vote(act, vote_numbered(act.session, number)), as_json)


@commands.command("declare")
@click.argument("number", type=int)
@click.option("--casting-vote", type=click.Choice(["for", "against"]), help="Where the statutes ask for one.")
@AS
@JSON
def declare(number: int, casting_vote: str | None, acting: str, as_json: bool) -> None:
    """Declare the result of vote NUMBER."""
    act = act_of(acting)
    with refusals():
        vote = vote_numbered(act.session, number)
        choice = Choice(casting_vote) if casting_vote else None
        told("Declared", verbs.declare_vote(act, vote, casting_vote=choice), as_json)


@commands.command("give-proxy")
@click.argument("number", type=int)
@click.argument("code")
@click.argument("holder")
@click.option("--motion", type=int, help="On this motion alone, not for the whole session.")
@AS
@JSON
def give(number: int, code: str, holder: str, motion: int | None, acting: str, as_json: bool) -> None:
    """Let the delegation of HOLDER vote for the region CODE in session NUMBER."""
    act = act_of(acting)
    with refusals():
        giver, assembly = region_named(act.session, code), session_numbered(act.session, number)
        on = motion_numbered(act.session, motion) if motion else None
        held_by = region_named(act.session, holder)
        told("Given", give_proxy(act, giver, holder=held_by, assembly=assembly, motion=on), as_json)


@commands.command("revoke-proxy")
@click.argument("number", type=int)
@AS
@JSON
def revoke(number: int, acting: str, as_json: bool) -> None:
    """Take back the vote given by proxy NUMBER; what was cast by it stands."""
    act = act_of(acting)
    with refusals():
        proxy = act.session.get(Proxy, number)
        if proxy is None:
            raise click.ClickException(f"There is no proxy {number}.")
        told("Taken back", revoke_proxy(act, proxy), as_json)
