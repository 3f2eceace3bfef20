"""Lists longer than a page: which page is asked for, and the ways to its neighbours."""

from typing import Any, NamedTuple

from flask import abort, request, url_for


class Pages(NamedTuple):
    """Where a list is cut: this page, how many there are if that is known, and its neighbours' addresses."""

    number: int
    total: int | None
    previous: str | None
    next: str | None

    def start(self, size: int) -> int:
        """The place of the first row of this page, from 0."""
        return (self.number - 1) * size


def page_number() -> int:
    """The page asked for, counted from 1; what is not a number is no address of ours."""
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked)):
        abort(404)
    return int(asked)


def pages_of(rows: int, size: int, **filters: str) -> Pages:
    """The page asked for of a list of `rows` rows; a page after the last is no address of ours."""
    number, total = page_number(), max(1, -(-rows // size))
    if number > total:
        abort(404)
    return neighbours(number, total, number < total, filters)


def page_followed(more: bool, **filters: str) -> Pages:
    """The page asked for of a list that nobody counted; `more` says whether another follows."""
    return neighbours(page_number(), None, more, filters)


def neighbours(number: int, total: int | None, more: bool, filters: dict[str, str]) -> Pages:
    previous = page_address(number - 1, filters) if number > 1 else None
    return Pages(number, total, previous, page_address(number + 1, filters) if more else None)


def page_address(number: int, filters: dict[str, str]) -> str:
    kept: dict[str, Any] = {name: value for name, value in filters.items() if value}
    return url_for(request.endpoint or "", **(request.view_args or {}), **kept, page=number)
