"""What a motion is called on a page of one language."""

from collections.abc import Mapping
from typing import NamedTuple

from flask_babel import force_locale
from flask_babel import gettext as _

from app.languages import current_language
from governance.motions.models import Motion
from governance.motions.rules import MotionRole


class Title(NamedTuple):
    """A title, and the language it stands in, which may be another than that of the page."""

    text: str
    language: str


def title_of(motion: Motion, titles: Mapping[int, Mapping[str, str]]) -> Title:
    """The title in the language of the page where it was translated, else the authentic one.

    That of an amendment or a part says so, in the language of the title.
    """
    versions = titles[motion.id]
    language = current_language()
    shown = language if language in versions else motion.authentic_language
    if motion.role is None:
        return Title(versions[shown], shown)
    with force_locale(shown):
        return Title(titled(motion, versions[shown]), shown)


def titled(motion: Motion, title: str) -> str:
    """A title with what the motion is to the one it is about."""
    named = {"number": motion.number, "title": title}
    if motion.role is MotionRole.AMENDMENT:
        return _("Amendment %(number)s to: %(title)s", **named)
    if motion.role is MotionRole.SUBAMENDMENT:
        return _("Sub-amendment %(number)s to: %(title)s", **named)
    if motion.role is MotionRole.CORRECTION:
        return _("Correction %(number)s to: %(title)s", **named)
    if motion.role is MotionRole.PART:
        return _("Part %(number)s of: %(title)s", **named)
    return title


def short_name(motion: Motion) -> str:
    """What an amendment is called beside the motion that it is about."""
    if motion.role is MotionRole.SUBAMENDMENT:
        return _("Sub-amendment %(number)s", number=motion.number)
    if motion.role is MotionRole.CORRECTION:
        return _("Correction %(number)s", number=motion.number)
    return _("Amendment %(number)s", number=motion.number)
