"""What the adoption of a motion does, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from governance.effects import UnknownEffect, effect_of


def effect_words(effect: Mapping[str, Any]) -> str:
    """The effect's own sentence, and the region it concerns by its code; what no room knows says so."""
    try:
        known, parameters = effect_of(effect)
    except UnknownEffect:
        return gettext(UnknownEffect.message)
    region = parameters.get("region")
    return f"{gettext(known.label)} ({region})" if region else gettext(known.label)
