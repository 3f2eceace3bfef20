"""Procedure from the command line: motions referred, postponed, resumed, divided; what regions ask for."""

import click
from flask import current_app
from flask.cli import AppGroup

from app.command_line import AS, JSON, act_of, motion_numbered, refusals, region_named, session_numbered, told
from app.procedure.words import PROCEDURES, composed
from governance.base import LANGUAGES
from governance.motions.queries import titles
from governance.procedure import dividing, referring
from governance.procedure.moving import move_procedure

commands = AppGroup("procedure", help="What is done with motions beside voting on them.")
REASON = click.option("--reason", required=True)
LANGUAGE = click.option("--language", type=click.Choice(LANGUAGES), required=True)


@commands.command("refer")
@click.argument("number", type=int)
@click.option("--to", required=True, help="To whom, in the language of the reason.")
@REASON
@LANGUAGE
@AS
@JSON
def refer(number: int, to: str, reason: str, language: str, acting: str, as_json: bool) -> None:
    """Refer motion NUMBER, nobody objecting."""
    act = act_of(acting)
    with refusals():
        motion = motion_numbered(act.session, number)
        referral = referring.refer_motion(act, motion, to=to, reason=reason, language=language)
        told("Referred", referral, as_json)


@commands.command("postpone")
@click.argument("number", type=int)
@REASON
@LANGUAGE
@AS
@JSON
def postpone(number: int, reason: str, language: str, acting: str, as_json: bool) -> None:
    """Postpone motion NUMBER, nobody objecting."""
    act = act_of(acting)
    with refusals():
        motion = motion_numbered(act.session, number)
        told("Postponed", referring.postpone_motion(act, motion, reason=reason, language=language), as_json)


@commands.command("resume")
@click.argument("number", type=int)
@click.option("--session", "session_number", type=int, required=True, help="The number of the session.")
@AS
@JSON
def resume(number: int, session_number: int, acting: str, as_json: bool) -> None:
    """Take motion NUMBER up again, in its session or in a later one."""
    act = act_of(acting)
    with refusals():
        assembly = session_numbered(act.session, session_number)
        motion = referring.resume_motion(act, motion_numbered(act.session, number), assembly=assembly)
        told("Resumed", motion, as_json)


@commands.command("divide")
@click.argument("number", type=int)
@click.option("--part", "parts", multiple=True, required=True, help="The names of its paragraphs: 1,3")
@AS
@JSON
def divide(number: int, parts: tuple[str, ...], acting: str, as_json: bool) -> None:
    """Divide motion NUMBER into parts that are voted on separately: --part 1,3 --part 2."""
    act = act_of(acting)
    anchors = [[anchor.strip() for anchor in part.split(",") if anchor.strip()] for part in parts]
    with refusals():
        told(
            "Divided",
            dividing.divide_motion(act, motion_numbered(act.session, number), parts=anchors),
            as_json,
        )


@commands.command("undo-division")
@click.argument("number", type=int)
@AS
@JSON
def undo_division(number: int, acting: str, as_json: bool) -> None:
    """Make motion NUMBER whole again, before a vote on a part was opened."""
    act = act_of(acting)
    with refusals():
        told("Whole again", dividing.undo_division(act, motion_numbered(act.session, number)), as_json)


@commands.command("ask")
@click.argument("number", type=int)
@click.argument("procedure", type=click.Choice(list(PROCEDURES)))
@click.option("--region", "code", required=True, help="The region in whose name.")
@click.option("--to", default="", help="To whom it is to be referred.")
@REASON
@LANGUAGE
@AS
@JSON
def ask(number: int, procedure: str, acting: str, as_json: bool, **given: str) -> None:
    """Ask the Assembly for a PROCEDURE about motion NUMBER."""
    act = act_of(acting)
    with refusals():
        motion, region = motion_numbered(act.session, number), region_named(act.session, given["code"])
        effect = {"act": procedure} | ({"to": given["to"]} if procedure == "refer" else {})
        named = titles(act.session, [number])[number]
        with current_app.test_request_context():
            texts = composed(motion, named, effect, given["language"])
        moved = move_procedure(act, motion, region=region, effect=effect, texts=texts, reason=given["reason"])
        told("Asked", moved, as_json)
