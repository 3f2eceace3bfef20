"""The arithmetic of amendments: paragraphs that keep their names, and operations on them. Pure.

An anchor says where its paragraph came to stand: `3` is the third of the first version, `3.7-2` the second
that amendment 7 inserted after it. Paragraphs stand in the order of their anchors, so that operations which
do not contradict each other give the same text in whatever order they are applied. Of two insertions at one
place the later proposal stands nearer to the paragraph: it was typed beside a text with the other in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from governance.errors import N_, RuleBroken
from governance.texts import paragraphs

# The place before the first paragraph: no paragraph has this name.
BEGINNING = "0"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a text; its anchor stays when others come or go, its number is its place from 1."""

    anchor: str
    text: str


class OperationKind(StrEnum):
    """What an operation does to a text."""

    INSERT = "insert"
    REPLACE = "replace"
    DELETE = "delete"


@dataclass(frozen=True)
class Operation:
    """One change: `texts` come after the paragraph named, take its place (one alone), or it goes.

    `was` is the text that is replaced or deleted; an insertion binds to the place and to no text.
    """

    kind: OperationKind
    anchor: str
    texts: tuple[str, ...] = ()
    was: str = ""

    @property
    def becomes(self) -> str:
        """What stands under the anchor afterwards, where the operation changes that; empty when deleted."""
        return self.texts[0] if self.kind is OperationKind.REPLACE else ""


class ChangedSince(RuleBroken):
    """An operation binds to the words that it was written on. Facts: anchor."""

    message = N_("The text has changed since, in a paragraph that this changes.")


def anchored(body: str, anchors: Sequence[str] | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of a body under their anchors; without any, each is called by its place from 1.

    Raises ValueError where there are not as many anchors as paragraphs.
    """
    texts = paragraphs(body)
    names = anchors if anchors is not None else [str(place) for place, _text in enumerate(texts, 1)]
    return tuple(Paragraph(anchor, text) for anchor, text in zip(names, texts, strict=True))


def body_of(text: Sequence[Paragraph]) -> str:
    """The body that has these paragraphs."""
    return "\n\n".join(paragraph.text for paragraph in text)


def place_of(anchor: str) -> tuple[Any, ...]:
    """What paragraphs are in order by: each before what was inserted after it, the latest of that first."""
    first, *inserted = anchor.split(".")
    return (int(first), *((-int(by), int(place)) for by, place in (name.split("-") for name in inserted)))


def apply(text: Sequence[Paragraph], operations: Sequence[Operation], number: int) -> tuple[Paragraph, ...]:
    """The text with the operations of amendment `number` done; what it contains already changes nothing.

    Raises ChangedSince where a paragraph no longer has the words that are to be replaced or deleted.
    """
    return tuple(paragraph for paragraph in marked(text, operations, number) if paragraph.text)


def marked(text: Sequence[Paragraph], operations: Sequence[Operation], number: int) -> tuple[Paragraph, ...]:
    """The same with deleted paragraphs kept in their places without words, for who amends an amendment."""
    words = {paragraph.anchor: paragraph.text for paragraph in text}
    for operation in operations:
        if operation.kind is OperationKind.INSERT:
            words |= _inserted(operation, number)
        elif words.get(operation.anchor, "") == operation.was:
            words[operation.anchor] = operation.becomes
        elif words.get(operation.anchor, "") != operation.becomes:
            raise ChangedSince(anchor=operation.anchor)
    return tuple(Paragraph(anchor, words[anchor]) for anchor in sorted(words, key=place_of))


def _inserted(operation: Operation, number: int) -> dict[str, str]:
    """The paragraphs of an insertion under the names that they have for good."""
    return {f"{operation.anchor}.{number}-{place}": text for place, text in enumerate(operation.texts, 1)}


def derive(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[Operation, ...]:
    """The operations that make `before` what was typed, in the order of the text.

    In `after` a paragraph has the anchor that it had; one without words, or missing, is deleted; one with
    an anchor that `before` does not know (such as "") is new, after the one that it follows. Blank lines
    make several paragraphs of one. Raises ValueError where known paragraphs come in another order.
    """
    known = [paragraph.anchor for paragraph in before]
    words, new, last = dict[str, str](), dict[str, list[str]](), BEGINNING
    for paragraph in after:
        first, rest = _blocks(paragraph.text)
        if paragraph.anchor in known:
            words[paragraph.anchor], last = first, paragraph.anchor
        else:
            rest = [first, *rest] if first else []
        new.setdefault(last, []).extend(rest)
    if list(words) != [anchor for anchor in known if anchor in words]:
        raise ValueError("the paragraphs are in another order")
    found = _insertion(BEGINNING, new)
    for paragraph in before:
        found += _change(paragraph, words.get(paragraph.anchor, "")) + _insertion(paragraph.anchor, new)
    return tuple(found)


def _blocks(text: str) -> tuple[str, list[str]]:
    first, *rest = paragraphs(text) or ("",)
    return first, rest


def _change(paragraph: Paragraph, text: str) -> list[Operation]:
    if text == paragraph.text:
        return []
    if not text:
        return [Operation(OperationKind.DELETE, paragraph.anchor, was=paragraph.text)]
    return [Operation(OperationKind.REPLACE, paragraph.anchor, (text,), paragraph.text)]


def _insertion(anchor: str, new: Mapping[str, Sequence[str]]) -> list[Operation]:
    return [Operation(OperationKind.INSERT, anchor, tuple(new[anchor]))] if new.get(anchor) else []


def plain(operations: Sequence[Operation]) -> list[dict[str, Any]]:
    """The operations as a table keeps them."""
    return [
        {"kind": one.kind.value, "anchor": one.anchor, "texts": list(one.texts), "was": one.was}
        for one in operations
    ]


def operations_of(kept: Sequence[Mapping[str, Any]]) -> tuple[Operation, ...]:
    """The operations as a table kept them."""
    return tuple(
        Operation(OperationKind(one["kind"]), one["anchor"], tuple(one["texts"]), one["was"]) for one in kept
    )
