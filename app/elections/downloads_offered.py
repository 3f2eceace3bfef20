"""Which files of ballots a declared election has, and the command line that counts them anew."""

import shlex
from collections.abc import Iterator
from dataclasses import replace

from flask import url_for
from flask_babel import gettext as _

from app.elections.offered import Offer
from app.extensions import db
from app.languages import current_language
from governance.counting.profile import Profile
from governance.elections.ballots import MarkKind, mark_kind, profile_of
from governance.elections.models import Election
from governance.elections.reading import names_of, recorded_ballots, urn_marks
from governance.elections.urn import are_marks_public
from governance.statutes.elections import Secrecy

SCORED = (MarkKind.SCORES, MarkKind.CONFIRMATION)


def endings_of(found: Election) -> tuple[str, ...]:
    """In which files the ballots of an election may be had: BLT holds rankings and ticks, and no scores."""
    declaration = found.declaration
    if declaration is None or not are_marks_public(found, declaration.cast):
        return ()
    return ("csv",) if mark_kind(found.method, found.confirming) in SCORED else ("blt", "csv")


def profile_now(found: Election) -> Profile:
    """The ballots of an election as a count takes them; two statements."""
    if found.secrecy is Secrecy.RECORDED:
        marks = [ballot.mark for ballot in recorded_ballots(db.session(), found.id).values()]
    else:
        marks = [ballot.mark for ballot in urn_marks(db.session(), found.id)]
    paper = found.paper or []
    profile = profile_of(marks, paper, names_of(db.session(), paper), found.seats)
    return replace(profile, title=found.post.name[current_language()])


def downloads_of(found: Election) -> list[Offer]:
    """The files of an election, for its page."""
    words = {"blt": _("The ballots as BLT"), "csv": _("The ballots as CSV")}
    return [
        Offer(words[each], url_for("elections.ballots", election_id=found.id, ending=each), asked=False)
        for each in endings_of(found)
    ]


def command_line(found: Election) -> str:
    """What anyone types to count the ballots again; empty where there is no file or no such method."""
    endings = endings_of(found)
    if not endings or found.confirming or found.declaration is None:
        return ""
    words = ["python", "-m", "governance", "count", f"election-{found.id}.{endings[0]}"]
    words += ["--method", str(found.method)]
    if endings[0] == "csv":
        words += ["--seats", str(found.seats)]
    if found.declaration.seed is not None:
        words += ["--seed", found.declaration.seed]
    return shlex.join([*words, *constraints(found)])


def constraints(found: Election) -> Iterator[str]:
    """The conditions on the team, candidates by their number in the file."""
    places = {nomination: place for place, nomination in enumerate(found.paper or (), start=1)}
    for one in found.conditions or ():
        among = "|".join(f"#{places[each]}" for each in one["among"] if each in places)
        if among:
            yield "--constraint"
            yield f"{one['group']} {one['name']}={one['least']}..{one['most']}:{among}"
