"""What is wrong with a file of ballots: the line and the reason, in any language of the count sheet."""

import re

from governance.errors import RuleBroken

MOST_CANDIDATES = 1000
LONGEST_NUMBER = 12
LONGEST_NAME = 500
# What commands a terminal, or turns the direction of what follows.
HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Unreadable(RuleBroken):
    """Something given to a count that says nothing it could use.

    Facts: `reason`, in English. `sentence` with `words` is the reason to be said in another language
    (`speech.refusal`); it is in `sentences`.
    """

    message = "%(reason)s"

    def __init__(self, sentence: str, **words: str | int) -> None:
        self.sentence = sentence
        self.words = words
        super().__init__(reason=sentence % words)


class BadFile(Unreadable):
    """A file that cannot be read as ballots; nothing in it is repaired on the quiet.

    Facts: `line`, counted from 1, and the `reason`.
    """

    message = "Line %(line)d: %(reason)s"

    def __init__(self, line: int, sentence: str, **words: str | int) -> None:
        super().__init__(sentence, **words)
        self.facts["line"] = line


def whole(token: str, line: int) -> int:
    """A token as a whole number without a sign. Raises BadFile where it is none, or absurdly long."""
    if not (token.isascii() and token.isdecimal()):
        raise BadFile(line, "%(token)s is not a whole number.", token=shown(token))
    if len(token) > LONGEST_NUMBER:
        raise BadFile(line, "A number has more than %(most)s digits.", most=LONGEST_NUMBER)
    return int(token)


def weight(token: str, line: int) -> int:
    """How many ballots were cast alike, at least 1. Raises BadFile."""
    number = whole(token, line)
    if number < 1:
        raise BadFile(line, "At least one ballot is meant by a line, not 0.")
    return number


def candidate(token: str, line: int, number: int) -> int:
    """The index of the candidate that a file calls by 1 to `number`. Raises BadFile."""
    chosen = whole(token, line)
    if not 1 <= chosen <= number:
        raise BadFile(
            line,
            "There is no candidate %(token)s; they are numbered from 1 to %(most)s.",
            token=chosen,
            most=number,
        )
    return chosen - 1


def check_numbers(candidates: int, seats: int, line: int) -> None:
    """Raise BadFile where there are no candidates, too many to be true, or as many seats."""
    if not 1 <= candidates <= MOST_CANDIDATES:
        raise BadFile(line, "A file has from 1 to %(most)s candidates.", most=MOST_CANDIDATES)
    if not 1 <= seats <= MOST_CANDIDATES:
        raise BadFile(line, "There are from 1 to %(most)s seats to fill.", most=MOST_CANDIDATES)


def check_name(name: str, known: dict[str, int], line: int) -> None:
    """Raise BadFile where a name is missing, hidden, endless, or that of a candidate in `known` already."""
    if not name:
        raise BadFile(line, "A candidate has no name.")
    check_printed(name, line)
    if len(name) > LONGEST_NAME:
        raise BadFile(line, "A name has more than %(most)s letters.", most=LONGEST_NAME)
    if name in known:
        raise BadFile(line, "Two candidates are called %(name)s: no draw could tell them apart.", name=name)


def check_printed(text: str, line: int) -> None:
    """Raise BadFile where a name or a title holds what would command a terminal instead of being read."""
    if HIDDEN.search(text):
        raise BadFile(line, "A letter here cannot be printed.")


def check_twice(marked: int, distinct: int, line: int) -> None:
    """Raise BadFile where a ballot marks a candidate twice."""
    if marked != distinct:
        raise BadFile(line, "A ballot marks a candidate twice.")


def shown(token: str) -> str:
    """A piece of a file as a message shows it: short, on one line."""
    plain = " ".join(
        "".join(
            letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in token[:40]
        ).split()
    )
    return f"“{plain}…”" if len(token) > 40 else f"“{plain}”"
