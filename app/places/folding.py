"""Words as they are compared, so that who writes without accents finds what is written with them."""

import re
import unicodedata

# Letters that Unicode does not take apart, as who has no key for them writes them.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ə": "e"}
)
APOSTROPHES = re.compile(r"['’‘ʻʼʹʾʿ`´]")
SEPARATORS = re.compile(r"[\W_]+")


def plain(words: str) -> str:
    """Words without regard to case and accents, so that who writes Andalucia finds Andalucía."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(LETTERS)


def spelt(words: str) -> str:
    """Plain words with one space between them, without regard to hyphens, apostrophes and commas."""
    return SEPARATORS.sub(" ", APOSTROPHES.sub("", plain(words))).strip()
