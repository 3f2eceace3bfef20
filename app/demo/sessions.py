"""The sessions of the demo assembly in the order of time: one held, one in progress, two to come."""

from app.demo.applications import receive
from app.demo.content import read
from app.demo.convening import convene_planned
from app.demo.deliberation import bring, debate, open_running
from app.demo.demands import convene_demanded, demand
from app.demo.loader import Demo
from app.demo.past import hold_past


def hold(demo: Demo) -> None:
    """Load every session, and what applicants and officers did around them."""
    past, running, later = read("sessions")["session"]
    minutes = hold_past(demo, past)
    receive(demo, past["closes_days"], running["convened_days"] - 1)
    assembly = bring(demo, running, minutes)
    demanded = demand(demo)
    open_running(demo, running, assembly)
    debate(demo)
    convene_planned(demo, later)
    convene_demanded(demo, demanded)
    receive(demo, later["convened_days"], 0)
