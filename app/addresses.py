"""Numbers in addresses, and addresses that leave the house."""

from typing import Any

from flask import current_app, url_for
from werkzeug.routing import IntegerConverter, Map

from config import Configuration

# What a key of PostgreSQL holds; it fails on a larger one.
LARGEST = 2**31 - 1


class Identifier(IntegerConverter):
    """A row's number, written one way: no sign, no leading zero, never more than a database can hold.

    Anything else is no address of ours, which gives 404. Flask's own accepts 5,000 digits and then fails.
    """

    regex = r"[1-9][0-9]{0,9}"

    def __init__(self, map: Map, max: int = LARGEST) -> None:
        super().__init__(map, min=1, max=max)


def row_number(written: str) -> int:
    """The number of a row as a query names it. Raises ValueError for one that no row has."""
    number = int(written)
    if not 0 < number <= LARGEST:
        raise ValueError(written)
    return number


def absolute_url(endpoint: str, **values: Any) -> str:
    """The whole address, for mail and citations: never made from the Host header, which anyone can write."""
    configuration: Configuration = current_app.config["CONFIGURATION"]
    return configuration.base_url + url_for(endpoint, _external=False, **values)
