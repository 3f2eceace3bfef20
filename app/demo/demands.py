"""Extraordinary sessions that the demo's regions demand: one convened, one that seeks signatures."""

from typing import Any

from app.demo.content import read
from app.demo.convening import convene
from app.demo.loader import Demo
from governance.assembly.demands import open_demand, sign_demand
from governance.assembly.models import AssemblySession, SessionDemand
from governance.assembly.rules import SessionKind, SessionMode

Demanded = list[tuple[dict[str, Any], SessionDemand]]
# Sessions to come are convened in the order of their numbers: the ordinary one at nine.
HOUR = 10


def demand(demo: Demo) -> Demanded:
    """Every demand with those who signed it, in the order of time."""
    opened = []
    for plan in read("demands")["demand"]:
        demo.day(plan["days"])
        words = {"language": plan["language"], "purpose": plan["purpose"].strip()}
        found = open_demand(demo.act(demo.delegate(plan["by"])), demo.regions[plan["by"]], **words)
        for code, days in plan.get("signed", {}).items():
            demo.day(days)
            sign_demand(demo.act(demo.delegate(code)), found, region=demo.regions[code])
        opened.append((plan, found))
    return opened


def convene_demanded(demo: Demo, opened: Demanded) -> list[AssemblySession]:
    """The sessions that the secretariat convened from demands which enough regions signed."""
    convened = []
    for plan, found in opened:
        if "session" in plan:
            meeting = plan["session"]
            demo.day(meeting["convened_days"], HOUR)
            kind = SessionKind.EXTRAORDINARY
            convened.append(convene(demo, meeting, kind, SessionMode.LIVE, demand=found))
    return convened
