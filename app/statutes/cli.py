"""The statutes from the command line: whether changes could be enacted, before anybody moves them."""

import json
import tomllib
from pathlib import Path

import click
from flask.cli import AppGroup

from app.acting import clock
from app.command_line import JSON, refusals
from app.extensions import db
from governance.effects import effect_of
from governance.statutes.amending import changed
from governance.statutes.enacting import amendment_of, check_day, next_version
from governance.statutes.queries import versions

commands = AppGroup("statutes", help="The statutes and what would change them.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@commands.command("check-changes")
@click.argument("file", type=FILE)
@JSON
def check_changes(file: Path, as_json: bool) -> None:
    """Say what the motion in FILE would change, or why it cannot. Example: docs/statutes_motion.toml"""
    try:
        effect = tomllib.loads(file.read_text(encoding="utf-8"))["effect"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as reason:
        raise click.ClickException(f"{file.name} is not a motion: {reason}") from None
    known = versions(db.session())
    with refusals():
        amendment = amendment_of(effect_of(effect)[1])
        check_day(amendment, clock())
        coming = next_version(known, amendment).rules
    articles = [change.article.number for change in changed(known[0].rules, coming)]
    found = {"version": coming.version, "articles": articles}
    told = f"This can be enacted as version {coming.version}. Articles: {', '.join(articles)}."
    click.echo(json.dumps(found) if as_json else told)
