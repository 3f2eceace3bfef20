"""An election by hand: a post, its nominations, words for the draw, secret ballots, the result."""

import re

from governance.elections.draws import fingerprint
from tests.browser.desk import Desk

ELECTION = "/elections/1"


def create_post(secretary: Desk, name: str) -> None:
    """A post of a coordinator of the world, for one holder."""
    secretary.open("/posts").follow("Create a post")
    for code in ("en", "fr", "es"):
        secretary.main.locator(f"#name_{code}").fill(f"{name} ({code})")
        secretary.main.locator(f"#task_{code}").fill("1 + 1")
    secretary.press("Create the post").reads(f"{name} ({secretary.language})")


def call(presiding: Desk) -> None:
    """In the only session there is; nominations close when the statutes say."""
    presiding.open("/posts/1").follow("Call an election").press("Call the election")
    assert presiding.path == ELECTION


def nominate(region: Desk, name: str, email: str) -> None:
    """Somebody who has an account already."""
    region.open(ELECTION).follow("Nominate somebody")
    region.fill("Name", name, "person").main.locator("input[name=email]").fill(email)
    region.press("Nominate", "action")
    region.reads("The nomination is recorded. The person is told by mail, and answers here.")


def accept(nominee: Desk, name: str, statement: str) -> None:
    """By the task that asks, with a statement in one's own language."""
    nominee.open("/nominations").go(nominee.main.locator("a[href*='/nominations/']").first)
    nominee.main.locator("input[name=name]").fill(name)
    nominee.main.locator("textarea[name=statement]").fill(statement)
    nominee.main.locator("textarea[name=interests]").fill("—")
    nominee.press("Accept the nomination")
    nominee.open(ELECTION).reads(name)


def commit(region: Desk, words: str) -> None:
    """Typed where the script keeps them, or as the fingerprint that somebody computed elsewhere."""
    region.open(f"{ELECTION}/draw/commit")
    if region.language == "es":
        region.main.locator("#words").fill(words)
    else:
        region.main.locator("input[name=commitment]").fill(fingerprint(words))
    region.press("Commit these words").reads(fingerprint(words))


def reveal(region: Desk, words: str) -> None:
    """The words themselves, once the box is sealed."""
    region.open(f"{ELECTION}/draw/reveal").main.locator("input[name=words]").fill(words)
    region.press("Reveal these words").reads(words)


def open_election(presiding: Desk) -> None:
    """Nothing stands in the way."""
    presiding.open(f"{ELECTION}/open").press("Open the election")
    assert presiding.path == f"{ELECTION}/conduct"


def rank(region: Desk, *names: str) -> None:
    """A number beside each name; the check page shows them in that order."""
    region.open(f"{ELECTION}/ballot")
    for place, name in enumerate(names, start=1):
        region.main.get_by_label(re.compile(re.escape(name))).first.fill(str(place))
    region.press("Check the ballot").reads("Your ballot is not in the box yet.")
    assert [each for each in region.main.locator("dd").all_inner_texts() if each in names] == list(names)


def cast(region: Desk) -> str:
    """The ballot that was checked, into the box; its identifier, as the last page shows it."""
    region.press("Cast this ballot").reads("Your ballot is in the box")
    return str(region.main.locator("code").first.inner_text())


def close_and_seal(presiding: Desk) -> None:
    """Everybody has voted."""
    presiding.open(f"{ELECTION}/close").press("Close this election now")
    presiding.open(f"{ELECTION}/seal").press("Seal the ballot box")


def declare(presiding: Desk) -> Desk:
    """The count, and what follows from it."""
    return presiding.open(f"{ELECTION}/declare").press("Declare the result")
