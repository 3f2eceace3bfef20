"""What the adoption of a motion does, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, pgettext

from governance.effects import UnknownEffect, effect_of


def effect_words(effect: Mapping[str, Any]) -> str:
    """The region it concerns by its code, and the effect's own sentence; what no room knows says so."""
    try:
        known, parameters = effect_of(effect)
    except UnknownEffect:
        return gettext(UnknownEffect.message)
    region = parameters.get("region")
    words = gettext(known.label)
    if not region:
        return words
    # Translators: a region by its code, then a sentence: "DE-BB: The region is suspended."
    return pgettext("effect", "%(region)s: %(effect)s", region=region, effect=words)
