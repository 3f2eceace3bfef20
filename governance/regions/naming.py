"""How a region is named: its code, and its names as they are compared. Plain values, no database."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from governance.errors import N_, RuleBroken

# Letters that Unicode does not take apart, as who has no key for them writes them.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ə": "e"}
)
APOSTROPHES = re.compile(r"['’‘ʻʼʹʾʿ`´]")
LONGEST_CODE, LONGEST_NAME = 40, 200
LENGTH_OF_MARK = 6
# Source: ISO 3166-2, the country and up to three letters or digits.
ISO_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
OWN_PART = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")


class NotACode(RuleBroken):
    """Facts: code."""

    message = N_(
        "%(code)s is not the code of a place: it needs the code of ISO 3166-2, "
        "and below that level the code of its parent, a dot and a name of its own."
    )


class NameMissing(RuleBroken):
    """Facts: longest, in characters."""

    message = N_("A region needs a name of at most %(longest)d characters in each language.")


def folded(words: str) -> str:
    """Words without regard to case, accents and apostrophes, so that who writes Andalucia finds Andalucía."""
    parts = unicodedata.normalize("NFKD", APOSTROPHES.sub("", words.casefold()))
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(LETTERS)


def searched(code: str, names: Iterable[str]) -> str:
    """By what a region is found: its code and its names, folded, one a line."""
    return "\n".join(map(folded, (code, *names)))


def own_code(parent_code: str, name: str) -> str:
    """The code of a place below the level of ISO 3166-2: `BJ-BO` and Nikki give `BJ-BO.NIKKI`.

    Where not all of a name fits, or is in Latin letters, a mark tells places apart that begin alike.
    """
    plain = folded(name)
    own = re.sub(r"[^A-Z0-9]+", "-", plain.upper()).strip("-")
    code = f"{parent_code}.{own}"
    if not own or (len(code) <= LONGEST_CODE and not re.search(r"[^\W_a-z0-9]", plain)):
        return code
    mark = hashlib.sha256(plain.encode()).hexdigest()[:LENGTH_OF_MARK].upper()
    return f"{code[: LONGEST_CODE - LENGTH_OF_MARK - 1].rstrip('-')}-{mark}"


def check_naming(code: str, parent_code: str | None, country: str, name: dict[str, str]) -> None:
    """Raise NotACode or NameMissing."""
    iso, dot, own = code.partition(".")
    below = parent_code == iso and OWN_PART.fullmatch(own) if dot else parent_code is None
    if not (
        below and ISO_CODE.fullmatch(iso) and iso.startswith(f"{country}-") and len(code) <= LONGEST_CODE
    ):
        raise NotACode(code=code)
    if not all(text.strip() and len(text) <= LONGEST_NAME for text in name.values()):
        raise NameMissing(longest=LONGEST_NAME)
