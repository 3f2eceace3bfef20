"""The record from the machine that serves: compare it with the database, and list it."""

import dataclasses
import json
import sys

import click
from flask.cli import AppGroup

from app.extensions import db
from app.moments import machine_time
from governance.record import queries, replay
from governance.record.recorder import header

commands = AppGroup("record", help="The record of every act.")
JSON = click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")


@commands.command()
@JSON
def verify(as_json: bool) -> None:
    """Rebuild every recorded row from the entries and compare it with the database; fails if they differ."""
    session = db.session()
    replay.hold_still(session)
    compared = replay.scope(session)
    found = [dataclasses.asdict(difference) for difference in replay.verify(session)]
    if as_json:
        click.echo(json.dumps({**dataclasses.asdict(compared), "differences": found}, default=str))
    else:
        say(compared, found)
    sys.exit(1 if found else 0)


def say(compared: replay.Scope, found: list[dict[str, object]]) -> None:
    """What was compared, then each difference on a line."""
    rows = sum(compared.rows.values())
    click.echo(f"Checked the digests of {compared.entries} entries and of every payload that is not erased.")
    click.echo(f"Compared {rows} rows in {len(compared.rows)} tables with what the entries tell.")
    for name, number in sorted(compared.rows.items()):
        click.echo(f"  {name}: {number}")
    for each in found:
        place = ".".join(str(part) for part in (each["table"], each["row"], each["column"]) if part != "")
        click.echo(f"DIFFERS {place}: recorded {each['recorded']!r}, stored {each['stored']!r}")
    click.echo(f"Differences: {len(found)}" if found else "The record and the database are one.")


@commands.command(name="list")
@click.option("--act", default="", help="Only this act, such as declare_vote.")
@click.option("--subject", default="", help="Only what concerns this, such as votes/7.")
@click.option("--page", type=click.IntRange(1, 999_999), default=1, show_default=True)
@JSON
def list_entries(act: str, subject: str, page: int, as_json: bool) -> None:
    """List the entries, the latest first, fifty to a page."""
    found, total = queries.entries(db.session(), queries.Filter(act=act, subject=subject), page)
    if as_json:
        listed = [{"id": entry.id, "leaf": entry.leaf, "header": header(entry)} for entry in found]
        click.echo(json.dumps({"total": total, "entries": listed}, ensure_ascii=False))
        return
    for entry in found:
        who = f"{entry.actor} ({entry.office})"
        about = " ".join(entry.subjects)
        click.echo(f"{entry.id}  {machine_time(entry.at)}  {entry.act}  {who}  {about}  {entry.leaf[:12]}")
    click.echo(f"Entries: {total}")
