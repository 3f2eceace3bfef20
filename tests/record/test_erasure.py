"""What names somebody is erased by an act, from rows and record, and the replay misses nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, select, update
from sqlalchemy.orm import Session

from governance import permissions
from governance.accounts.appointments import invite_person
from governance.accounts.commands import change_preferences
from governance.accounts.models import Person
from governance.accounts.rules import OfficeKind
from governance.act import REGISTRY, Act, Command, Crowded, Overtaken, housekeeping
from governance.record import erasure
from governance.record.canonical import decode
from governance.record.erasure import NoBlank, blank, erase_withheld
from governance.record.guard import WriteOutsideAct
from governance.record.models import Entry, Openness, Payload
from governance.record.replay import rebuild, verify
from tests.factories import House


def committed(house: House, do: Callable[[Act, Any], Any], subject: Any = None) -> None:
    """Do something as the part of an act that stands for any."""

    def erase(act: Act, subject: Any) -> Any:
        do(act, subject)
        return subject

    command: Command[Any, [], Any] = Command(erase, permissions.secretariat, "Erased", ())
    command(house.act(house.secretary), subject)


def erased(house: House, *people: Person) -> None:
    committed(house, lambda act, _: erase_withheld(act, people))


def renamed(house: House, person: Person, name: str) -> None:
    change_preferences(
        house.act(house.actor(person)), person, name=name, language=person.language, zone=person.zone
    )


@pytest.fixture
def people(house: House, session: Session) -> list[Person]:
    """Three whom one payload names."""
    return list(session.scalars(select(Person).order_by(Person.id)))


def withheld(session: Session) -> str:
    """All that the record withholds and still has."""
    query = select(Payload.body).where(Payload.openness == Openness.WITHHELD, Payload.body.is_not(None))
    return "\n".join(body or "" for body in session.scalars(query.order_by(Payload.id)))


def test_the_rows_are_blank_and_the_record_forgets_what_it_withheld(
    house: House, session: Session, people: list[Person]
) -> None:
    renamed(house, people[0], "Amina Secret")
    erased(house, people[0])
    session.expire_all()
    person = session.get_one(Person, people[0].id)
    assert (person.name, person.email, person.language, person.zone) == (
        "",
        f"erased/{person.public_id}",
        "en",
        "UTC",
    )
    left = withheld(session)
    assert ("Amina" in left, "officer1@" in left, "officer2@" in left, "officer3@" in left) == (
        False,
        False,
        True,
        True,
    )
    assert verify(session) == []


def test_who_stood_beside_the_erased_is_told_again_and_watched_as_before(
    house: House, session: Session, people: list[Person]
) -> None:
    renamed(house, people[1], "Bola")
    erased(house, people[0])
    rebuilt = rebuild(session)["persons"]
    assert [rebuilt[person.id]["name"] for person in people] == ["", "Bola", "Officer 3"]
    assert [rebuilt[person.id]["email"].split("@")[0] for person in people[1:]] == ["officer2", "officer3"]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_the_replay_misses_nothing_in_whatever_order_persons_change_and_are_erased(
    house: House, session: Session, people: list[Person], order: tuple[int, ...]
) -> None:
    for place in order:
        for person in people:
            if not person.email.startswith("erased/"):
                renamed(house, person, f"{person.name} {place}")
        erased(house, people[place])
        assert verify(session) == []
    renamed(house, people[1], "Here again")
    assert verify(session) == []
    assert withheld(session).count("officer") == 0


def test_a_value_twice_in_the_record_is_the_last_one_after_its_entry_is_emptied(
    house: House, session: Session, people: list[Person]
) -> None:
    def both(act: Act, _: Any) -> None:
        people[0].name, people[1].name = "Ana", "Beatriz"

    committed(house, both)
    erased(house, people[0])
    assert rebuild(session)["persons"][people[1].id]["name"] == "Beatriz"
    assert verify(session) == []


def test_what_the_erasing_act_itself_wrote_before_is_left_out(
    house: House, session: Session, people: list[Person]
) -> None:
    def rename_and_erase(act: Act, _: Any) -> None:
        people[0].name = "Too late"
        act.session.flush()
        erase_withheld(act, [people[0]])
        people[1].name = "Kept"

    committed(house, rename_and_erase)
    assert ("Too late" in withheld(session), "Kept" in withheld(session)) == (False, True)
    assert verify(session) == []


def test_a_row_is_erased_once_more_without_harm(house: House, session: Session, people: list[Person]) -> None:
    for _ in range(2):
        erased(house, people[0], people[2])
    assert "officer2@" in withheld(session)
    assert verify(session) == []


def test_only_payloads_of_the_rows_are_emptied(house: House, session: Session, people: list[Person]) -> None:
    """Person 1 and person 10 differ in the record, as does a text that looks like a row."""
    many = [
        invite_person(
            house.act(house.secretary),
            None,
            kind=OfficeKind.SECRETARIAT,
            email=f"more{number}@example.org",
            name='{"id":1,"set":{"table":"persons"}',
            language="fr",
            zone="UTC",
        )
        for number in range(8)
    ]
    erased(house, people[0])
    assert withheld(session).count("more") == len(many)
    assert all(decode(body)["rows"] for body in withheld(session).split("\n"))


def test_digests_of_what_is_emptied_stand(house: House, session: Session, people: list[Person]) -> None:
    leaves = select(Entry.id, Entry.leaf).order_by(Entry.id)
    before = session.execute(leaves).all()
    erased(house, *people)
    assert session.execute(leaves).all()[: len(before)] == before


def test_who_changes_while_another_is_erased_is_told_as_they_are(
    engine: Engine, house: House, people: list[Person]
) -> None:
    """Each in a session of its own; the replay after the test compares what came of it."""
    numbers = [person.id for person in people]
    house.session.rollback()

    def at_once(place: int) -> None:
        with Session(engine) as session:
            own = replace(house, session=session)
            for turn in range(3):
                person = session.get_one(Person, numbers[place])
                with suppress(Overtaken, Crowded):
                    erased(own, person) if place == 0 else renamed(own, person, f"Name {turn}")

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(at_once, range(3)))
    assert house.session.get_one(Person, numbers[0]).name == ""


def test_a_batch_ends_where_the_next_begins(
    house: House, session: Session, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasure, "AT_ONCE", 1)
    erased(house, *people)
    assert "officer" not in withheld(session)
    assert verify(session) == []


def test_a_column_without_a_blank_is_a_mistake_of_its_model() -> None:
    column = Table("t", MetaData(), Column("n", Integer, nullable=False, info={"payload": "withheld"})).c.n
    assert blank(Column("n", Integer, nullable=True), object()) is None
    assert blank(Column("n", Integer, nullable=False, info={"blank": 0}), object()) == 0
    with pytest.raises(NoBlank, match=r"persons\.id"):
        blank(Person.__table__.c.id, Person(id=1))
    assert column.info == {"payload": "withheld"}


# What the door of erasing lets nobody do.


def a_payload(session: Session, openness: Openness) -> Payload:
    return session.scalars(select(Payload).where(Payload.openness == openness).order_by(Payload.id)).first()


def rewritten(session: Session) -> None:
    a_payload(session, Openness.WITHHELD).body = '{"rows":[]}'


def emptied_for_all(session: Session) -> None:
    a_payload(session, Openness.PUBLIC).body = None


def made_withheld(session: Session) -> None:
    payload = a_payload(session, Openness.PUBLIC)
    payload.openness, payload.body = Openness.WITHHELD, None


def emptied_with_its_salt(session: Session) -> None:
    payload = a_payload(session, Openness.WITHHELD)
    payload.salt, payload.body = "00", None


def moved(session: Session) -> None:
    a_payload(session, Openness.WITHHELD).position = 7


def renumbered(session: Session) -> None:
    payload = a_payload(session, Openness.WITHHELD)
    payload.id, payload.body = 1000, None


def slipped_in(session: Session) -> None:
    entry_id = a_payload(session, Openness.PUBLIC).entry_id
    session.add(Payload(entry_id=entry_id, position=9, openness=Openness.WITHHELD, salt="00", body=None))


def entry_rewritten(session: Session) -> None:
    session.scalars(select(Entry)).first().actor = "other"


def one_of_each(session: Session) -> None:
    a_payload(session, Openness.WITHHELD).body = None
    entry_rewritten(session)


def removed(session: Session) -> None:
    session.delete(a_payload(session, Openness.WITHHELD))


def by_statement(session: Session) -> None:
    session.execute(update(Payload).where(Payload.openness == Openness.WITHHELD).values(body=None))


def by_table(session: Session) -> None:
    session.connection().execute(update(Payload.__table__).values(body=None))


def in_bulk(session: Session) -> None:
    payload = a_payload(session, Openness.WITHHELD)
    session.bulk_update_mappings(Payload, [{"id": payload.id, "body": None}])


WAYS = (
    rewritten,
    emptied_for_all,
    made_withheld,
    emptied_with_its_salt,
    moved,
    renumbered,
    slipped_in,
    entry_rewritten,
    one_of_each,
    removed,
    by_statement,
    by_table,
    in_bulk,
)


def emptied(session: Session) -> None:
    a_payload(session, Openness.WITHHELD).body = None


def erasing(session: Session, way: Callable[[Session], None]) -> None:
    session.info["erasing"] = True
    try:
        way(session)
        session.flush()
    finally:
        session.info.pop("erasing")


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_by_the_door_of_erasing_nothing_else_is_done(
    house: House, session: Session, people: list[Person], way: Callable[[Session], None]
) -> None:
    before = withheld(session)
    with pytest.raises(WriteOutsideAct):
        committed(house, lambda act, _: erasing(act.session, way))
    assert withheld(session) == before


def test_the_door_opens_only_where_erasing_is_said(house: House, session: Session) -> None:
    with pytest.raises(WriteOutsideAct, match="recorder"):
        committed(house, lambda act, _: (emptied(act.session), act.session.flush()))
    committed(house, lambda act, _: erasing(act.session, emptied))


def test_nothing_is_erased_outside_an_act(house: House, session: Session) -> None:
    with pytest.raises(WriteOutsideAct):
        erasing(session, emptied)
    session.rollback()
    with pytest.raises(WriteOutsideAct), housekeeping(session):
        erasing(session, emptied)
    assert "erase" not in REGISTRY
