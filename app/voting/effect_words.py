"""What the adoption of a motion does, and the rule that decides it, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, pgettext

from app.motions.effect_forms import effect_sentence
from app.statutes.wording import said
from governance.effects import UnknownEffect, effect_of
from governance.motions.models import Motion
from governance.statutes.rules import KindRule


def effect_words(effect: Mapping[str, Any]) -> str:
    """Whom it concerns by code or number, and the effect's own sentence; what no room knows says so."""
    try:
        _known, parameters = effect_of(effect)
    except UnknownEffect:
        return gettext(UnknownEffect.message)
    region = parameters.get("region") or parameters.get("application")
    words = effect_sentence(effect)
    if not region:
        return words
    # Translators: a region by its code, or an application by its number: "DE-BB: The region is suspended."
    return pgettext("effect", "%(region)s: %(effect)s", region=region, effect=words)


class UnderRule:
    """A line about a motion, with its effect and the rule that decides it in words."""

    motion: Motion
    rule: KindRule

    @property
    def effect(self) -> str:
        """What adoption does, in words."""
        return effect_words(self.motion.effect)

    @property
    def majority(self) -> list[str]:
        """What adopts the motion, in words."""
        return said(self.rule.majority)

    @property
    def quorum(self) -> list[str]:
        """How many must take part, in words."""
        return said(self.rule.vote_quorum)
