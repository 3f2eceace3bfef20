"""What became of the rows of a table, for a terminal."""

import json
from collections.abc import Sequence
from typing import Any

import click

from governance.imports.rules import Fate


def reported(found: Sequence[dict[str, Any]], language: str, as_json: bool) -> None:
    """Say every row that came to something, and how many there are of each."""
    if as_json:
        rows = [{**line, "why": line["why"] and line["why"][language]} for line in found]
        click.echo(json.dumps({"rows": rows}, ensure_ascii=False))
        return
    for line in found:
        if line["fate"] != Fate.UNCHANGED:
            why = f": {line['why'][language]}" if line["why"] else ""
            click.echo(f"{line['row']} {line['fate']} {line['name']}{why}")
    numbers = (f"{sum(line['fate'] == fate for line in found)} {fate}" for fate in Fate)
    click.echo(", ".join(numbers))
