import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.assets import read_assets
from tests.frame.sample import rendered

PAGE = "/en/sample/page/1"


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br", "gzip, deflate, br"])
def test_an_unchanged_page_is_answered_without_being_made(visitor: FlaskClient, encoding: str) -> None:
    first = visitor.get(PAGE, headers={"Accept-Encoding": encoding})
    again = visitor.get(PAGE, headers={"Accept-Encoding": encoding, "If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    assert rendered == [f"{PAGE}?"]
    for answer in (first, again):
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert {"Cookie", "Accept-Encoding"} <= set(answer.vary)
        assert answer.headers["ETag"] == first.headers["ETag"]


def test_a_page_is_made_anew_when_the_public_state_changes(app: Flask, visitor: FlaskClient) -> None:
    visitor.get(PAGE)
    app.extensions["state"].version = "2"
    assert visitor.get(PAGE).status_code == 200
    assert rendered == [f"{PAGE}?"] * 2


def test_a_page_that_came_out_the_same_is_not_sent_again(app: Flask, visitor: FlaskClient) -> None:
    kept = visitor.get(PAGE).headers["ETag"]
    app.extensions["state"].version = "2"
    # Made once more by whoever is the first to ask; then known at the door.
    answers = [visitor.get(PAGE, headers={"If-None-Match": kept}) for _ in range(3)]
    assert [(answer.status_code, answer.headers["ETag"]) for answer in answers] == [(304, kept)] * 3
    assert rendered == [f"{PAGE}?"] * 2


def test_a_page_of_another_content_is_sent(app: Flask, visitor: FlaskClient) -> None:
    kept = visitor.get("/en/sample/page/2").headers["ETag"]
    assert visitor.get(PAGE, headers={"If-None-Match": kept}).status_code == 200


def test_the_application_answers_when_the_state_cannot_be_asked_at_the_door(
    app: Flask, visitor: FlaskClient
) -> None:
    kept = visitor.get(PAGE).headers["ETag"]
    app.config.update(PROPAGATE_EXCEPTIONS=False, TESTING=False)
    del app.extensions["public_state"]
    answer = visitor.get(PAGE, headers={"If-None-Match": kept})
    assert (answer.status_code, "text/html" in answer.headers["Content-Type"]) == (500, True)


def test_who_sends_our_cookie_is_looked_at_inside(visitor: FlaskClient) -> None:
    kept = visitor.get(PAGE).headers["ETag"]
    headers = {"If-None-Match": kept, "Cookie": "twin_session=anything"}
    answer = visitor.application.test_client(use_cookies=False).get(PAGE, headers=headers)
    assert (answer.status_code, "X-Request-ID" in answer.headers) == (304, True)


def test_language_and_query_tell_pages_apart(visitor: FlaskClient) -> None:
    addresses = (PAGE, "/fr/sample/page/1", f"{PAGE}?page=2", "/en/sample/page/2")
    assert len({visitor.get(address).headers["ETag"] for address in addresses}) == 4


def test_a_page_kept_by_a_visitor_is_not_good_enough_once_they_sign_in(
    app: Flask, visitor: FlaskClient
) -> None:
    kept = visitor.get(PAGE).headers["ETag"]
    with visitor.session_transaction(base_url="https://assembly.example.org") as session:
        session["_user_id"] = "7"
    assert visitor.get(PAGE, headers={"If-None-Match": kept}).status_code == 200


def test_a_page_with_a_form_or_a_message_is_for_one_visitor_only(visitor: FlaskClient) -> None:
    assert "ETag" not in visitor.get("/en/sample/with-form").headers
    visitor.get("/en/sample/flashing")
    assert "ETag" not in visitor.get(PAGE).headers


def test_a_long_page_travels_compressed(visitor: FlaskClient) -> None:
    answer = visitor.get(PAGE, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) < 200 < len(gzip.decompress(answer.data))


def test_a_short_answer_travels_as_it_is(visitor: FlaskClient) -> None:
    assert "Content-Encoding" not in visitor.get("/healthz", headers={"Accept-Encoding": "gzip"}).headers


@pytest.fixture
def folder(app: Flask, tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "icons").mkdir(parents=True)
    (folder / "look.css").write_text("p { margin: 0 }\n" * 200)
    (folder / "icons" / "dot.png").write_bytes(b"\x89PNG" * 500)
    app.extensions["assets"] = read_assets(folder)
    return folder


def address_of(app: Flask, name: str) -> str:
    with app.test_request_context():
        return str(app.jinja_env.globals["asset"](name))  # type: ignore[operator]


@pytest.mark.parametrize("name", ["look.css", "icons/dot.png"])
def test_a_file_has_a_lasting_address_made_from_its_content(
    app: Flask, visitor: FlaskClient, folder: Path, name: str
) -> None:
    before = address_of(app, name)
    answer = visitor.get(before)
    assert (answer.status_code, answer.data) == (200, (folder / name).read_bytes())
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in answer.vary
    (folder / name).write_bytes(b"other")
    app.extensions["assets"] = read_assets(folder)
    assert address_of(app, name) != before
    assert visitor.get(before).status_code == 404


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_a_file_under_its_plain_name_is_checked_at_every_use(
    visitor: FlaskClient, folder: Path, encoding: str
) -> None:
    first = visitor.get("/static/look.css", headers={"Accept-Encoding": encoding})
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    kept = {"Accept-Encoding": encoding, "If-None-Match": first.headers["ETag"]}
    assert visitor.get("/static/look.css", headers=kept).status_code == 304


def test_a_picture_is_not_compressed_again(visitor: FlaskClient, folder: Path) -> None:
    answer = visitor.get("/static/icons/dot.png", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("name", ["../config.py", "%2e%2e/config.py", "nothing.css", "icons"])
def test_nothing_else_is_served_as_a_file(visitor: FlaskClient, folder: Path, name: str) -> None:
    assert visitor.get(f"/static/{name}").status_code == 404


def test_a_file_that_is_not_there_has_no_address(app: Flask) -> None:
    with pytest.raises(KeyError):
        address_of(app, "nothing.css")
