"""What two versions of a text have in common: runs that were kept, deleted and inserted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# Pairs of equal parts that are looked at; beyond them a text made of one word could keep a reader waiting.
MOST_PAIRS = 10_000
# Equal parts times parts: what is looked at where every other line, or word, is another one.
MOST_LOOKS, MOST_LOOKS_AT_WORDS = 4_000_000, 1_000_000
# Words that differ side by side; beyond them whole lines are shown as replaced.
MOST_WORDS = 4_000
LINE = re.compile(r"[^\n]+|\n+")
WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
# What gives a line its form and not its words: a mark at its beginning (CommonMark 0.31, 4.2, 5.1, 5.2)...
MARK = re.compile(r"^\s*(#{1,6}|>|[-*+]|\d{1,9}[.)])\s+")
# ... and emphasis around words; a mark between two letters or figures is none.
EMPHASIS = re.compile(r"(?<!\w)[*_`]+|[*_`]+(?!\w)")
# The steps of a comparison as `difflib` names them: before, after, and where they begin and end in each.
Step = tuple[str, int, int, int, int]


class RunKind(StrEnum):
    """What became of a run of words from one version to the other."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Run:
    """Words that stand together and had one fate."""

    kind: RunKind
    text: str


class LineFate(StrEnum):
    """What became of a line; a reformatted one has the same words in another form."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REFORMATTED = "reformatted"


@dataclass(frozen=True)
class Line:
    """One line with the blank lines after it, and the runs in it that were kept, deleted and inserted."""

    fate: LineFate
    runs: tuple[Run, ...]


def lines_compared(before: str, after: str) -> tuple[Line, ...]:
    """The lines from one version to the other, in order: kept, added, removed, changed or reformatted.

    What was kept and deleted gives `before` again, what was kept and inserted gives `after`.
    """
    old, new = _lines(before), _lines(after)
    found: list[Line] = []
    for tag, *places in steps(old, new):
        ours, theirs = old[places[0] : places[1]], new[places[2] : places[3]]
        found += (
            [_whole(LineFate.KEPT, line) for line in ours] if tag == "equal" else _differing(ours, theirs)
        )
    return tuple(found)


def _lines(text: str) -> list[str]:
    """The lines of a text, each with what ends it and the blank lines that follow."""
    return re.findall(r"\A\s*\n(?=\S)|[^\n]+\n*|\n+", text)


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Lines that differ: those with the same words are reformatted, the others are told one after another."""
    words, others = [_words(line) for line in old], [_words(line) for line in new]
    for tag, *places in steps(words, others):
        ours, theirs = old[places[0] : places[1]], new[places[2] : places[3]]
        fate = LineFate.REFORMATTED if tag == "equal" else LineFate.CHANGED
        pairs = min(len(ours), len(theirs))
        for line, other in zip(ours[:pairs], theirs[:pairs], strict=True):
            yield Line(fate, tuple(joined(words_compared(line, other))))
        yield from (_whole(LineFate.REMOVED, line) for line in ours[pairs:])
        yield from (_whole(LineFate.ADDED, line) for line in theirs[pairs:])


def _words(line: str) -> str:
    """What a line says, whatever its form."""
    return " ".join(EMPHASIS.sub("", MARK.sub("", line)).split())


def _whole(fate: LineFate, line: str) -> Line:
    kinds = {LineFate.ADDED: RunKind.INSERTED, LineFate.REMOVED: RunKind.DELETED}
    return Line(fate, (Run(kinds.get(fate, RunKind.KEPT), line),))


def compare(before: str, after: str) -> tuple[Run, ...]:
    """The runs from one version to the other, line by line and then word by word where lines differ.

    What was kept and deleted gives `before` again, what was kept and inserted gives `after`.
    """
    old, new = LINE.findall(before), LINE.findall(after)
    found: list[Run] = []
    for tag, *places in steps(old, new):
        lines, others = "".join(old[places[0] : places[1]]), "".join(new[places[2] : places[3]])
        found += [Run(RunKind.KEPT, lines)] if tag == "equal" else words_compared(lines, others)
    return tuple(joined(found))


def words_compared(before: str, after: str) -> list[Run]:
    """The runs between lines that differ, word by word."""
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return [Run(RunKind.DELETED, before), Run(RunKind.INSERTED, after)]
    found = []
    for tag, *places in steps(old, new, MOST_LOOKS_AT_WORDS):
        words, others = "".join(old[places[0] : places[1]]), "".join(new[places[2] : places[3]])
        replaced = [Run(RunKind.DELETED, words), Run(RunKind.INSERTED, others)]
        found += [Run(RunKind.KEPT, words)] if tag == "equal" else replaced
    return found


def steps(old: Sequence[str], new: Sequence[str], most: int = MOST_LOOKS) -> Sequence[Step]:
    """How one sequence becomes the other; replaced as a whole where finding out would take too long."""
    if not is_long(old, new, most):
        return SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    first = shared_beginning(old, new)
    last = shared_beginning(old[first:][::-1], new[first:][::-1])
    ends = len(old) - last, len(new) - last
    between: Sequence[Step] = [("replace", 0, ends[0] - first, 0, ends[1] - first)]
    if not is_long(old[first : ends[0]], new[first : ends[1]], most):
        between = steps(old[first : ends[0]], new[first : ends[1]], most)
    return [
        ("equal", 0, first, 0, first),
        *((tag, i + first, j + first, k + first, m + first) for tag, i, j, k, m in between),
        ("equal", ends[0], len(old), ends[1], len(new)),
    ]


def is_long(old: Sequence[str], new: Sequence[str], most: int) -> bool:
    """Whether comparing these part by part would keep a reader waiting."""
    counted = Counter(new)
    pairs = sum(counted[part] for part in old if not part.isspace())
    return pairs > MOST_PAIRS or min(pairs, len(old)) * max(len(old), len(new)) > most


def shared_beginning(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts both begin with."""
    pairs = zip(old, new, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours of one kind made one; nothing empty."""
    for kind, group in groupby((run for run in runs if run.text), key=lambda run: run.kind):
        yield Run(kind, "".join(run.text for run in group))
