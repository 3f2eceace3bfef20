"""What holds for every governed text: its title in one line, its paragraphs, its digest."""

from dataclasses import dataclass
from itertools import groupby

from governance.errors import N_, RuleBroken
from governance.record.canonical import digest, encode

LONGEST_TITLE = 200
LONGEST_BODY = 100_000
LONGEST_NOTE = 20_000


@dataclass(frozen=True)
class Wording:
    """A text as somebody wrote it: its language, its title in one line, its paragraphs."""

    language: str
    title: str
    body: str


class TitleMissing(RuleBroken):
    """A text is called by its title."""

    message = N_("Write a title.")


class TitleTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The title has %(length)d characters; shorten it to %(longest)d at most.")


class TitleOnSeveralLines(RuleBroken):
    """A title is cited in one line."""

    message = N_("Write the title on one line.")


class BodyMissing(RuleBroken):
    """There is nothing to decide on."""

    message = N_("Write the text itself.")


class BodyTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The text has %(length)d characters; shorten it to %(longest)d at most.")


class UnreadableCharacters(RuleBroken):
    """Control characters and halves of characters, which no page shows and some databases refuse."""

    message = N_("The text contains characters that cannot be shown. Remove them, or paste it as plain text.")


class TextChangedSince(RuleBroken):
    """What was typed, or is agreed to, stood over an older version: somebody else was faster."""

    message = N_(
        "The text has changed since you began. Look at it as it stands now, and make your change again."
    )


def text_digest(language: str, title: str, body: str) -> str:
    """Digest of one text as it is written: what a translation translates."""
    return digest(encode({"body": body, "language": language, "title": title}))


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs between blank lines, cited by their position from 1; the breaks inside each are kept."""
    lines = body.replace("\r\n", "\n").split("\n")
    blocks = groupby(lines, key=lambda line: bool(line.strip()))
    return tuple("\n".join(block).strip() for written, block in blocks if written)


def check_text(title: str, body: str) -> None:
    """Title and body are there, short enough and showable; lengths in characters.

    Raises TitleMissing, TitleTooLong, TitleOnSeveralLines, BodyMissing, BodyTooLong or UnreadableCharacters.
    """
    if not title.strip():
        raise TitleMissing
    if len(title) > LONGEST_TITLE:
        raise TitleTooLong(length=len(title), longest=LONGEST_TITLE)
    if "\n" in title or "\r" in title:
        raise TitleOnSeveralLines
    if not body.strip():
        raise BodyMissing
    if len(body) > LONGEST_BODY:
        raise BodyTooLong(length=len(body), longest=LONGEST_BODY)
    if not all(map(is_showable, title + body)):
        raise UnreadableCharacters


def check_note(note: str) -> None:
    """What explains a text may be empty. Raises BodyTooLong or UnreadableCharacters."""
    if len(note) > LONGEST_NOTE:
        raise BodyTooLong(length=len(note), longest=LONGEST_NOTE)
    if not all(map(is_showable, note)):
        raise UnreadableCharacters


def is_showable(character: str) -> bool:
    """Whether a page shows the character: no control characters, no half of a surrogate pair."""
    if character < " ":
        return character in "\t\n\r"
    return not ("\x7f" <= character <= "\x9f" or "\ud800" <= character <= "\udfff")
