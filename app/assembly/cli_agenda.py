"""The agenda from the command line: items and documents are named by their numbers in the record."""

from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from app.assembly.cli import commands
from app.command_line import AS, JSON, act_of, refusals, session_numbered, told
from app.uploads import taken
from governance.act import Command
from governance.assembly import agenda, documents, treating
from governance.assembly.models import AgendaDocument, AgendaItem, AssemblySession
from governance.base import LANGUAGES

TITLE = click.option("--title", nargs=3, metavar="EN FR ES")
NOTE = click.option("--note", nargs=3, metavar="EN FR ES")
MINUTES = click.option("--minutes", type=int, help="Planned for it.")
UNDER = click.option("--under", type=int, metavar="ITEM", help="The group; none where it is left out.")


def item_numbered(session: Session, number: int) -> AgendaItem:
    """The item with this number."""
    item = session.get(AgendaItem, number)
    if item is None:
        raise click.ClickException(f"There is no item {number}.")
    return item


def named(session: Session, number: int | None) -> AgendaItem | None:
    """The item with this number, where one is given."""
    return item_numbered(session, number) if number else None


def session_of(session: Session, item: AgendaItem) -> AssemblySession:
    """The session on whose agenda an item stands."""
    return session.get_one(AssemblySession, item.assembly_session_id)


def in_three(words: tuple[str, str, str] | None) -> dict[str, str] | None:
    """A text in every language, where one is given."""
    return dict(zip(LANGUAGES, words, strict=True)) if words else None


@commands.command("add-item")
@click.argument("number", type=int)
@click.option("--title", nargs=3, required=True, metavar="EN FR ES")
@UNDER
@NOTE
@MINUTES
@AS
@JSON
def add_item(number: int, under: int | None, acting: str, as_json: bool, **said: Any) -> None:
    """Put an item on the agenda of session NUMBER."""
    act = act_of(acting)
    with refusals():
        assembly, parent = session_numbered(act.session, number), named(act.session, under)
        words: dict[str, Any] = {"title": in_three(said["title"]), "note": in_three(said["note"])}
        item = agenda.add_agenda_item(act, assembly, parent=parent, minutes=said["minutes"], **words)
        told("Put on the agenda", item, as_json)


@commands.command("change-item")
@click.argument("number", type=int)
@TITLE
@NOTE
@MINUTES
@AS
@JSON
def change_item(number: int, acting: str, as_json: bool, **said: Any) -> None:
    """Change what is given of item NUMBER, and keep the rest."""
    act = act_of(acting)
    with refusals():
        item = item_numbered(act.session, number)
        words: dict[str, Any] = {
            "title": in_three(said["title"]) or item.title,
            "note": in_three(said["note"]) or item.note,
            "minutes": said["minutes"] or item.minutes,
        }
        assembly = session_of(act.session, item)
        told("Changed", agenda.change_agenda_item(act, assembly, item=item, **words), as_json)


@commands.command("move-item")
@click.argument("number", type=int)
@click.option("--before", type=int, metavar="ITEM", help="At the end where it is left out.")
@UNDER
@AS
@JSON
def move_item(number: int, before: int | None, under: int | None, acting: str, as_json: bool) -> None:
    """Put item NUMBER before another, or at the end of a group or of the agenda."""
    act = act_of(acting)
    with refusals():
        item = item_numbered(act.session, number)
        places = {"before": named(act.session, before), "parent": named(act.session, under)}
        assembly = session_of(act.session, item)
        told("Moved", agenda.move_agenda_item(act, assembly, item=item, **places), as_json)


@commands.command("add-document")
@click.argument("number", type=int)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--title", required=True)
@click.option("--language", type=click.Choice(LANGUAGES), required=True)
@AS
@JSON
def add_document(number: int, file: Path, title: str, language: str, acting: str, as_json: bool) -> None:
    """Add the document FILE to item NUMBER."""
    act = act_of(acting)
    with refusals():
        item, sent = item_numbered(act.session, number), taken(file.read_bytes())
        words = {"title": title, "language": language, "media_type": sent.media_type.value}
        assembly = session_of(act.session, item)
        added = documents.add_agenda_document(act, assembly, item=item, content=sent.content, **words)
        told("Added", added, as_json)


@commands.command("remove-document")
@click.argument("number", type=int)
@AS
@JSON
def remove_document(number: int, acting: str, as_json: bool) -> None:
    """Remove document NUMBER from the agenda."""
    act = act_of(acting)
    with refusals():
        document = act.session.get(AgendaDocument, number)
        if document is None:
            raise click.ClickException(f"There is no document {number}.")
        assembly = session_of(act.session, item_numbered(act.session, document.agenda_item_id))
        told("Removed", documents.remove_agenda_document(act, assembly, document=document), as_json)


@commands.command("adopt-agenda")
@click.argument("number", type=int)
@AS
@JSON
def adopt(number: int, acting: str, as_json: bool) -> None:
    """Adopt the agenda of session NUMBER, where nobody objects."""
    act = act_of(acting)
    with refusals():
        told("Adopted", treating.adopt_agenda(act, session_numbered(act.session, number)), as_json)


def _kept(name: str, verb: Command, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @AS
    @JSON
    def keep(number: int, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            item = item_numbered(act.session, number)
            told(done, verb(act, session_of(act.session, item), item=item), as_json)


def _treated(name: str, verb: Command, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @AS
    @JSON
    def treat(number: int, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            told(done, verb(act, item_numbered(act.session, number)), as_json)


_kept("remove-item", agenda.remove_agenda_item, "Taken off", "Take item NUMBER off the agenda.")
_kept("restore-item", agenda.restore_agenda_item, "Put back", "Put item NUMBER back on the agenda.")
_treated("take-up-item", treating.take_up_item, "Taken up", "Take up item NUMBER.")
_treated("conclude-item", treating.conclude_item, "Concluded", "Conclude item NUMBER.")
