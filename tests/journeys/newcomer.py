"""Who comes to the Assembly from outside: their browsers, their letters, and what they would not see told."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.mail import mail_of
from governance.accounts.models import OutboxMessage
from tests.factories import House
from tests.journeys.reader import Person

PASSWORD = "four other words there"
# Nobody but the secretariat and they themselves may ever read one of these.
PRIVATE = {
    "signatory": "Ghjulia Quilichini",
    "contact": "Petru Battaglini",
    "delegate": "Lesia Orsatelli",
    "alternate": "Anghjulu Marcaggi",
    "phone": "+33 4 95 11 22 33",
    "phone in the record": "33495112233",
    "domain of every address": "insula.example.org",
}
EMAIL = "presidence@insula.example.org"
HEAD, DELEGATE, ALTERNATE = (f"{name}@insula.example.org" for name in ("ghjulia", "lesia", "anghjulu"))


@dataclass
class Door:
    """The service as anyone comes to it: new browsers, and the letters that it sends."""

    app: Flask
    house: House

    def browser(self, language: str) -> Person:
        """A browser in which nobody is signed in."""
        return Person(self.app.test_client(), language)

    def letter(self, address: str) -> str:
        """The newest letter to an address, as it is read."""
        self.house.session.rollback()
        query = select(OutboxMessage).options(joinedload(OutboxMessage.person))
        messages = self.house.session.scalars(query.order_by(OutboxMessage.id.desc())).all()
        with self.app.test_request_context():
            letters = (mail_of(message) for message in messages)
            return next(letter.text for letter in letters if letter.to == address)

    def follow_letter(self, address: str, language: str) -> Person:
        """A new browser, opened at the link in the newest letter."""
        found = re.search(r"http://localhost/(\w\w)(/\S+)", self.letter(address))
        assert found, "a letter without a link"
        assert found[1] == language, "a letter in the language of who reads it"
        return self.browser(language).open(found[2])

    def accept(self, address: str, language: str) -> Person:
        """Whoever was invited chooses a password, and is at home."""
        person = self.follow_letter(address, language).press()
        return person.press(beside="password", password=PASSWORD, password_again=PASSWORD)


def answers(french: bool = True) -> dict[str, dict[str, Any]]:
    """What is typed on each page of an application, but for the place."""
    return {
        "constituency": {
            "constituency": "high_potential",
            "constituency_reason": "Forêts et zones humides couvrent la moitié de l’île.",
        },
        "figures": {
            "population": "355 528" if french else "355.528",
            "population_year": "2023",
            "population_source": "Institut national de la statistique",
            "area_km2": "8 680" if french else "8.680",
            "area_source": "Institut géographique",
            "sequestration": "1 250 000,5" if french else "1.250.000,5",
            "sequestration_year": "2024",
            "sequestration_source": "Inventaire forestier",
        },
        "cooperation": {
            "languages-0": "fr",
            "languages-1": "co",
            "brings": ["forests", "wetlands"],
            "seeks": ["solar", "finance"],
            "brings_text": "Le parc naturel.",
        },
        "signatory": {
            "signatory_name": PRIVATE["signatory"],
            "signatory_office": "Présidente du conseil",
            "signatory_email": HEAD,
            "signatory_language": "fr",
            "signatory_zone": "Europe/Paris",
            "contact_name": PRIVATE["contact"],
            "contact_phone": PRIVATE["phone"],
        },
        "charter": {"charter": "y"},
    }


def read(data: bytes) -> str:
    """What a file says, also one that is packed as tables for an office program are; of a PDF its bytes."""
    if data.startswith(b"%PDF"):
        return data.decode("latin-1")
    if not data.startswith(b"PK"):
        return data.decode()
    with ZipFile(BytesIO(data)) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


def told(client: FlaskClient, start: str) -> dict[str, str]:
    """Every page and every file that anyone comes to from a page by its links, in one language."""
    language = start[:3]
    found: dict[str, str] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = client.get(address)
        found[address] = read(answer.data)
        if answer.mimetype == "text/html":
            links = (
                link.replace("&amp;", "&") for link in re.findall(r'(?:href|src)="([^"#]+)', answer.text)
            )
            waiting += [link for link in links if link.startswith(f"{language}/")]
    return found
