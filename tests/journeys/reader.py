"""Somebody who knows the pages only by looking: opens them, fills their forms, presses their buttons."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.architecture.visits import Form, forms_of


@dataclass
class Person:
    """One browser and the page that it shows."""

    client: FlaskClient
    language: str
    path: str = ""
    html: str = ""
    status: int = 0

    def open(self, path: str) -> "Person":
        """Go to an address below that of the language."""
        return self.show(self.client.get(f"/{self.language}{path}", follow_redirects=True))

    def show(self, answer: TestResponse) -> "Person":
        """Look at an answer."""
        self.path, self.html, self.status = answer.request.path, answer.text, answer.status_code
        return self

    def press(self, name: str = "", value: str = "", beside: str = "", **fields: str) -> "Person":
        """Press a button, by what it sends or by a field of its form, with fields filled in."""
        form = self.form(name, beside, *fields)
        sent: dict[str, list[str]] = {}
        for each, text in form.fields:
            sent.setdefault(each, []).append(text)
        sent |= {each: [text] for each, text in fields.items()}
        sent |= {name: [value]} if name else {}
        address = urljoin(f"http://localhost{self.path}", form.action)
        if form.method == "get":
            return self.show(self.client.get(address, query_string=sent, follow_redirects=True))
        return self.show(self.client.post(address, data=sent, follow_redirects=True))

    def form(self, *names: str) -> Form:
        """The form in the main part of the page that has all these fields."""
        main = self.html[self.html.index("<main") : self.html.index("</main>")]
        return next(form for form in forms_of(main) if {name for name in names if name} <= set(form.kinds))

    def fields(self, start: str) -> list[str]:
        """The names of fields that begin so, in order."""
        return [name for form in forms_of(self.html) for name in form.kinds if name.startswith(start)]

    def links(self, pattern: str) -> list[str]:
        """The addresses of links that match, each once, without the language."""
        found = re.findall(rf'href="/{self.language}({pattern})"', self.html)
        return list(dict.fromkeys(found))

    @property
    def words(self) -> str:
        """What the page says, in one line."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())
