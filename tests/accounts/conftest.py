"""The pages of accounts over an assembly with three officers, with hands on the clock and on the mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pyotp
import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app import create_app, rooms
from app.accounts import passwords
from app.extensions import db
from config import Configuration
from governance.accounts.models import OutboxMessage, Person
from governance.database import prepare
from governance.record.replay import verify
from tests.conftest import START, sqlite_url
from tests.factories import House

PASSWORD = "correct horse battery staple"
OFFICER = "officer1@assembly.example.org"


@dataclass
class Visitor:
    """Somebody with a browser."""

    service: "Service"
    client: FlaskClient
    page: TestResponse = field(init=False)

    def get(self, path: str, **options: Any) -> str:
        self.page = self.client.get(path, **options)
        return self.page.text

    def post(self, path: str, **fields: Any) -> str:
        """Send a form, with the proof that it comes from our page."""
        if "csrf_token" not in fields:
            fields["csrf_token"] = self.token()
        self.page = self.client.post(path, data=fields)
        return self.page.text

    def token(self) -> str:
        found = re.search(
            r'name="csrf_token"[^>]* value="([^"]+)"', self.client.get("/en/account/forgot").text
        )
        assert found
        return found[1]

    def sign_in(self, email: str = OFFICER, password: str = PASSWORD, **fields: Any) -> str:
        return self.post("/en/account/sign-in", email=email, password=password, **fields)

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', self.page.text)
        return unescape(found[1]) if found else ""

    @property
    def is_signed_in(self) -> bool:
        return self.client.get("/en/account/").status_code == 200


@dataclass
class Service:
    """The service under test and the assembly in it."""

    app: Flask
    house: House

    def visitor(self, agent: str = "Mozilla/5.0 (Android 14; Mobile) Firefox/140.0") -> Visitor:
        client = self.app.test_client()
        client.environ_base["HTTP_USER_AGENT"] = agent
        return Visitor(self, client)

    @property
    def kept(self) -> Session:
        """The database as the last request left it."""
        self.house.session.rollback()
        return self.house.session

    def signed_in(self) -> Visitor:
        visitor = self.visitor()
        visitor.sign_in()
        assert visitor.page.status_code == 303
        return visitor

    def mailed(self, email: str = OFFICER) -> str:
        """The path of the link last mailed to somebody."""
        session = self.house.session
        session.rollback()
        query = (
            select(OutboxMessage).join(Person).where(Person.email == email).order_by(OutboxMessage.id.desc())
        )
        message = self.kept.scalars(query).first()
        return f"/en/account/{message.kind}/{message.facts['token']}"

    def turn_on_second_step(self, visitor: Visitor) -> tuple[pyotp.TOTP, list[str]]:
        page = visitor.post("/en/account/second-step/set-up", password=PASSWORD)
        secret = re.search(r'<code dir="ltr">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")
        totp = pyotp.TOTP(secret)
        page = visitor.post("/en/account/second-step/confirm", code=totp.at(self.house.at))
        return totp, re.findall(r'<code dir="ltr">([a-z2-9-]{14})</code>', page)


@pytest.fixture
def service(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    # The same function at a cost for tests: some hundred sign-ins.
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    url = sqlite_url(sqlite_template, tmp_path)
    engine = create_engine(url)
    prepare(engine)
    secret = "accounts-tests-only-k7Jw2Zq91xPvT48"
    app = create_app(Configuration(secret_key=secret, database_url=url, data_directory=tmp_path, demo=True))
    if "accounts" not in app.blueprints:
        rooms.admit(app, "app.accounts")
    app.url_build_error_handlers.append(lambda error, endpoint, values: f"/{endpoint}")
    with Session(engine) as session:
        service = Service(app, House.founded(session, START))
        app.extensions["clock"] = lambda: service.house.at
        service.visitor().post(service.mailed(), password=PASSWORD, password_again=PASSWORD)
        yield service
        session.rollback()
        assert verify(session) == []
    with app.app_context():
        db.engine.dispose()
    engine.dispose()
