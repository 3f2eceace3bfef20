"""The minutes of a session by hand: noted, drawn up, read, laid before a later session."""

from app.languages import NAMES
from tests.browser.desk import Desk

HOME = "/sessions/1/minutes"


def note(secretary: Desk, words: str) -> None:
    """A note on the session as a whole, in every language."""
    secretary.open("/sessions/1").follow("Minutes", "session").follow("Add a note")
    for name in NAMES.values():
        secretary.main.get_by_label(name).fill(words)
    secretary.press("Add the note").reads("Noted in the minutes.")


def draw_up(secretary: Desk) -> None:
    """Fix what the acts have written."""
    secretary.open(HOME).follow("Draw up the minutes").press("Draw up the minutes")
    assert secretary.path == HOME
    secretary.reads("The Assembly has not adopted these minutes yet.")


def lay(secretary: Desk, session: str) -> str:
    """Make the motion that adopts them; where it is."""
    secretary.open(HOME).follow("Lay them before a later session")
    secretary.fill("Session that adopts them", session, "minutes")
    secretary.press("Lay the minutes before the session")
    return secretary.path
