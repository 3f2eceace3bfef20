"""The three sessions of the demo assembly: one held, one in progress, one to come."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.applications import receive
from app.demo.content import read
from app.demo.loader import Demo
from governance.assembly.agenda import add_agenda_item
from governance.assembly.commands import (
    accredit_delegation,
    open_session,
    record_arrival,
)
from governance.assembly.convening import convene_session
from governance.assembly.models import AssemblySession
from governance.assembly.rules import SessionKind
from governance.base import LANGUAGES
from governance.motions.admitting import admit_motion
from governance.motions.commands import Wording, place_on_agenda, submit_motion
from governance.motions.models import Motion
from governance.motions.supporting import second_motion
from governance.statutes.rules import MotionKind
from governance.voting.commands import (
    cast_ballots,
    close_session,
    declare_vote,
    open_votes,
    write_translation,
)
from governance.voting.models import RollEntry, Vote
from governance.voting.rules import Choice

ZONE = "Europe/Paris"
# Two delegations are left for the visitor to accredit, so that the quorum is seen to fill.
STILL_TO_COME = ("ES-AN", "ML-3")


def hold(demo: Demo) -> None:
    """Load every session in the order of time, and what applicants and officers did around them."""
    past, running, later = read("sessions")["session"]
    _hold_past(demo, past)
    receive(demo, past["closes_days"], running["convened_days"] - 1)
    _begin(demo, running)
    _convene(demo, later)
    receive(demo, later["convened_days"], 0)


def _convene(demo: Demo, plan: dict[str, Any]) -> AssemblySession:
    demo.day(plan["convened_days"])
    opening = (demo.today + timedelta(days=plan["opens_days"])).date()
    convened = convene_session(
        demo.act(demo.secretary),
        None,
        kind=SessionKind(plan["kind"]),
        name=plan["name"],
        place=plan["place"],
        zone=plan.get("zone", ZONE),
        opens_at=datetime.combine(opening, time(9), tzinfo=demo.today.tzinfo),
    )
    _items(demo, convened, "before")
    return convened


def _items(demo: Demo, assembly: AssemblySession, placed: str) -> None:
    for item in read("sessions")["item"]:
        if item["placed"] == placed:
            add_agenda_item(demo.act(demo.secretary), assembly, title=item["title"])


def _prepare(
    demo: Demo, plan: dict[str, Any], motions: list[dict[str, Any]]
) -> tuple[AssemblySession, list[Motion]]:
    """Convene a session, and bring its motions from their authors to the agenda."""
    assembly = _convene(demo, plan)
    demo.day(plan["motions_submitted_days"])
    submitted = [_submit(demo, assembly, motion) for motion in motions]
    demo.day(plan["motions_admitted_days"])
    for motion in submitted:
        admit_motion(demo.act(demo.presiding), motion)
        place_on_agenda(demo.act(demo.secretary), motion)
    _items(demo, assembly, "after")
    return assembly, submitted


def _submit(demo: Demo, assembly: AssemblySession, text: dict[str, Any]) -> Motion:
    author, wordings = demo.delegate(text["author"]), _wordings(text)
    motion = submit_motion(
        demo.act(author),
        demo.regions[text["author"]],
        assembly=assembly,
        kind=MotionKind(text["kind"]),
        effect=text["effect"],
        text=wordings.pop(text["authentic"]),
    )
    for wording in wordings.values():
        write_translation(demo.act(author), motion, text=wording)
    seconder = text["seconder"]
    return second_motion(demo.act(demo.delegate(seconder)), motion, region=demo.regions[seconder])


def _wordings(text: dict[str, Any]) -> dict[str, Wording]:
    return {
        language: Wording(language, text["title"][language], text["body"][language]) for language in LANGUAGES
    }


def _attend(demo: Demo, assembly: AssemblySession, codes: list[str]) -> None:
    for code in codes:
        accredited = accredit_delegation(demo.act(demo.secretary), assembly, region=demo.regions[code])
        record_arrival(demo.act(demo.secretary), accredited)


def _begin(demo: Demo, plan: dict[str, Any]) -> None:
    """The session in progress: opened, its twelve motions waiting for the presiding officer."""
    assembly, _ = _prepare(demo, plan, read("motions_current")["motion"])
    demo.day(plan["opens_days"])
    _attend(demo, assembly, [code for code in demo.regions if code not in STILL_TO_COME])
    open_session(demo.act(demo.presiding), assembly)


def _hold_past(demo: Demo, plan: dict[str, Any]) -> None:
    """The past session, from its opening to its close, with the ballots that its file gives."""
    texts = read("motions_past")["motion"]
    assembly, motions = _prepare(demo, plan, texts)
    demo.day(plan["opens_days"])
    _attend(demo, assembly, list(demo.regions))
    open_session(demo.act(demo.presiding), assembly)
    votes = _open(demo, plan, assembly, motions)
    for code in demo.regions:
        _cast(
            demo,
            code,
            votes,
            {vote.id: text["ballots"][code] for vote, text in zip(votes, texts, strict=True)},
        )
    demo.day(plan["declared_days"])
    for vote in votes:
        declare_vote(demo.act(demo.presiding), vote)
    demo.day(plan["closes_days"])
    close_session(demo.act(demo.presiding), assembly)


def _open(demo: Demo, plan: dict[str, Any], assembly: AssemblySession, motions: list[Motion]) -> list[Vote]:
    demo.day(plan["votes_open_days"])
    act = demo.act(demo.presiding)
    closes_at = act.at + timedelta(days=plan["votes_close_days"] - plan["votes_open_days"])
    return open_votes(act, assembly, motions=motions, closes_at={motion.id: closes_at for motion in motions})


def _cast(demo: Demo, code: str, votes: list[Vote], marks: dict[int, str]) -> None:
    choices = {vote: Choice(mark) for vote, mark in marks.items() if mark != "none"}
    query = select(RollEntry).where(
        RollEntry.region_id == demo.regions[code].id, RollEntry.vote_id.in_(list(choices))
    )
    entries = list(demo.session.scalars(query))
    cast_ballots(
        demo.act(demo.delegate(code)),
        entries,
        choices={entry.id: choices[entry.vote_id] for entry in entries},
        key=f"demo-{code}",
    )
