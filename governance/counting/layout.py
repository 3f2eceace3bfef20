"""A count sheet as a returning officer publishes it: sentences and tables, for a terminal or a board."""

import textwrap
from collections.abc import Iterator, Sequence

from governance.counting.conditions import Conditions
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Round
from governance.counting.speech import Language
from governance.counting.tables import aligned, columns, matrix, standing_rows
from governance.counting.wording import Telling

WIDTH = 100


def count_sheet(count: Count, profile: Profile, conditions: Conditions, language: Language) -> str:
    """The whole sheet, its lines ending with "\\n"."""
    telling = Telling(count, profile, language)
    parts = [heading(telling), "\n".join(map(wrapped, telling.head(conditions)))]
    parts += ["\n".join(round_lines(telling, one)) for one in count.rounds]
    parts += ["\n".join(outcome(telling))]
    parts += ["\n".join(drawn_order(telling))]
    return "\n\n".join(part for part in parts if part) + "\n"


def heading(telling: Telling) -> str:
    """The title of the election, or what the sheet is, underlined."""
    title = telling.profile.title
    title = telling.say("Count sheet: %(title)s", title=title) if title else telling.say("Count sheet")
    return f"{title}\n{'=' * columns(title)}"


def round_lines(telling: Telling, one: Round) -> Iterator[str]:
    """A round: what was done, and a table of where everybody stands."""
    title = telling.say("Round %(number)s", number=one.number)
    yield f"{title}\n{'-' * columns(title)}"
    yield from map(wrapped, telling.round(one))
    if one.pairs:
        yield from ["", *matrix(telling, one.pairs)]
    elif one.paths:
        yield wrapped(telling.say("Strongest paths: the ballots behind the weakest defeat on each."))
        yield from ["", *matrix(telling, one.paths)]
    elif not one.locked and telling.count.method != "options":
        yield from ["", *aligned(standing_rows(telling, one))]


def outcome(telling: Telling) -> Iterator[str]:
    """Who is elected, in order, and who comes next; or the tie that stopped the count."""
    count = telling.count
    yield from map(wrapped, telling.undecided())
    yield from numbered(telling, "Elected, in this order", count.elected)
    if not count.elected and count.is_decided:
        yield telling.say("Nobody is elected.")
    yield from numbered(telling, "Runners-up, nearest to election first", count.runners_up)


def numbered(telling: Telling, sentence: str, candidates: Sequence[int]) -> Iterator[str]:
    """A list with its heading; nothing where it is empty."""
    if candidates:
        yield telling.say(sentence)
        for place, candidate in enumerate(candidates, 1):
            yield f"  {place}. {telling.profile.candidates[candidate]}"


def drawn_order(telling: Telling) -> Iterator[str]:
    """The public draw, where one decided: the seed, and the number behind each place."""
    lot = next((tie.lot for one in telling.count.rounds for tie in one.ties if tie.lot), None)
    if lot is None:
        return
    sentence = (
        "Draw by RFC 3797 with the seed %(seed)s: each number is the MD5 of the place in two octets, from 0, "
        "the seed, and the place again; its remainder by how many are left says who of these, listed by name "
        "from 0, is next."
    )
    yield wrapped(telling.say(sentence, seed=lot.seed))
    rows = [(telling.say("Candidate"), telling.say("Place"), telling.say("Number"))]
    for place, (candidate, digits) in enumerate(zip(lot.order, lot.numbers, strict=True), 1):
        rows.append((telling.profile.candidates[candidate], str(place), digits))
    yield from ["", *aligned(rows)]


def wrapped(sentence: str) -> str:
    """A sentence in lines that fit a page."""
    return "\n".join(textwrap.wrap(sentence, WIDTH, break_long_words=False, break_on_hyphens=False))
