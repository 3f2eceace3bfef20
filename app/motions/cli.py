"""Motions from the command line; a motion comes in as a TOML file."""

import tomllib
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from app.command_line import AS, JSON, act_of, motion_numbered, refusals, region_named, session_numbered, told
from governance.base import LANGUAGES
from governance.motions import admitting, supporting
from governance.motions import commands as verbs
from governance.motions.commands import Wording
from governance.statutes.rules import MotionKind
from governance.voting.admissibility import refuse_motion
from governance.voting.commands import withdraw_motion, write_translation

commands = AppGroup("motions", help="Motions and their texts.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def read_motion(file: Path) -> dict[str, Any]:
    """What a motion is moved with, and its translations, as written; says what is wrong."""
    try:
        text = tomllib.loads(file.read_text(encoding="utf-8"))
        kind = MotionKind(text["kind"])
        texts = {
            language: Wording(language, text["title"][language], text["body"][language])
            for language in LANGUAGES
            if language in text["title"]
        }
        authentic = texts.pop(text["authentic"])
        effect = text.get("effect", {"act": "resolution"})
        note = text.get("note", "")
        # One note is in the language of the text; a table has one for each language.
        noted = note if isinstance(note, dict) else {text["authentic"]: note}
        notes = {language: str(words) for language, words in noted.items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError) as reason:
        raise click.ClickException(f"{file.name} is not a motion: {reason}") from None
    moved = {"kind": kind, "effect": effect, "text": authentic, "note": notes.get(authentic.language, "")}
    return {"moved": moved, "translations": texts.values(), "notes": notes}


@commands.command("submit")
@click.argument("file", type=FILE)
@click.option("--session", "number", type=int, required=True, help="The number of the session.")
@click.option("--region", "code", required=True, help="The region that moves it.")
@AS
@JSON
def submit(file: Path, number: int, code: str, acting: str, as_json: bool) -> None:
    """Move the motion written in FILE, with its translations. Example: docs/motion.toml"""
    act, text = act_of(acting), read_motion(file)
    with refusals():
        region, assembly = region_named(act.session, code), session_numbered(act.session, number)
        motion = verbs.submit_motion(act, region, assembly=assembly, **text["moved"])
        for translation in text["translations"]:
            write_translation(act, motion, text=translation, note=text["notes"].get(translation.language))
        told("Moved", motion, as_json)


def _support(name: str, verb: Any, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @click.option("--region", "code", required=True, help="The region in whose name, or that is asked.")
    @AS
    @JSON
    def step(number: int, code: str, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            motion = motion_numbered(act.session, number)
            told(done, verb(act, motion, region=region_named(act.session, code)), as_json)


def _ruling(name: str, verb: Any, done: str, needed: bool, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @click.option("--reasons", required=needed, default="", help="Why; everyone reads it.")
    @click.option("--language", type=click.Choice(LANGUAGES), help="Of the reasons; else the motion's.")
    @AS
    @JSON
    def step(number: int, reasons: str, language: str | None, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            motion = motion_numbered(act.session, number)
            told(done, verb(act, motion, reasons=reasons, language=language), as_json)


def _step(name: str, verb: Any, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @AS
    @JSON
    def step(number: int, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            told(done, verb(act, motion_numbered(act.session, number)), as_json)


_support("support", supporting.second_motion, "Supported", "Support motion NUMBER for another region.")
_support("unsupport", supporting.withdraw_support, "Taken back", "Take back support of motion NUMBER.")
_support("invite", supporting.invite_support, "Asked", "Ask a region to support motion NUMBER.")
_support("decline", supporting.decline_support, "Declined", "Decline to support motion NUMBER.")
_ruling("admit", admitting.admit_motion, "Admitted", False, "Find motion NUMBER admissible.")
_ruling("refuse", refuse_motion, "Refused", True, "Find motion NUMBER not admissible, with reasons.")
_step("place", verbs.place_on_agenda, "Put on the agenda", "Give motion NUMBER the next place on the agenda.")
_step("withdraw", withdraw_motion, "Withdrawn", "Withdraw motion NUMBER.")
_step("lapse", supporting.lapse_motion, "Lapsed", "Let motion NUMBER lapse for want of support.")
