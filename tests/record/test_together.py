"""Several acts in one transaction: each with its entry, all or none."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from governance.act import rehearsal, together
from governance.errors import Refusal
from governance.record.models import Entry
from governance.regions.commands import AlreadyApplied, propose_admission
from governance.regions.models import Region
from governance.regions.rules import Constituency
from tests.factories import House, in_three


def proposed(house: House, code: str) -> Region:
    return propose_admission(
        house.act(house.secretary),
        None,
        code=code,
        name=in_three(code),
        country=code[:2],
        constituency=Constituency.HIGH_POTENTIAL,
    )


def twice(house: House) -> None:
    proposed(house, "BJ-BO")
    proposed(house, "BJ-BO")


def entered(session: Session) -> list[list[str]]:
    query = select(Entry.subjects).where(Entry.act == "propose_admission").order_by(Entry.id)
    return list(session.scalars(query))


def codes(session: Session) -> list[str]:
    return list(session.scalars(select(Region.code).order_by(Region.id)))


def test_acts_together_have_an_entry_each(house: House, session: Session) -> None:
    with together(session):
        proposed(house, "BJ-BO")
        proposed(house, "ML-3")
    assert (codes(session), entered(session)) == (["BJ-BO", "ML-3"], [["regions/BJ-BO"], ["regions/ML-3"]])


def test_one_refused_act_that_nobody_minds_takes_only_itself_back(house: House, session: Session) -> None:
    with together(session):
        proposed(house, "BJ-BO")
        with pytest.raises(AlreadyApplied):
            proposed(house, "BJ-BO")
        proposed(house, "ML-3")
    assert codes(session) == ["BJ-BO", "ML-3"]


def test_a_refusal_that_is_not_caught_takes_all_back(house: House, session: Session) -> None:
    with pytest.raises(Refusal), together(session):
        twice(house)
    assert (codes(session), entered(session)) == ([], [])


def test_a_rehearsal_leaves_no_trace(house: House, session: Session) -> None:
    with rehearsal(session):
        proposed(house, "BJ-BO")
        assert codes(session) == ["BJ-BO"]
    assert (codes(session), entered(session)) == ([], [])
    proposed(house, "BJ-BO")
    assert codes(session) == ["BJ-BO"]


def test_an_act_that_is_refused_after_it_wrote_leaves_nothing_among_the_others(
    house: House, session: Session
) -> None:
    with rehearsal(session):
        proposed(house, "BJ-BO")
        with pytest.raises(StatementError):
            propose_admission(
                house.act(house.secretary),
                None,
                code="ML-3",
                name={"en": "only"},
                country="ML",
                constituency=Constituency.HIGH_POTENTIAL,
            )
        proposed(house, "CD-BC")
        assert codes(session) == ["BJ-BO", "CD-BC"]
