"""How amendments stand to one another: which contradict, which comes first, what amends which. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from governance.comparison import RunKind, compare
from governance.errors import N_, RuleBroken
from governance.motions.amending import Operation, OperationKind, Paragraph, derive, marked

# Subamendments come after every amendment in the names of what they insert; such names last no longer
# than the amendment is open.
AFTER_AMENDMENTS = 1_000_000
Layers = Sequence[tuple[int, Sequence[Operation]]]


class ClashKind(StrEnum):
    """Why two amendments cannot both stand."""

    REPLACED_DIFFERENTLY = "replaced_differently"
    REPLACED_AND_DELETED = "replaced_and_deleted"
    INSERTED_TWICE = "inserted_twice"


@dataclass(frozen=True)
class Clash:
    """What is contradictory, and in which paragraph, or after which."""

    kind: ClashKind
    anchor: str


class OutsideAmendment(RuleBroken):
    """A subamendment changes nothing but what its amendment changes. Facts: anchor."""

    message = N_("A sub-amendment changes only what the amendment itself changes.")


def conflicts(one: Sequence[Operation], other: Sequence[Operation]) -> tuple[Clash, ...]:
    """Where two amendments contradict each other, in the order of the first.

    They do where both change one paragraph to different words, where one replaces and the other deletes
    it, and where both insert the same paragraph at one place, which would then stand twice. The same change
    is none: adopting one contains the other. Nor is an insertion beside a paragraph that the other deletes,
    nor two different insertions at one place.
    """
    theirs = {(_is_insertion(operation), operation.anchor): operation for operation in other}
    found = ((ours, theirs.get((_is_insertion(ours), ours.anchor))) for ours in one)
    return tuple(clash for ours, its in found if its is not None for clash in _clash(ours, its))


def _is_insertion(operation: Operation) -> bool:
    return operation.kind is OperationKind.INSERT


def _clash(one: Operation, other: Operation) -> Iterator[Clash]:
    if _is_insertion(one):
        if set(one.texts) & set(other.texts):
            yield Clash(ClashKind.INSERTED_TWICE, one.anchor)
    elif one.kind is not other.kind:
        yield Clash(ClashKind.REPLACED_AND_DELETED, one.anchor)
    elif one.becomes != other.becomes:
        yield Clash(ClashKind.REPLACED_DIFFERENTLY, one.anchor)


def distance(operations: Sequence[Operation]) -> int:
    """How far an amendment is from the original: the words that it deletes and those that it inserts."""
    return sum(_words_changed(operation) for operation in operations)


def _words_changed(operation: Operation) -> int:
    if operation.kind is not OperationKind.REPLACE:
        return len(" ".join((operation.was, *operation.texts)).split())
    runs = compare(operation.was, operation.becomes)
    return sum(len(run.text.split()) for run in runs if run.kind is not RunKind.KEPT)


def voting_order(proposed: Mapping[int, Sequence[Operation]]) -> tuple[int, ...]:
    """The numbers of amendments in the order of voting: the furthest from the original first, then by number.

    "The amendment furthest removed in substance from the original proposal" is voted on first, by rule 90
    of the rules of procedure of the General Assembly of the United Nations. Words changed stand for
    substance here, and so the presiding officer can set another order.
    """
    return tuple(sorted(proposed, key=lambda number: (-distance(proposed[number]), number)))


def in_order(proposed: Mapping[int, Sequence[Operation]], places: Sequence[int]) -> tuple[int, ...]:
    """Those that were given a place come first, in their places; the others by the rule."""
    first = [number for number in places if number in proposed]
    return (*first, *(number for number in voting_order(proposed) if number not in first))


def layered(
    text: Sequence[Paragraph], operations: Sequence[Operation], number: int, layers: Layers
) -> tuple[Paragraph, ...]:
    """The text as amendment `number` makes it with its subamendments, pairs of a number and operations.

    Deleted paragraphs keep their places without words. Raises ChangedSince.
    """
    found = marked(text, operations, number)
    for subnumber, changes in layers:
        found = marked(found, changes, AFTER_AMENDMENTS + subnumber)
    return found


def compose(
    text: Sequence[Paragraph], operations: Sequence[Operation], number: int, layers: Layers
) -> tuple[Operation, ...]:
    """The operations of an amendment with those of its subamendments in them. Raises ChangedSince."""
    return derive(text, layered(text, operations, number, layers))


def check_within(changes: Sequence[Operation], operations: Sequence[Operation], known: Sequence[str]) -> None:
    """A subamendment changes what the amendment does: paragraphs that it replaces, deletes or inserts.

    `known` are the anchors of the authentic text. Raises OutsideAmendment.
    """
    touched = {operation.anchor for operation in operations if not _is_insertion(operation)}
    beside = {operation.anchor for operation in operations}
    for change in changes:
        inside = beside if _is_insertion(change) else touched
        if change.anchor in known and change.anchor not in inside:
            raise OutsideAmendment(anchor=change.anchor)
        if change.anchor not in known and not _is_inserted(change.anchor, operations):
            raise OutsideAmendment(anchor=change.anchor)


def _is_inserted(anchor: str, operations: Sequence[Operation]) -> bool:
    """Whether a paragraph stands where the amendment, or a subamendment of it, inserted; or is that place."""
    return any(
        anchor.startswith(f"{operation.anchor}.") or (_is_insertion(operation) and anchor == operation.anchor)
        for operation in operations
    )
