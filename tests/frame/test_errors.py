from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.errors import WORDS, say
from config import LARGEST_REQUEST, Configuration
from tests.frame.sample import TOO_LATE, TooLate, Undeclared


def token(client: FlaskClient) -> str:
    page = client.get("/en/sample/form").text
    return page.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "There is no page at this address"),
        ("fr", "Il n'y a pas de page à cette adresse"),
        ("es", "No hay ninguna página en esta dirección"),
    ],
)
def test_a_missing_page_says_so_in_the_language_of_the_address(
    visitor: FlaskClient, language: str, title: str
) -> None:
    answer = visitor.get(f"/{language}/nothing?a=1")
    assert answer.status_code == 404
    assert f"<h1>{title}</h1>" in answer.text
    assert f'<html lang="{language}"' in answer.text
    assert 'href="/es/nothing?a=1"' in answer.text
    assert answer.headers["Content-Language"] == language


def test_without_a_language_in_the_address_the_browser_decides(visitor: FlaskClient) -> None:
    answer = visitor.get("/nothing", headers={"Accept-Language": "es"})
    assert "No hay ninguna página" in answer.text


@pytest.mark.parametrize("status", sorted(WORDS))
def test_every_status_has_its_page(app: Flask, visitor: FlaskClient, status: int) -> None:
    answer = visitor.get(f"/en/sample/status/{status}")
    assert answer.status_code == status
    assert f"<h1>{WORDS[status][0]}</h1>" in answer.text


@pytest.mark.parametrize(("status", "like"), [(415, 400), (418, 400), (503, 500)])
def test_a_rare_status_keeps_its_number_and_borrows_the_words(
    visitor: FlaskClient, status: int, like: int
) -> None:
    answer = visitor.get(f"/en/sample/status/{status}")
    assert answer.status_code == status
    assert WORDS[like][0] in answer.text


def test_a_wrong_method_names_the_right_ones(visitor: FlaskClient) -> None:
    answer = visitor.put("/en/sample/form")
    assert (answer.status_code, set(answer.allow)) == (405, {"GET", "HEAD", "OPTIONS", "POST"})


def test_a_broken_rule_is_a_page_with_the_sentence_and_what_was_typed(visitor: FlaskClient) -> None:
    sent = {"csrf_token": token(visitor), "choice-7": "against", "reason": "a\nb", "password": "sesame"}
    answer = visitor.post("/fr/sample/broken", data=sent)
    assert answer.status_code == 409
    assert "Clos : 23 novembre 2026, 12:05 UTC ; Andalousie, 2/3, Pour." in answer.text
    assert "<dt>Choice 7</dt>\n<dd><bdi>against</bdi></dd>" in answer.text
    assert ">\na\nb</textarea>" in answer.text
    assert "sesame" not in answer.text


def test_who_has_no_office_gets_403_and_a_way_to_sign_in(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.extensions.login_manager.login_view", "sample.form")
    answer = visitor.get("/en/sample/forbidden")
    assert answer.status_code == 403
    assert "Your office does not permit this act." in answer.text
    assert 'href="/en/sample/form?next=/en/sample/forbidden"' in answer.text


@pytest.mark.parametrize("proof", ["", "forged"])
def test_an_expired_form_shows_what_was_typed_but_no_secret(visitor: FlaskClient, proof: str) -> None:
    sent = {"csrf_token": proof, "title": "<b>Water & light</b>", "password": "sesame", "reset_code": "123"}
    answer = visitor.post("/fr/sample/form", data=sent)
    assert answer.status_code == 400
    assert "<h1>Ce formulaire a expiré</h1>" in answer.text
    assert "&lt;b&gt;Water &amp; light&lt;/b&gt;" in answer.text
    assert "sesame" not in answer.text
    assert "123" not in answer.text


def test_too_large_a_request_is_refused_in_the_language_of_the_address(visitor: FlaskClient) -> None:
    answer = visitor.post("/fr/sample/form", data={"body": "x" * LARGEST_REQUEST})
    assert answer.status_code == 413
    assert "Votre envoi est trop volumineux" in answer.text


def test_a_failure_shows_the_request_id_and_nothing_else(visitor: FlaskClient) -> None:
    answer = visitor.get("/en/sample/secret-link/abc", headers={"X-Request-ID": "proxy-0123456789"})
    assert answer.status_code == 500
    assert "<code>proxy-0123456789</code>" in answer.text
    assert "someone@example.org" not in answer.text


def test_when_the_frame_of_all_pages_fails_there_is_still_a_page(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr("app.extensions.login_manager._user_callback", fail)
    with visitor.session_transaction(base_url="https://assembly.example.org") as session:
        session["_user_id"] = "7"
    for address, language in (("/es/nothing", "es"), ("/", "fr"), ("/nothing", "fr")):
        answer = visitor.get(address, headers={"Accept-Language": "fr"})
        assert answer.status_code == (500 if address == "/" else 404)
        assert f'<html lang="{language}">' in answer.text
        assert "stylesheet" not in answer.text


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 vote n'est pas proclamé."), (3, "3 votes ne sont pas proclamés.")]
)
def test_a_refusal_agrees_with_its_number(app: Flask, number: int, said: str) -> None:
    with app.test_request_context("/fr/"):
        assert say(Undeclared(number=number)) == said


def test_a_refusal_names_instants_in_the_readers_zone_and_in_utc(delegate: FlaskClient) -> None:
    proof = token(delegate)
    answer = delegate.post("/en/sample/form", data={"csrf_token": proof, "title": "late"})
    assert answer.status_code == 409
    assert (
        ": The vote closed at 23 November 2026, 14:05 UTC+2 (23 November 2026, 12:05 UTC); "
        "the share of Andalusia is 2/3, choice For." in answer.text
    )


def test_a_refusal_can_be_said_outside_a_request(app: Flask) -> None:
    with app.app_context():
        assert say(TooLate(**TOO_LATE)).startswith("The vote closed at 23 November 2026, 12:05 UTC;")


def test_no_page_of_an_error_waits_for_https_in_the_demo(
    make_app: Callable[[Configuration], Flask], configuration: Configuration
) -> None:
    demo = make_app(replace(configuration, base_url="http://127.0.0.1:8000", demo=True, trusted_proxies=0))
    answer = demo.test_client().get("/en/nothing")
    assert answer.status_code == 404
    assert "Strict-Transport-Security" not in answer.headers
