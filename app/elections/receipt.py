"""What a region has cast; and the ballots in the box, among which whoever noted an identifier finds one."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from app.acting import current_actor
from app.elections.ballot_paper import election_there, own_regions
from app.elections.ballot_words import mark_rows
from app.elections.routes import pages
from app.extensions import db
from app.paging import Pages, pages_of
from governance.elections.box import ElectionRollEntry, RankedBallot
from governance.elections.models import Election
from governance.elections.papers import ballots_of, entries_of
from governance.elections.queries import candidates_of
from governance.elections.urn import are_marks_public, urn_page, urn_size
from governance.regions.models import Region
from governance.statutes.elections import Secrecy

PAGE = 100


@dataclass(frozen=True)
class Own:
    """What a region has cast; `ballots` are its recorded ones, the one that counts first."""

    entry: ElectionRollEntry
    ballots: Sequence[RankedBallot]
    rows: Sequence[tuple[str, str]]
    by_you: bool
    can_cast: bool

    @property
    def region(self) -> Region:
        """Whose ballots they are."""
        return self.entry.region


@dataclass(frozen=True)
class Box:
    """A part of the published ballots: identifiers with marks, or halves where marks are not public."""

    lines: Sequence[tuple[str, str]]
    number: int
    pages: Pages


@pages.get("/elections/<int:election_id>/receipt")
def receipt(election_id: int) -> str:
    """The receipts of one's regions, and the ballots in the box by identifier once they are published."""
    election = election_there(election_id)
    names = {one.id: one.name or "" for one in candidates_of(db.session(), election)}
    return render_template(
        "elections/receipt.html",
        election=election,
        secret=election.secrecy is Secrecy.SECRET,
        owned=owned(election, names),
        box=box(election, names) if is_published(election) else None,
    )


def is_published(election: Election) -> bool:
    """Whether the urn lies open: a secret election that is declared."""
    return election.secrecy is Secrecy.SECRET and election.declared_at is not None


def owned(election: Election, names: dict[int, str]) -> list[Own]:
    """What the regions of the reader have cast, and what they cast by proxy; at most two statements."""
    regions = own_regions()
    if not regions:
        return []
    entries = entries_of(db.session(), election.id, regions)
    cast: dict[int, list[RankedBallot]] = {}
    if election.secrecy is Secrecy.RECORDED:
        for ballot in ballots_of(db.session(), [entry.id for entry in entries]):
            cast.setdefault(ballot.roll_entry_id, []).append(ballot)
    shown = [(entry, seen_by(regions, entry, cast.get(entry.id, []))) for entry in entries]
    return [own(entry, ballots, names, regions) for entry, ballots in shown if ballots is not None]


def seen_by(
    regions: Sequence[int], entry: ElectionRollEntry, ballots: list[RankedBallot]
) -> list[RankedBallot] | None:
    """The ballots that these regions may see; None where it is no longer theirs to know of any.

    Who held a proxy that was taken back sees what was cast by it, never what its giver cast afterwards.
    """
    if not {entry.region_id, entry.voter_id}.isdisjoint(regions):
        return ballots
    return [ballot for ballot in ballots if ballot.proxy_id is not None] or None


def own(
    entry: ElectionRollEntry, ballots: list[RankedBallot], names: dict[int, str], regions: Sequence[int]
) -> Own:
    """What one region has cast."""
    rows = mark_rows(ballots[0].mark, names) if ballots else []
    by_you = bool(ballots) and ballots[0].person_id == current_actor().person_id
    return Own(entry, ballots, rows, by_you, entry.voter_id in regions)


def box(election: Election, names: dict[int, str]) -> Box:
    """The page asked for of the ballots in the urn, by identifier; two statements."""
    number = urn_size(db.session(), election.id)
    shown = pages_of(number, PAGE)
    are_public = are_marks_public(election, number)
    ballots = urn_page(db.session(), election.id, shown.start(PAGE), PAGE)
    lines = [
        (ballot.id, said(ballot.mark, names)) if are_public else (first_half(ballot.id), "")
        for ballot in ballots
    ]
    return Box(lines, number, shown)


def first_half(slip: str) -> str:
    """Enough of an identifier for whoever noted it to find it.

    With whole ones anybody could try marks beside them until the fingerprint of the urn came out.
    """
    return f"{slip[: len(slip) // 2]}-…"


def said(mark: dict[str, object], names: dict[int, str]) -> str:
    """What a ballot says, in one line."""
    return " · ".join(f"{head}: {words}" for head, words in mark_rows(mark, names))
