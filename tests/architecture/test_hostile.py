"""Absurd and hostile input, everywhere: an answer in words, in the language of the address, nothing lost."""

import io
import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.forms import tidy
from app.typed import SECRET
from tests.architecture.roles import Offered, readers
from tests.architecture.visits import Browser, addresses, browser_of, rules
from tests.architecture.world import World

HOSTILE = {
    "nul": "before\0after",
    "right-to-left override": "abc\u202edef\u2066ghi",
    "combining marks": "e" + "\u0301\u0327\u0308" * 30,
    "emoji": "👩🏽‍🌾🏳️‍🌈",
    "markup": "</textarea><script>alert(1)</script>\"'&lt;",
    "sql": "'; DROP TABLE entries; --",
    "template": "{{ config }}%(x)s%s{0}",
    "huge number": "9" * 400,
    "negative": "-1",
    "fraction": "1.5e308",
    "not a number": "NaN",
    "spaces": " \u00a0\u2003 ",
    "control": "a\x07b\x1b[31m\x85",
    "lines": "one\r\ntwo\rthree\n",
    "date at the edge": "0001-01-01T00:00",
    "late date": "9999-12-31T23:59",
    "day that was skipped": "2011-12-30T12:00",
}
# Half of a pair, an overlong slash, a lone continuation, a byte that UTF-8 never has.
BROKEN = {"surrogate": b"%ED%A0%80", "overlong": b"%C0%AF", "continuation": b"%80", "never": b"%FF"}
ABSURD_PARTS = (
    "0",
    "-1",
    "1.5",
    "01",
    "9223372036854775808",
    "9" * 300,
    "abc",
    "%00",
    "%ED%A0%80",
    "..",
    "%2F",
    "1;2",
    "<b>",
    "'",
    "%E2%80%AE",
    "x" * 3000,
)


def is_page(answer: TestResponse, language: str) -> bool:
    """An HTML page in this language, or a plain redirection."""
    if answer.status_code in (301, 302, 303, 308):
        return True
    return bool(re.search(rf'<html lang="{language}"', answer.text))


def offended(answer: TestResponse, language: str = "fr") -> str:
    """What is wrong with an answer to bad input; empty for nothing."""
    if answer.status_code >= 500:
        return str(answer.status_code)
    return "" if is_page(answer, language) else f"{answer.status_code}, not a page in {language}"


@pytest.fixture
def browsers(open_house: Flask) -> Any:
    """One browser for each role."""
    made: dict[str, Browser] = {}

    def browser(endpoint: str) -> Browser:
        role = readers(endpoint)[0]
        made[role] = made.get(role) or browser_of(open_house, role)
        return made[role]

    return browser


def in_french(app: Flask, world: World, rule: Any) -> str:
    return addresses(app, world, rule, "fr")[0]


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_field_takes_anything(
    open_house: Flask, world: World, offered: Offered, browsers: Any, kind: str
) -> None:
    wrong = []
    for rule in rules(open_house, "POST"):
        for form in offered[rule.endpoint][:1]:
            sent = {name: [HOSTILE[kind]] for name in form}
            answer = browsers(rule.endpoint).send(in_french(open_house, world, rule), sent)
            wrong += [(rule.endpoint, why) for why in [offended(answer)] if why]
    assert wrong == []


def test_every_field_takes_a_hostile_value_beside_good_ones(
    open_house: Flask, world: World, offered: Offered, browsers: Any
) -> None:
    """One bad value in a form that is otherwise right reaches further than a form of bad values."""
    wrong = []
    for rule in rules(open_house, "POST"):
        if "sign_out" in rule.endpoint or "end_sessions" in rule.endpoint:
            continue
        for form in offered[rule.endpoint][:1]:
            for name in {re.sub(r"[0-9]+", "", name): name for name in form}.values():  # one of a kind
                for value in HOSTILE.values():
                    browser = browsers(rule.endpoint)
                    answer = browser.send(in_french(open_house, world, rule), {**form, name: [value]})
                    wrong += [(rule.endpoint, name, value[:20], why) for why in [offended(answer)] if why]
    assert wrong == []


def test_a_text_of_a_million_characters_is_refused_in_words(
    open_house: Flask, world: World, offered: Offered, browsers: Any
) -> None:
    wrong = []
    for rule in rules(open_house, "POST"):
        for form in offered[rule.endpoint][:1]:
            for name in [name for name in form if name != "csrf_token"][:3]:
                sent = {**form, name: ["é" * 1_000_000]}
                answer = browsers(rule.endpoint).send(in_french(open_house, world, rule), sent)
                wrong += [(rule.endpoint, name, why) for why in [offended(answer)] if why]
    assert wrong == []


def test_what_was_typed_stands_in_the_answer(
    open_house: Flask, world: World, offered: Offered, browsers: Any
) -> None:
    """A form that is not taken shows again what a person typed, however odd; secrets it does not."""
    lost = []
    for rule in rules(open_house, "POST"):
        for form in offered[rule.endpoint][:1]:
            typed = {name: f"{HOSTILE['markup']} {name}" for name in form if is_typed(name, form)}
            answer = browsers(rule.endpoint).send(in_french(open_house, world, rule), {**form, **typed})
            if typed and answer.status_code in (400, 409, 413, 422):
                page = tidy(unescape(answer.text))
                lost += [(rule.endpoint, name) for name, text in typed.items() if text not in page]
            assert "<script>alert(1)" not in answer.text, rule.endpoint
    assert lost == []


def is_typed(name: str, form: dict[str, list[str]]) -> bool:
    """Whether a field holds what a person typed: not a secret, a key, or a choice offered."""
    return not SECRET.search(name) and form[name] == ["Something to read"]


def test_files_where_text_is_expected(
    open_house: Flask, world: World, offered: Offered, browsers: Any
) -> None:
    wrong = []
    for rule in rules(open_house, "POST"):
        for form in offered[rule.endpoint][:1]:
            browser, address = browsers(rule.endpoint), in_french(open_house, world, rule)
            browser.send("/fr/account/forgot", {})
            files = {
                name: (io.BytesIO(b"\x89PNG\0\xff"), "picture.png") for name in form if name != "csrf_token"
            }
            body = {**files, "csrf_token": browser.token}
            answer = browser.post(address, data=body, content_type="multipart/form-data")
            wrong += [(rule.endpoint, why) for why in [offended(answer)] if why]
    assert wrong == []


def test_repeated_and_unknown_fields(
    open_house: Flask, world: World, offered: Offered, browsers: Any
) -> None:
    wrong = []
    for rule in rules(open_house, "POST"):
        for form in offered[rule.endpoint][:1]:
            sent = {name: [*values, "other", "x"] for name, values in form.items()} | {"unknown": "1"}
            answer = browsers(rule.endpoint).send(in_french(open_house, world, rule), sent)
            wrong += [(rule.endpoint, why) for why in [offended(answer)] if why]
    assert wrong == []


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"a=%ED%A0%80&b=%FF&%00=%00"),
        ("application/x-www-form-urlencoded", b"&".join(b"f%d=1" % number for number in range(2000))),
        ("application/json", b'{"choice": "for"'),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\xff\r\n\r\n\xff"),
        ("text/plain; charset=utf-7", b"+ADw-script+AD4-"),
        ("nonsense", b"\0\xff"),
    ],
)
def test_bodies_that_are_no_form(
    open_house: Flask, world: World, browsers: Any, content_type: str, body: bytes
) -> None:
    wrong = []
    for rule in rules(open_house, "POST"):
        browser, address = browsers(rule.endpoint), in_french(open_house, world, rule)
        answer = browser.post(address, data=body, content_type=content_type)
        wrong += [(rule.endpoint, why) for why in [offended(answer)] if why or answer.status_code == 200]
        browser.send(address, {})
        token = b"csrf_token=" + browser.token.encode() + b"&" + body
        answer = browser.post(address, data=token, content_type=content_type)
        wrong += [(rule.endpoint, why) for why in [offended(answer)] if why]
    assert wrong == []


def test_a_form_without_its_proof_of_origin_changes_nothing(
    open_house: Flask, world: World, offered: Offered, browsers: Any
) -> None:
    for rule in rules(open_house, "POST"):
        for form in offered[rule.endpoint][:1]:
            for proof in ({}, {"csrf_token": [""]}, {"csrf_token": ["forged"]}):
                sent = {name: values for name, values in form.items() if name != "csrf_token"} | proof
                answer = browsers(rule.endpoint).post(in_french(open_house, world, rule), data=sent)
                assert (rule.endpoint, answer.status_code, offended(answer)) == (rule.endpoint, 400, "")


@pytest.mark.parametrize("part", ABSURD_PARTS)
def test_every_part_of_an_address_takes_anything(
    open_house: Flask, world: World, browsers: Any, part: str
) -> None:
    wrong = []
    for rule in rules(open_house, "GET"):
        for name in rule.arguments:
            for address in [absurd_address(open_house, world, rule, name, part)]:
                answer = browsers(rule.endpoint).get(address)
                if answer.status_code not in (200, 302, 303, 308, 400, 404, 410):
                    wrong.append((address[:80], answer.status_code))
                elif address.startswith("/fr/") and not is_plain(rule) and not is_page(answer, "fr"):
                    wrong.append((address[:80], "not a page in fr"))
    assert wrong == []


def is_plain(rule: Any) -> bool:
    """Answers that are no pages."""
    return rule.endpoint in ("static", "record.download")


def absurd_address(app: Flask, world: World, rule: Any, name: str, part: str) -> str:
    """The address of a page with one part of it replaced."""
    address = in_french(app, world, rule)
    pattern = re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda found: f"(?P<{found[1]}>.+?)", rule.rule) + "$"
    found = re.match(pattern, address.partition("?")[0])
    assert found, (pattern, address)
    return address[: found.start(name)] + part + address[found.end(name) :]


@pytest.mark.parametrize("kind", BROKEN)
def test_bytes_that_are_no_text_in_addresses_and_queries(
    open_house: Flask, world: World, browsers: Any, kind: str
) -> None:
    wrong = []
    for rule in rules(open_house, "GET"):
        address, odd = in_french(open_house, world, rule), BROKEN[kind].decode()
        for tried in (f"{address}?page={odd}&{odd}=1", f"{address.partition('?')[0]}{odd}"):
            answer = browsers(rule.endpoint).get(tried)
            if answer.status_code >= 500 or (answer.status_code == 200 and tried.endswith(odd)):
                wrong.append((tried, answer.status_code))
    assert wrong == []


QUERY_NAMES = (
    "page",
    "region",
    "act",
    "subject",
    "since",
    "until",
    "from",
    "to",
    "next",
    "every",
    "chosen",
    "closes_all",
    "language",
    "lang",
    "text",
    "kind",
    "state",
    "year",
    "q",
    "on",
    "name",
    "words",
    "country",
    "constituency",
    "standing",
    "cause",
    "before",
    "after",
    "version",
    "of",
    "part",
    "office",
)


@pytest.mark.parametrize("turn", range(5))
def test_every_query_takes_anything(open_house: Flask, world: World, browsers: Any, turn: int) -> None:
    values, wrong = list(HOSTILE.values()), []
    asked = {name: [values[(3 * turn + at) % len(values)], "2"] for at, name in enumerate(QUERY_NAMES)}
    for rule in rules(open_house, "GET"):
        address = in_french(open_house, world, rule).partition("?")[0]
        answer = browsers(rule.endpoint).get(address, query_string=asked)
        if answer.status_code >= 500:
            wrong.append((address, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_every_address_answers_every_method(
    open_house: Flask, world: World, browsers: Any, method: str
) -> None:
    wrong = []
    for rule in rules(open_house, "GET") + rules(open_house, "POST"):
        answer = browsers(rule.endpoint).open(in_french(open_house, world, rule), method=method)
        fine = answer.status_code < 500 if method in ("HEAD", "OPTIONS") else answer.status_code in (400, 405)
        if not fine or (method == "HEAD" and answer.data):
            wrong.append((rule.endpoint, answer.status_code))
    assert wrong == []


def test_an_unknown_language_is_no_address_of_ours(open_house: Flask, world: World, browsers: Any) -> None:
    for rule in rules(open_house, "GET"):
        if "lang" in rule.arguments:
            address = in_french(open_house, world, rule)
            for language in ("xx", "FR", "fr-FR", "%66%72%00"):
                answer = browsers(rule.endpoint).get(address.replace("/fr/", f"/{language}/", 1))
                assert answer.status_code in (308, 400, 404), (rule.endpoint, language)


def test_headers_take_anything(open_house: Flask, world: World, browsers: Any) -> None:
    odd = {
        "Accept-Language": "xx;q=9,*;q=-1,fr-\xff",
        "If-None-Match": '"' + "x" * 5000,
        "If-Modified-Since": "yesterday",
        "Range": "bytes=9-1",
        "Referer": "\xff",
        "User-Agent": "\xff\xfe" * 200,
        "X-Request-ID": "'; DROP TABLE entries",
        "X-Forwarded-For": "nobody",
        "Accept-Encoding": "gzip;q=x, br;;",
        "Cookie": "twin_session=.eJw; twin_session=\xff; a",
    }
    for rule in rules(open_house, "GET"):
        browser = browser_of(open_house, "visitor")
        answer = browser.get(in_french(open_house, world, rule), headers=odd)
        assert answer.status_code < 500, rule.endpoint
