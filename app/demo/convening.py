"""How a session of the demo comes about: convened, its motions on its agenda, its delegations there."""

from datetime import datetime, time, timedelta
from typing import Any

from app.demo.content import read
from app.demo.loader import Demo
from governance.assembly.agenda import add_agenda_item
from governance.assembly.commands import accredit_delegation, record_arrival
from governance.assembly.convening import convene_session
from governance.assembly.models import AgendaItem, AssemblySession, SessionDemand
from governance.assembly.rules import SessionKind, SessionMode
from governance.base import LANGUAGES
from governance.motions.admitting import admit_motion
from governance.motions.commands import Wording, place_on_agenda, submit_motion
from governance.motions.models import Motion
from governance.motions.supporting import second_motion
from governance.statutes.rules import MotionKind
from governance.voting.commands import write_translation

ZONE = "Europe/Paris"
OPENS, ENDS = 9, 17

Plan = dict[str, Any]


def convene(
    demo: Demo, plan: Plan, kind: SessionKind, mode: SessionMode, demand: SessionDemand | None = None
) -> AssemblySession:
    """Convene a session as its plan has it, with the items with which every session begins."""
    convened = convene_session(
        demo.act(demo.secretary),
        None,
        kind=kind,
        name=plan["name"],
        place=plan["place"],
        zone=plan.get("zone", ZONE),
        opens_at=hour_of(demo, plan["opens_days"], OPENS),
        mode=mode,
        online=plan["online"],
        ends_at=hour_of(demo, plan["closes_days"], ENDS),
        demand=demand,
    )
    put_items(demo, convened, "before")
    return convened


def convene_planned(demo: Demo, plan: Plan) -> AssemblySession:
    """Convene a session on its day."""
    demo.day(plan["convened_days"])
    return convene(demo, plan, SessionKind(plan["kind"]), SessionMode(plan["mode"]))


def hour_of(demo: Demo, days: int, hour: int) -> datetime:
    """An hour of a day counted from today, to come or gone by."""
    day = (demo.today + timedelta(days=days)).date()
    return datetime.combine(day, time(hour), tzinfo=demo.today.tzinfo)


def put_items(demo: Demo, assembly: AssemblySession, placed: str) -> None:
    """The items that stand before the motions of every session, or after them."""
    for item in read("sessions")["item"]:
        if item["placed"] == placed:
            planned = {"title": item["title"], "minutes": item["minutes"]}
            demo.items[item["slug"]] = add_agenda_item(demo.act(demo.secretary), assembly, **planned)


def submit(demo: Demo, assembly: AssemblySession, text: Plan) -> Motion:
    """A motion in three languages, moved by its author and supported by others."""
    author, wordings = demo.delegate(text["author"]), wordings_of(text)
    motion = submit_motion(
        demo.act(author),
        demo.regions[text["author"]],
        assembly=assembly,
        kind=MotionKind(text["kind"]),
        effect=_effect(demo, text),
        text=wordings.pop(text["authentic"]),
        note=text.get("note", ""),
    )
    for wording in wordings.values():
        write_translation(demo.act(author), motion, text=wording)
    for code in (text[name] for name in ("seconder", "also") if name in text):
        second_motion(demo.act(demo.delegate(code)), motion, region=demo.regions[code])
    demo.motions[text["slug"]] = motion
    return motion


def _effect(demo: Demo, text: Plan) -> Plan:
    """What adoption does; changes of the statutes are written for the first version, from a day on."""
    effect: Plan = text["effect"]
    if "in_force_days" not in text:
        return effect
    begins = hour_of(demo, text["in_force_days"], 0).date()
    return {**effect, "based_on": 1, "in_force_from": begins.isoformat()}


def wordings_of(text: Plan) -> dict[str, Wording]:
    """A text in each language, the authentic one first."""
    return {
        language: Wording(language, text["title"][language], text["body"][language]) for language in LANGUAGES
    }


def place(demo: Demo, motion: Motion) -> None:
    """A motion found admissible, and put on the agenda."""
    admit_motion(demo.act(demo.presiding), motion)
    place_on_agenda(demo.act(demo.secretary), motion)


def item_of(demo: Demo, slug: str) -> AgendaItem:
    """An item of the agenda: that of a motion, or one that every session has."""
    if slug in demo.motions:
        return demo.session.get_one(AgendaItem, demo.motions[slug].agenda_item_id)
    return demo.items[slug]


def attend(demo: Demo, assembly: AssemblySession, codes: list[str]) -> None:
    """Delegations whose credentials are in order, and who are there."""
    for code in codes:
        accredited = accredit_delegation(demo.act(demo.secretary), assembly, region=demo.regions[code])
        record_arrival(demo.act(demo.secretary), accredited)
