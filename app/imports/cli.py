"""Tables brought in from the command line: the same rows by the same commands, in one transaction."""

from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from flask_babel import force_locale

from app.command_line import AS, JSON, act_of, refusals
from app.errors import say
from app.imports.kinds import IMPORTERS
from app.imports.report import reported
from app.imports.row import Importer, fates
from app.tables import Sheet, read_csv
from governance.act import rehearsal, together
from governance.base import LANGUAGES
from governance.errors import N_, RuleBroken
from governance.imports.rules import Fate

commands = AppGroup("import", help="Tables brought in: all of their rows, or none.")


class RowsRefused(RuleBroken):
    """One transaction: what cannot be done in part is not done."""

    message = N_("Nothing was written: correct the refused rows, or leave them out.")


def command_of(importer: Importer) -> click.Command:
    """The verb that brings in tables of one kind."""

    @click.command(importer.kind.value, help=f"Bring in the table FILE (CSV) of {importer.kind}.")
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--dry-run", is_flag=True, help="Show what becomes of each row, and write nothing.")
    @click.option("--leave-out", is_flag=True, help="Leave out the refused rows and write the others.")
    @click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
    @AS
    @JSON
    @with_appcontext
    def brought(file: Path, language: str, acting: str, as_json: bool, **how: bool) -> None:
        act = act_of(acting)
        with refusals(), current_app.test_request_context(), force_locale(language):
            sheet = readable(importer, file.read_bytes())
            found: list[dict[str, Any]] = []
            with rehearsal(act.session) if how["dry_run"] else together(act.session):
                found += fates(act, importer, sheet.rows, lambda done: None)
                reported(found, language, as_json)
                if not (how["dry_run"] or how["leave_out"]):
                    check_none_refused(found)

    return brought


def check_none_refused(found: list[dict[str, Any]]) -> None:
    """Raise RowsRefused, by which all that was done is taken back."""
    if any(line["fate"] == Fate.REFUSED for line in found):
        raise RowsRefused


def readable(importer: Importer, content: bytes) -> Sheet:
    """The table; says all that is wrong with it."""
    sheet = read_csv(content, importer.known(), importer.optional())
    if sheet.problems:
        raise click.ClickException("\n".join(say(problem) for problem in sheet.problems))
    return sheet


for each in IMPORTERS.values():
    commands.add_command(command_of(each))
