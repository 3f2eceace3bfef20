"""Lists of applications: as many statements for many as for one."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from governance.applications.examining import ask_applicant
from governance.applications.likenesses import duplicates
from governance.applications.models import Application
from governance.applications.personal import personal_data
from governance.applications.queries import application_by_number, application_file, applications, queue
from tests.applications.applying import EMAIL, examined
from tests.factories import House

READS: dict[str, Callable[[Session, House, Application], Any]] = {
    "queue": lambda session, house, one: queue(session, house.at),
    "applications": lambda session, house, one: applications(session, 1),
    "application_file": lambda session, house, one: application_file(session, one.number),
    "duplicates": lambda session, house, one: duplicates(session, one),
    "personal_data": lambda session, house, one: personal_data(session, EMAIL),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_takes_as_many_statements_for_one_as_for_three(
    house: House, engine: Engine, name: str
) -> None:
    counts = []
    for more in (1, 2):
        for _ in range(more):
            one = examined(house)
            ask_applicant(house.act(house.secretary), one, text="Which census?")
        counts.append(counted(engine, house, name, one.number))
    assert counts[0] == counts[1] <= 6


def counted(engine: Engine, house: House, name: str, number: str) -> int:
    sent: list[str] = []

    def count(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    with Session(engine) as session:
        one = application_by_number(session, number)
        event.listen(engine, "before_cursor_execute", count)
        try:
            READS[name](session, house, one)
        finally:
            event.remove(engine, "before_cursor_execute", count)
    return len(sent)


def test_a_number_is_found_however_it_is_typed(house: House) -> None:
    number = examined(house).number
    assert application_by_number(house.session, f" {number.lower()} ").number == number
    assert application_file(house.session, "0000-0000") is None
