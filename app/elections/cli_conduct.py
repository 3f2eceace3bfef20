"""The conduct of elections from the command line: opened, closed, sealed, drawn, declared, annulled."""

from datetime import datetime

import click

from app.acting import clock
from app.command_line import AS, JSON, act_of, refusals, region_named, told
from app.elections.cli import HOUR, commands, election_numbered, in_utc
from app.extensions import db
from governance.elections import annulling, closing, declaring, drawing, opening
from governance.elections.forgetting import forget_slips


@commands.command("open")
@click.argument("number", type=int)
@click.option("--closes", type=HOUR, help="By UTC; as the statutes say where it is not given.")
@AS
@JSON
def open_election(number: int, closes: datetime | None, acting: str, as_json: bool) -> None:
    """Open election NUMBER: its roll, its ballot and its conditions are sealed."""
    act = act_of(acting)
    with refusals():
        found = election_numbered(number)
        told("Opened", opening.open_election(act, found, closes_at=in_utc(closes)), as_json)


@commands.command("close")
@click.argument("number", type=int)
@AS
@JSON
def close_election(number: int, acting: str, as_json: bool) -> None:
    """Close election NUMBER early, once every region on its roll has voted."""
    act = act_of(acting)
    with refusals():
        told("Closed", closing.close_election(act, election_numbered(number)), as_json)


@commands.command("seal")
@click.argument("number", type=int)
@AS
@JSON
def seal_urn(number: int, acting: str, as_json: bool) -> None:
    """Seal the urn of election NUMBER, and make the database forget how ballots were cast."""
    act = act_of(acting)
    with refusals():
        sealed = closing.seal_urn(act, election_numbered(number))
        forget_slips(db.session(), clock())
        told("Sealed", sealed, as_json)


@commands.command("commit")
@click.argument("number", type=int)
@click.argument("code")
@click.argument("fingerprint")
@AS
@JSON
def commit_number(number: int, code: str, fingerprint: str, acting: str, as_json: bool) -> None:
    """Commit the region CODE to words for the draw of election NUMBER, by their SHA-256 FINGERPRINT."""
    act = act_of(acting)
    with refusals():
        region, found = region_named(act.session, code), election_numbered(number)
        told(
            "Committed",
            drawing.commit_number(act, region, election=found, commitment=fingerprint.lower()),
            as_json,
        )


@commands.command("reveal")
@click.argument("number", type=int)
@click.argument("code")
@click.argument("words")
@AS
@JSON
def reveal_number(number: int, code: str, words: str, acting: str, as_json: bool) -> None:
    """Reveal the WORDS of the region CODE for the draw of election NUMBER, once its urn is sealed."""
    act = act_of(acting)
    with refusals():
        region, found = region_named(act.session, code), election_numbered(number)
        told("Revealed", drawing.reveal_number(act, region, election=found, words=words), as_json)


@commands.command("declare")
@click.argument("number", type=int)
@click.option("--begins", type=HOUR, help="When the term begins, by UTC; with the declaration by default.")
@AS
@JSON
def declare_election(number: int, begins: datetime | None, acting: str, as_json: bool) -> None:
    """Count election NUMBER and declare its result."""
    act = act_of(acting)
    with refusals():
        found = election_numbered(number)
        told("Declared", declaring.declare_election(act, found, begins_at=in_utc(begins)), as_json)


@commands.command("annul")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Stays beside the election for everyone to read.")
@AS
@JSON
def annul_election(number: int, reason: str, acting: str, as_json: bool) -> None:
    """Annul election NUMBER, which stays visible; secret ballots that are in it are forgotten."""
    act = act_of(acting)
    with refusals():
        annulled = annulling.annul_election(act, election_numbered(number), reason=reason)
        forget_slips(db.session(), clock())
        told("Annulled", annulled, as_json)
