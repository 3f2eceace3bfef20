"""What an applicant is asked, page by page, and what is wrong with the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from governance.applications.rules import ApplicationKind
from governance.applications.shapes import NAMES, AnswerMissing, ConsentMissing, NotOnTheList, check_answer
from governance.errors import Refusal
from governance.regions.rules import Constituency

Answers = Mapping[str, Any]
Pages = Mapping[str, tuple[str, ...]]

SIGNATORY = (
    "signatory_name",
    "signatory_office",
    "signatory_email",
    "signatory_language",
    "signatory_zone",
)
# The questions of each page, in the order of the form. Every key of the answers is one of these.
REGION_PAGES: Pages = MappingProxyType(
    {
        "place": ("code", "place_name", *NAMES, "country"),
        "constituency": ("constituency", "constituency_reason"),
        "figures": (
            *("population", "population_year", "population_source", "area_km2", "area_source"),
            *("emissions", "emissions_year", "emissions_source"),
            *("sequestration", "sequestration_year", "sequestration_source"),
        ),
        "cooperation": ("languages", "brings", "seeks", "brings_text", "seeks_text"),
        "signatory": (*SIGNATORY, "contact_name", "contact_phone"),
        "documents": (),
        "charter": ("charter",),
    }
)
PARTNER_PAGES: Pages = MappingProxyType(
    {
        "partner": ("partner_kind", *NAMES, "country", "website", "purpose"),
        "signatory": SIGNATORY,
        "charter": ("charter",),
    }
)
PAGES: Mapping[ApplicationKind, Pages] = MappingProxyType(
    {ApplicationKind.REGION: REGION_PAGES, ApplicationKind.PARTNER: PARTNER_PAGES}
)

# By which figure a region proves the constituency that it claims.
PROOFS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {Constituency.HIGH_EMISSION: ("emissions",), Constituency.HIGH_POTENTIAL: ("sequestration",)}
)


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer, and on which page it is asked."""

    page: str
    field: str
    refusal: Refusal


def check_answers(kind: ApplicationKind, answers: Answers, year: int) -> list[Problem]:
    """Everything that keeps the answers from being sent in `year`, in the order of the form."""
    needed = mandatory(kind, answers)
    problems = []
    for page, fields in PAGES[kind].items():
        for field in fields:
            refusal = _wrong(field, answers.get(field), field in needed, year)
            if refusal is not None:
                problems.append(Problem(page, field, refusal))
    if kind is ApplicationKind.REGION and not {"code", "country"} & {problem.field for problem in problems}:
        problems[:0] = _abroad(answers)
    return problems


def mandatory(kind: ApplicationKind, answers: Answers) -> frozenset[str]:
    """The questions that have to be answered.

    A region proves the constituency that it claims: by its emissions, or by what it can sequester. A figure
    comes with its year and its source.
    """
    always = (*NAMES, "signatory_name", "signatory_office", "signatory_email", "charter")
    if kind is ApplicationKind.PARTNER:
        return frozenset((*always, "partner_kind", "purpose"))
    claimed = PROOFS.get(str(answers.get("constituency")), ())
    given = [name for name in ("emissions", "sequestration") if _is_given(answers.get(name))]
    figures = ["population", *claimed, *given]
    proofs = [f"{name}_{part}" for name in figures for part in ("year", "source")]
    place = ("code", "country", "constituency", "constituency_reason", "area_km2", "area_source")
    return frozenset((*always, *place, *figures, *proofs, "languages", "brings", "seeks"))


def _is_given(answer: Any) -> bool:
    return bool(answer.strip() if isinstance(answer, str) else answer)


def _abroad(answers: Answers) -> list[Problem]:
    """What is wrong with a place that lies in another country than its code says."""
    if str(answers["code"]).startswith(f"{answers['country']}-"):
        return []
    return [Problem("place", "country", NotOnTheList())]


def _wrong(field: str, answer: Any, needed: bool, year: int) -> Refusal | None:
    try:
        if _is_given(answer):
            check_answer(field, answer, year)
        elif needed:
            raise ConsentMissing if field == "charter" else AnswerMissing
    except Refusal as refusal:
        return refusal
    return None
