"""Nominations and candidacies from the command line; texts come from files, so that nothing is lost."""

from pathlib import Path

import click

from app.command_line import AS, JSON, act_of, refusals, region_named, told
from app.delegations.cli import LANGUAGE, NAME, ZONE, invitee
from app.elections.cli import commands, election_numbered
from app.extensions import db
from app.languages import NAMES
from app.uploads.documents import portrait_of
from governance.elections import nominating, photos, statements
from governance.elections.candidacies import nomination_page
from governance.elections.models import Nomination

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NUMBER = click.argument("number", type=int)


def nomination_numbered(number: int) -> Nomination:
    """The nomination with this number."""
    found = nomination_page(db.session(), number)
    if found is None:
        raise click.ClickException(f"There is no nomination {number}.")
    return found


def text_in(file: Path) -> str:
    """The text of a file in UTF-8."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        raise click.ClickException(f"{file.name} is not a text in UTF-8.") from None


@commands.command("nominate")
@click.argument("election", type=int)
@click.argument("code")
@click.argument("email")
@NAME
@LANGUAGE
@ZONE
@AS
@JSON
def nominate(election: int, code: str, acting: str, as_json: bool, **person: str) -> None:
    """Nominate somebody in ELECTION for the region CODE, as its head or a delegate."""
    act, found = act_of(acting), election_numbered(election)
    with refusals():
        region, somebody = region_named(act.session, code), invitee(**person)
        told("Nominated", nominating.nominate(act, region, election=found, invitee=somebody), as_json)


@commands.command("accept")
@NUMBER
@click.option("--name", required=True, help="The name that everybody will read.")
@click.option("--language", type=click.Choice(list(NAMES)), default="en", show_default=True)
@click.option("--statement", type=FILE, required=True, help="A file with the statement.")
@click.option("--interests", type=FILE, required=True, help="A file with the declaration of interests.")
@AS
@JSON
def accept(
    number: int,
    name: str,
    language: str,
    statement: Path,
    interests: Path,
    acting: str,
    as_json: bool,
) -> None:
    """Accept nomination NUMBER, as the nominee."""
    act, found = act_of(acting), nomination_numbered(number)
    texts = {"statement": text_in(statement), "interests": text_in(interests)}
    with refusals():
        accepted = nominating.accept_nomination(act, found, name=name, language=language, **texts)
        told("Accepted", accepted, as_json)


@commands.command("decline")
@NUMBER
@AS
@JSON
def decline(number: int, acting: str, as_json: bool) -> None:
    """Decline nomination NUMBER, as the nominee."""
    act, found = act_of(acting), nomination_numbered(number)
    with refusals():
        told("Declined", nominating.decline_nomination(act, found), as_json)


@commands.command("withdraw")
@NUMBER
@AS
@JSON
def withdraw(number: int, acting: str, as_json: bool) -> None:
    """Withdraw candidacy NUMBER until nominations close, as the candidate."""
    act, found = act_of(acting), nomination_numbered(number)
    with refusals():
        told("Withdrawn", nominating.withdraw_nomination(act, found), as_json)


@commands.command("write-statement")
@NUMBER
@click.argument("language", type=click.Choice(list(NAMES)))
@click.argument("file", type=FILE)
@AS
@JSON
def write_statement(number: int, language: str, file: Path, acting: str, as_json: bool) -> None:
    """Put FILE in place of the statement of candidacy NUMBER in LANGUAGE, as the candidate."""
    act, found, body = act_of(acting), nomination_numbered(number), text_in(file)
    standing = {each.language: each for each in statements.standing_statements(db.session(), [number])}
    over = standing[language].digest if language in standing else None
    with refusals():
        written = statements.write_statement(act, found, language=language, body=body, over=over)
        told("Written", written, as_json)


@commands.command("declare-interests")
@NUMBER
@click.argument("file", type=FILE)
@AS
@JSON
def declare_interests(number: int, file: Path, acting: str, as_json: bool) -> None:
    """Put FILE in place of the declaration of interests of candidacy NUMBER, as the candidate."""
    act, found, words = act_of(acting), nomination_numbered(number), text_in(file)
    with refusals():
        told("Declared", statements.declare_interests(act, found, interests=words), as_json)


@commands.command("photo")
@NUMBER
@click.option("--show", type=FILE, help="A JPEG, PNG or WebP; without it the photograph is removed.")
@AS
@JSON
def photo(number: int, show: Path | None, acting: str, as_json: bool) -> None:
    """Show a photograph with candidacy NUMBER, or remove it, as the candidate."""
    act, found = act_of(acting), nomination_numbered(number)
    with refusals():
        if show is None:
            told("Removed", photos.remove_photo(act, found), as_json)
        else:
            content = portrait_of(show.read_bytes()).content
            told("Shown", photos.show_photo(act, found, content=content), as_json)
