import pytest
from flask.testing import FlaskClient

from app.security import CONTENT_POLICY


@pytest.mark.parametrize(
    "address", ["/en/sample/page/1", "/en/nothing", "/static/assembly.css", "/healthz", "/"]
)
def test_every_answer_carries_the_headers_that_protect_its_reader(visitor: FlaskClient, address: str) -> None:
    headers = visitor.get(address).headers
    assert headers["Content-Security-Policy"] == CONTENT_POLICY
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_pages_of_a_signed_in_person_are_kept_by_nobody(delegate: FlaskClient) -> None:
    answer = delegate.get("/en/sample/page/1")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize(
    "address",
    [
        "/en/sample/secret-link/a%00b",
        "/en/sample/page/1?q=%00",
        "/en/sample/page/1?q=%ff",
        "/en/%00",
    ],
)
def test_nul_and_broken_text_in_an_address_are_refused(visitor: FlaskClient, address: str) -> None:
    assert visitor.get(address).status_code == 400


def test_broken_text_in_a_path_is_refused(visitor: FlaskClient) -> None:
    path = {"PATH_INFO": "/en/sample/secret-link/\xff\xfe"}
    assert visitor.get("/", environ_overrides=path).status_code == 400


def test_broken_text_in_a_form_is_no_failure(visitor: FlaskClient) -> None:
    page = visitor.get("/en/sample/form").text
    token = page.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    answer = visitor.post(
        "/en/sample/form",
        data=f"csrf_token={token}&title=%FF%00&number=%00&%FF=%00&choice=%00".encode(),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 422


def test_the_session_cookie_is_protected(visitor: FlaskClient) -> None:
    cookie = visitor.get("/en/sample/form").headers["Set-Cookie"]
    assert cookie.startswith("twin_session=")
    assert {part.strip() for part in cookie.split(";")[1:]} == {
        "Secure",
        "HttpOnly",
        "Path=/",
        "SameSite=Lax",
    }


def test_no_other_root_stands_in_the_links_of_a_page(visitor: FlaskClient) -> None:
    """A server believes a header SCRIPT_NAME; its page would lie ready for every other visitor."""
    elsewhere = visitor.get("/en/sample/page/1", environ_overrides={"SCRIPT_NAME": "//evil.example"})
    assert elsewhere.status_code == 400
    assert "evil.example" not in visitor.get("/en/sample/page/1").text
