"""What the house is measured beside: one insert and a durable commit, a static page, a greeting.

Nothing of the house is imported here: its guard would refuse the insert.
`python -m tests.bench.plain SETTINGS`
"""

import json
import sys
from typing import Any

from flask import Flask, render_template
from flask_compress import Compress
from flask_sqlalchemy import SQLAlchemy
from gunicorn.app.base import BaseApplication
from sqlalchemy import Connection, event
from sqlalchemy.orm import Mapped, mapped_column

db = SQLAlchemy()


class Mark(db.Model):  # type: ignore[name-defined,misc]
    """The one row that the minimal view writes."""

    __tablename__ = "bench_marks"

    id: Mapped[int] = mapped_column(primary_key=True)
    choice: Mapped[str]


class Server(BaseApplication):
    """gunicorn with the settings of the house.

    Not the house's own class: importing it would put the guard on the minimal view's session too.
    """

    def __init__(self, app: Flask, settings: dict[str, Any]) -> None:
        self.app, self.settings = app, settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.app


def create_plain(settings: dict[str, Any]) -> Flask:
    """A service without sessions, rules or record; its database is as durable as the house's."""
    app = Flask("bench", template_folder=settings["templates"])
    app.config.update(settings["compression"], SQLALCHEMY_DATABASE_URI=settings["url"])
    db.init_app(app)
    Compress(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            make_durable(settings["pragmas"])
        db.create_all()
        db.session.remove()
        db.engine.dispose()
    app.post("/mark")(mark)
    app.get("/hello")(hello)
    app.get("/static-page/<name>")(static_page)
    return app


def make_durable(pragmas: list[str]) -> None:
    """SQLite as the house sets it up."""

    @event.listens_for(db.engine, "connect")
    def set_up(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(db.engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def mark() -> str:
    """One insert, one durable commit."""
    db.session.add(Mark(choice="for"))
    db.session.commit()
    return "marked"


def hello() -> str:
    """As little as a page can be."""
    return "hello"


def static_page(name: str) -> str:
    """A template with nothing to fill in."""
    return render_template(f"{name}.html")


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    Server(create_plain(given), given["server"]).run()
