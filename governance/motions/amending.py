"""The arithmetic of amendments: paragraphs that keep their names, and operations on them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance.texts import paragraphs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a text; its anchor stays when others come or go, its number is its place from 1."""

    anchor: str
    text: str


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
