"""The pages of the form as data: what each is called, what it takes, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext

from governance.applications.answers import PAGES, Problem
from governance.applications.models import Dossier
from governance.applications.shapes import AnswerMissing, ConsentMissing

# The name of each page, and one line on what it is about.
WORDS: Mapping[str, tuple[Any, Any]] = {
    "place": (
        lazy_pgettext("section", "The place"),
        _("Which place applies, and its name in the three languages."),
    ),
    "constituency": (
        lazy_pgettext("section", "Constituency"),
        _("On which side of a twin it sees itself, and why."),
    ),
    "figures": (
        lazy_pgettext("section", "Figures"),
        _("Population, area, emissions and sequestration potential, each with its source."),
    ),
    "cooperation": (
        lazy_pgettext("section", "What it brings and seeks"),
        _("What it can offer a twin, what it looks for, and in which languages it works."),
    ),
    "signatory": (
        lazy_pgettext("section", "Signatory"),
        _("Who signs, in what office, and how we write to them."),
    ),
    "documents": (
        lazy_pgettext("section", "Documents"),
        _("At least one that shows that the signatory may sign."),
    ),
    "charter": (lazy_pgettext("section", "Charter"), _("Consent to what every member promises.")),
    "partner": (
        lazy_pgettext("section", "The partner"),
        _("What kind of body it is, its names, and what it works for."),
    ),
}
STATES: Mapping[str, Any] = {
    "to_do": lazy_pgettext("section", "To do"),
    "in_progress": lazy_pgettext("section", "In progress"),
    "to_correct": lazy_pgettext("section", "To correct"),
    "done": lazy_pgettext("section", "Done"),
}


@dataclass(frozen=True)
class Line:
    """A section in the list of what is to be done."""

    name: str
    title: str
    hint: str
    state: str
    label: str
    url: str


def sections(dossier: Dossier) -> tuple[str, ...]:
    """The pages that such an application has, in their order."""
    return tuple(PAGES[dossier.kind])


def title_of(section: str) -> str:
    """What a page is called."""
    return str(WORDS[section][0])


def state_of_section(dossier: Dossier, section: str, problems: Sequence[Problem], documents: int) -> str:
    """Whether a page is to be begun, to be finished, to be corrected, or done."""
    if section == "documents":
        return "done" if documents else "to_do"
    if not any(dossier.answers.get(field) for field in PAGES[dossier.kind][section]):
        return "to_do"
    wrong = [problem.refusal for problem in problems if problem.page == section]
    if any(not isinstance(refusal, AnswerMissing | ConsentMissing) for refusal in wrong):
        return "to_correct"
    return "in_progress" if wrong else "done"


def lines(dossier: Dossier, token: str, problems: Sequence[Problem], documents: int) -> list[Line]:
    """The sections with where each stands."""
    found = []
    for section in sections(dossier):
        state = state_of_section(dossier, section, problems, documents)
        hint, url = str(WORDS[section][1]), section_url(section, token)
        found.append(Line(section, title_of(section), hint, state, str(STATES[state]), url))
    return found


def section_url(section: str, token: str) -> str:
    """Where a page is filled in."""
    if section in ("place", "documents"):
        return url_for(f"applications.{section}", token=token)
    return url_for("applications.section", token=token, section=section)
