"""Debates and the floor from the command line."""

from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app.command_line import AS, JSON, act_of, motion_numbered, refusals, region_named, told
from governance.assembly.models import AgendaItem
from governance.debate import closing, floor
from governance.debate import commands as verbs
from governance.debate.models import SpeakingRequest, Statement
from governance.debate.rules import STANCES, SpeakingKind, Stance
from governance.motions.models import Motion

commands = AppGroup("debate", help="Statements on motions, and the floor of a session.")
REGION = click.option("--region", "code", required=True, help="The region in whose name.")
LANGUAGE = click.option("--language", required=True, help="The ISO 639-1 code of the language.")
WORDS = click.option("--text", "body", required=True)


@commands.command("say")
@click.argument("number", type=int)
@click.option("--stance", type=click.Choice([stance.value for stance in STANCES]), required=True)
@REGION
@LANGUAGE
@WORDS
@AS
@JSON
def say(number: int, stance: str, code: str, acting: str, as_json: bool, **words: str) -> None:
    """Make a statement on motion NUMBER in the name of a region."""
    act = act_of(acting)
    with refusals():
        motion, region = motion_numbered(act.session, number), region_named(act.session, code)
        made = verbs.make_statement(act, motion, region=region, stance=Stance(stance), **words)
        told("Recorded", made, as_json)


@commands.command("reply")
@click.argument("number", type=int)
@REGION
@LANGUAGE
@WORDS
@AS
@JSON
def reply(number: int, code: str, acting: str, as_json: bool, **words: str) -> None:
    """Reply to statement NUMBER in the name of a region."""
    act = act_of(acting)
    with refusals():
        statement, region = there(act.session, Statement, number), region_named(act.session, code)
        told("Recorded", verbs.reply(act, statement, region=region, **words), as_json)


@commands.command("hide")
@click.argument("number", type=int)
@click.option("--reason", required=True)
@AS
@JSON
def hide(number: int, reason: str, acting: str, as_json: bool) -> None:
    """Hide statement NUMBER, with a reason in its place."""
    act = act_of(acting)
    with refusals():
        statement = there(act.session, Statement, number)
        told("Hidden", verbs.hide_statement(act, statement, reason=reason), as_json)


@commands.command("ask")
@click.argument("item", type=int)
@REGION
@click.option("--point-of-order", is_flag=True, help="It comes before every speech.")
@AS
@JSON
def ask(item: int, code: str, point_of_order: bool, acting: str, as_json: bool) -> None:
    """Ask to speak on the agenda item with the number ITEM in the record."""
    act = act_of(acting)
    kind = SpeakingKind.POINT_OF_ORDER if point_of_order else SpeakingKind.SPEECH
    with refusals():
        asked, region = there(act.session, AgendaItem, item), region_named(act.session, code)
        told("On the list", floor.request_floor(act, asked, region=region, kind=kind), as_json)


@commands.command("call")
@click.argument("request", type=int)
@click.option("--reason", help="Why this delegation is called out of turn.")
@AS
@JSON
def call(request: int, reason: str | None, acting: str, as_json: bool) -> None:
    """Give the floor to the delegation that made REQUEST."""
    act = act_of(acting)
    with refusals():
        waiting = there(act.session, SpeakingRequest, request)
        told("On the floor", floor.call_speaker(act, waiting, reason=reason), as_json)


@commands.command("speaking-time")
@click.argument("item", type=int)
@click.option("--seconds", type=int, help="Left out, the time of the statutes.")
@AS
@JSON
def speaking_time(item: int, seconds: int | None, acting: str, as_json: bool) -> None:
    """Set how long each may speak on an item."""
    act = act_of(acting)
    with refusals():
        found = there(act.session, AgendaItem, item)
        told("Set", floor.set_speaking_time(act, found, seconds=seconds), as_json)


def _step(name: str, model: type[Any], verb: Any, done: str, help_text: str) -> None:
    @commands.command(name, help=help_text)
    @click.argument("number", type=int)
    @AS
    @JSON
    def step(number: int, acting: str, as_json: bool) -> None:
        act = act_of(acting)
        with refusals():
            told(done, verb(act, there(act.session, model, number)), as_json)


_step("show", Statement, verbs.show_statement, "Shown", "Show statement NUMBER again.")
_step("withdraw", SpeakingRequest, floor.withdraw_request, "Taken back", "Take request NUMBER back.")
_step("end", SpeakingRequest, floor.end_speech, "Ended", "End the speech that request NUMBER led to.")
_step("close-list", AgendaItem, floor.close_list, "Closed", "Close the speakers' list of item NUMBER.")
_step("reopen-list", AgendaItem, floor.reopen_list, "Reopened", "Reopen the speakers' list of item NUMBER.")


_step("close", Motion, closing.close_debate, "Closed", "Close the debate on motion NUMBER.")
_step("reopen", Motion, closing.reopen_debate, "Reopened", "Reopen the debate on motion NUMBER.")


def there(session: Session, model: type[Any], number: int) -> Any:
    """The row with this number; says which there is none of."""
    found = session.get(model, number)
    if found is None:
        raise click.ClickException(f"There is none with the number {number} among {model.__tablename__}.")
    return found
