"""Admissions and twins from the command line."""

import click
import pycountry
from flask.cli import AppGroup

from app.command_line import AS, JSON, act_of, refusals, region_named, told
from governance.regions.commands import confirm_admission, propose_admission, register_twin
from governance.regions.rules import Constituency

commands = AppGroup("regions", help="Member regions and their twins.")


@commands.command("propose-admission")
@click.argument("code")
@click.option("--constituency", type=click.Choice([side.value for side in Constituency]), required=True)
@click.option("--en", required=True, help="The name of the region in English.")
@click.option("--fr", required=True, help="The name of the region in French.")
@click.option("--es", required=True, help="The name of the region in Spanish.")
@AS
@JSON
def propose(code: str, constituency: str, acting: str, as_json: bool, **name: str) -> None:
    """Enter a region by its ISO 3166-2 CODE; a second officer confirms."""
    known = pycountry.subdivisions.get(code=code)
    if known is None:
        raise click.ClickException(f"ISO 3166-2 knows no {code}.")
    with refusals():
        region = propose_admission(
            act_of(acting),
            None,
            code=code,
            name=name,
            country=known.country_code,
            constituency=Constituency(constituency),
        )
        told("Proposed for admission", region, as_json)


@commands.command("confirm-admission")
@click.argument("code")
@AS
@JSON
def confirm(code: str, acting: str, as_json: bool) -> None:
    """Admit a proposed region, as another officer than the one who proposed it."""
    act = act_of(acting)
    with refusals():
        told("Admitted", confirm_admission(act, region_named(act.session, code)), as_json)


@commands.command("register-twin")
@click.argument("one")
@click.argument("other")
@click.option("--title", nargs=3, required=True, metavar="EN FR ES")
@click.option("--purpose", nargs=3, required=True, metavar="EN FR ES")
@click.option("--commitment", nargs=3, required=True, metavar="EN FR ES")
@AS
@JSON
def twin(one: str, other: str, acting: str, as_json: bool, **texts: tuple[str, str, str]) -> None:
    """Enter the agreement of two regions of opposite constituencies."""
    act = act_of(acting)
    in_three = {part: dict(zip(("en", "fr", "es"), text, strict=True)) for part, text in texts.items()}
    with refusals():
        regions = [region_named(act.session, code) for code in (one, other)]
        told("Registered", register_twin(act, regions[0], other=regions[1], **in_three), as_json)
