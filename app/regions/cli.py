"""Admissions and standing from the command line."""

from typing import Any

import click
import pycountry
from flask.cli import AppGroup

from app.command_line import AS, JSON, act_of, refusals, region_named, told
from app.regions.cli_profile import profile
from governance.assembly.lapse import lapse_membership
from governance.regions.commands import (
    confirm_admission,
    drop_admission,
    propose_admission,
    rename_region,
)
from governance.regions.naming import own_code
from governance.regions.rules import Constituency
from governance.regions.standing import withdraw_region

commands = AppGroup("regions", help="Member regions and their standing.")
# As one says it of one region: flask region admit BJ-BO.
ALIASES = ("region",)
NAMES = [
    click.option("--en", required=True, help="The name of the region in English."),
    click.option("--fr", required=True, help="The name of the region in French."),
    click.option("--es", required=True, help="The name of the region in Spanish."),
]
REASON = click.option("--reason", required=True, help="The reason; everyone can read it.")


def named(command: Any) -> Any:
    """The name of a region in each language, as both verbs for names take it."""
    for option in reversed(NAMES):
        command = option(command)
    return command


@commands.command("propose-admission")
@click.argument("code", required=False)
@click.option("--parent", help="For a place below ISO 3166-2: the code of the subdivision it lies in.")
@click.option("--name", "own", help="And the name that its code gets, such as Nikki for BJ-BO.NIKKI.")
@click.option("--constituency", type=click.Choice([side.value for side in Constituency]), required=True)
@named
@AS
@JSON
def propose(
    code: str | None,
    parent: str | None,
    own: str | None,
    constituency: str,
    acting: str,
    as_json: bool,
    **name: str,
) -> None:
    """Enter a region by its ISO 3166-2 CODE, or by its parent and name; a second officer confirms."""
    found, country = place(code, parent, own)
    with refusals():
        region = propose_admission(
            act_of(acting),
            None,
            code=found,
            parent_code=parent,
            name=name,
            country=country,
            constituency=Constituency(constituency),
        )
        told("Proposed for admission", region, as_json)


def place(code: str | None, parent: str | None, own: str | None) -> tuple[str, str]:
    """The code of the place and its country; either a code, or a parent with a name below it."""
    if bool(code) == bool(parent) or bool(parent) != bool(own):
        raise click.UsageError("Give the CODE of the place, or --parent and --name for a place below it.")
    known = pycountry.subdivisions.get(code=code or parent)
    if known is None:
        raise click.ClickException(f"ISO 3166-2 knows no {code or parent}.")
    return own_code(known.code, own) if own else known.code, known.country_code


@commands.command("rename")
@click.argument("code")
@named
@AS
@JSON
def rename(code: str, acting: str, as_json: bool, **name: str) -> None:
    """Write the name of a region as it is written now, as the secretariat."""
    act = act_of(acting)
    with refusals():
        told("Renamed", rename_region(act, region_named(act.session, code), name=name), as_json)


@commands.command("confirm-admission")
@click.argument("code")
@AS
@JSON
def confirm(code: str, acting: str, as_json: bool) -> None:
    """Admit a proposed region, as another officer than the one who proposed it."""
    act = act_of(acting)
    with refusals():
        told("Admitted", confirm_admission(act, region_named(act.session, code)), as_json)


commands.add_command(confirm, "admit")
commands.add_command(profile)


@commands.command("drop-admission")
@click.argument("code")
@REASON
@AS
@JSON
def drop(code: str, reason: str, acting: str, as_json: bool) -> None:
    """Decline a proposed region, as another officer than the one who proposed it."""
    act = act_of(acting)
    with refusals():
        told("Declined", drop_admission(act, region_named(act.session, code), reason=reason), as_json)


@commands.command("withdraw")
@click.argument("code")
@REASON
@AS
@JSON
def withdraw(code: str, reason: str, acting: str, as_json: bool) -> None:
    """Withdraw a region from the Assembly, as its head of delegation."""
    act = act_of(acting)
    with refusals():
        told("Withdrawn", withdraw_region(act, region_named(act.session, code), reason=reason), as_json)


@commands.command("lapse")
@click.argument("code")
@AS
@JSON
def lapse(code: str, acting: str, as_json: bool) -> None:
    """Let the membership of a region lapse that missed too many sessions, as the secretariat."""
    act = act_of(acting)
    with refusals():
        told("Lapsed", lapse_membership(act, region_named(act.session, code)), as_json)
