"""Demands for an extraordinary session, and delegations that check in, from the command line."""

import click

from app.assembly.cli import commands
from app.command_line import AS, JSON, act_of, refusals, region_named, session_numbered, told
from governance.act import Act, Command
from governance.assembly import checking_in, demands
from governance.assembly.models import SessionDemand
from governance.base import LANGUAGES


@commands.command("demand")
@click.argument("code")
@click.option("--purpose", required=True)
@click.option("--language", type=click.Choice(LANGUAGES), required=True)
@AS
@JSON
def demand(code: str, purpose: str, language: str, acting: str, as_json: bool) -> None:
    """Demand an extraordinary session in the name of the region CODE."""
    act = act_of(acting)
    with refusals():
        region = region_named(act.session, code)
        opened = demands.open_demand(act, region, language=language, purpose=purpose)
        told("Demanded", opened, as_json)


@commands.command("withdraw-demand")
@click.argument("number", type=int)
@AS
@JSON
def withdraw(number: int, acting: str, as_json: bool) -> None:
    """Withdraw demand NUMBER."""
    act = act_of(acting)
    with refusals():
        told("Withdrawn", demands.withdraw_demand(act, demand_numbered(act, number)), as_json)


def demand_numbered(act: Act, number: int) -> SessionDemand:
    """The demand with this number."""
    found = demands.demand_page(act.session, number)
    if found is None:
        raise click.ClickException(f"There is no demand {number}.")
    return found


def _signing(name: str, verb: Command, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @click.argument("code")
    @AS
    @JSON
    def sign(number: int, code: str, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            found, region = demand_numbered(act, number), region_named(act.session, code)
            told(done, verb(act, found, region=region), as_json)


def _coming(name: str, verb: Command, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @click.argument("code")
    @AS
    @JSON
    def come(number: int, code: str, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            assembly, region = session_numbered(act.session, number), region_named(act.session, code)
            told(done, verb(act, assembly, region=region), as_json)


_signing("sign-demand", demands.sign_demand, "Signed", "Sign demand NUMBER for the region CODE.")
_signing(
    "withdraw-signature",
    demands.withdraw_signature,
    "Withdrawn",
    "Withdraw the signature of the region CODE from demand NUMBER.",
)
_coming("check-in", checking_in.check_in, "Present", "Check the delegation CODE in to session NUMBER.")
_coming("check-out", checking_in.check_out, "Left", "Check the delegation CODE out of session NUMBER.")
