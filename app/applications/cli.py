"""Applications from the command line: what waits, how it is examined, what is decided."""

import json
from collections.abc import Callable
from typing import Any

import click
from flask.cli import AppGroup

from app.acting import clock
from app.command_line import AS, JSON, act_of, refusals, told
from app.extensions import db
from governance.applications import deciding, examining
from governance.applications.models import Application
from governance.applications.queries import ApplicationFile, application_file, queue
from governance.applications.rules import ApplicationKind, CheckPoint
from governance.base import LANGUAGES
from governance.record.recorder import plain

commands = AppGroup("applications", help="Applications of regions and partners.")
POINT = click.Choice([point.value for point in CheckPoint])


def numbered(number: str) -> ApplicationFile:
    """The file of the application with this number."""
    file = application_file(db.session(), number)
    if file is None:
        raise click.ClickException(f"There is no application {number}.")
    return file


def in_languages(command: Callable[..., None]) -> Callable[..., None]:
    """The options by which a text is given in one language or more."""
    for language in reversed(LANGUAGES):
        command = click.option(f"--{language}", default="", help=f"The text in {language}.")(command)
    return command


@commands.command("list")
@JSON
def list_waiting(as_json: bool) -> None:
    """Every application that waits for somebody, the oldest first."""
    rows = [
        (row.application.number, row.state.value, row.application.name)
        for row in queue(db.session(), clock())
    ]
    if as_json:
        click.echo(json.dumps([{"number": n, "state": s, "name": name} for n, s, name in rows]))
        return
    for number, state, name in rows:
        click.echo(f"{number}  {state:20}  {name['en']}")


@commands.command("show")
@click.argument("number")
def show(number: str) -> None:
    """All that is known of application NUMBER, as JSON."""
    file = numbered(number)
    columns = (
        "number",
        "kind",
        "code",
        "name",
        "constituency",
        "answers",
        "submitted_at",
        "outcome",
        "reasons",
    )
    shown: dict[str, Any] = {name: plain(getattr(file.application, name)) for name in columns}
    shown["state"] = file.state
    shown["questions"] = [
        {"question": one.question.text, "answer": one.answer.text if one.answer else None}
        for one in file.thread
    ]
    shown["checks"] = {point: check.fulfilled for point, check in file.checks.items()}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


@commands.command("check")
@click.argument("number")
@click.argument("point", type=POINT)
@click.option("--not", "unfulfilled", is_flag=True, help="The point is not fulfilled.")
@click.option("--note", default="", help="What was found.")
@AS
@JSON
def check(number: str, point: str, unfulfilled: bool, note: str, acting: str, as_json: bool) -> None:
    """Say what was found of one POINT of the checklist."""
    act = act_of(acting)
    with refusals():
        found = examining.check_point(
            act, numbered(number).application, point=CheckPoint(point), fulfilled=not unfulfilled, note=note
        )
        told("Checked", found, as_json)


@commands.command("ask")
@click.argument("number")
@click.argument("text")
@AS
@JSON
def ask(number: str, text: str, acting: str, as_json: bool) -> None:
    """Put the question TEXT to the applicant, by mail."""
    act = act_of(acting)
    with refusals():
        told("Asked", examining.ask_applicant(act, numbered(number).application, text=text), as_json)


@commands.command("opine")
@click.argument("number")
@click.option("--favourable/--unfavourable", required=True)
@in_languages
@AS
@JSON
def opine(number: str, favourable: bool, acting: str, as_json: bool, **text: str) -> None:
    """Give the opinion of the secretariat."""
    act = act_of(acting)
    with refusals():
        application = numbered(number).application
        told("Given", examining.give_opinion(act, application, favourable=favourable, text=text), as_json)


@commands.command("propose")
@click.argument("number")
@AS
@JSON
def propose(number: str, acting: str, as_json: bool) -> None:
    """Propose to admit application NUMBER; a second officer confirms."""
    _by_kind(number, acting, as_json, "Proposed", deciding.propose_member, deciding.propose_partner)


@commands.command("confirm")
@click.argument("number")
@AS
@JSON
def confirm(number: str, acting: str, as_json: bool) -> None:
    """Admit application NUMBER, as another officer than the one who proposed it."""
    _by_kind(number, acting, as_json, "Admitted", deciding.confirm_member, deciding.confirm_partner)


@commands.command("decline")
@click.argument("number")
@click.option("--reason", required=True)
@AS
@JSON
def decline(number: str, reason: str, acting: str, as_json: bool) -> None:
    """Take back the proposal of another officer."""
    act = act_of(acting)
    with refusals():
        told("Declined", deciding.decline_member(act, numbered(number).application, reason=reason), as_json)


def _by_kind(number: str, acting: str, as_json: bool, done: str, of_region: Any, of_partner: Any) -> None:
    act = act_of(acting)
    with refusals():
        application = numbered(number).application
        verb = of_region if application.kind is ApplicationKind.REGION else of_partner
        told(done, verb(act, application), as_json)


def _with_reasons(name: str, done: str, help_text: str, verb: Callable[..., Application]) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number")
    @in_languages
    @AS
    @JSON
    def step(number: str, acting: str, as_json: bool, **reasons: str) -> None:
        act = act_of(acting)
        with refusals():
            told(done, verb(act, numbered(number).application, reasons=reasons), as_json)


_with_reasons("refuse", "Refused", "Refuse application NUMBER, with reasons.", deciding.refuse_application)
_with_reasons(
    "set-aside", "Set aside", "Examine NUMBER no further, with reasons.", deciding.set_aside_application
)
