"""Delegations from the command line; days are days of UTC here, and nobody is named."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import click
from flask.cli import AppGroup

from app.acting import clock
from app.command_line import AS, JSON, act_of, refusals, region_named, told
from app.delegations.forms import BESIDE_HEAD
from app.extensions import db
from app.languages import NAMES
from governance.accounts.appointments import end_office, withdraw_invitation
from governance.accounts.models import OfficeHeld
from governance.accounts.offices import Invitee
from governance.accounts.rules import OfficeKind
from governance.regions import delegations
from governance.regions.mandates import mandates

commands = AppGroup("delegations", help="Who sits in the delegations of regions, and until when.")

NAME = click.option("--name", required=True, help="How the person is called, such as their office.")
LANGUAGE = click.option("--language", type=click.Choice(list(NAMES)), default="en", show_default=True)
ZONE = click.option(
    "--zone", default="UTC", show_default=True, metavar="ZONE", help="Such as Africa/Porto-Novo."
)
UNTIL = click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day of the term, in UTC.")
OFFICE = click.argument("office_id", type=int)


def end_of(day: datetime | None) -> datetime | None:
    """The instant at which a day is over in UTC."""
    return day.replace(tzinfo=UTC) + timedelta(days=1) if day else None


def invitee(email: str, name: str, language: str, zone: str) -> Invitee:
    """Who is invited; an unknown zone is said as the command line says it."""
    if zone not in available_timezones():
        raise click.ClickException(f"There is no time zone {zone}.")
    return Invitee(email, name, language, zone)


def office_numbered(office_id: int) -> OfficeHeld:
    """The office with this number, as `show` gives it."""
    office = db.session.get(OfficeHeld, office_id)
    if office is None:
        raise click.ClickException(f"There is no office {office_id}.")
    return office


@commands.command("invite-signatory")
@click.argument("code")
@click.argument("email")
@NAME
@LANGUAGE
@ZONE
@AS
@JSON
def signatory(code: str, acting: str, as_json: bool, **person: str) -> None:
    """Invite the signatory of the region CODE, as an officer of the secretariat."""
    act = act_of(acting)
    with refusals():
        region = region_named(act.session, code)
        told("Invited", delegations.invite_signatory(act, region, **vars(invitee(**person))), as_json)


@commands.command("invite")
@click.argument("code")
@click.argument("email")
@click.option(
    "--office", type=click.Choice([kind.value for kind in BESIDE_HEAD]), default="delegate", show_default=True
)
@NAME
@LANGUAGE
@ZONE
@UNTIL
@AS
@JSON
def invite(code: str, office: str, until: datetime | None, acting: str, as_json: bool, **person: str) -> None:
    """Invite a person into the delegation of CODE, as its head."""
    act, kind = act_of(acting), OfficeKind(office)
    with refusals():
        region, somebody = region_named(act.session, code), invitee(**person)
        invited = delegations.invite_delegate(
            act, region, kind=kind, invitee=somebody, term_until=end_of(until)
        )
        told("Invited", invited, as_json)


@commands.command("replace")
@OFFICE
@click.argument("email")
@NAME
@LANGUAGE
@ZONE
@UNTIL
@AS
@JSON
def replace(office_id: int, until: datetime | None, acting: str, as_json: bool, **person: str) -> None:
    """End an office and invite another person to it, as the head of the delegation."""
    act, office = act_of(acting), office_numbered(office_id)
    with refusals():
        invited = delegations.replace_delegate(
            act,
            delegations.region_of(act.session, office),
            office=office,
            invitee=invitee(**person),
            term_until=end_of(until),
        )
        told("Invited", invited, as_json)


@commands.command("hand-over")
@OFFICE
@click.option("--leave", is_flag=True, help="Leave the delegation; without it, stay as a delegate.")
@AS
@JSON
def hand_over(office_id: int, leave: bool, acting: str, as_json: bool) -> None:
    """Make the holder of an office the head of the delegation, as its head."""
    act, office = act_of(acting), office_numbered(office_id)
    with refusals():
        region = delegations.region_of(act.session, office)
        told("New head", delegations.hand_over_head(act, region, office=office, stays=not leave), as_json)


@commands.command("renew")
@OFFICE
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The last day, in UTC.")
@AS
@JSON
def renew(office_id: int, until: datetime, acting: str, as_json: bool) -> None:
    """Let somebody serve until another day, as the head of their delegation."""
    act = act_of(acting)
    with refusals():
        office = delegations.renew_term(act, office_numbered(office_id), term_until=end_of(until) or act.at)
        told("Renewed", office, as_json)


@commands.command("end")
@OFFICE
@AS
@JSON
def end(office_id: int, acting: str, as_json: bool) -> None:
    """End an office at once."""
    act = act_of(acting)
    with refusals():
        told("Ended", end_office(act, office_numbered(office_id)), as_json)


@commands.command("resend")
@OFFICE
@click.option("--withdraw", is_flag=True, help="Withdraw the invitation in place of sending it again.")
@AS
@JSON
def resend(office_id: int, withdraw: bool, acting: str, as_json: bool) -> None:
    """Send an invitation again; the former one is good for nothing."""
    act, office = act_of(acting), office_numbered(office_id)
    with refusals():
        if withdraw:
            told("Withdrawn", withdraw_invitation(act, office), as_json)
        else:
            told("Sent again", delegations.resend_invitation(act, office), as_json)


@commands.command("show")
@click.argument("code")
@JSON
def show(code: str, as_json: bool) -> None:
    """The offices of a delegation in force: number, office, last instant, whether accepted."""
    region = region_named(db.session(), code)
    rows = [
        {
            "office_id": mandate.office_id,
            "office": mandate.kind.value,
            "term_until": mandate.term_until.isoformat() if mandate.term_until else None,
            "accepted": mandate.accepted,
        }
        for mandate in mandates(db.session(), region.id, clock())
    ]
    if as_json:
        click.echo(json.dumps({"offices": rows}))
        return
    for row in rows:
        state = "accepted" if row["accepted"] else "invited"
        click.echo(f"{row['office_id']} {row['office']} until {row['term_until'] or 'it is ended'} ({state})")
