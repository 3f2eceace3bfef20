"""The text of a motion, and when its translations let it be put to the vote."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from governance.errors import N_, RuleBroken
from governance.record.canonical import digest, encode

LONGEST_TITLE = 200
LONGEST_BODY = 100_000


class MissingTranslation(RuleBroken):
    """Facts: language."""

    message = N_("The motion still needs its text in another language (%(language)s). Add it first.")


class OutdatedTranslation(RuleBroken):
    """Facts: language."""

    message = N_(
        "A translation (%(language)s) does not follow the authentic text as it stands. Update it first."
    )


class TitleMissing(RuleBroken):
    """A motion is called by its title."""

    message = N_("Write a title.")


class TitleTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The title has %(length)d characters; shorten it to %(longest)d at most.")


class TitleOnSeveralLines(RuleBroken):
    """A title is cited in one line."""

    message = N_("Write the title on one line.")


class BodyMissing(RuleBroken):
    """There is nothing to vote on."""

    message = N_("Write the text of the motion.")


class BodyTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The text has %(length)d characters; shorten it to %(longest)d at most.")


class UnreadableCharacters(RuleBroken):
    """Control characters and halves of characters, which no page shows and some databases refuse."""

    message = N_("The text contains characters that cannot be shown. Remove them, or paste it as plain text.")


def text_digest(language: str, title: str, body: str) -> str:
    """Digest of one text as it is written: what a translation translates, and what a vote binds to."""
    return digest(encode({"body": body, "language": language, "title": title}))


def is_current(translates: str | None, authentic_digest: str) -> bool:
    """Whether a translation follows the authentic text as it stands."""
    return translates == authentic_digest


def check_translations(
    authentic_digest: str, authentic_language: str, translations: Mapping[str, str], required: Iterable[str]
) -> None:
    """Every required language has the authentic text or a current translation of it. Statutes, art. 1.

    `translations` gives by language the digest of what each translates. Raises MissingTranslation or
    OutdatedTranslation for the first language that falls short, in the order required.
    """
    for language in required:
        if language == authentic_language:
            continue
        if language not in translations:
            raise MissingTranslation(language=language)
        if not is_current(translations[language], authentic_digest):
            raise OutdatedTranslation(language=language)


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
    if not all(map(_showable, title + body)):
        raise UnreadableCharacters


def _showable(character: str) -> bool:
    if character < " ":
        return character in "\t\n\r"
    return not ("\x7f" <= character <= "\x9f" or "\ud800" <= character <= "\udfff")
