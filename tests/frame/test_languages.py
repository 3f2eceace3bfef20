import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.addresses import absolute_url


@pytest.mark.parametrize(
    ("accepted", "language"), [("fr-CA,fr;q=0.8", "fr"), ("de", "en"), ("", "en"), ("es", "es")]
)
def test_the_entrance_leads_to_the_language_that_the_browser_accepts(
    visitor: FlaskClient, accepted: str, language: str
) -> None:
    answer = visitor.get("/?a=1&b=%C3%A9", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.location) == (302, f"/{language}/?a=1&b=%C3%A9")
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)


def test_the_entrance_leads_a_delegate_to_their_own_language(delegate: FlaskClient) -> None:
    assert delegate.get("/", headers={"Accept-Language": "fr"}).location == "/es/"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_addresses_keep_the_language_of_the_page(visitor: FlaskClient, language: str) -> None:
    answer = visitor.get(f"/{language}/sample/short")
    assert answer.text == f"/{language}/sample/page/3 {language}"
    assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize("language", ["de", "EN", "en-GB", "xx", "%00", "é"])
def test_an_unknown_language_is_no_address(visitor: FlaskClient, language: str) -> None:
    assert visitor.get(f"/{language}/sample/short").status_code in (400, 404)


def test_language_links_keep_page_and_query(visitor: FlaskClient) -> None:
    assert visitor.get("/fr/sample/links?q=%C3%A9t%C3%A9&page=2").json == [
        [code, name, f"/{code}/{tail}", f"https://assembly.example.org/{code}/{tail}", code == "fr"]
        for code, name in (("en", "English"), ("fr", "Français"), ("es", "Español"))
        for tail in ["sample/links?q=%C3%A9t%C3%A9&page=2"]
    ]


def test_an_absolute_address_is_the_configured_one_whatever_the_host_header_says(app: Flask) -> None:
    with app.test_request_context("/fr/", headers={"Host": "evil.example"}):
        app.preprocess_request()
        assert absolute_url("sample.page", number=1) == "https://assembly.example.org/fr/sample/page/1"


def test_an_absolute_address_can_be_made_outside_a_request(app: Flask) -> None:
    with app.app_context():
        assert (
            absolute_url("sample.page", number=1, lang="es")
            == "https://assembly.example.org/es/sample/page/1"
        )


@pytest.mark.parametrize(
    "number", ["0", "-1", "007", "2147483648", "9223372036854775808", "9" * 5000, "1e3", "١", "1%00"]
)
def test_a_number_no_row_can_have_is_no_address(visitor: FlaskClient, number: str) -> None:
    assert visitor.get(f"/en/sample/page/{number}").status_code in (400, 404)


def test_the_largest_number_is_an_address(visitor: FlaskClient) -> None:
    assert visitor.get(f"/en/sample/page/{2**31 - 1}").status_code == 200
