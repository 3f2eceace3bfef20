"""Amendments from the command line; what one changes comes in as a TOML file, by the names of paragraphs."""

import tomllib
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from app.amendments.drafted import About, about_for
from app.amendments.forms import typed_over
from app.command_line import AS, JSON, act_of, motion_numbered, refusals, region_named, told
from governance.amendments import answering, proposing
from governance.base import LANGUAGES
from governance.motions.amending import Paragraph

commands = AppGroup("amendments", help="What is proposed to change a motion.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def read_changes(file: Path) -> dict[str, Any]:
    """What is changed: language, perhaps a note, `change` and `after` by the names of paragraphs."""
    try:
        text = tomllib.loads(file.read_text(encoding="utf-8"))
        changed, after = dict(text.get("change", {})), dict(text.get("after", {}))
        kept = {
            "chosen": [*changed, *after],
            "texts": {str(name): str(words) for name, words in changed.items()},
            "new": {str(name): str(words) for name, words in after.items()},
        }
        return {"language": str(text["language"]), "note": text.get("note"), "kept": kept}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError) as reason:
        raise click.ClickException(f"{file.name} is not an amendment: {reason}") from None


def typed(about: About, text: dict[str, Any], file: Path) -> list[Paragraph]:
    """The whole text as the file changes it; says which name no paragraph has."""
    unknown = set(text["kept"]["chosen"]) - {*about.offered, "0"}
    if unknown:
        raise click.ClickException(f"{file.name} names paragraphs that are not there: {', '.join(unknown)}")
    return typed_over(about.text, text["kept"])


@commands.command("text")
@click.argument("number", type=int)
def text(number: int) -> None:
    """Show the paragraphs of motion NUMBER, or of what amendment motion NUMBER makes, under their names."""
    about = about_for(number)
    for paragraph in about.text:
        click.echo(f"[{paragraph.anchor}] {paragraph.text}")


def _proposing(name: str, verb: Any, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("file", type=FILE)
    @click.option("--motion", "number", type=int, required=True, help="The number of the motion.")
    @click.option("--region", "code", required=True, help="The region that proposes it.")
    @AS
    @JSON
    def propose(file: Path, number: int, code: str, acting: str, as_json: bool) -> None:
        act, changed = act_of(acting), read_changes(file)
        with refusals():
            motion, region = motion_numbered(act.session, number), region_named(act.session, code)
            paragraphs = typed(about_for(motion.id), changed, file)
            details = {"note": changed["note"], "language": changed["language"]}
            told(done, verb(act, motion, region=region, paragraphs=paragraphs, **details), as_json)


_proposing(
    "propose",
    proposing.propose_amendment,
    "Proposed",
    "Propose the changes written in FILE to a motion. Example: docs/amendment.toml",
)
_proposing(
    "subamend",
    proposing.propose_subamendment,
    "Proposed",
    "Propose the changes written in FILE to an amendment, given by the number of its motion.",
)


@commands.command("correct")
@click.argument("file", type=FILE)
@click.option("--motion", "number", type=int, required=True, help="The number of the motion.")
@AS
@JSON
def correct(file: Path, number: int, acting: str, as_json: bool) -> None:
    """Recommend the typographical correction written in FILE."""
    act, changed = act_of(acting), read_changes(file)
    with refusals():
        motion = motion_numbered(act.session, number)
        paragraphs = typed(about_for(motion.id), changed, file)
        details = {"note": changed["note"], "language": changed["language"]}
        recommended = proposing.recommend_correction(act, motion, paragraphs=paragraphs, **details)
        told("Recommended", recommended, as_json)


def _answering(name: str, verb: Any, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @AS
    @JSON
    def answer(number: int, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            told(done, verb(act, motion_numbered(act.session, number)), as_json)


_answering(
    "accept", answering.accept_amendment, "Accepted", "Accept amendment or correction motion NUMBER, unvoted."
)
_answering("decline", answering.decline_correction, "Declined", "Decline correction motion NUMBER.")


@commands.command("order")
@click.argument("number", type=int)
@click.option(
    "--place",
    "places",
    type=int,
    multiple=True,
    required=True,
    help="Each amendment by its motion, in order.",
)
@click.option("--reason", required=True)
@click.option("--language", type=click.Choice(LANGUAGES), required=True)
@AS
@JSON
def set_order(
    number: int, places: tuple[int, ...], reason: str, language: str, acting: str, as_json: bool
) -> None:
    """Set the order in which the amendments to motion NUMBER are voted on."""
    act = act_of(acting)
    with refusals():
        motion = motion_numbered(act.session, number)
        order = answering.set_voting_order(act, motion, places=places, reason=reason, language=language)
        told("Set", order, as_json)
