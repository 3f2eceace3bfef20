"""Convocations from the command line: convened, changed, called off; hours by the session's own clocks."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import click

from app.assembly.cli import commands
from app.clock_fields import instant_at
from app.command_line import AS, JSON, act_of, refusals, session_numbered, told
from governance.assembly.convening import (
    cancel_session,
    change_convocation,
    convene_session,
    meeting_told,
)
from governance.assembly.demands import demand_page
from governance.assembly.meeting import Meeting
from governance.assembly.rules import SessionKind, SessionMode
from governance.base import LANGUAGES

MOMENT = click.DateTime(["%Y-%m-%d %H:%M"])
ZONE = click.Choice(sorted(available_timezones()))
NOWHERE = ("", "", "")


def meeting_options(required: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What a convocation says; for a change only what is to be another."""
    options = (
        click.option("--name", nargs=3, required=required, metavar="EN FR ES"),
        click.option("--place", nargs=3, metavar="EN FR ES"),
        click.option("--online", metavar="LINK", help="Where those meet who come online."),
        click.option("--mode", type=click.Choice([mode.value for mode in SessionMode])),
        click.option("--zone", type=ZONE, required=required, metavar="ZONE"),
        click.option("--opens", type=MOMENT, required=required, help="In that zone."),
        click.option("--ends", type=MOMENT, help="In that zone."),
    )

    def with_options(function: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            function = option(function)
        return function

    return with_options


@commands.command("convene")
@click.option("--kind", type=click.Choice([kind.value for kind in SessionKind]), default="ordinary")
@click.option("--demand", "demand_id", type=int, help="The number of the demand that it answers.")
@meeting_options(required=True)
@AS
@JSON
def convene(kind: str, demand_id: int | None, acting: str, as_json: bool, **said: Any) -> None:
    """Call a session under the statutes in force."""
    act = act_of(acting)
    demand = demand_page(act.session, demand_id) if demand_id else None
    if demand_id and demand is None:
        raise click.ClickException(f"There is no demand {demand_id}.")
    with refusals():
        meeting = meeting_of(said, None)
        told(
            "Convened", convene_session(act, None, kind=SessionKind(kind), demand=demand, **meeting), as_json
        )


@commands.command("change-convocation")
@click.argument("number", type=int)
@meeting_options(required=False)
@AS
@JSON
def change(number: int, acting: str, as_json: bool, **said: Any) -> None:
    """Change what is told of session NUMBER; another opening starts its notice anew."""
    act = act_of(acting)
    with refusals():
        assembly = session_numbered(act.session, number)
        told(
            "Changed", change_convocation(act, assembly, **meeting_of(said, meeting_told(assembly))), as_json
        )


@commands.command("cancel")
@click.argument("number", type=int)
@click.option("--reason", nargs=3, required=True, metavar="EN FR ES")
@AS
@JSON
def cancel(number: int, reason: tuple[str, str, str], acting: str, as_json: bool) -> None:
    """Call off session NUMBER before it is opened."""
    act = act_of(acting)
    with refusals():
        assembly = session_numbered(act.session, number)
        told("Cancelled", cancel_session(act, assembly, reason=in_three(reason)), as_json)


def meeting_of(said: dict[str, Any], before: Meeting | None) -> Meeting:
    """The convocation as it was said; of a change, what was not said stays."""
    zone = said["zone"] or (before["zone"] if before else "UTC")
    meeting: dict[str, Any] = {"place": in_three(NOWHERE), **(before or {}), "zone": zone}
    for part in ("name", "place"):
        meeting |= {part: in_three(said[part])} if said[part] else {}
    for part, moment in (("opens_at", said["opens"]), ("ends_at", said["ends"])):
        meeting |= {part: by_clock(moment, zone)} if moment else {}
    meeting |= {"online": said["online"]} if said["online"] else {}
    meeting |= {"mode": SessionMode(said["mode"])} if said["mode"] else {}
    return Meeting(**meeting)  # type: ignore[typeddict-item]


def by_clock(local: datetime, zone: str) -> datetime:
    """The moment at which the clocks of the zone show that hour; says where there is none, or two."""
    try:
        return instant_at(local, ZoneInfo(zone))
    except (ValueError, OverflowError) as reason:
        raise click.ClickException(str(reason)) from None


def in_three(texts: tuple[str, str, str]) -> dict[str, str]:
    """Three texts by their languages."""
    return dict(zip(LANGUAGES, texts, strict=True))
