"""The command `count`: ballots from a file, a count sheet or JSON to the terminal, an exit status."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from governance.counting.badfile import MOST_CANDIDATES, Unreadable, shown
from governance.counting.conditions import Conditions, check_satisfiable
from governance.counting.constraints import read_constraint
from governance.counting.layout import count_sheet
from governance.counting.lots import Lots
from governance.counting.methods import METHODS, Method
from governance.counting.plain import names, plain_count
from governance.counting.profile import Profile
from governance.counting.reading import LARGEST, read_profile
from governance.counting.sheet import Count
from governance.counting.speech import LANGUAGES, Language, listed, refusal, say
from governance.errors import RuleBroken

DECIDED, BAD_INPUT, DRAW_NEEDED = 0, 2, 3


def add_count(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Tell the command line what `count` takes."""
    verb = verbs.add_parser(
        "count",
        help="count an election from a file of ballots",
        description="Count an election from a file of ballots: BLT, PrefLib or CSV.",
        epilog="Exit status: 0 decided, 2 bad input, 3 a tie needs a draw and no seed was given.",
    )
    verb.add_argument("file", help="the file of ballots; - for standard input")
    verb.add_argument("--method", required=True, choices=[str(method) for method in Method])
    verb.add_argument("--seats", type=seats, help="seats to fill, in place of those of the file")
    verb.add_argument("--seed", help="the key string of the public draw that breaks ties")
    verb.add_argument(
        "--constraint",
        action="append",
        default=[],
        metavar="LABEL=MIN..MAX:NAME|NAME|...",
        help="a condition on the team; label and either bound may be left out, #3 is the third candidate",
    )
    verb.add_argument("--json", action="store_true", help="print the count as JSON")
    verb.add_argument("--language", choices=LANGUAGES, default="en")
    verb.set_defaults(run=run_count)


def seats(text: str) -> int:
    """A number of seats; argparse says what is wrong with another."""
    if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= MOST_CANDIDATES:
        return int(text)
    raise argparse.ArgumentTypeError(f"from 1 to {MOST_CANDIDATES} seats")


def run_count(asked: argparse.Namespace) -> int:
    """Count as asked, print, and give the exit status."""
    language: Language = asked.language
    try:
        profile = ballots(asked)
        conditions = tuple(read_constraint(text, profile) for text in asked.constraint)
        count = counted(profile, Method(asked.method), asked.seed, conditions)
    except RuleBroken as refused:
        sys.stderr.write(refusal(refused, language) + "\n")
        return BAD_INPUT
    if asked.json:
        sys.stdout.write(json.dumps(plain_count(count, profile), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(count_sheet(count, profile, conditions, language))
    return ended(count, profile, language)


def ballots(asked: argparse.Namespace) -> Profile:
    """The ballots of the file, for the seats that were asked for. Raises Unreadable."""
    try:
        content = content_of(asked.file)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Unreadable(
            "The file %(name)s cannot be read: %(why)s.", name=shown(asked.file), why=why
        ) from error
    profile = read_profile(asked.file, content)
    if not profile.standing:
        raise Unreadable("Everybody has withdrawn.")
    return replace(profile, seats=asked.seats) if asked.seats else profile


def content_of(name: str) -> bytes:
    """What a file or standard input holds; of what is too large, enough to see that it is."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST + 1)


def counted(profile: Profile, method: Method, seed: str | None, conditions: Conditions) -> Count:
    """The count, when the conditions can be satisfied and the seed can be written. Raises RuleBroken."""
    if conditions and not METHODS[method].takes_conditions:
        raise Unreadable("Two rounds take no conditions on the team.")
    if seed is not None and not (seed and seed.isprintable()):
        raise Unreadable("The seed is one line of letters that can be printed.")
    check_satisfiable(conditions, profile.standing, profile.seats)
    return METHODS[method].count(profile, Lots(profile.by_name, seed), conditions)


def ended(count: Count, profile: Profile, language: Language) -> int:
    """The exit status; what to do about a tie that is left is said beside the sheet."""
    if count.is_decided:
        return DECIDED
    tied = listed(names(count.undecided, profile), language)
    sentence = "The tie is between %(names)s. Count again with the seed of the public draw: --seed TEXT."
    sys.stderr.write(say(language, sentence, names=tied) + "\n")
    return DRAW_NEEDED


def main(words: Sequence[str] | None = None) -> int:
    """The whole command line of an outsider, who has Python alone."""
    parser = argparse.ArgumentParser(prog="python -m governance", description="Count with Python alone.")
    add_count(parser.add_subparsers(required=True, metavar="VERB"))
    asked = parser.parse_args(words)
    status: int = asked.run(asked)
    return status
