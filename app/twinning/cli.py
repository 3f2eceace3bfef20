"""Proposals, agreements and signatures from the command line; an agreement comes in as a TOML file."""

import tomllib
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app.command_line import AS, JSON, act_of, refusals, region_named, told
from governance.base import LANGUAGES
from governance.regions.models import Twin
from governance.texts import Wording
from governance.twinning import agreements
from governance.twinning import commands as verbs
from governance.twinning.models import Agreement, TwinProposal
from governance.twinning.paper import register_twin
from governance.twinning.queries import proposal_page, twin_with_halves

commands = AppGroup("twinning", help="Twin regions: proposals, agreements, signatures, notices.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
LANGUAGE = click.option("--language", type=click.Choice(LANGUAGES), required=True)
REGION = click.option("--region", "code", required=True, help="The region in whose name.")


@commands.command("propose")
@click.argument("code")
@click.argument("other")
@click.option("--message", required=True)
@LANGUAGE
@AS
@JSON
def propose(code: str, other: str, message: str, language: str, acting: str, as_json: bool) -> None:
    """Propose, in the name of region CODE, a twin region to region OTHER."""
    act = act_of(acting)
    with refusals():
        region, asked = (region_named(act.session, one) for one in (code, other))
        proposal = verbs.propose_twin(act, region, other=asked, message=message, language=language)
        told("Proposed", proposal, as_json)


@commands.command("answer")
@click.argument("number", type=int)
@click.option("--accept/--decline", "accepted", required=True)
@click.option("--answer", "words", required=True)
@LANGUAGE
@AS
@JSON
def answer(number: int, accepted: bool, words: str, language: str, acting: str, as_json: bool) -> None:
    """Accept or decline proposal NUMBER."""
    act = act_of(acting)
    with refusals():
        proposal = proposal_numbered(act.session, number)
        verbs.answer_proposal(act, proposal, accepted=accepted, answer=words, language=language)
        told("Answered", proposal, as_json)


@commands.command("withdraw")
@click.argument("number", type=int)
@AS
@JSON
def withdraw(number: int, acting: str, as_json: bool) -> None:
    """Withdraw proposal NUMBER, or break off before anything is registered."""
    act = act_of(acting)
    with refusals():
        proposal = verbs.withdraw_proposal(act, proposal_numbered(act.session, number))
        told("Withdrawn", proposal, as_json)


@commands.command("write")
@click.argument("number", type=int)
@click.argument("file", type=FILE)
@REGION
@click.option("--based-on", type=int, default=0, help="The version before it; 0 for the first.")
@AS
@JSON
def write(number: int, file: Path, code: str, based_on: int, acting: str, as_json: bool) -> None:
    """Write the next version of the agreement of proposal NUMBER: [title] and [body] in FILE, by language."""
    act, texts = act_of(acting), read_agreement(file)
    with refusals():
        region, proposal = region_named(act.session, code), proposal_numbered(act.session, number)
        version = agreements.write_agreement(act, proposal, region=region, texts=texts, based_on=based_on)
        told("Written", version, as_json)


@commands.command("sign")
@click.argument("number", type=int)
@click.argument("version", type=int)
@REGION
@click.option("--digest", required=True, help="The fingerprint of the text that was read, in full.")
@AS
@JSON
def sign(number: int, version: int, code: str, digest: str, acting: str, as_json: bool) -> None:
    """Sign VERSION of the agreement of proposal NUMBER."""
    act = act_of(acting)
    with refusals():
        region, agreement = region_named(act.session, code), version_numbered(act.session, number, version)
        signature = agreements.sign_agreement(act, agreement, region=region, digest=digest)
        told("Signed", signature, as_json)


@commands.command("register")
@click.argument("number", type=int)
@click.argument("version", type=int)
@AS
@JSON
def register(number: int, version: int, acting: str, as_json: bool) -> None:
    """Register VERSION of the agreement of proposal NUMBER, which both regions signed."""
    act = act_of(acting)
    with refusals():
        agreement = version_numbered(act.session, number, version)
        told("Registered", agreements.register_agreement(act, agreement), as_json)


@commands.command("register-paper")
@click.argument("one")
@click.argument("other")
@click.option("--title", nargs=3, required=True, metavar="EN FR ES")
@click.option("--purpose", nargs=3, required=True, metavar="EN FR ES")
@click.option("--commitment", nargs=3, required=True, metavar="EN FR ES")
@AS
@JSON
def register_paper(one: str, other: str, acting: str, as_json: bool, **texts: tuple[str, str, str]) -> None:
    """Enter what two regions of opposite constituencies signed on paper."""
    act = act_of(acting)
    in_three = {part: dict(zip(LANGUAGES, text, strict=True)) for part, text in texts.items()}
    with refusals():
        regions = [region_named(act.session, code) for code in (one, other)]
        told("Registered", register_twin(act, regions[0], other=regions[1], **in_three), as_json)


@commands.command("end")
@click.argument("number", type=int)
@REGION
@click.option("--reason", required=True)
@LANGUAGE
@AS
@JSON
def end(number: int, code: str, reason: str, language: str, acting: str, as_json: bool) -> None:
    """Give notice of twin NUMBER in the name of a region."""
    act = act_of(acting)
    with refusals():
        twin, region = twin_numbered(act.session, number), region_named(act.session, code)
        ending = verbs.end_twin(act, twin, region=region, reason=reason, language=language)
        told("Notice given", ending, as_json)


def read_agreement(file: Path) -> list[Wording]:
    """The texts of an agreement by language; says what is wrong."""
    try:
        found: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        titles, bodies = found["title"], found["body"]
        texts = [Wording(language, str(titles[language]), str(bodies[language])) for language in titles]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as reason:
        raise click.ClickException(f"{file.name} is not an agreement: {reason}") from None
    return texts


def proposal_numbered(session: Session, number: int) -> TwinProposal:
    """The proposal with this number."""
    found = proposal_page(session, number)
    if found is None:
        raise click.ClickException(f"There is no proposal {number}.")
    return found


def version_numbered(session: Session, number: int, version: int) -> Agreement:
    """One version of the agreement of a proposal."""
    versions = proposal_numbered(session, number).agreements
    found = next((one for one in versions if one.version == version), None)
    if found is None:
        raise click.ClickException(f"The agreement of proposal {number} has no version {version}.")
    return found


def twin_numbered(session: Session, number: int) -> Twin:
    """The twin with this number."""
    found = twin_with_halves(session, number)
    if found is None:
        raise click.ClickException(f"There is no twin {number}.")
    return found
