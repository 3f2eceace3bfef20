"""A twin as lists show it: its two halves, what its agreement is called, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.acting import now
from app.extensions import db
from app.languages import current_language
from app.twinning.reading import language_shown
from governance.regions.models import Twin
from governance.twinning.models import Agreement
from governance.twinning.queries import agreements_in_force
from governance.twinning.rules import TwinState, twin_state


@dataclass(frozen=True)
class Card:
    """A twin with the title of its agreement and the language of that; the words of one agreed on paper."""

    twin: Twin
    title: str
    language: str
    state: TwinState
    purpose: str = ""
    commitment: str = ""


def twin_cards(twins: Sequence[Twin]) -> list[Card]:
    """Twins as lists show them; one statement for all."""
    agreements = agreements_in_force(db.session(), [twin.id for twin in twins])
    return [twin_card(twin, agreements.get(twin.id)) for twin in twins]


def twin_card(twin: Twin, agreement: Agreement | None) -> Card:
    """One twin, with the agreement in force where it was signed here."""
    state, page = twin_state(twin.ended_at, now()), current_language()
    if agreement is not None:
        language = language_shown(agreement)
        return Card(twin, str(agreement.texts[language]["title"]), language, state)
    words = [(part or {}).get(page, "") for part in (twin.title, twin.purpose, twin.commitment)]
    return Card(twin, words[0], page, state, *words[1:])
