"""A session by hand: convened, its agenda kept, delegations that check in, votes cast and declared."""

from collections.abc import Mapping

from app.languages import NAMES
from tests.browser.desk import Desk

HOME = "/sessions/1"


def convene(secretary: Desk, names: Mapping[str, str], opens: str) -> None:
    """Write the convocation, look at it once more, send it out."""
    secretary.open("/sessions").follow("Convene a session")
    for code, name in names.items():
        secretary.fill("Name of the session (%(language)s)", name, language=NAMES[code])
        secretary.fill("Place (%(language)s)", "Parakou", language=NAMES[code])
    secretary.fill("Time zone of the session", "Porto-Novo", "session")
    secretary.fill("Opening", opens, "session")
    secretary.press("Continue", "form").reads("Check before it goes out")
    secretary.press("Convene the session").reads("The session is convened. Its notice runs from now.")
    assert secretary.path == HOME


def draft_agenda(secretary: Desk) -> None:
    """A group of items, and one in it."""
    add_item(secretary, "Opening", "Ouverture", "Apertura")
    add_item(secretary, "Communications", "Communications", "Comunicaciones", "Ouverture", "20")
    secretary.open(HOME).reads("This is a draft: the Assembly adopts its agenda when the session has opened.")
    assert secretary.main.locator("ol.agenda ol.agenda").inner_text().startswith("Communications")


def add_item(secretary: Desk, en: str, fr: str, es: str, group: str = "", minutes: str = "") -> None:
    """One item, perhaps under another."""
    secretary.open(HOME).follow("Keep the agenda").follow("Add an item")
    for language, title in (("English", en), ("French", fr), ("Spanish", es)):
        secretary.fill(f"Title in {language}", title)
    if group:
        secretary.fill("Grouped under", group).fill("Planned minutes", minutes, "agenda")
    secretary.press("Put it on the agenda")
    assert secretary.path == f"{HOME}/agenda"


def accredit(secretary: Desk) -> None:
    """Every credential is in order."""
    secretary.open(HOME).follow("Credentials and attendance")
    secretary.go(secretary.main.locator("a.action"))
    secretary.go(secretary.main.locator("button.weighty"))


def check_in(*delegations: Desk) -> None:
    """Each says itself that it attends."""
    for delegation in delegations:
        delegation.open(HOME).follow("Check your delegation in")
        delegation.press("We attend").reads("Recorded: your delegation attends.")


def open_session(presiding: Desk) -> None:
    """Nothing stands in the way; then the agenda is adopted."""
    presiding.open(HOME).follow("Conduct of the session").press("Open the session")
    presiding.reads("Quorum at the opening", "session")
    presiding.open(HOME).follow("Keep the agenda").press("Adopt the agenda")
    presiding.open(HOME).reads("Adopted:", "agenda")


def take_up(presiding: Desk, title: str) -> None:
    """Come to the item of a motion."""
    presiding.open(HOME).follow("Keep the agenda")
    item = presiding.main.locator("li", has_text=title).last
    presiding.go(item.get_by_role("button", name=presiding.say("Take up", "agenda")))


def give_floor(presiding: Desk, speaker: Desk, region: str) -> None:
    """Asked for with one press, and given to the next."""
    speaker.open(HOME).press("Ask for the floor")
    presiding.open(HOME).follow("The floor", "debate")
    presiding.press("Give the floor to the next: %(region)s", region=region)


def open_votes(presiding: Desk, session: str = HOME) -> None:
    """Every vote that can open, after a look at who is asked."""
    presiding.open(session).follow("Open votes")
    several = presiding.main.locator("button[name=every]")
    if several.count():
        presiding.go(several.first)
    else:
        presiding.main.locator("input[name=chosen]").check()
        presiding.press("Open the chosen")
    presiding.go(presiding.main.locator("button.weighty"))
    assert presiding.path == f"{session}/conduct/votes"


def cast(delegate: Desk, questions: int, against: int = 0) -> Desk:
    """Answer everything for, but for the part of a motion with this number; look once more, and cast."""
    delegate.open("/my-votes").follow("Answer the votes")
    papers = delegate.main.locator("fieldset.question").all()
    assert len(papers) == questions, delegate.main.inner_text()
    part = delegate.say("Part %(number)s of: %(title)s", number=against, title="").strip()
    for paper in papers:
        choice = "Against" if part in paper.inner_text() else "For"
        paper.get_by_label(delegate.say(choice, "vote"), exact=True).check()
    delegate.press("Save and check").press("Cast these ballots")
    assert delegate.path.startswith("/my-votes/receipts/")
    return delegate


def declare(presiding: Desk, session: str = HOME) -> None:
    """Every vote that has closed."""
    presiding.open(session).follow("Conduct of the session").follow("Votes of this session")
    presiding.go(presiding.main.locator("a.action").first)
    presiding.go(presiding.main.locator("button.weighty"))


def close(presiding: Desk) -> None:
    """Nothing is open any more."""
    presiding.open(HOME).follow("Conduct of the session").follow("Close the session")
    presiding.press("Close the session")
    assert presiding.path == f"{HOME}/conduct"


def give_vote(giver: Desk, holder: str) -> None:
    """Let the delegation of another region vote in the whole session."""
    giver.open(HOME).follow("Proxies", "page").follow("Give the vote of your region")
    giver.fill("Who votes for you", holder, "proxy").press("Give the vote").reads("Votes given")
