import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.forms import tidy


def send(client: FlaskClient, language: str = "en", **fields: str) -> TestResponse:
    page = client.get("/en/sample/form").text
    proof = page.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    return client.post(f"/{language}/sample/form", data={"csrf_token": proof, **fields})


def test_a_form_that_holds_leads_on(visitor: FlaskClient) -> None:
    answer = send(visitor, title="Water")
    assert (answer.status_code, answer.location) == (302, "/en/sample/page/1")


def test_a_broken_rule_appears_in_the_form_with_all_that_was_typed(visitor: FlaskClient) -> None:
    answer = send(visitor, title="late", body="Let us share the light.")
    assert answer.status_code == 409
    assert ": The vote closed at" in answer.text
    assert 'value="late"' in answer.text
    assert "Let us share the light." in answer.text


def test_who_has_no_office_gets_a_page_that_keeps_what_was_typed(visitor: FlaskClient) -> None:
    answer = send(visitor, title="not mine", body="Let us share the light.")
    assert answer.status_code == 403
    assert "Let us share the light." in answer.text


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_missing_text_is_named_in_the_readers_language(visitor: FlaskClient, language: str) -> None:
    said = {"en": "This field is required.", "fr": "Ce champ est requis.", "es": "Este campo es obligatorio."}
    answer = send(visitor, language, title="")
    assert answer.status_code == 422
    assert f"title: {said[language]}" in answer.text


def test_a_number_that_is_none_is_kept_as_typed(visitor: FlaskClient) -> None:
    answer = send(visitor, "es", title="Water", number="9" * 5000)
    assert answer.status_code == 422
    assert "number: No es un valor entero válido" in answer.text
    assert "9" * 5000 in answer.text


def test_a_text_of_one_megabyte_gets_the_forms_own_error_and_is_kept(visitor: FlaskClient) -> None:
    text = "é" * 500_000
    answer = send(visitor, "fr", title="Water", body=text)
    assert answer.status_code == 422
    assert "body: Le champ ne peut pas contenir plus de 100000 caractères." in answer.text
    assert text in answer.text


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\n"])
def test_a_control_character_is_refused_by_its_place(visitor: FlaskClient, character: str) -> None:
    answer = send(visitor, "fr", title=f"ab{character}c")
    assert answer.status_code == 422
    assert f"title: Retirez le caractère en position 3 (U+{ord(character):04X})." in answer.text


def test_a_long_text_may_have_lines(visitor: FlaskClient) -> None:
    assert send(visitor, title="Water", body="one\r\n\ttwo\rthree").status_code == 302


@pytest.mark.parametrize("title", ["مياه نظيفة", "e\u0301te\u0301", "क्षि", "👩🏽‍🌾", "a\u200dь"])
def test_every_script_is_welcome(visitor: FlaskClient, title: str) -> None:
    assert send(visitor, title=title).status_code == 302


def test_a_secret_with_a_control_character_is_refused_and_never_shown(visitor: FlaskClient) -> None:
    answer = send(visitor, title="Water", password="open\0sesame")
    assert answer.status_code == 422
    assert "sesame" not in answer.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(None, None), (7, 7), ("  a ", "a"), ("e\u0301", "é"), ("a\r\nb\rc", "a\nb\nc"), ("\ud800", "\ud800")],
)
def test_what_looks_the_same_is_written_the_same(typed: object, kept: object) -> None:
    assert tidy(typed) == kept
