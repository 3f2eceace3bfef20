"""One thing told, and the facts that it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.addresses import absolute_url
from app.languages import current_language

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Notice:
    """One thing told: in one line, then as much as is needed, and where it is read."""

    subject: str
    address: str
    lines: list[str] = field(default_factory=list)


def keys(facts: Facts, table: str) -> list[str]:
    """The keys of the subjects that are rows of a table, in the order of the act."""
    parts = (subject.partition("/") for subject in facts["subjects"])
    return [key for kind, _slash, key in parts if kind == table]


def address(endpoint: str, **values: Any) -> str:
    """A whole address in the language of the notice."""
    return absolute_url(endpoint, lang=current_language(), **values)
