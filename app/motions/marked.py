"""Paragraphs of a governed text as a page shows them: headings, lists, emphasis and links, and nothing else.

The subset of CommonMark is read by markdown-it-py. What is no mark of it stands as typed: no HTML, no
pictures, no addresses but those of the web. The text itself, with its marks, is what is decided on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from governance.motions.amending import Paragraph

RULES = ["heading", "list", "emphasis", "link", "autolink", "escape", "newline"]
WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
# The title of the motion and of its parts stand above the headings inside its text.
LEVELS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}


@dataclass(frozen=True)
class Shown:
    """A paragraph to show: its anchor, its number from 1, its words as HTML."""

    anchor: str
    number: int
    words: Markup


def shown(text: Sequence[Paragraph]) -> tuple[Shown, ...]:
    """The paragraphs of a text in their order, under the names that they keep."""
    return tuple(Shown(one.anchor, number, marked(one.text)) for number, one in enumerate(text, 1))


def marked(paragraph: str) -> Markup:
    """One paragraph as HTML; a plain one without an element around it."""
    tokens = _READER.parse(paragraph)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    # Made by the renderer below, which escapes all text.
    return Markup(_READER.renderer.render(_lowered(tokens), _READER.options, {}).strip())  # noqa: S704


def _lowered(tokens: list[Token]) -> list[Token]:
    for token in tokens:
        token.tag = LEVELS.get(token.tag, token.tag)
    return tokens


def _is_of_the_web(address: str) -> bool:
    return WEB.match(address) is not None


class _Renderer(RendererHTML):
    """Links that neither vouch for where they lead nor tell it where the reader came from."""

    def link_open(self, tokens: Sequence[Token], place: int, options: OptionsDict, env: object) -> str:
        """A link out of the house."""
        tokens[place].attrSet("rel", "nofollow noopener noreferrer")
        return self.renderToken(tokens, place, options, {})


def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "linkify": False}, renderer_cls=_Renderer).enable(RULES)
    # The way to replace it that the library documents.
    setattr(reader, "validateLink", _is_of_the_web)  # noqa: B010
    return reader


_READER = _reader()
