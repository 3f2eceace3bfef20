"""An applicant's browser without scripts: what its pages say, and what becomes of what is sent."""

import html
import re
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse, encode_multipart

from governance.accounts.models import OutboxMessage
from governance.applications.models import Application, Dossier
from tests.applications.applying import EMAIL, PARTNER, REGION
from tests.factories import House

LANGUAGES = ("en", "fr", "es")
# What is typed on each page, as people type it: numbers in the notation of the language of the page.
TONNES = {"en": "1,250,000.5", "fr": "1 250 000,5", "es": "1.250.000,5"}
SIGNATORY = {name: text for name, text in REGION.items() if name.startswith("signatory")}


@dataclass
class Visit:
    """Somebody without an account, who applies in one language."""

    client: FlaskClient
    house: House
    language: str = "en"
    token: str = ""
    page: TestResponse | None = None

    def get(self, path: str, status: int = 200) -> str:
        """The words of a page of ours."""
        self.page = self.client.get(f"/{self.language}{path}")
        assert self.page.status_code == status, (path, self.page.status_code)
        return said(self.page.text)

    def post(self, path: str, status: int = 303, **fields: Any) -> str:
        """Send a form as a browser that has opened its page; the words of the answer, or of its target."""
        proof = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', self.client.get(self.lost).text)
        sent = {"csrf_token": proof[1] if proof else "", **fields}
        # Encoded here: the client would leave its own file of a large form open.
        boundary, body = encode_multipart(MultiDict(sent))
        kind = f"multipart/form-data; boundary={boundary}"
        self.page = self.client.post(f"/{self.language}{path}", data=body, content_type=kind)
        assert self.page.status_code == status, (path, self.page.status_code, said(self.page.text))
        if status != 303:
            return said(self.page.text)
        return self.get(self.page.location.removeprefix(f"/{self.language}"))

    @property
    def lost(self) -> str:
        return f"/{self.language}/apply/link"

    def stamp(self, path: str) -> str:
        """When a form was handed out, as its page says."""
        found = re.search(r'name="handed_out"[^>]* value="([^"]+)"', self.client.get(path).text)
        assert found
        return found[1]

    def begin(self, kind: str = "region", email: str = EMAIL, seconds: int = 30, **fields: Any) -> str:
        """Begin an application as a person who reads first."""
        path = f"/apply/new/{kind}"
        stamp = self.stamp(f"/{self.language}{path}")
        self.house.later(seconds=seconds)
        words = self.post(path, email=email, handed_out=stamp, **fields)
        self.token = str(self.page.request.path).split("/")[3] if self.page else ""
        return words

    def go(self, part: str = "", status: int = 200) -> str:
        """A page of the application."""
        return self.get(f"/apply/{self.token}/{part}", status)

    def write(self, page: str, status: int = 303, **fields: Any) -> str:
        """Fill in a page of the application."""
        return self.post(f"/apply/{self.token}/{page}", status, **fields)

    def open_mail(self, email: str = EMAIL) -> None:
        """Go on by the newest link that was mailed."""
        query = select(OutboxMessage).where(OutboxMessage.address == email).order_by(OutboxMessage.id.desc())
        self.house.session.rollback()
        message = self.house.session.scalars(query).first()
        assert message
        self.token = str(message.facts["token"])
        self.go()
        self.write("")

    def write_region(self) -> str:
        """Fill in every page for a region; the words of the last."""
        self.write("place?words=Alibori", place="BJ-AL")
        self.write("place/names?of=BJ-AL", name_en="Alibori", name_fr="Alibori", name_es="Alibori")
        for part, fields in region_pages(self.language).items():
            self.write(part, **fields)
        return self.go("check")

    def write_partner(self) -> str:
        """Fill in every page for a partner."""
        names = ("partner_kind", "name_en", "name_fr", "name_es", "country", "website", "purpose")
        self.write("partner", **{name: PARTNER[name] for name in names})
        self.write("signatory", **SIGNATORY)
        self.write("charter", charter="y")
        return self.go("check")

    def dossier(self) -> Dossier:
        """The only dossier there is."""
        self.house.session.rollback()
        return self.house.session.scalars(select(Dossier)).one()

    def applications(self) -> list[Application]:
        """What was sent."""
        self.house.session.rollback()
        return list(self.house.session.scalars(select(Application)))


def region_pages(language: str) -> dict[str, dict[str, Any]]:
    """The pages after the place, with what is typed on each."""
    figures = ("population", "area", "sequestration")
    typed = {name: text for name, text in REGION.items() if name.startswith(figures)}
    spoken = {f"languages-{number}": code for number, code in enumerate(REGION["languages"])}
    return {
        "constituency": {name: REGION[name] for name in ("constituency", "constituency_reason")},
        "figures": {**typed, "sequestration": TONNES[language]},
        "cooperation": {**spoken, **{name: REGION[name] for name in ("brings", "seeks", "brings_text")}},
        "signatory": {**SIGNATORY, "contact_phone": REGION["contact_phone"]},
        "charter": {"charter": "y"},
    }


def said(page: str) -> str:
    """What a page says in its main part, in one line."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())
