"""A motion by hand: drafted, supported, translated, ruled on, amended, divided, referred and spoken about."""

from app.languages import NAMES
from tests.browser.desk import Desk


def draft(author: Desk, title: str, paragraphs: list[str], note: str) -> str:
    """Page by page, away and back again; where the motion is when it is handed in."""
    author.open("/motions/drafts").press("Begin a draft", "draft")
    author.main.locator("input[value^=resolution]").first.check()
    author.fill("Language of the authentic text", NAMES[author.language], "motion")
    author.press("Keep and continue", "draft").fill("Title", title, "motion")
    author.press("Keep and come back later", "draft").go(author.main.get_by_role("link", name=title).first)
    author.press("Keep and continue", "draft").fill("Text", "\n\n".join(paragraphs), "motion")
    author.fill("Explanatory note", note, "motion").press("Keep and continue", "draft")
    author.press("Hand in the motion", "draft").reads(
        "Your motion is recorded. Ask other regions to support it."
    )
    return author.path


def ask_support(author: Desk, motion: str, region: str) -> None:
    """Ask one region for its support."""
    author.open(motion).follow("Ask regions to support this motion")
    author.fill("Which region", region, "motion").press("Ask this region", "motion")


def support(supporter: Desk, title: str) -> None:
    """What is asked stands among the tasks."""
    supporter.open("/tasks").follow("Your support is asked for: %(motion)s", motion=title)
    supporter.press("Support the motion", "motion")


def translate(author: Desk, motion: str, language: str, title: str, paragraphs: list[str]) -> None:
    """Paragraph by paragraph beside the authentic text."""
    author.open(motion).follow("Translate it: %(language)s", language=NAMES[language])
    author.fill("Title", title, "motion")
    for number, text in enumerate(paragraphs, 1):
        author.fill("Paragraph %(number)s", text, number=number)
    author.press("Record the translation", "motion").reads("The translation is recorded.")


def admit(presiding: Desk, secretary: Desk, motion: str) -> None:
    """Found admissible, and placed."""
    presiding.open(motion).follow("Rule whether the motion is admissible")
    presiding.tick("The motion is admissible", "motion").press("Record the ruling", "motion")
    secretary.open(motion).follow("Put the motion on the agenda").press("Put it on the agenda", "motion")
    secretary.reads("The motion is on the agenda.")


def amend(proposer: Desk, motion: str, number: int, text: str, after: str) -> str:
    """Type over one paragraph and add another after it; where the amendment is."""
    proposer.open(motion).follow("Propose an amendment", "motion")
    proposer.main.get_by_label(f"{number}. ").check()
    proposer.press("Continue", "form").fill("Paragraph %(number)s", text, number=number)
    proposer.main.locator("summary").first.click()
    proposer.fill("New paragraphs in this place", after)
    proposer.press("See the difference", "form")
    assert proposer.main.locator("del").count() > 0
    assert proposer.main.locator("ins").count() > 0
    proposer.press("Propose this", "amendment")
    return proposer.path


def divide(presiding: Desk, motion: str, parts: list[int]) -> None:
    """Number the part of each paragraph, look once more, divide."""
    presiding.open(motion).follow("Divide the motion")
    for number, part in enumerate(parts, 1):
        presiding.fill("Paragraph %(number)s goes to part", str(part), number=number)
    presiding.press("Continue", "form").press("Divide the motion")
    assert presiding.main.locator("#parts").count() == 1


def refer(presiding: Desk, motion: str, to: str) -> None:
    """Nobody objects."""
    presiding.open(motion).follow("Refer the motion")
    presiding.fill("Referred to", to, "motion").fill("Reason", "Falta un informe.", "motion")
    presiding.press("Continue", "form").press("Refer the motion").reads(to)


def speak(delegate: Desk, motion: str, words: str) -> str:
    """A statement for a motion; where it stands."""
    delegate.open(motion).follow("Make a statement").tick("For the motion", "debate")
    delegate.fill("Your words", words, "debate").press("Record the statement").reads(words)
    return delegate.path


def reply(delegate: Desk, motion: str, words: str) -> None:
    """Answer what was said first in the debate."""
    delegate.open(motion).follow("Read the debate").follow("Reply", "debate")
    delegate.fill("Your words", words, "debate").press("Record the reply").reads(words)
