"""Commitments and their yearly values from the command line; a commitment comes in as a TOML file."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app.acting import clock
from app.command_line import AS, JSON, act_of, refusals, region_named, told
from app.extensions import db
from app.numbers import plain
from governance.base import LANGUAGES
from governance.commitments import commands as verbs
from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.queries import commitment_row, twin_of, value_of
from governance.commitments.rules import CommitmentKind, Unit
from governance.commitments.rules import Path as Line
from governance.commitments.statement import Evidence, Statement

commands = AppGroup("commitments", help="Commitments of twin regions and their yearly values.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
REGION = click.option("--region", "code", required=True, help="The half in whose name.")
LANGUAGE = click.option("--language", type=click.Choice(LANGUAGES), required=True)
REASON = click.option("--reason", required=True)


class Number(click.ParamType):
    """A number with a decimal point, exactly."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """The number, or what is wrong with it."""
        try:
            return decimal(value)
        except ValueError:
            self.fail(f"{value} is no number such as 1234.5.", param, ctx)


def decimal(written: Any) -> Fraction:
    """A number with a decimal point; ValueError for anything else, also for 1/3 and 1e9."""
    text = str(written)
    if not set(text) <= set("-0123456789."):
        raise ValueError(text)
    return Fraction(text)


EVIDENCE = [
    click.option("--value", type=Number(), required=True),
    click.option("--evidence", "words", required=True),
    click.option("--url", default="", help="Where the evidence is on the web."),
    LANGUAGE,
]


def with_evidence(command: Any) -> Any:
    """A value with its evidence, as both verbs for values take them."""
    for option in reversed(EVIDENCE):
        command = option(command)
    return command


def read_statement(file: Path) -> Statement:
    """A commitment as written; says what is wrong."""
    try:
        text = tomllib.loads(file.read_text(encoding="utf-8"))
        ends = [(decimal(text[end]["value"]), int(text[end]["year"])) for end in ("baseline", "target")]
        path = Line(CommitmentKind(text["kind"]), Unit(text["unit"]), *ends[0], *ends[1])
        sources = [str(text[end]["source"]) for end in ("baseline", "target")]
        return Statement(path, text["language"], dict(text["title"]), *sources)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError) as reason:
        raise click.ClickException(f"{file.name} is not a commitment: {reason}") from None


def commitment_numbered(session: Session, number: int) -> Commitment:
    """The commitment with this number."""
    row = commitment_row(session, number, clock())
    if row is None:
        raise click.ClickException(f"There is no commitment {number}.")
    return row.commitment


def value_numbered(session: Session, number: int) -> YearlyValue:
    """The yearly value with this number."""
    value = value_of(session, number)
    if value is None:
        raise click.ClickException(f"There is no yearly value {number}.")
    return value


@commands.command("state")
@click.argument("file", type=FILE)
@click.option("--twin", "number", type=int, required=True, help="The number of the twin region.")
@click.option("--both", is_flag=True, help="It binds both halves, once the other one confirms it.")
@REGION
@AS
@JSON
def state(file: Path, number: int, both: bool, code: str, acting: str, as_json: bool) -> None:
    """State the commitment written in FILE. Example: docs/commitment.toml"""
    act, statement = act_of(acting), read_statement(file)
    with refusals():
        twin, region = twin_of(act.session, number), region_named(act.session, code)
        if twin is None:
            raise click.ClickException(f"There is no twin region {number}.")
        details: dict[str, Any] = {"region": region, "binds_both": both, "statement": statement}
        told("Stated", verbs.state_commitment(act, twin, **details), as_json)


@commands.command("replace")
@click.argument("number", type=int)
@click.argument("file", type=FILE)
@REGION
@REASON
@AS
@JSON
def replace(number: int, file: Path, code: str, reason: str, acting: str, as_json: bool) -> None:
    """State the commitment written in FILE in the place of commitment NUMBER."""
    act, statement = act_of(acting), read_statement(file)
    with refusals():
        commitment, region = commitment_numbered(act.session, number), region_named(act.session, code)
        made = verbs.replace_commitment(act, commitment, region=region, statement=statement, reason=reason)
        told("Stated in its place", made, as_json)


@commands.command("confirm")
@click.argument("number", type=int)
@REGION
@AS
@JSON
def confirm(number: int, code: str, acting: str, as_json: bool) -> None:
    """Confirm commitment NUMBER, as the other half."""
    act = act_of(acting)
    with refusals():
        commitment, region = commitment_numbered(act.session, number), region_named(act.session, code)
        told("Confirmed", verbs.confirm_commitment(act, commitment, region=region), as_json)


@commands.command("end")
@click.argument("number", type=int)
@REGION
@REASON
@LANGUAGE
@AS
@JSON
def end(number: int, code: str, acting: str, as_json: bool, **words: str) -> None:
    """End commitment NUMBER, or drop a proposal."""
    act = act_of(acting)
    with refusals():
        commitment, region = commitment_numbered(act.session, number), region_named(act.session, code)
        told("Ended", verbs.end_commitment(act, commitment, region=region, **words), as_json)


@commands.command("enter-value")
@click.argument("number", type=int)
@click.argument("year", type=int)
@with_evidence
@REGION
@AS
@JSON
def enter_value(number: int, year: int, code: str, acting: str, as_json: bool, **given: Any) -> None:
    """Enter the value of YEAR for commitment NUMBER."""
    act, value = act_of(acting), given["value"]
    evidence = Evidence(given["language"], given["words"], given["url"])
    with refusals():
        commitment, region = commitment_numbered(act.session, number), region_named(act.session, code)
        details: dict[str, Any] = {"region": region, "year": year, "value": value, "evidence": evidence}
        told("Entered", verbs.enter_value(act, commitment, **details), as_json)


@commands.command("correct-value")
@click.argument("number", type=int)
@with_evidence
@REGION
@REASON
@AS
@JSON
def correct_value(number: int, code: str, reason: str, acting: str, as_json: bool, **given: Any) -> None:
    """Put another value in the place of yearly value NUMBER."""
    act, value = act_of(acting), given["value"]
    evidence = Evidence(given["language"], given["words"], given["url"])
    with refusals():
        wrong, region = value_numbered(act.session, number), region_named(act.session, code)
        details: dict[str, Any] = {"region": region, "value": value, "evidence": evidence}
        told("Corrected", verbs.correct_value(act, wrong, **details, reason=reason), as_json)


@commands.command("show")
@click.argument("number", type=int)
def show(number: int) -> None:
    """Say the path of commitment NUMBER and its values, year by year."""
    row = commitment_row(db.session(), number, clock())
    if row is None:
        raise click.ClickException(f"There is no commitment {number}.")
    for line in row.lines:
        entered = f"  value {plain(line.value.value)} (yearly_values/{line.value.id})" if line.value else ""
        click.echo(f"{line.year}  path {line.path}{entered}")
