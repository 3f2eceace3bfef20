"""Minutes from the command line."""

import click
from flask.cli import AppGroup

from app.command_line import AS, JSON, act_of, refusals, session_numbered, told
from app.minutes.keeping import words_of_adoption
from governance.base import LANGUAGES
from governance.minutes import commands as verbs
from governance.minutes.reading import minutes_in_force

commands = AppGroup("minutes", help="The minutes of sessions.")


@commands.command("note")
@click.argument("number", type=int)
@click.option("--text", nargs=3, required=True, metavar="EN FR ES")
@AS
@JSON
def note(number: int, text: tuple[str, str, str], acting: str, as_json: bool) -> None:
    """Add a note to the minutes of session NUMBER as a whole."""
    act = act_of(acting)
    with refusals():
        words = dict(zip(LANGUAGES, text, strict=True))
        told("Noted", verbs.note_minutes(act, session_numbered(act.session, number), text=words), as_json)


@commands.command("draw-up")
@click.argument("number", type=int)
@AS
@JSON
def draw_up(number: int, acting: str, as_json: bool) -> None:
    """Draw up the minutes of session NUMBER, which is closed."""
    act = act_of(acting)
    with refusals():
        told("Drawn up", verbs.draw_up_minutes(act, session_numbered(act.session, number)), as_json)


@commands.command("lay")
@click.argument("number", type=int)
@click.option("--before", type=int, required=True, help="The number of the session that adopts them.")
@AS
@JSON
def lay(number: int, before: int, acting: str, as_json: bool) -> None:
    """Lay the minutes of session NUMBER before a later one."""
    act = act_of(acting)
    with refusals():
        assembly = session_numbered(act.session, number)
        later, texts = session_numbered(act.session, before), words_of_adoption(assembly)
        minutes = minutes_in_force(act.session, assembly.id)
        if minutes is None:
            raise click.ClickException("The minutes of this session are not drawn up.")
        laid = verbs.lay_minutes(act, minutes, assembly=later, texts=texts, authentic=LANGUAGES[0])
        told("Laid", laid, as_json)
