"""Somebody who knows the pages only by looking: opens them, fills their forms, presses their buttons."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
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
    query: str = ""

    def open(self, path: str) -> "Person":
        """Go to an address below that of the language."""
        return self.show(self.client.get(f"/{self.language}{path}", follow_redirects=True))

    def show(self, answer: TestResponse) -> "Person":
        """Look at an answer."""
        self.path, self.html, self.status = answer.request.path, answer.text, answer.status_code
        self.query = answer.request.query_string.decode()
        return self

    def press(self, name: str = "", value: str = "", /, beside: str = "", **fields: Any) -> "Person":
        """Press a button, by what it sends or by a field of its form, with fields filled in.

        A list is everything that is ticked; a pair is a file with its name.
        """
        form = self.form(name, beside, *fields)
        sent: dict[str, list[Any]] = {}
        for each, text in form.fields:
            sent.setdefault(each, []).append(text)
        for each in (each for each, kind in form.kinds.items() if kind == "select" and each not in sent):
            sent[each] = form.offers.get(each, [])[:1]
        sent |= {each: text if isinstance(text, list) else [text] for each, text in fields.items()}
        sent |= {name: [value]} if name else {}
        address = urljoin(f"http://localhost{self.path}?{self.query}", form.action)
        if form.method == "get":
            return self.show(self.client.get(address, query_string=sent, follow_redirects=True))
        return self.show(self.client.post(address, data=sent, follow_redirects=True))

    def follow(self, pattern: str) -> "Person":
        """Follow the first link whose address below that of the language matches."""
        found = self.links(pattern)
        assert found, f"{self.path} leads to no {pattern}"
        return self.open(unescape(found[0]))

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


def twice(person: Person, *button: str, **fields: Any) -> Person:
    """Press a button; go back, and press it again."""
    seen = person.path, person.html, person.query
    assert person.press(*button, **fields).status == 200, person.words
    person.path, person.html, person.query = seen
    return person.press(*button, **fields)


def refused(person: Person) -> bool:
    """Whether the page says why not, where errors of a form are said."""
    return person.status == 409 and 'class="error-summary' in person.html
