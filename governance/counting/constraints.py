"""Conditions on the team as one types them: `LABEL=MIN..MAX:NAME|NAME|...`.

The label and either bound may be left out; `#3` is the third candidate of the file. So `women=2..:#1|#4` asks
for at least two of the first and the fourth, and `..1:Ada|Ben` forbids to elect both.
"""

import re

from governance.counting.badfile import Unreadable, shown
from governance.counting.conditions import Condition
from governance.counting.profile import Profile

GRAMMAR = re.compile(
    r"(?:(?P<label>[^=]*)=)?\s*(?P<least>[0-9]{0,4})\s*\.\.\s*(?P<most>[0-9]{0,4})\s*:(?P<names>.+)", re.S
)
NUMBER = re.compile(r"#([0-9]{1,4})")


def read_constraint(text: str, profile: Profile) -> Condition:
    """The condition that is typed. Raises Unreadable where it says nothing, or names nobody known."""
    found = GRAMMAR.fullmatch(text.strip())
    if not found:
        raise Unreadable(
            "%(typed)s is no condition: it is written as LABEL=MIN..MAX:NAME|NAME, "
            "for example women=2..:Ada|Eve.",
            typed=shown(text),
        )
    among = frozenset(named(name.strip(), profile) for name in found["names"].split("|"))
    least, most = int(found["least"] or 0), int(found["most"] or len(among))
    label = (found["label"] or "").strip() or found["names"].strip()
    if least > most:
        raise Unreadable(
            "The condition %(label)s wants at least more than it allows at most.", label=shown(label)
        )
    return Condition(label, among, least, most)


def named(name: str, profile: Profile) -> int:
    """The candidate so called, or of that number."""
    if name in profile.candidates:
        return profile.candidates.index(name)
    number = NUMBER.fullmatch(name)
    if number and 1 <= int(number[1]) <= len(profile.candidates):
        return int(number[1]) - 1
    raise Unreadable(
        "No candidate is called %(name)s. The candidates are: %(names)s.",
        name=shown(name),
        names=", ".join(profile.candidates),
    )
