"""Signing in and out, as a browser sees it."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from wtforms import PasswordField

from app import typed
from app.accounts import forms, keeping, passwords, throttling
from app.accounts.devices import device_label
from app.accounts.keeping import kept_form
from app.accounts.passwords import is_easily_guessed
from app.forms import HouseForm
from governance.accounts import proof
from governance.accounts.models import Credential, LoginSession, OutboxMessage, Throttle
from tests.accounts.conftest import OFFICER, PASSWORD, Service


def test_an_officer_signs_in_and_out(service: Service) -> None:
    visitor = service.signed_in()
    assert visitor.page.headers["Location"] == "/en/tasks"
    assert "Officer 1" in visitor.get("/en/account/")
    visitor.post("/en/account/sign-out")
    assert not visitor.is_signed_in


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(service: Service) -> None:
    known, unknown = service.visitor(), service.visitor()
    answers = [
        known.sign_in(password="not the password").replace(OFFICER, "ADDRESS"),
        unknown.sign_in(email="nobody@example.org", password="not it").replace(
            "nobody@example.org", "ADDRESS"
        ),
    ]
    shown = [answer.split("<main", 1)[1].split("csrf_token")[0] for answer in answers]
    assert shown[0] == shown[1]
    assert (known.page.status_code, unknown.page.status_code) == (422, 422)


def test_a_forgotten_password_gets_the_same_answer_whoever_asks(service: Service) -> None:
    answers = []
    for email in (OFFICER, "nobody@example.org"):
        visitor = service.visitor()
        answers.append(visitor.post("/en/account/forgot", email=email).replace(email, "ADDRESS"))
        assert visitor.page.status_code == 200
    assert (
        answers[0].split("<main")[1].split("<footer")[0] == answers[1].split("<main")[1].split("<footer")[0]
    )


def test_too_many_attempts_are_refused_even_with_the_right_password(service: Service) -> None:
    visitor = service.visitor()
    for _ in range(proof.ACCOUNT_ATTEMPTS):
        visitor.sign_in(password="wrong password")
    page = visitor.sign_in()
    assert (visitor.page.status_code, visitor.page.headers["Retry-After"]) == (429, "901")
    assert "Too many attempts. Try again after" in page
    service.house.later(minutes=15, seconds=1)
    visitor.sign_in()
    assert visitor.page.status_code == 303


def test_failing_on_purpose_keeps_nobody_from_their_own_browser(service: Service) -> None:
    owner, stranger = service.signed_in(), service.visitor()
    owner.post("/en/account/sign-out")
    for _ in range(proof.ACCOUNT_ATTEMPTS + 1):
        stranger.sign_in(password="wrong password")
    assert stranger.page.status_code == 429
    owner.sign_in()
    assert owner.page.status_code == 303


def test_a_known_browser_has_no_endless_attempts_either(service: Service) -> None:
    visitor = service.signed_in()
    visitor.post("/en/account/sign-out")
    for _ in range(proof.ACCOUNT_ATTEMPTS + 1):
        visitor.sign_in(password="wrong password")
    assert visitor.page.status_code == 429


def test_a_network_has_no_endless_attempts_over_many_accounts(service: Service) -> None:
    visitor = service.visitor()
    for number in range(proof.NETWORK_ATTEMPTS + 1):
        visitor.sign_in(email=f"person{number}@example.org")
    assert visitor.page.status_code == 429


def test_addresses_and_networks_are_counted_by_digest_alone(service: Service) -> None:
    service.visitor().sign_in(password="wrong password")
    keys = service.kept.scalars(select(Throttle.key)).all()
    assert {len(key) for key in keys} == {64}


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "x",
    ],
)
def test_another_site_is_no_way_on(service: Service, address: str) -> None:
    visitor = service.visitor()
    visitor.sign_in(next=address)
    assert visitor.page.headers.get("Location", "/en/tasks") == "/en/tasks"


def test_signing_in_leads_on_in_the_language_of_the_page(service: Service) -> None:
    visitor = service.visitor()
    visitor.get("/fr/account/sessions?x=1")
    assert visitor.page.headers["Location"] == "/fr/account/sign-in?next=/fr/account/sessions?x%3D1"
    visitor.post("/es/account/sign-in", email=OFFICER, password=PASSWORD, next="/fr/account/sessions?x=1")
    assert visitor.page.headers["Location"] == "/es/account/sessions?x=1"


def test_a_shared_computer_is_signed_out_after_half_an_hour_without_use(service: Service) -> None:
    visitor = service.visitor()
    visitor.sign_in(shared="y")
    assert "Expires" not in visitor.page.headers["Set-Cookie"]
    for _ in range(3):
        service.house.later(minutes=20)
        assert visitor.is_signed_in
    service.house.later(minutes=30)
    assert not visitor.is_signed_in


def test_ones_own_computer_stays_signed_in_for_fourteen_days(service: Service) -> None:
    visitor = service.signed_in()
    assert "Expires" in visitor.page.headers.getlist("Set-Cookie")[-1]
    service.house.later(days=14, seconds=-1)
    assert visitor.is_signed_in
    service.house.later(seconds=1)
    assert not visitor.is_signed_in


def test_signing_in_changes_the_proof_of_forms(service: Service) -> None:
    visitor = service.visitor()
    before = visitor.token()
    visitor.sign_in()
    visitor.post("/en/account/sessions/end", csrf_token=before)
    assert visitor.page.status_code == 400
    assert visitor.is_signed_in


def test_a_form_sent_after_the_session_ended_is_kept_through_signing_in(service: Service) -> None:
    visitor = service.signed_in()
    token = visitor.token()
    service.house.later(days=15)
    page = visitor.post(
        "/en/account/?a=1", csrf_token=token, name="رئيس <b>", zone="UTC", password="secret pass"
    )
    assert visitor.page.status_code == 401
    assert "Nothing was sent yet" in page
    page = visitor.sign_in(kept=visitor.hidden("kept"))
    assert 'action="/en/account/?a=1"' in page
    assert 'name="name" value="رئيس &lt;b&gt;"' in page
    assert "secret pass" not in page
    visitor.post(
        "/en/account/", csrf_token=visitor.hidden("csrf_token"), name="New name", language="en", zone="UTC"
    )
    assert visitor.page.status_code == 303


@pytest.mark.parametrize(
    ("sent_from", "status"), [("same-origin", 401), ("cross-site", 400), ("same-site", 400), (None, 400)]
)
def test_a_paper_is_kept_for_who_lost_their_cookies_if_it_comes_from_our_page(
    service: Service, sent_from: str | None, status: int
) -> None:
    visitor = service.visitor()
    headers = {"Sec-Fetch-Site": sent_from} if sent_from else {}
    paper = {"csrf_token": "of the cookie that is gone", "vote_1": "for"}
    visitor.page = visitor.client.post("/en/my-votes/paper", data=paper, headers=headers)
    assert visitor.page.status_code == status
    assert bool(visitor.hidden("kept")) is (status == 401)


def test_a_kept_paper_is_not_spelt_out_again(service: Service) -> None:
    visitor = service.visitor()
    paper = {"csrf_token": "gone", "vote_1": "against"}
    visitor.page = visitor.client.post(
        "/en/my-votes/paper", data=paper, headers={"Sec-Fetch-Site": "same-origin"}
    )
    page = visitor.sign_in(kept=visitor.hidden("kept"))
    assert 'name="vote_1" value="against"' in page
    assert "Vote 1" not in page


def test_a_kept_form_that_is_not_ours_is_ignored(service: Service) -> None:
    visitor = service.visitor()
    visitor.sign_in(kept="eyJwYXRoIjoiLyJ9.forged")
    assert visitor.page.status_code == 303


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "a\x00b@example.org"},
        {"email": "\u202egro.elpmaxe@a"},
        {"email": "é@exámple.org"},
        {"email": "x" * 300 + "@example.org"},
        {"password": "\x00" * 20},
        {"password": "ب" * 20},
        {"password": "x" * 10_000},
        {"email": "", "password": ""},
    ],
)
def test_odd_input_is_answered_with_a_form(service: Service, fields: dict[str, str]) -> None:
    visitor = service.visitor()
    visitor.sign_in(**({"email": OFFICER, "password": PASSWORD} | fields))
    assert visitor.page.status_code == 422


def test_a_password_of_ten_megabytes_is_refused(service: Service) -> None:
    visitor = service.visitor()
    visitor.sign_in(password="x" * 10_000_000)
    assert visitor.page.status_code == 413


def test_signing_in_needs_the_proof_of_the_form(service: Service) -> None:
    visitor = service.visitor()
    visitor.sign_in(csrf_token="")
    assert visitor.page.status_code == 400


def test_a_token_is_kept_as_a_digest_and_a_device_by_a_coarse_name(service: Service) -> None:
    visitor = service.signed_in()
    with visitor.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    kept = service.kept.scalars(select(LoginSession).order_by(LoginSession.id.desc())).first()
    assert (token != kept.token_digest, kept.device) == (True, "Firefox, Android")


def test_a_flood_of_requests_for_links_is_stopped(service: Service) -> None:
    visitor = service.visitor()
    for _ in range(proof.ACCOUNT_ATTEMPTS + 1):
        visitor.post("/en/account/forgot", email=OFFICER)
    assert visitor.page.status_code == 429
    query = select(OutboxMessage.id).where(OutboxMessage.kind == "reset")
    assert len(service.kept.scalars(query).all()) == proof.ACCOUNT_ATTEMPTS


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("page", ["sign-in", "forgot", "powers"])
def test_pages_without_an_account_open_in_every_language(service: Service, language: str, page: str) -> None:
    visitor = service.visitor()
    visitor.get(f"/{language}/account/{page}")
    assert visitor.page.status_code == 200


def test_addresses_on_this_site_are_told_from_others() -> None:
    good = ["/", "/en/", "/en/votes?page=2#x"]
    bad = [None, "", "en/", "//x", "/\\x", "/a\nb", "/a b", "/a\x85b", "http:/x", "/" + "a" * 2000]
    assert [keeping.safe_path(path) for path in good] == good
    assert [keeping.safe_path(path) for path in bad] == [None] * len(bad)


def test_passwords_that_everyone_tries_first_are_known() -> None:
    guessed = ["1234567890", "Motdepasse1", "aaaaaaaaaaaa", "officer1@assembly.example.org", "abababababab"]
    assert [is_easily_guessed(password, OFFICER) for password in guessed] == [True] * len(guessed)
    assert not is_easily_guessed(PASSWORD, OFFICER)


def test_a_password_kept_under_old_parameters_is_kept_anew_at_the_next_sign_in(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    service.signed_in()
    assert "t=2" in service.kept.scalars(select(Credential.password_hash)).one()
    assert service.signed_in().is_signed_in


def test_browsers_are_named_coarsely() -> None:
    chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36"
    assert [device_label(agent) for agent in (chrome, "", "curl/8\x00")] == ["Chrome, Windows", "", ""]


def test_every_password_is_named_as_a_secret() -> None:
    """Pages that show again what was typed, and forms kept through the sign-in, know secrets by name."""
    ours = [each for each in vars(forms).values() if isinstance(each, type) and issubclass(each, HouseForm)]
    named = {
        name
        for form in ours
        for name in dir(form)
        if getattr(getattr(form, name), "field_class", None) is PasswordField
    }
    assert named == {"password", "password_again", "current_password"}
    assert all(typed.SECRET.search(name) and keeping.SECRET.search(name) for name in named)


def test_a_password_is_neither_shown_again_nor_kept_when_its_form_is_not_taken(service: Service) -> None:
    visitor, sent = service.signed_in(), {"password": "sesame one", "password_again": "sesame two"}
    page = visitor.post("/en/account/password", csrf_token="forged", current_password="sesame", **sent)
    assert (visitor.page.status_code, "sesame" in page) == (400, False)
    service.house.at += timedelta(days=15)
    visitor.post("/en/account/password", current_password="sesame", **sent)
    with service.app.app_context():
        assert kept_form(visitor.hidden("kept")).fields == []


def test_ipv4_is_told_apart_by_address_also_where_a_socket_writes_it_as_ipv6(service: Service) -> None:
    networks = []
    for address in ("::ffff:192.0.2.1", "::ffff:192.0.2.2", "192.0.2.1", "2001:db8::1", "2001:db8::2"):
        with service.app.test_request_context(environ_base={"REMOTE_ADDR": address}):
            networks.append(throttling.network())
    assert networks == ["192.0.2.1/32", "192.0.2.2/32", "192.0.2.1/32", "2001:db8::/64", "2001:db8::/64"]


def test_a_cookie_that_would_remember_somebody_says_nothing(service: Service) -> None:
    """We give none; one that is no text of ours must not fail either."""
    stranger = service.app.test_client(use_cookies=False)
    answer = stranger.get("/en/account/sign-in", headers={"Cookie": "remember_token=x|\u00c3\u00a9"})
    assert answer.status_code == 200
