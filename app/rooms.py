"""The rooms of the house, as the service shows them: each gives its pages and its commands."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from flask import Flask

# Added by whoever builds the room; a room has `routes.pages`, `cli.commands`, or both.
ROOMS: tuple[str, ...] = (
    "home",
    "accounts",
    "amendments",
    "applications",
    "assembly",
    "commitments",
    "debate",
    "delegations",
    "elections",
    "exports",
    "imports",
    "minutes",
    "motions",
    "notices",
    "partners",
    "procedure",
    "record",
    "regions",
    "statutes",
    "twinning",
    "voting",
    "tasks",
)


def init_app(app: Flask) -> None:
    """Admit every room."""
    for room in ROOMS:
        admit(app, f"app.{room}")


def admit(app: Flask, package: str) -> None:
    """Register the pages and the command-line verbs of the room in `package`; each module adds its own."""
    for part in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{part.name}")
    if find_spec(f"{package}.routes"):
        app.register_blueprint(import_module(f"{package}.routes").pages)
    if find_spec(f"{package}.cli"):
        module = import_module(f"{package}.cli")
        for name in (module.commands.name, *getattr(module, "ALIASES", ())):
            app.cli.add_command(module.commands, name)
