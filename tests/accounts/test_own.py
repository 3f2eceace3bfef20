"""A person's own account, the links they are mailed, and the worker that mails them."""

import smtplib
from typing import Any

import pytest
from sqlalchemy import select

from app import worker
from app.accounts.mail import Mail
from governance.accounts.models import OutboxMessage
from governance.act import Crowded
from governance.record.models import Entry
from tests.accounts.conftest import OFFICER, PASSWORD, Service

OTHER = "officer2@assembly.example.org"
NEW = "four words that differ"


def test_opening_an_invitation_changes_nothing(service: Service) -> None:
    path, visitor = service.mailed(OTHER), service.visitor()
    for _ in range(3):
        page = visitor.get(path)
    assert "Continue" in page
    assert 'type="password"' not in page
    assert 'type="password"' in visitor.post(path)
    assert visitor.page.headers["Cache-Control"] == "private, no-store"
    visitor.post(path, password=NEW, password_again=NEW)
    assert visitor.page.headers["Location"] == "/en/account/"
    assert visitor.is_signed_in


def test_an_invitation_is_taken_once(service: Service) -> None:
    path, visitor = service.mailed(OTHER), service.visitor()
    visitor.post(path, password=NEW, password_again=NEW)
    for answer in (
        visitor.get(path),
        visitor.post(path),
        visitor.post(path, password=PASSWORD, password_again=PASSWORD),
    ):
        assert "already been used" in answer
        assert visitor.page.status_code == 410


def test_an_invitation_expires(service: Service) -> None:
    path, visitor = service.mailed(OTHER), service.visitor()
    service.house.later(days=14)
    assert "no longer valid" in visitor.get(path)
    assert visitor.page.status_code == 410


@pytest.mark.parametrize("path", ["invitation/x", "reset/x", "invitation/%E2%80%AE", "reset/" + "a" * 5000])
def test_a_link_that_we_never_sent_is_gone(service: Service, path: str) -> None:
    visitor = service.visitor()
    visitor.get(f"/en/account/{path}")
    assert visitor.page.status_code == 410


@pytest.mark.parametrize(
    ("password", "again"),
    [
        ("short", "short"),
        (NEW, "another one here"),
        (OTHER, OTHER),
        ("1234567890", "1234567890"),
        ("x" * 300,) * 2,
    ],
)
def test_a_weak_password_is_refused_and_the_link_stays_good(
    service: Service, password: str, again: str
) -> None:
    path, visitor = service.mailed(OTHER), service.visitor()
    visitor.post(path, password=password, password_again=again)
    assert visitor.page.status_code == 422
    visitor.post(path, password=NEW, password_again=NEW)
    assert visitor.page.status_code == 303


def test_a_forgotten_password_is_chosen_anew_and_ends_every_session(service: Service) -> None:
    thief, visitor = service.signed_in(), service.visitor()
    visitor.post("/en/account/forgot", email=OFFICER.upper())
    visitor.post(service.mailed(), password=NEW, password_again=NEW)
    assert (thief.is_signed_in, visitor.is_signed_in) == (False, False)
    visitor.sign_in()
    assert visitor.page.status_code == 422
    visitor.sign_in(password=NEW)
    assert visitor.page.status_code == 303


def test_signing_out_everywhere_ends_every_session(service: Service) -> None:
    one, two = service.signed_in(), service.signed_in()
    assert "Firefox, Android" in one.get("/en/account/sessions")
    one.post("/en/account/sessions/end")
    assert (one.is_signed_in, two.is_signed_in) == (False, False)


def test_nobody_ends_the_session_of_another(service: Service) -> None:
    service.visitor().post(service.mailed(OTHER), password=NEW, password_again=NEW)
    one, two = service.signed_in(), service.visitor()
    two.sign_in(OTHER, NEW)
    for number in range(1, 20):
        two.post(f"/en/account/sessions/{number}/end")
    assert one.is_signed_in


def test_a_password_is_changed_with_the_one_before(service: Service) -> None:
    here, elsewhere = service.signed_in(), service.signed_in()
    here.post("/en/account/password", current_password="wrong one here", password=NEW, password_again=NEW)
    assert here.page.status_code == 422
    here.post("/en/account/password", current_password=PASSWORD, password=NEW, password_again=NEW)
    assert here.page.status_code == 303
    assert (here.is_signed_in, elsewhere.is_signed_in) == (True, False)


def test_the_second_step_asks_for_a_code_and_takes_each_once(service: Service) -> None:
    totp, codes = service.turn_on_second_step(service.signed_in())
    assert len(set(codes)) == 10
    service.house.later(minutes=1)
    code = totp.at(service.house.at)
    visitor = service.visitor()
    visitor.sign_in(next="/en/account/sessions")
    assert not visitor.is_signed_in
    visitor.sign_in(next="/en/account/sessions")
    visitor.post("/en/account/sign-in/code", code=f"{code[:3]} {code[3:]}", next=visitor.hidden("next"))
    assert visitor.page.headers["Location"] == "/en/account/sessions"
    thief = service.visitor()
    thief.sign_in()
    assert "already been used" in thief.post("/en/account/sign-in/code", code=code)
    assert not thief.is_signed_in


def test_a_recovery_code_opens_once(service: Service) -> None:
    _, codes = service.turn_on_second_step(service.signed_in())
    for expected in (303, 422):
        visitor = service.visitor()
        visitor.sign_in()
        visitor.post("/en/account/sign-in/code", code=codes[0].upper())
        assert visitor.page.status_code == expected


def test_a_new_password_by_mail_does_not_pass_the_second_step(service: Service) -> None:
    service.turn_on_second_step(service.signed_in())
    visitor = service.visitor()
    visitor.post("/en/account/forgot", email=OFFICER)
    visitor.post(service.mailed(), password=NEW, password_again=NEW)
    assert "Second step" in visitor.sign_in(password=NEW)
    assert not visitor.is_signed_in


def test_a_password_that_was_replaced_no_longer_leads_to_the_second_step(service: Service) -> None:
    here = service.signed_in()
    _, codes = service.turn_on_second_step(here)
    thief = service.visitor()
    thief.sign_in()
    here.post("/en/account/password", current_password=PASSWORD, password=NEW, password_again=NEW)
    thief.post("/en/account/sign-in/code", code=codes[0])
    assert thief.page.headers["Location"] == "/en/account/sign-in"
    assert not thief.is_signed_in


def test_codes_are_not_guessed_without_end(service: Service) -> None:
    service.turn_on_second_step(service.signed_in())
    visitor = service.visitor()
    visitor.sign_in()
    for _ in range(11):
        visitor.post("/en/account/sign-in/code", code="000000")
    assert visitor.page.status_code == 429


def test_a_code_without_a_password_before_it_leads_back(service: Service) -> None:
    visitor = service.visitor()
    visitor.post("/en/account/sign-in/code", code="000000")
    assert visitor.page.headers["Location"] == "/en/account/sign-in"
    visitor.sign_in()
    assert visitor.is_signed_in


def test_preferences_lead_on_in_the_new_language(service: Service) -> None:
    visitor = service.signed_in()
    visitor.post("/en/account/", name="Secrétariat", language="fr", zone="Africa/Porto-Novo")
    assert visitor.page.headers["Location"] == "/fr/account/"
    page = visitor.get("/fr/account/")
    assert 'value="Secrétariat"' in page
    assert '<option selected value="Africa/Porto-Novo">' in page


@pytest.mark.parametrize(
    "fields",
    [{"zone": "Mars/Olympus"}, {"language": "xx"}, {"name": "a\x00"}, {"name": "\u202ename"}, {"name": ""}],
)
def test_odd_preferences_are_refused(service: Service, fields: dict[str, str]) -> None:
    visitor = service.signed_in()
    visitor.post("/en/account/", **({"name": "A", "language": "en", "zone": "UTC"} | fields))
    assert visitor.page.status_code in (409, 422)


def test_the_secretariat_invites_and_ends_offices(service: Service) -> None:
    visitor = service.signed_in()
    fields = {
        "name": "Clerk",
        "language": "es",
        "zone": "UTC",
        "email": "clerk@example.org",
        "kind": "secretariat",
    }
    visitor.get("/en/account/people/invite")
    assert visitor.page.status_code == 200
    visitor.post("/en/account/people/invite", region="", **fields)
    assert visitor.page.status_code == 303
    assert "already holds an office" in visitor.post("/en/account/people/invite", region="", **fields)
    assert "clerk@example.org" in visitor.get("/en/account/people")
    assert "End the office" in visitor.get("/en/account/offices/4/end")
    visitor.post("/en/account/offices/4/end")
    assert "clerk@example.org" not in visitor.get("/en/account/people")
    visitor.get("/en/account/offices/4/end")
    assert visitor.page.status_code == 404


def test_who_is_not_of_the_secretariat_sees_neither_persons_nor_mail(service: Service) -> None:
    presiding = "officer3@assembly.example.org"
    visitor = service.visitor()
    visitor.post(service.mailed(presiding), password=NEW, password_again=NEW)
    for path in ("people", "people/invite", "outbox", "offices/1/end"):
        visitor.get(f"/en/account/{path}")
        assert visitor.page.status_code == 403


def test_the_demo_shows_the_mail_to_the_secretariat(service: Service) -> None:
    page = service.signed_in().get("/en/account/outbox")
    assert service.mailed(OTHER) in page


def test_the_powers_are_asked_of_the_commands(service: Service) -> None:
    page = service.visitor().get("/en/account/powers")
    assert "Invited a person into an office" in page
    assert "Everyone for their own account" in page


def test_every_own_page_opens_in_every_language(service: Service) -> None:
    visitor = service.signed_in()
    for language in ("en", "fr", "es"):
        for path in (
            "",
            "password",
            "sessions",
            "second-step",
            "second-step/off",
            "people",
            "people/invite",
            "outbox",
        ):
            visitor.get(f"/{language}/account/{path}")
            assert (path, visitor.page.status_code) == (path, 200)


def test_what_one_does_at_the_door_is_in_the_record_without_secrets(service: Service) -> None:
    visitor = service.signed_in()
    visitor.post("/en/account/password", current_password=PASSWORD, password=NEW, password_again=NEW)
    acts = service.kept.scalars(select(Entry.act).order_by(Entry.id)).all()
    assert acts == ["found_assembly", "accept_invitation", "change_password"]


def test_the_worker_sends_each_message_once_and_forgets_it(service: Service, monkeypatch: Any) -> None:
    sent: list[Mail] = []
    monkeypatch.setattr(worker, "hand_over", lambda mail, settings: sent.append(mail))
    with service.app.app_context():
        assert (worker.deliver_all(), worker.deliver_all()) == (3, 0)
    assert [mail.to for mail in sent] == [f"officer{number}@assembly.example.org" for number in (1, 2, 3)]
    assert "http://127.0.0.1:8000/en/account/invitation/" in sent[0].text
    assert "Subject: Your invitation" in worker.envelope(sent[0], "House <house@example.org>").as_string()
    assert service.kept.scalars(select(OutboxMessage.facts)).all() == [{}] * 3


def test_a_worker_that_has_to_wait_sends_nothing_twice(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Mail] = []
    crowd, mark = [Crowded, Crowded], worker.mark_sent

    def mark_sent(*what: Any) -> None:
        if crowd:
            raise crowd.pop()
        mark(*what)

    monkeypatch.setattr(worker, "hand_over", lambda mail, settings: sent.append(mail))
    monkeypatch.setattr(worker, "mark_sent", mark_sent)
    with service.app.app_context():
        assert (worker.look(due=False), worker.look(due=False)) == (3, 0)
    assert len(sent) == 3
    assert service.kept.scalars(select(OutboxMessage.facts)).all() == [{}] * 3


def test_a_worker_that_waits_in_vain_looks_again(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def waits(*what: Any) -> int:
        raise Crowded

    monkeypatch.setattr(worker, "hand_over", lambda mail, settings: None)
    with service.app.app_context():
        with monkeypatch.context() as crowded:
            crowded.setattr(worker, "do_what_is_due", waits)
            assert worker.look(due=True) is None
        assert worker.look(due=True) == 3


def test_a_server_that_refuses_is_asked_again_and_its_words_are_not_kept(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(mail: Mail, settings: Any) -> None:
        raise smtplib.SMTPSenderRefused(550, b"no such user officer1@assembly.example.org", "x")

    monkeypatch.setattr(worker, "hand_over", refuse)
    with service.app.app_context():
        assert worker.deliver_all() == 3
    assert set(service.kept.scalars(select(OutboxMessage.last_error))) == {"SMTPSenderRefused 550"}


@pytest.mark.parametrize("address", [":,>b;@[", "(..@)<", "(]@,;).)"])
def test_an_address_that_no_header_takes_does_not_stop_the_mail_of_others(
    service: Service, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def hand_over(mail: Mail, settings: Any) -> None:
        if mail.to == OTHER:
            worker.envelope(Mail(address, mail.language, mail.subject, mail.text), "house@example.org")

    monkeypatch.setattr(worker, "hand_over", hand_over)
    with service.app.app_context():
        assert worker.deliver_all() == 3
    assert service.kept.scalars(
        select(OutboxMessage.sent_at).where(OutboxMessage.sent_at.is_(None))
    ).all() == [None]


def test_the_command_line_invites_and_says_what_was_recorded(service: Service) -> None:
    runner = service.app.test_cli_runner()
    line = [
        "accounts",
        "invite",
        "cli@example.org",
        "--as",
        OFFICER,
        "--office",
        "secretariat",
        "--name",
        "Clerk",
    ]
    assert "Invited persons/" in runner.invoke(args=line).output
    again = runner.invoke(args=line)
    assert (again.exit_code, "already holds an office" in again.output) == (1, True)
    founded = runner.invoke(args=["found", "--secretariat", "a@example.org", "--presiding", "b@example.org"])
    assert (founded.exit_code, "already been founded" in founded.output) == (1, True)
