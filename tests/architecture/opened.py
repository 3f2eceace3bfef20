"""The service on an assembly with something in every state; whatever fails in it fails the test."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, request

from app.extensions import db
from app.logs import FAILURES
from tests.architecture.world import World
from tests.conftest import service


class Failures(logging.Handler):
    """What failed while a test visited: each failure with the place where it began."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what the log says of a failure, and at which address."""
        facts = getattr(record, "facts", {})
        where = facts.get("trace", ["?"])[-1]
        failure = f"{facts.get('failure')} {facts.get('message', '')[:200]}"
        self.found.append(f"{request.method} {request.path}: {failure} {where}")


@contextmanager
def opened(world: World, folder: Path) -> Iterator[Flask]:
    """The service on a copy of the assembly; a failure of any page fails whoever visited it."""
    app = service(world.copied(folder), folder)
    app.config.update(PROPAGATE_EXCEPTIONS=False)
    failures = Failures()
    FAILURES.addHandler(failures)
    try:
        yield app
    finally:
        FAILURES.removeHandler(failures)
        with app.app_context():
            db.engine.dispose()
    assert sorted(set(failures.found)) == []
