"""Words as they are compared, so that who writes without accents finds what is written with them."""

import re

from governance.regions.naming import folded

SEPARATORS = re.compile(r"[\W_]+")
plain = folded


def spelt(words: str) -> str:
    """Plain words with one space between them, without regard to hyphens and commas too."""
    return SEPARATORS.sub(" ", plain(words)).strip()
