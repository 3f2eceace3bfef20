"""Accounts from the machine that serves: founding the assembly, inviting people, and the worker."""

import json
from zoneinfo import available_timezones

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from app.acting import clock
from app.errors import say
from app.extensions import db
from app.languages import NAMES
from governance.accounts import queries
from governance.accounts.appointments import invite_person
from governance.accounts.commands import Officer, found_assembly
from governance.accounts.leaving import erase_person
from governance.accounts.models import Person
from governance.accounts.proof import MalformedEmail, tidy_email
from governance.accounts.rules import FOUNDER, HOUSE, Actor, OfficeKind
from governance.act import Act, Entrance
from governance.errors import Refusal

commands = AppGroup("accounts", help="Persons and their offices.")

LANGUAGE = click.option("--language", type=click.Choice(list(NAMES)), default="en", show_default=True)
ZONE = click.option("--zone", default="UTC", show_default=True, help="Such as Africa/Porto-Novo.")
JSON = click.option("--json", "as_json", is_flag=True, help="Say what was recorded as JSON.")


def said(refusal: Refusal) -> click.ClickException:
    """The refusal's sentence, as the page has it."""
    with current_app.test_request_context():
        return click.ClickException(say(refusal))


def act_of(email: str) -> Act:
    """An act from the command line by the person with this address."""
    try:
        person = queries.person_by_email(db.session(), tidy_email(email))
    except MalformedEmail as refusal:
        raise said(refusal) from None
    if person is None:
        raise click.ClickException("Nobody has an account with the address given by --as.")
    actor: Actor = queries.actor_of(db.session(), person.id, clock())
    return Act(db.session(), actor, clock(), Entrance.COMMAND_LINE)


def tell(people: list[Person], as_json: bool) -> None:
    """Say who was invited, by public identifier: the terminal may be logged."""
    identifiers = [person.public_id for person in people]
    if as_json:
        click.echo(json.dumps({"persons": identifiers}))
        return
    for identifier in identifiers:
        click.echo(f"Invited persons/{identifier}. The invitation is in the outbox; flask worker sends it.")


@commands.command("invite")
@click.argument("email")
@click.option("--as", "--by", "acting", required=True, help="The e-mail address of the officer who invites.")
@click.option("--office", type=click.Choice(sorted(kind.value for kind in HOUSE)), required=True)
@click.option("--name", required=True, help="How the person is called, such as their office.")
@LANGUAGE
@ZONE
@JSON
def invite(acting: str, office: str, as_json: bool, **person: str) -> None:
    """Invite a person into an office of the house by mail; `flask delegations` is for those of a region."""
    act = act_of(acting)
    try:
        invited = invite_person(act, None, kind=OfficeKind(office), **person)
    except Refusal as refusal:
        raise said(refusal) from None
    tell([invited], as_json)


@commands.command("erase")
@click.argument("public_id")
@click.option("--as", "--by", "acting", required=True, help="The e-mail address of the officer who erases.")
@JSON
def erase(public_id: str, acting: str, as_json: bool) -> None:
    """Erase what names a person without office, by their public identifier. It cannot be taken back."""
    act = act_of(acting)
    person = queries.person_by_public_id(act.session, public_id)
    if person is None:
        raise click.ClickException(f"There is no person {public_id}.")
    try:
        erase_person(act, person)
    except Refusal as refusal:
        raise said(refusal) from None
    click.echo(json.dumps({"persons": [public_id]}) if as_json else f"Erased persons/{public_id}.")


@click.command("found")
@click.option("--secretariat", multiple=True, required=True, help="E-mail of an officer; may be repeated.")
@click.option("--presiding", required=True, help="E-mail of the presiding officer.")
@LANGUAGE
@ZONE
@JSON
@with_appcontext
def found(secretariat: tuple[str, ...], presiding: str, language: str, zone: str, as_json: bool) -> None:
    """Found the assembly: its first officers and its founding statutes. Once."""
    if zone not in available_timezones():
        raise click.ClickException(f"There is no time zone {zone}.")
    officers = [
        *(Officer(OfficeKind.SECRETARIAT, email, "Secretariat", language, zone) for email in secretariat),
        Officer(OfficeKind.PRESIDING_OFFICER, presiding, "Presiding officer", language, zone),
    ]
    act = Act(db.session(), FOUNDER, clock(), Entrance.FOUNDING)
    try:
        people = found_assembly(act, None, officers=officers)
    except Refusal as refusal:
        raise said(refusal) from None
    tell(people, as_json)
