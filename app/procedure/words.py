"""The words of a procedure about a motion, composed in every language: it waits for no translation."""

from collections.abc import Mapping
from typing import NamedTuple

from flask_babel import force_locale, gettext

from app.languages import NAMES
from governance.errors import N_
from governance.motions.models import Motion
from governance.texts import LONGEST_TITLE, Wording


class Words(NamedTuple):
    """What is asked for as a choice, as the title of a motion, and as its text; all marked for translation.

    `act` is the one in the table of the life of a motion that the adoption amounts to.
    """

    act: str
    choice: str
    title: str
    body: str


PROCEDURES: Mapping[str, Words] = {
    "refer": Words(
        "refer_motion",
        N_("To refer the motion to a committee or to somebody else"),
        N_("Refer motion %(number)s"),
        N_("The Assembly refers motion %(number)s, “%(motion)s”, to: %(to)s."),
    ),
    "postpone": Words(
        "postpone_motion",
        N_("To postpone the motion"),
        N_("Postpone motion %(number)s"),
        N_("The Assembly postpones motion %(number)s, “%(motion)s”, until it is resumed."),
    ),
    "close_debate": Words(
        "close_debate",
        N_("To close the debate on the motion"),
        N_("Close the debate on motion %(number)s"),
        N_("The Assembly closes the debate on motion %(number)s, “%(motion)s”."),
    ),
    "overrule_ruling": Words(
        "overrule",
        N_("To overrule the ruling of the presiding officer on its admissibility"),
        N_("Overrule the ruling on motion %(number)s"),
        N_(
            "The Assembly overrules the ruling of the presiding officer on the admissibility of "
            "motion %(number)s, “%(motion)s”."
        ),
    ),
    "reconsider": Words(
        "reconsider",
        N_("To reconsider the motion, which was rejected"),
        N_("Reconsider motion %(number)s"),
        N_("The Assembly reconsiders motion %(number)s, “%(motion)s”, which it rejected."),
    ),
}


def composed(
    motion: Motion, titles: Mapping[str, str], parameters: Mapping[str, str], first: str
) -> dict[str, Wording]:
    """Title and text in every language, that of whoever asks first; `titles` are those of the motion."""
    order = sorted(NAMES, key=lambda language: language != first)
    return {language: _wording(language, motion, titles, parameters) for language in order}


def _wording(
    language: str, motion: Motion, titles: Mapping[str, str], parameters: Mapping[str, str]
) -> Wording:
    words = PROCEDURES[parameters["act"]]
    named = titles.get(language, titles[motion.authentic_language])
    facts = {"number": motion.id, "motion": named, "to": parameters.get("to", "")}
    with force_locale(language):
        title, body = gettext(words.title) % facts, gettext(words.body) % facts
    return Wording(language, title[:LONGEST_TITLE], body)
