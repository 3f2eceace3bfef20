"""Mail to people with an account and without one, written by each room in words of its own."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import get_locale
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import worker
from app.accounts.mail import MAILS, Mail, MailKind, mail_of, recipient
from governance.accounts.models import OutboxMessage, Person
from governance.accounts.post import forget_messages, mark_sent, take_message, write_message
from governance.accounts.proof import MalformedEmail
from governance.accounts.queries import outbox
from governance.accounts.rules import Actor
from governance.act import housekeeping
from tests.desk import Desk
from tests.factories import House

TO = "applicant@borgou.example"
SECRET = {"token": "s3cret"}


@pytest.fixture
def receipts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A room that writes mails of one kind."""

    def facts(message: OutboxMessage) -> dict[str, Any]:
        return {"token": message.facts["token"], "zone": recipient(message).zone.key, "read_in": get_locale()}

    monkeypatch.setitem(MAILS, "receipt", MailKind(lambda facts: f"Receipt in {get_locale()}", facts))
    text = "{{ token }}, {{ read_in }}, {{ zone }}"
    loader = ChoiceLoader([DictLoader({"mail/receipt.txt": text}), app.jinja_env.loader])
    monkeypatch.setattr(app.jinja_env, "loader", loader)


def written(house: House, **to: Any) -> OutboxMessage:
    with housekeeping(house.session):
        return write_message(house.session, kind="receipt", facts=SECRET, at=house.at, **to)


def last_mail(app: Flask, house: House) -> Mail:
    (message,) = outbox(house.session, 1)
    with app.app_context():
        return mail_of(message)


def rid_of_invitations(house: House) -> None:
    with housekeeping(house.session):
        for person in house.session.scalars(select(Person)):
            forget_messages(house.session, person)


def test_a_mail_to_an_address_is_in_its_language_and_zone(app: Flask, house: House, receipts: None) -> None:
    written(house, address=f" {TO.upper()} ", language="fr", zone="Africa/Porto-Novo")
    assert last_mail(app, house) == Mail(TO, "fr", "Receipt in fr", "s3cret, fr, Africa/Porto-Novo")


def test_a_mail_to_a_person_is_in_theirs(app: Flask, house: House, receipts: None) -> None:
    written(house, person=house.session.get_one(Person, house.deputy.person_id))
    mail = Mail("officer2@assembly.example.org", "en", "Receipt in en", "s3cret, en, UTC")
    assert last_mail(app, house) == mail


def test_who_says_no_language_is_written_to_in_the_first_of_the_house(house: House) -> None:
    message = written(house, address=TO)
    assert (message.language, message.zone) == ("en", "UTC")


@pytest.mark.parametrize("address", ["a@example.org\nBcc: b@example.org", "a@example.org, b@example.org", ""])
def test_a_message_goes_to_one_address_and_carries_no_header(house: House, address: str) -> None:
    with pytest.raises(MalformedEmail):
        written(house, address=address)


def test_a_message_is_to_a_person_or_to_an_address(house: House, session: Session) -> None:
    person = session.get_one(Person, house.deputy.person_id)
    wrong: list[dict[str, Any]] = [
        {},
        {"person": person, "address": TO},
        {"person": person, "language": "fr"},
        {"person": person, "zone": "UTC"},
    ]
    for to in wrong:
        with pytest.raises(IntegrityError, match="ck_outbox_"):
            written(house, **to)


def test_the_worker_sends_it_and_forgets_the_words_and_the_address(
    app: Flask, house: House, session: Session, receipts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rid_of_invitations(house)
    message_id = written(house, address=TO, language="es").id
    session.rollback()
    sent: list[Mail] = []
    monkeypatch.setattr(worker, "hand_over", lambda mail, settings: sent.append(mail))
    with app.app_context():
        assert worker.deliver_all() == 1
    assert [(mail.to, mail.language) for mail in sent] == [(TO, "es")]
    message = session.get_one(OutboxMessage, message_id)
    assert (message.address, message.facts, message.sent_at) == ("", {}, house.at)


def test_an_address_that_came_into_the_outbox_by_another_way_breaks_no_header(
    app: Flask, house: House, session: Session, receipts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rid_of_invitations(house)
    with housekeeping(session):
        write_message(
            session, kind="receipt", facts=SECRET, at=house.at, address=TO
        ).address = "a@b\r\nBcc: c@d"
        write_message(session, kind="receipt", facts=SECRET, at=house.at, address=TO)
    sent: list[str] = []

    def hand_over(mail: Mail, settings: Any) -> None:
        sent.append(worker.envelope(mail, "house@example.org")["To"])

    monkeypatch.setattr(worker, "hand_over", hand_over)
    with app.app_context():
        assert worker.deliver_all() == 2
    assert sent == [TO]


def test_a_message_that_cannot_be_written_keeps_no_other_waiting(
    app: Flask, house: House, session: Session, receipts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rid_of_invitations(house)
    with housekeeping(session):
        write_message(session, kind="receipt", facts={}, at=house.at, address="other@example.org")
        write_message(session, kind="receipt", facts=SECRET, at=house.at, address=TO)
    sent: list[str] = []
    monkeypatch.setattr(worker, "hand_over", lambda mail, settings: sent.append(mail.to))
    with app.app_context():
        assert worker.deliver_all() == 2
    assert sent == [TO]
    kept = session.scalars(select(OutboxMessage.last_error).where(OutboxMessage.last_error.is_not(None)))
    assert kept.all() == ["KeyError"]


def test_the_demo_shows_mail_to_addresses_without_an_account(
    house: House, sign_in: Callable[[Actor], FlaskClient], receipts: None, session: Session
) -> None:
    written(house, address=TO, language="fr")
    gone = written(house, address="gone@example.org")
    desk = Desk(sign_in(house.secretary))
    page = desk.see("/en/account/outbox")
    assert (TO in page, "Receipt in fr" in page) == (True, True)
    with housekeeping(session):
        mark_sent(session, gone.id, house.at)
    page = desk.see("/en/account/outbox")
    assert ("an address without an account, forgotten" in page, "gone@" in page) == (True, False)


def test_what_waits_for_an_address_is_forgotten_with_it(house: House, session: Session) -> None:
    rid_of_invitations(house)
    mine = [written(house, address=TO).id for _ in range(2)]
    other = written(house, address="other@example.org").id
    with housekeeping(session):
        forget_messages(session, TO)
    assert [session.get_one(OutboxMessage, number).address for number in mine] == ["", ""]
    with housekeeping(session):
        assert take_message(session, house.at).id == other
    with housekeeping(session):
        assert take_message(session, house.at) is None
