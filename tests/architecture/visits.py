"""How a test visits the house: in a role, at every address, with the forms it finds there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.extensions import db
from governance.accounts.entrance import open_login_session
from governance.accounts.models import Person
from governance.act import housekeeping
from governance.record.models import Entry
from tests.architecture.world import ADDRESSES, World


class Browser(FlaskClient):
    """A browser that sends the proof of origin with a form, as one does that has opened the page."""

    token = ""

    def send(self, address: str, fields: dict[str, Any]) -> TestResponse:
        """Send a form to an address."""
        if not self.token:
            form = next(
                form for form in forms_of(self.get("/en/account/forgot").text) if form.kinds.get("email")
            )
            self.token = form.sent()["csrf_token"][0]
        return self.post(address, data={**fields, "csrf_token": self.token})


def browser_of(app: Flask, role: str) -> Browser:
    """A browser in which somebody of this role is signed in; a visitor's is plain."""
    browser = Browser(app, Response, use_cookies=True)
    if role == "visitor":
        return browser
    with app.app_context():
        session = db.session()
        person_id = session.scalars(select(Person.id).where(Person.email == ADDRESSES[role])).one()
        with housekeeping(session):
            at = datetime.now(UTC)
            token = open_login_session(session, person_id, at, shared=False, device="a test")
    with browser.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = token, True
    return browser


def acts_recorded(app: Flask) -> int:
    """How many entries the record holds."""
    with app.app_context():
        return db.session().scalar(select(func.count()).select_from(Entry)) or 0


def rules(app: Flask, method: str) -> list[Rule]:
    """Every address that takes the method, by endpoint."""
    found = (rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()))
    return sorted(found, key=lambda rule: (rule.endpoint, rule.rule))


def examples(world: World, rule: Rule, name: str) -> list[str]:
    """Valid values of one parameter; KeyError for one that nobody gave an example of."""
    return world.examples.get(f"{rule.endpoint}:{name}") or world.examples[name]


def addresses(app: Flask, world: World, rule: Rule, language: str = "en", every: bool = False) -> list[str]:
    """The address of a page with the first example of each parameter, or one for every example."""
    names = sorted(rule.arguments - {"lang"})
    values = {name: examples(world, rule, name) for name in names}
    longest = max((len(found) for found in values.values()), default=1) if every else 1
    adapter = app.url_map.bind("localhost")
    built = []
    for turn in range(longest):
        chosen: dict[str, Any] = {name: found[min(turn, len(found) - 1)] for name, found in values.items()}
        if "lang" in rule.arguments:
            chosen["lang"] = language
        query = world.examples.get(f"{rule.endpoint}?", [""])[0]
        built.append(adapter.build(rule.endpoint, chosen) + query)
    return built


@dataclass
class Form:
    """A form as a page offers it: where it leads, and its fields with what stands in them."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    offers: dict[str, list[str]] = field(default_factory=dict)

    def sent(self) -> dict[str, list[str]]:
        """What a willing person sends: every choice made, every empty field given something."""
        fields: dict[str, list[str]] = {}
        for name, value in self.fields:
            if value or self.kinds[name] == "hidden":
                fields.setdefault(name, []).append(value)
        for name, kind in self.kinds.items():
            offered = [value for value in self.offers.get(name, []) if value]
            fields.setdefault(name, offered[:1] or [INVENTED.get(kind, "Something to read")])
        return fields


INVENTED = {
    "email": "somebody.new@assembly.example.org",
    "file": "paper.pdf",
    "number": "1",
    "password": "four other words there",
}


class Reader(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.select = self.area = ""
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.open = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.open)
        if self.open is None or tag not in ("input", "select", "textarea", "option", "button"):
            return
        if tag == "option":
            self._option(given)
        elif given.get("name"):
            self._control(tag, given["name"], given, self.open)

    def _option(self, given: dict[str, str]) -> None:
        if self.open and self.select:
            self.open.offers.setdefault(self.select, []).append(given.get("value", ""))
            if "selected" in given:
                self.open.fields.append((self.select, given.get("value", "")))

    def _control(self, tag: str, name: str, given: dict[str, str], form: Form) -> None:
        kind = given.get("type", "text") if tag == "input" else tag
        form.kinds.setdefault(name, kind)
        if kind in ("radio", "checkbox", "button"):
            form.offers.setdefault(name, []).append(given.get("value", "y"))
            if "checked" in given:
                form.fields.append((name, given.get("value", "y")))
        elif tag == "input":
            form.fields.append((name, given.get("value", "")))
        self.select, self.area = (name if tag == each else "" for each in ("select", "textarea"))
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data if self.area else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        if tag == "textarea" and self.open is not None:
            self.open.fields.append((self.area, self.text.removeprefix("\n")))
        if tag in ("textarea", "select"):
            self.select = self.area = ""


def forms_of(page: str) -> Iterator[Form]:
    """The forms of a page, in order."""
    reader = Reader()
    reader.feed(page)
    yield from reader.forms
