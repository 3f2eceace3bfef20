"""Finding a counterpart among 10,000 regions beside six: what each says is read, and all are put in order."""

from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from governance.regions.fields import Field
from governance.regions.models import Profile, Region
from governance.twinning.candidates import candidates
from governance.twinning.ranking import rank
from tests.bench.assembly import FIRST, add
from tests.bench.figures import Options
from tests.bench.register import Answers, compared

FIELDS = list(Field)
LANGUAGES = ("en", "fr", "es", "pt", "sw", "ar", "zh")
EACH = 4


def ordered(session: Session, at: datetime) -> object:
    """What the page of suggestions asks for a region."""
    region = session.scalars(select(Region).where(Region.code == "FR-OCC")).one()
    return rank(*candidates(session, at, region))


SUBJECTS = {"every counterpart in order": (ordered, 800.0)}


def finding(kind: str, options: Options) -> Answers:
    """Milliseconds of the order at 10,000 regions, and beside it at six."""
    yield from compared(kind, options, SUBJECTS, profiled)


def profiled(connection: Connection, number: int, at: datetime) -> None:
    """What as many regions say of themselves, each a little differently."""
    add(connection, Profile, [profile(FIRST + each, each, at) for each in range(number)])


def profile(region_id: int, each: int, at: datetime) -> dict[str, Any]:
    """Figures, fields and languages that go round at different lengths."""
    return {
        "id": region_id,
        "region_id": region_id,
        "population": 100_000 + 997 * each,
        "population_source": "Bench",
        "area_source": "",
        "emissions": Fraction(1_000_000 + 9_973 * each),
        "emissions_source": "Bench",
        "sequestration": Fraction(2_000_000 + 7_919 * each),
        "sequestration_source": "Bench",
        "languages": [LANGUAGES[each % len(LANGUAGES)], LANGUAGES[(each + 3) % len(LANGUAGES)]],
        "brings": [FIELDS[(each + step) % len(FIELDS)].value for step in range(EACH)],
        "seeks": [FIELDS[(5 * each + 2 * step) % len(FIELDS)].value for step in range(EACH)],
        "text_language": "en",
        "brings_text": "",
        "seeks_text": "",
        "constituency_reason": "",
        "began_at": at,
    }
