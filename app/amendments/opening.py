"""Amendments where votes are opened: under their motion, in their order, each with what it waits for."""

from collections.abc import Sequence
from functools import partial

from app.assembly.presiding import refusal_of
from app.errors import say
from app.extensions import db
from app.procedure.opening import held_back, on_procedure
from governance.amendments.effects import AmendmentsFirst, check_turn
from governance.amendments.standing import Proposed, proposed_to
from governance.motions.rules import MotionRole
from governance.voting.outcomes import MotionRow

Waiting = dict[int, str]


def with_amendments(rows: Sequence[MotionRow]) -> tuple[list[MotionRow], Waiting]:
    """The motions that can come to the vote, those about another one under it; and why each has to wait.

    Motions on procedure go before all others, and amendments come in their order, each with its
    subamendments. Three statements.
    """
    own = [row for row in rows if row.motion.role is None and row.motion.agenda_item_id is not None]
    proposed = proposed_to(db.session(), [row.motion for row in own])
    by_id = {row.motion.id: row for row in rows}
    found, waiting = on_procedure(rows), held_back(rows)
    for row in own:
        about = proposed[row.motion.id]
        found += [row, *(each for each in rows if _is_part_of(each, row)), *_in_order(about, by_id)]
        waiting = _waiting(about) | waiting
    return found, waiting


def _is_part_of(row: MotionRow, of: MotionRow) -> bool:
    return row.motion.role is MotionRole.PART and row.motion.about_id == of.motion.id


def _in_order(proposed: Proposed, rows: dict[int, MotionRow]) -> list[MotionRow]:
    ordered = [each for one in proposed.in_order for each in (*proposed.under(one), one)]
    return [rows[one.motion.id] for one in ordered if one.motion.id in rows]


def _waiting(proposed: Proposed) -> Waiting:
    """What stands in the way of a motion and of its open amendments, as sentences."""
    found = {}
    if proposed.in_order:
        found[proposed.motion.id] = say(AmendmentsFirst(number=len(proposed.in_order)))
    for amendment in proposed.in_order:
        for one in (*proposed.under(amendment), amendment):
            if one.is_open and (sentence := refusal_of(partial(check_turn, proposed, one))):
                found[one.motion.id] = sentence
    return found
