"""Addresses in the room of elections; the page of an election stands in for one that is not there yet."""

from typing import Any

from flask import current_app
from flask import url_for as address_of


def url_for(endpoint: str, **values: Any) -> str:
    """The address of a page of the room."""
    if endpoint in current_app.view_functions:
        return address_of(endpoint, **values)
    return address_of("elections.index")
