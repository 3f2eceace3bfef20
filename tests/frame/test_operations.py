import json
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text

from app.logs import JsonLine
from app.rooms import admit
from config import Configuration


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, object]]]:
    caplog.set_level(logging.INFO)
    return lambda: [json.loads(JsonLine().format(record)) for record in caplog.records]


def test_a_request_leaves_one_line_without_who_and_what(
    visitor: FlaskClient, lines: Callable[[], list[dict[str, object]]]
) -> None:
    answer = visitor.get("/en/sample/times?q=someone@example.org", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    (line,) = lines()
    assert line.pop("time")
    assert line.pop("ms") is not None
    assert line == {
        "level": "info",
        "logger": "twin.requests",
        "request": answer.headers["X-Request-ID"],
        "method": "GET",
        "endpoint": "sample.times",
        "route": "/<any(en, fr, es):lang>/sample/times",
        "status": 200,
    }


def test_a_failure_is_logged_without_the_link_and_what_was_typed(
    visitor: FlaskClient, lines: Callable[[], list[dict[str, object]]]
) -> None:
    answer = visitor.get("/en/sample/secret-link/abc123secret")
    failure, request = lines()
    assert (failure["failure"], request["status"]) == ("RuntimeError", 500)
    assert failure["request"] == request["request"] == answer.headers["X-Request-ID"]
    assert str(failure["trace"][-1]).endswith("in secret_link")  # type: ignore[index]
    assert "abc123secret" not in json.dumps([failure, request])
    assert "@" not in json.dumps([failure, request])


@pytest.mark.parametrize("offered", ["short", "x" * 65, "with space and more", "{json:injection}", "é" * 10])
def test_a_request_id_that_is_not_sane_is_replaced(visitor: FlaskClient, offered: str) -> None:
    given = visitor.get("/healthz", headers={"X-Request-ID": offered}).headers["X-Request-ID"]
    assert given != offered
    assert len(given) == 16


def test_the_service_lives_without_a_database(
    make_app: Callable[[Configuration], Flask], configuration: Configuration
) -> None:
    lost = make_app(replace(configuration, database_url="sqlite:////nowhere/at/all.sqlite"))
    alive, ready = (lost.test_client().get(address) for address in ("/healthz", "/readyz"))
    assert (alive.status_code, alive.json) == (200, {"status": "alive"})
    assert (ready.status_code, ready.json) == (
        503,
        {"status": "not ready", "database": False, "migrations": False},
    )


def test_the_service_is_ready_when_the_schema_is_the_newest(
    make_app: Callable[[Configuration], Flask], configuration: Configuration, tmp_path: Path
) -> None:
    settings = Config()
    settings.set_main_option("script_location", str(tmp_path / "migrations"))
    (tmp_path / "migrations" / "versions").mkdir(parents=True)
    (tmp_path / "migrations" / "script.py.mako").write_text(
        "revision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n"
    )
    ScriptDirectory.from_config(settings).generate_revision("0001", "begin", head="head")
    app = make_app(configuration)
    app.config["MIGRATIONS"] = tmp_path / "migrations"
    assert app.test_client().get("/readyz").status_code == 503
    engine = create_engine(configuration.database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    engine.dispose()
    ready = app.test_client().get("/readyz")
    assert (ready.status_code, ready.json) == (200, {"status": "ready", "database": True, "migrations": True})


def test_a_room_is_admitted_with_what_it_has(
    make_app: Callable[..., Flask], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "frame_room"
    room.mkdir()
    (room / "__init__.py").touch()
    (room / "cli.py").write_text("from flask.cli import AppGroup\ncommands = AppGroup('frame-room')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    app = make_app()
    admit(app, "frame_room")
    assert "frame-room" in app.cli.commands
    assert "frame_room.routes" not in sys.modules
