"""How a count speaks: sentences, numbers and lists in English, French and Spanish, with Python alone.

The English sentence is the key of each other language in `sentences.SENTENCES`. Pages say a count so too.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from governance.counting.badfile import BadFile, Unreadable
from governance.counting.plain import decimal
from governance.counting.sentences import SENTENCES
from governance.errors import Refusal

NARROW = "\N{NARROW NO-BREAK SPACE}"


Language = Literal["en", "fr", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "fr", "es")

POINTS: dict[Language, str] = {"en": ".", "fr": ",", "es": ","}
THOUSANDS: dict[Language, str] = {"en": ",", "fr": NARROW, "es": "."}
# Spanish parts thousands only from five digits on.
PARTED_FROM: dict[Language, int] = {"en": 4, "fr": 4, "es": 5}
AND: dict[Language, str] = {"en": " and ", "fr": " et ", "es": " y "}


def say(language: Language, sentence: str, **words: object) -> str:
    """The sentence in a language, its places filled. Raises KeyError where it was never translated."""
    return (sentence if language == "en" else SENTENCES[sentence][language]) % words


def number(units: int, scale: int, language: Language, places: int = 0) -> str:
    """So many units, `scale` of them one, with at least `places` decimals; a fraction where none ends."""
    amount = Fraction(units, scale)
    written = decimal(amount)
    if not written:
        whole, rest = divmod(abs(amount.numerator), amount.denominator)
        fraction = f"{rest}/{amount.denominator}"
        sign = "-" if amount < 0 else ""
        return f"{sign}{grouped(str(whole), language)} {fraction}" if whole else sign + fraction
    head, _, tail = written.partition(".")
    tail = tail.ljust(places, "0")
    sign = "-" if head.startswith("-") else ""
    return sign + grouped(head.removeprefix("-"), language) + (POINTS[language] + tail if tail else "")


def grouped(digits: str, language: Language) -> str:
    """A whole number with its thousands apart, as the language has it."""
    if len(digits) < PARTED_FROM[language]:
        return digits
    return f"{int(digits):,}".replace(",", THOUSANDS[language])


def listed(names: Sequence[str], language: Language) -> str:
    """Names as one says them: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + conjunction(names[-1], language) + names[-1]


def conjunction(name: str, language: Language) -> str:
    """The word before the last name; Spanish says "e" before the sound of an i."""
    start = name.casefold()
    if language == "es" and start.startswith(("i", "hi", "í", "hí")) and not start.startswith(("hie", "hia")):
        return " e "
    return AND[language]


def votes(units: int, scale: int, language: Language) -> str:
    """So many votes, in words that fit the number."""
    one = Fraction(units, scale) == 1
    return (
        say(language, "1 vote")
        if one
        else say(language, "%(number)s votes", number=number(units, scale, language))
    )


def refusal(refused: Refusal, language: Language) -> str:
    """What a refusal of this house of counting says, in a language."""
    if not isinstance(refused, Unreadable):
        labels = refused.facts.get("labels")
        clash = [say(language, "These clash: %(labels)s.", labels=listed(labels, language))] if labels else []
        return " ".join([say(language, refused.message, **refused.facts), *clash])
    reason = say(language, refused.sentence, **refused.words)
    if isinstance(refused, BadFile):
        return say(language, refused.message, line=refused.facts["line"], reason=reason)
    return reason
