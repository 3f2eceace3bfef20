"""From the command line: what is laid before the Assembly, what is kept of applicants, who is reminded."""

import json
import tomllib
from pathlib import Path
from typing import Any

import click

from app.acting import clock
from app.applications.cli import commands, numbered
from app.command_line import AS, JSON, act_of, refusals, session_numbered, told
from app.extensions import db
from governance.accounts.rules import SYSTEM
from governance.act import Act, Entrance
from governance.applications.personal import personal_data
from governance.applications.purging import applications_to_purge, purge_applications, purge_dossiers
from governance.applications.reminding import remind_applicants
from governance.base import LANGUAGES
from governance.motions.laying import lay_application
from governance.texts import Wording

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ACTING = click.option(
    "--as", "--by", "acting", metavar="EMAIL", help="Who acts; else the clock of the house."
)


def read_texts(file: Path) -> tuple[dict[str, Wording], dict[str, str] | None]:
    """Title and body by language, and the note where there is one; says what is wrong with the file."""
    try:
        written: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        texts = {
            language: Wording(language, str(title), str(written["body"][language]))
            for language, title in written["title"].items()
            if language in LANGUAGES
        }
        note = {language: str(text) for language, text in written.get("note", {}).items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, AttributeError, TypeError) as reason:
        raise click.ClickException(f"{file.name} holds no motion: {reason}") from None
    return texts, note or None


@commands.command("lay")
@click.argument("number")
@click.argument("file", type=FILE)
@click.option("--session", "session_number", type=int, required=True, help="The number of the session.")
@AS
@JSON
def lay(number: str, file: Path, session_number: int, acting: str, as_json: bool) -> None:
    """Lay application NUMBER before the Assembly: FILE has [title], [body] and perhaps [note] by language."""
    act, (texts, note) = act_of(acting), read_texts(file)
    with refusals():
        assembly = session_numbered(act.session, session_number)
        application = numbered(number).application
        motion = lay_application(act, application, assembly=assembly, texts=texts, note=note)
        told("Laid before the Assembly", motion, as_json)


@commands.command("purge")
@ACTING
@JSON
def purge(acting: str | None, as_json: bool) -> None:
    """Erase what the statutes keep no longer: of applications decided, and of those never sent."""
    session = db.session()
    act = act_of(acting) if acting else Act(session, SYSTEM, clock(), Entrance.COMMAND_LINE)
    unsent, erased = purge_dossiers(session, act.at), []
    with refusals():
        if applications_to_purge(session, act.at):
            erased = [application.reference for application in purge_applications(act, None)]
    if as_json:
        click.echo(json.dumps({"recorded": erased, "unsent": unsent}))
        return
    click.echo(f"Erased: {', '.join(erased) or 'no application'}; never sent: {unsent}.")


@commands.command("export-personal")
@click.argument("email")
def export_personal(email: str) -> None:
    """Everything that applications hold about the person with this address, as JSON."""
    with refusals():
        click.echo(json.dumps(personal_data(db.session(), email), ensure_ascii=False, indent=1))


@commands.command("remind")
@JSON
def remind(as_json: bool) -> None:
    """Write to each applicant who was asked and has not answered in half of the time."""
    reminded = remind_applicants(db.session(), clock())
    click.echo(json.dumps({"reminded": reminded}) if as_json else f"Reminded: {len(reminded)}.")
