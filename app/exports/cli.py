"""Public tables from the command line, to standard output."""

from datetime import UTC, datetime, timedelta

import click
from flask.cli import AppGroup, with_appcontext
from flask_babel import force_locale

from app.acting import clock
from app.exports.tables import EXPORTS
from app.extensions import db
from app.tables import write_csv, write_ods
from app.tables.sending import ENDINGS
from governance.base import LANGUAGES

DAY = timedelta(days=1, microseconds=-1)
commands = AppGroup("export", help="Tables of the Assembly, to standard output.")


def command_of(name: str) -> click.Command:
    """The verb that writes one table."""

    @click.command(name, help=f"Write the table of {name}.")
    @click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As it stood when this day ended, in UTC.")
    @click.option("--format", "ending", type=click.Choice(list(ENDINGS)), default="csv", show_default=True)
    @click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
    @with_appcontext
    def taken(on: datetime | None, ending: str, language: str) -> None:
        at = min(clock(), on.replace(tzinfo=UTC) + DAY) if on else clock()
        with force_locale(language):
            found = EXPORTS[name].table(db.session(), at)
            content = write_ods([found]) if ending == "ods" else write_csv(found.columns, found.rows)
        click.echo(content, nl=False)

    return taken


for each in EXPORTS:
    commands.add_command(command_of(each))
