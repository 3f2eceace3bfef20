"""Whether the service lives, and whether it can do its work: for load balancers and operators."""

from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, jsonify
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from app.extensions import db


def alive() -> Response:
    """The process answers; the database is not asked."""
    return unkept(jsonify(status="alive"))


def ready() -> Response:
    """The database answers and its schema is the newest; 503 otherwise."""
    found, wanted = schema_found(), schema_wanted(current_app.config["MIGRATIONS"])
    checks = {"database": found is not None, "migrations": found == wanted}
    answer = jsonify(status="ready" if all(checks.values()) else "not ready", **checks)
    answer.status_code = 200 if all(checks.values()) else 503
    return unkept(answer)


def schema_found() -> frozenset[str] | None:
    """The revisions the database is at; None when it does not answer."""
    try:
        with db.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            return revisions(connection)
    except SQLAlchemyError:
        return None


def revisions(connection: Connection) -> frozenset[str]:
    """What Alembic wrote down; nothing in a database that was never migrated."""
    try:
        return frozenset(connection.scalars(text("SELECT version_num FROM alembic_version")))
    except SQLAlchemyError:
        return frozenset()


@cache
def schema_wanted(folder: Path) -> frozenset[str]:
    """The revision this release needs, by the number of the newest file; Alembic itself is slow to load."""
    numbers = [file.name.partition("_")[0] for file in (folder / "versions").glob("[0-9]*.py")]
    return frozenset({max(numbers, default="missing")})


def unkept(answer: Response) -> Response:
    """Nobody keeps an answer about this moment."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


def init_app(app: Flask) -> None:
    """Two addresses without a language."""
    app.add_url_rule("/healthz", "healthz", alive)
    app.add_url_rule("/readyz", "readyz", ready)
