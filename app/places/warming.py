"""Gathers names and outlines before anybody asks for them: seconds of work, once in a process."""

from threading import Thread

from app.places.finder import register
from app.places.outlines import outline_paths


def gather() -> None:
    """Make what the map draws and what the search looks through."""
    outline_paths()
    register()


def begin(worker: object = None) -> Thread:
    """Gather beside the pages, in a process that serves; who asks for a map meanwhile waits for it."""
    thread = Thread(target=gather, name="places", daemon=True)
    thread.start()
    return thread
