"""What an operator does from the command line: migrate, load the demo, serve."""

import multiprocessing
from collections.abc import Iterator
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from gunicorn.app.base import BaseApplication
from sqlalchemy.engine import make_url

from app import logs
from app.demo import accounts
from app.demo.content import read
from app.extensions import db
from app.health import schema_found, schema_wanted
from app.places import warming
from config import Configuration

THREADS = 4


class Server(BaseApplication):
    """gunicorn with this application, loaded once and forked."""

    def __init__(self, app: Flask, settings: dict[str, Any]) -> None:
        self.app, self.settings = app, settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.app


def bring_to_head() -> bool:
    """Migrate the database where it is behind; whether it was."""
    settings: Configuration = current_app.config["CONFIGURATION"]
    settings.data_directory.mkdir(parents=True, exist_ok=True)
    if schema_found() == schema_wanted(current_app.config["MIGRATIONS"]):
        return False
    db.engine.dispose()
    from app.migrating import upgrade  # Alembic is slow to load, and seldom needed

    upgrade(settings.database_url)
    return True


@click.command("migrate")
@with_appcontext
def migrate() -> None:
    """Bring the database to the newest schema."""
    name = make_url(current_app.config["CONFIGURATION"].database_url).render_as_string(hide_password=True)
    done = bring_to_head()
    click.echo(f"{name} was brought to the newest schema." if done else f"{name} has the newest schema.")


@click.command("demo")
@with_appcontext
def demo() -> None:
    """Load the demo assembly into an empty database, and say who can sign in."""
    settings: Configuration = current_app.config["CONFIGURATION"]
    if not settings.demo:
        raise click.ClickException("Set TWIN_DEMO=1: demo accounts share one password.")
    if accounts.is_empty(db.session()):
        click.echo("Loading the demo assembly ...")
        accounts.load(db.session(), settings.data_directory)
    password = accounts.password_of(db.session(), settings.data_directory)
    for line in sign_in_lines(password) if password else ():
        click.echo(line)


def sign_in_lines(password: str) -> Iterator[str]:
    """Who can sign in to the demo, and with what."""
    yield "\nDemo accounts, all with the password " + click.style(password, bold=True)
    for account in read("accounts")["account"]:
        yield f"  {account['email']:<40} {account['name']['en']}"


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=multiprocessing.cpu_count, help="Processes; one a core by default.")
@click.option(
    "--demo/--no-demo", "with_demo", default=True, help="Fill an empty database with the demo assembly."
)
@click.pass_context
@with_appcontext
def serve(context: click.Context, host: str, port: int, workers: int, with_demo: bool) -> None:
    """Migrate, load the demo into an empty database if asked, and serve until told to stop."""
    settings: Configuration = current_app.config["CONFIGURATION"]
    bring_to_head()
    if with_demo and settings.demo:
        context.invoke(demo)
    if settings.demo:
        logs.write_to(settings.data_directory / "service.log")
        click.echo(f"\nRequests are logged in {settings.data_directory / 'service.log'}")
    click.echo(f"The assembly is at {settings.base_url}/   (Ctrl-C stops it)\n")
    db.session.remove()
    db.engine.dispose()  # a connection must not be shared across the fork
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    Server(app, {**gunicorn_settings(host, port, workers), "post_worker_init": warming.begin}).run()


def gunicorn_settings(host: str, port: int, workers: int) -> dict[str, Any]:
    """Threads, because a browser that keeps a connection open would hold up a whole process.

    Errors only: a warning of the server quotes a request that it cannot read, and from which network it came.
    """
    return {
        "bind": f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "preload_app": True,
        "control_socket_disable": True,
        "loglevel": "error",
        "graceful_timeout": 10,
    }


def init_app(app: Flask) -> None:
    """Make the operator's commands known."""
    for command in (migrate, demo, serve):
        app.cli.add_command(command)
