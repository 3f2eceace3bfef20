"""What tests of pages share: a page as its reader meets it, and how many statements it took."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app.extensions import db
from governance.regions.rules import Constituency
from tests.factories import House

SIDES = tuple(Constituency)


def page(client: FlaskClient, address: str) -> str:
    """The page at an address, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.get_data(as_text=True))


def words(html: str) -> str:
    """What a reader reads: no drawings, no tags, and every space a single one."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL)))


def weight(html: str) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(html.encode(), 6))


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """The statements that the service sends to its database meanwhile."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def member_regions(house: House, first: int, last: int) -> list[str]:
    """Member regions by number, by turns on the two sides."""
    codes = [f"QZ-{number:03}" for number in range(first, last + 1)]
    for number, code in enumerate(codes):
        house.region(code, SIDES[number % 2])
    return codes
