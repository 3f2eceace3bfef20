"""Partners from the command line. They join by an application: `flask applications`."""

import click
from flask.cli import AppGroup

from app.acting import clock
from app.command_line import AS, JSON, act_of, refusals, told
from app.extensions import db
from governance.partners import queries
from governance.partners.commands import end_partner

commands = AppGroup("partners", help="Partners of the Assembly.")


@commands.command("list")
def list_partners() -> None:
    """The partners there are now."""
    for partner in queries.partners(db.session(), clock()):
        click.echo(f"{partner.id}  {partner.kind.value:12}  {partner.name['en']}")


@commands.command("end")
@click.argument("number", type=int)
@click.option("--reason", required=True)
@AS
@JSON
def end(number: int, reason: str, acting: str, as_json: bool) -> None:
    """End the partnership with partner NUMBER, with a reason that everyone can read."""
    act = act_of(acting)
    with refusals():
        partner = queries.partner(act.session, number)
        if partner is None:
            raise click.ClickException(f"There is no partner {number}.")
        told("Ended", end_partner(act, partner, reason=reason), as_json)
