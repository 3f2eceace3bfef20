"""What a motion is called on a page of one language."""

from collections.abc import Mapping
from typing import NamedTuple

from app.languages import current_language
from governance.motions.models import Motion


class Title(NamedTuple):
    """A title, and the language it stands in, which may be another than that of the page."""

    text: str
    language: str


def title_of(motion: Motion, titles: Mapping[int, Mapping[str, str]]) -> Title:
    """The title in the language of the page where it was translated, else the authentic one."""
    versions = titles[motion.id]
    language = current_language()
    shown = language if language in versions else motion.authentic_language
    return Title(versions[shown], shown)
