"""The law of the public draw: numbers committed to before the opening, revealed once the urn is sealed."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from governance.counting.lots import Lot, drawn, key_string, plain_word
from governance.errors import N_, RuleBroken
from governance.regions.rules import Constituency

SHORTEST_WORDS, LONGEST_WORDS = 12, 200
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class NotAFingerprint(RuleBroken):
    """What is committed to a draw is a SHA-256 in hexadecimal, and no other text."""

    message = N_("The fingerprint of your words has 64 digits, each 0 to 9 or a to f.")


class CommitmentCopied(RuleBroken):
    """Who copies a commitment could only reveal what the other reveals."""

    message = N_("Another region has committed to the same fingerprint. Choose words of your own.")


class NothingCommitted(RuleBroken):
    """Only what was committed to before the opening can be revealed."""

    message = N_("Your region committed to no words before this election opened.")


class WordsDoNotMatch(RuleBroken):
    """Revealed words have the fingerprint that was committed to, to the last character."""

    message = N_(
        "These are not the words to which your region committed: their fingerprint is another one. "
        "Capitals, spaces and accents count."
    )


class WordsSayNothing(RuleBroken):
    """The draw reads letters A to Z and digits alone. Source: RFC 3797, section 4."""

    message = N_("Words for the draw need letters A to Z or digits, 12 to 200 characters in all.")


class RevealedAlready(RuleBroken):
    """Words are revealed once."""

    message = N_("Your region has revealed its words already.")


class RevealTimeOver(RuleBroken):
    """Facts: until (datetime)."""

    message = N_("Words could be revealed until %(until)s. That time is over.")


class DrawNotPrepared(RuleBroken):
    """No draw would be safe that one constituency alone decides."""

    message = N_(
        "An election opens once a region of each constituency on the roll has committed words for the draw."
    )


class DrawNotReady(RuleBroken):
    """Facts: until (datetime)."""

    message = N_(
        "The count ends in a tie that the draw decides, and not all words are revealed. "
        "Wait until they are, or until %(until)s."
    )


class DrawImpossible(RuleBroken):
    """Too few revealed what they had committed to."""

    message = N_(
        "The count ends in a tie, and no region of one of the constituencies has revealed its words: "
        "the tie cannot be drawn. Annul this election with this reason, and call it again."
    )


@dataclass(frozen=True)
class Chosen:
    """What a region brings to the draw: its commitment, and its words once they are revealed."""

    region: str
    constituency: Constituency
    commitment: str
    words: str | None = None


@dataclass(frozen=True)
class Pick:
    """One turn of a draw: MD5 in hexadecimal, how many were left, and the place picked, from 1."""

    turn: int
    number: str
    left: int
    place: int
    picked: int


def fingerprint(words: str) -> str:
    """SHA-256 of the words in UTF-8, in hexadecimal: what a region commits to."""
    return sha256(words.encode()).hexdigest()


def check_fingerprint(commitment: str) -> None:
    """Raise NotAFingerprint unless it is a SHA-256 in hexadecimal."""
    if not FINGERPRINT.fullmatch(commitment):
        raise NotAFingerprint


def check_words(words: str, commitment: str) -> None:
    """Raise WordsSayNothing or WordsDoNotMatch unless the words are those committed to, and can be read."""
    # Ends of lines and tabs would make lines of their own in the text of the draw.
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in words):
        raise WordsSayNothing
    if fingerprint(words) != commitment:
        raise WordsDoNotMatch
    if not SHORTEST_WORDS <= len(words) <= LONGEST_WORDS or not plain_word(words):
        raise WordsSayNothing


def check_reveal_time(sealed_at: datetime, reveal_time: timedelta, at: datetime) -> None:
    """Words are revealed after the sealing and before the time is over. Statutes, art. 19.3."""
    if at >= sealed_at + reveal_time:
        raise RevealTimeOver(until=sealed_at + reveal_time)


def check_prepared(sides: Collection[Constituency], numbers: Iterable[Chosen]) -> None:
    """Raise DrawNotPrepared unless each constituency on the roll has a region that committed."""
    if not {number.constituency for number in numbers}.issuperset(sides):
        raise DrawNotPrepared


def paper_seed(numbers: Iterable[Chosen]) -> str:
    """The key string that orders the candidates: the commitments in the order of region codes."""
    return key_string([[number.commitment] for number in in_order(numbers)])


def tie_seed(numbers: Collection[Chosen], until: datetime, at: datetime) -> str:
    """The key string that breaks ties: the words revealed, in the order of region codes.

    `until` is when the time to reveal is over. Raises DrawNotReady while somebody may still reveal, and
    DrawImpossible where a constituency that committed has revealed nothing.
    """
    revealed = [number for number in numbers if number.words is not None]
    if len(revealed) < len(numbers) and at < until:
        raise DrawNotReady(until=until)
    sides = {number.constituency for number in numbers}
    if not revealed or sides != {number.constituency for number in revealed}:
        raise DrawImpossible
    return key_string([[number.words or ""] for number in in_order(revealed)])


def in_order(numbers: Iterable[Chosen]) -> list[Chosen]:
    """In the order of region codes, which nobody chooses."""
    return sorted(numbers, key=lambda number: number.region)


def ordered(candidates: Sequence[tuple[str, int]], seed: str) -> list[int]:
    """The numbers of the candidates, given with their names, in the order that the key string draws."""
    listed = sorted(candidates)
    return [listed[place][1] for place in drawn(range(len(listed)), seed).order]


def picks(lot: Lot) -> list[Pick]:
    """A draw turn by turn, so that anybody can follow it with an MD5 and a long division."""
    left = sorted(lot.order)
    shown = []
    for turn, (number, picked) in enumerate(zip(lot.numbers, lot.order, strict=True)):
        shown.append(Pick(turn, number, len(left), left.index(picked) + 1, picked))
        left.remove(picked)
    return shown
