"""Who was invited and has not accepted is reminded twice, and nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.accounts.mail import mail_of
from governance.accounts.appointments import end_office
from governance.accounts.commands import accept_invitation
from governance.accounts.models import Link, OutboxMessage, Person
from governance.accounts.queries import actor_of, outbox
from governance.accounts.reminding import remind_invited
from governance.due import do_what_is_due
from governance.regions.delegations import resend_invitation
from tests.delegations.scene import Scene
from tests.factories import House


@pytest.fixture
def scene(house: House) -> Scene:
    """A delegation whose head has accepted; the officers of the house are past being reminded."""
    scene = Scene(house)
    house.later(days=15)
    return scene


def reminders(session: Session) -> list[str]:
    """To whom reminders were written, in their order."""
    session.rollback()
    query = select(Person.email).join(OutboxMessage, OutboxMessage.person_id == Person.id)
    query = query.where(OutboxMessage.kind == "invitation_reminder").order_by(OutboxMessage.id)
    return list(session.scalars(query))


def days(house: House, number: int) -> Iterator[int]:
    """How many were reminded on each of the next days."""
    for _ in range(number):
        house.later(days=1)
        yield remind_invited(house.session, house.at)


def test_a_reminder_goes_after_three_days_and_three_days_before_the_end(scene: Scene) -> None:
    scene.invited("asked@borgou.example")
    told = list(days(scene.house, 16))
    assert [day for day, number in enumerate(told, start=1) if number] == [3, 11]
    assert reminders(scene.house.session) == ["asked@borgou.example"] * 2


def test_a_worker_that_slept_for_long_reminds_once(scene: Scene) -> None:
    scene.invited()
    scene.house.later(days=12)
    assert [remind_invited(scene.house.session, scene.house.at) for _ in range(3)] == [1, 0, 0]


def test_any_address_is_good_until_one_is_used(scene: Scene) -> None:
    house = scene.house
    person = scene.invited()
    house.later(days=3)
    remind_invited(house.session, house.at)
    query = select(Link).where(Link.person_id == person.id).order_by(Link.id)
    first, second = house.session.scalars(query)
    assert (first.used_at, second.expires_at) == (None, first.expires_at)
    actor = actor_of(house.session, person.id, house.at)
    accept_invitation(house.act(actor), person, token_digest=first.token_digest, password_hash="$hash")
    assert [link.used_at is None for link in house.session.scalars(query)] == [False, False]
    assert list(days(house, 12)) == [0] * 12


def test_nobody_is_reminded_who_left_or_was_invited_anew(scene: Scene) -> None:
    house = scene.house
    left, anew = scene.invited("left@borgou.example"), scene.invited("anew@borgou.example")
    house.later(days=2)
    end_office(house.act(scene.head), scene.office(left))
    resend_invitation(house.act(scene.head), scene.office(anew))
    assert list(days(house, 3)) == [0, 0, 1]
    assert reminders(house.session) == ["anew@borgou.example"]


def test_nobody_is_reminded_of_a_term_that_ran_out(scene: Scene) -> None:
    scene.invited(until=scene.house.at + timedelta(days=2))
    assert list(days(scene.house, 14)) == [0] * 14


def test_the_mail_carries_an_address_that_opens(app: Flask, scene: Scene) -> None:
    scene.invited()
    scene.house.later(days=3)
    assert do_what_is_due(scene.house.session, scene.house.at) == 1
    (message,) = outbox(scene.house.session, 1)
    with app.app_context():
        mail, address = mail_of(message), f"/account/invitation/{message.facts['token']}"
    assert (mail.to, address in mail.text) == (message.person.email, True)
    assert app.test_client().get(f"/en{address}").status_code == 200


def test_two_workers_at_once_remind_once(scene: Scene, engine: Engine) -> None:
    scene.invited()
    scene.house.later(days=3)
    at, together, told = scene.house.at, Barrier(2), []

    def work() -> None:
        with Session(engine) as session:
            together.wait()
            told.append(remind_invited(session, at))

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(told) == [0, 1]
