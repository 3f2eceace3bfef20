"""A text of 40 pages with 60 amendments: diffed, checked for conflicts, put in order and merged."""

import random
import time
from collections.abc import Iterator
from itertools import combinations
from statistics import median

from governance.comparison import compare
from governance.motions.amending import OperationKind, Paragraph, anchored, apply, body_of, derive
from governance.motions.ordering import conflicts, voting_order
from tests.bench.figures import Figure, Options

PAGES, AMENDMENTS, WORDS_A_PAGE = 40, 60, 400
SENTENCE = (
    "the regions agree that forests water soil and air are kept for those who come after them each year a "
    "report says what was done what it cost who paid and what is left to do so that everybody may ask"
)
WORDS = SENTENCE.split()


def amendments(kind: str, options: Options) -> Iterator[Figure]:
    """Milliseconds for all of it; no database is asked, so it is measured once."""
    if kind != "sqlite":
        return
    text, typed = written()
    runs = [measured(text, typed) for _run in range(options.runs + 1)][1:]
    words = sum(len(paragraph.text.split()) for paragraph in text)
    detail = f"{len(text)} paragraphs, {words:,} words, {AMENDMENTS} amendments"
    yield Figure("amendments diffed, checked and merged, ms", 1000, median(runs), detail, at_most=True)


def written() -> tuple[tuple[Paragraph, ...], list[list[Paragraph]]]:
    """The text, and what 60 delegations typed over it; the same in every run."""
    chance = random.Random(4)
    bodies = [" ".join(chance.choices(WORDS, k=WORDS_A_PAGE // 5)) for _paragraph in range(PAGES * 5)]
    text = anchored("\n\n".join(bodies))
    return text, [typed_over(text, chance) for _amendment in range(AMENDMENTS)]


def typed_over(text: tuple[Paragraph, ...], chance: random.Random) -> list[Paragraph]:
    """Four paragraphs changed in a few words, one deleted, one new."""
    places = chance.sample(range(len(text)), 5)
    found = list(text)
    for place in places[:4]:
        words = found[place].text.split()
        words[3:6] = chance.choices(WORDS, k=8)
        found[place] = Paragraph(found[place].anchor, " ".join(words))
    found[places[4]] = Paragraph(found[places[4]].anchor, "")
    found.insert(chance.randrange(len(found)), Paragraph("", " ".join(chance.choices(WORDS, k=60))))
    return found


def measured(text: tuple[Paragraph, ...], typed: list[list[Paragraph]]) -> float:
    """Derive all, show every difference, find every conflict, put them in order, merge what can be."""
    start = time.perf_counter()
    proposed = {number: derive(text, each) for number, each in enumerate(typed, 1)}
    for operations in proposed.values():
        for operation in operations:
            if operation.kind is OperationKind.REPLACE:
                compare(operation.was, operation.becomes)
    contradictory = {
        pair for pair in combinations(proposed, 2) if conflicts(proposed[pair[0]], proposed[pair[1]])
    }
    after, merged = text, list[int]()
    for number in voting_order(proposed):
        if not any({(number, other), (other, number)} & contradictory for other in merged):
            after = apply(after, proposed[number], number)
            merged.append(number)
    body_of(after)
    return (time.perf_counter() - start) * 1000
