"""A long table: worked on beside the request, its progress to be seen, and nothing left of one cut off."""

import json
from collections.abc import Callable, Iterator
from threading import Barrier, Event, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.imports import running
from app.imports.progress import claim, file_of
from governance.accounts.appointments import end_office
from governance.accounts.models import OfficeHeld
from governance.accounts.rules import Actor
from governance.regions.models import Region
from tests.factories import House
from tests.imports.tables import Bringer, many, regions, wait_for_threads

SignIn = Callable[[Actor], FlaskClient]
LONG = 500


@pytest.fixture
def secretary(house: House, sign_in: SignIn) -> Bringer:
    return Bringer(sign_in(house.secretary))


class Halted:
    """Stands at a row of a table until it is let go on."""

    def __init__(self, row: int) -> None:
        self.row, self.there, self.on = row, Event(), Event()

    def __call__(self, done: int) -> None:
        if done == self.row:
            self.there.set()
            self.on.wait(60)


@pytest.fixture
def halted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Halted]:
    """The work on every table stops at its 300th row."""
    halt, tell = Halted(300), running.Claim.tell

    def told(taken: running.Claim, done: int) -> None:
        tell(taken, done)
        halt(done)

    monkeypatch.setattr(running.Claim, "tell", told)
    yield halt
    halt.on.set()
    wait_for_threads()


def registered(house: House) -> int:
    house.session.rollback()
    return house.session.scalar(select(func.count()).select_from(Region)) or 0


def rehearsed(bringer: Bringer, table: str) -> str:
    """The address of a table that was looked at to its end."""
    address = bringer.bring("regions", table)
    wait_for_threads()
    return address


def test_a_long_table_shows_how_far_it_has_come(house: House, secretary: Bringer, halted: Halted) -> None:
    address = secretary.bring("regions", many(LONG))
    assert halted.there.wait(60)
    answer = secretary.client.get(address)
    assert f'<progress id="progress" max="{LONG}" value="300">' in answer.text
    assert answer.headers["Refresh"] == "2"
    assert "Refresh" not in secretary.client.get(f"{address}?still=1").headers
    assert registered(house) == 0
    halted.on.set()
    wait_for_threads()
    answer = secretary.client.get(address)
    assert "Refresh" not in answer.headers
    assert f"Write {LONG} rows" in answer.text


def test_a_long_table_is_written_whole(house: House, secretary: Bringer) -> None:
    address = rehearsed(secretary, many(LONG))
    assert "The table is written" in secretary.write(address)
    assert registered(house) == LONG
    assert "Page 1 of 5" in secretary.see(address)
    assert secretary.client.get(f"{address}?page=6").status_code == 404


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_is_cut_off_in_the_middle_leaves_nothing_and_can_be_begun_again(
    house: House, secretary: Bringer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, tell = rehearsed(secretary, many(LONG)), running.Claim.tell

    def cut_off(taken: running.Claim, done: int) -> None:
        if done == LONG // 2:
            raise SystemError("as if the machine had stopped")

    with monkeypatch.context() as there:
        there.setattr(running.Claim, "tell", cut_off)
        page = secretary.write(address)
    assert running.Claim.tell is tell
    assert "was cut off. Nothing of it was written." in page
    assert registered(house) == 0
    assert "The table is written" in secretary.write(address)
    assert registered(house) == LONG


def test_who_presses_while_it_is_written_begins_nothing(
    house: House, secretary: Bringer, app: Flask, halted: Halted
) -> None:
    halted.on.set()
    address = rehearsed(secretary, many(LONG))
    halted.on.clear()
    halted.there.clear()
    fields = secretary.fields(address)
    secretary.client.post(address, data=fields)
    assert halted.there.wait(60)
    assert secretary.client.post(address, data=fields).status_code == 303
    with app.app_context():
        assert claim(1, LONG) is None
        assert json.loads(file_of(1, "progress").read_text()) == [300, LONG]
    halted.on.set()
    wait_for_threads()
    assert registered(house) == LONG
    assert "The table is written" in secretary.see(address)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_loses_their_office_while_it_is_written_writes_nothing(
    house: House, secretary: Bringer, halted: Halted
) -> None:
    halted.on.set()
    address = rehearsed(secretary, many(LONG))
    halted.on.clear()
    halted.there.clear()
    secretary.client.post(address, data=secretary.fields(address))
    assert halted.there.wait(60)
    held = select(OfficeHeld).where(OfficeHeld.person_id == house.secretary.person_id)
    end_office(house.act(house.deputy), house.session.scalars(held).one())
    halted.on.set()
    wait_for_threads()
    assert registered(house) == 0
    assert "Something changed since this list was made." in secretary.see(address)
    assert f"Refused: {LONG}" in secretary.write(address)
    assert registered(house) == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_long_tables_are_worked_on_one_after_the_other(
    secretary: Bringer, halted: Halted, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell, done = running.Claim.tell, []

    def noted(taken: running.Claim, row: int) -> None:
        done.extend([taken.told.name] if row else [])
        tell(taken, row)

    monkeypatch.setattr(running.Claim, "tell", noted)
    secretary.bring("regions", many(LONG))
    assert halted.there.wait(60)
    waits = secretary.bring("regions", regions(*(f"ML-3.N{place}" for place in range(LONG))))
    halted.on.set()
    wait_for_threads()
    assert done == sorted(done)
    assert len(done) == 2 * LONG
    assert f"Write {LONG} rows" in secretary.see(waits)


def test_of_two_officers_with_the_same_table_at_once_one_writes_it(
    house: House, secretary: Bringer, sign_in: SignIn
) -> None:
    bringers = [secretary, Bringer(sign_in(house.deputy))]
    codes = ("BJ-BO", "ML-3", "KE-30", "CD-BC")
    sent = [(one, one.bring("regions", regions(*codes))) for one in bringers]
    ready = [(one, address, one.fields(address)) for one, address in sent]
    together = Barrier(2)

    def press(one: Bringer, address: str, fields: dict[str, str]) -> None:
        together.wait()
        one.client.post(address, data=fields)

    pressing = [Thread(target=press, args=each) for each in ready]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    pages = [one.see(address) for one, address in sent]
    assert sorted("The table is written" in page for page in pages) == [False, True]
    assert registered(house) == len(codes)
