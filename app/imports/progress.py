"""How far a table has come, in a file beside the data: while it is written, its database tells nobody.

Who works on a table holds a lock on its file, which the system takes back when the process dies.
"""

import fcntl
import json
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from time import sleep
from typing import NamedTuple

from flask import current_app

TRIES, PAUSE_SECONDS = 5, 0.05
TOLD_EVERY = 10


class Progress(NamedTuple):
    """How many rows are done, of how many."""

    done: int
    total: int


def file_of(import_id: int, ending: str) -> Path:
    """A file of a table in the folder of the data."""
    folder: Path = current_app.config["CONFIGURATION"].data_directory / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{import_id}.{ending}"


@dataclass
class Claim:
    """The right to work on a table; ends with the process, if not before."""

    lock: TextIOWrapper
    told: Path
    total: int
    files: tuple[Path, ...] = field(default=())

    def tell(self, done: int) -> None:
        """Say how far it has come, whole or not at all."""
        if done % TOLD_EVERY == 0 or done == self.total:
            fresh = self.told.with_suffix(".fresh")
            fresh.write_text(json.dumps([done, self.total]), encoding="ascii")
            fresh.replace(self.told)

    def release(self) -> None:
        """Let others work on it."""
        self.told.unlink(missing_ok=True)
        self.lock.close()


def claim(import_id: int, total: int) -> Claim | None:
    """Take the right to work on a table; None while somebody else has it."""
    lock = file_of(import_id, "lock").open("a", encoding="ascii")
    for _ in range(TRIES):  # who only looks holds it for a moment, too
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(PAUSE_SECONDS)
            continue
        taken = Claim(lock, file_of(import_id, "progress"), total)
        taken.tell(0)
        return taken
    lock.close()
    return None


def progress(import_id: int) -> Progress | None:
    """How far a table has come; None when nobody works on it."""
    with file_of(import_id, "lock").open("a", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return last_told(import_id)
    return None


def last_told(import_id: int) -> Progress:
    """What was told last; nothing yet, or no more, is nothing of nothing."""
    try:
        return Progress(*json.loads(file_of(import_id, "progress").read_text(encoding="ascii")))
    except FileNotFoundError:
        return Progress(0, 0)
