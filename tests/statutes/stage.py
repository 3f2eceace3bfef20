"""Motions that change the statutes, moved and adopted."""

from datetime import timedelta
from typing import Any

from governance.assembly.models import AssemblySession
from governance.motions.models import Motion
from governance.statutes.rules import MotionKind
from governance.voting.models import Declaration
from governance.voting.rules import Choice
from tests.factories import SIX, House

A_THIRD = {"share": "1/3", "strict": False}
ALL_FOR = {code.replace("-", "_"): Choice.FOR for code in SIX}


def amendment(house: House, changes: dict[str, Any], based_on: int = 1, days: int = 0) -> dict[str, Any]:
    """The effect of a motion that changes the statutes from so many days on."""
    begins = (house.at + timedelta(days=days)).date().isoformat()
    return {"act": "amend_statutes", "changes": changes, "based_on": based_on, "in_force_from": begins}


def moved(house: House, assembly: AssemblySession, effect: dict[str, Any]) -> Motion:
    return house.motion(assembly, MotionKind.STATUTES, effect)


def adopted(house: House, assembly: AssemblySession, effect: dict[str, Any]) -> Declaration:
    vote = house.vote(assembly, moved(house, assembly, effect), hours=48)
    return house.declared(vote, **ALL_FOR)
