"""Every room at once: whoever needs all tables, all commands or all effects imports this."""

from importlib import import_module
from pkgutil import walk_packages

import governance


def _modules() -> list[str]:
    """The modules of every room by name; the house's own, this one among them, are no rooms."""
    found = walk_packages(governance.__path__, "governance.")
    return [each.name for each in found if each.name.count(".") > 1]


ROOMS = tuple(import_module(name) for name in _modules())
