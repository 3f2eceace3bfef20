"""Between a form and the answers that are kept: what was typed is kept, and what is wrong with it is said.

A number that could not be read is kept as typed, as `{"typed": "1.234"}`: no rule takes that for a number.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from wtforms import BooleanField, Field, FieldList, SelectField, SelectMultipleField, TextAreaField

from app.acting import now
from app.applications.choices import first_zones, offered
from app.applications.forms import FORMS, RegionSignatoryForm, keepable
from app.errors import say
from app.forms import HouseForm
from app.numbers import DecimalField, plain
from governance.applications.answers import PAGES, Problem, check_answers, mandatory
from governance.applications.models import Dossier
from governance.applications.rules import CHARTER, ApplicationKind

TYPED = "typed"


def form_for(section: str, dossier: Dossier, **settings: Any) -> HouseForm:
    """The form of a page with what is kept in it; a number that could not be read stands as it was typed."""
    answers = {**suggested(section, dossier), **dossier.answers}
    form_class = FORMS[section]
    if section == "signatory" and dossier.kind is ApplicationKind.REGION:
        form_class = RegionSignatoryForm
    fields = PAGES[dossier.kind][section]
    form = form_class(data={name: readable(answers.get(name)) for name in fields}, **settings)
    for name in fields:
        if name in form:
            set_out(form[name], answers.get(name), name in mandatory(dossier.kind, answers))
    return form


def suggested(section: str, dossier: Dossier) -> dict[str, Any]:
    """What stands in a page before anybody has written in it."""
    if section != "signatory":
        return {}
    zone = first_zones().get(dossier.answers.get("country") or "", "UTC")
    return {
        "signatory_email": dossier.email,
        "signatory_language": dossier.language,
        "signatory_zone": zone,
    }


def readable(answer: Any) -> Any:
    """An answer as a field takes it."""
    return None if isinstance(answer, Mapping) else answer


def set_out(field: Field, answer: Any, needed: bool) -> None:
    """Finish a field: whether an answer is needed, and numbers as numbers or as they were typed."""
    field.flags.required = needed
    if not isinstance(field, DecimalField) or field.raw_data:
        return
    if isinstance(answer, Mapping):
        field.raw_data = [answer[TYPED]]
    field.data = Fraction(answer) if isinstance(answer, str) and answer else None


def typed(form: HouseForm, fields: Iterable[str]) -> dict[str, Any]:
    """What was typed on a page, as it is kept."""
    return {name: typed_in(form[name]) for name in fields if name in form}


def typed_in(field: Field) -> Any:
    """What was typed in one field; a choice that was not offered is none."""
    if isinstance(field, DecimalField):
        return number_in(field)
    if isinstance(field, BooleanField):
        return CHARTER if field.data else ""
    if isinstance(field, FieldList):
        return list(dict.fromkeys(filter(None, map(typed_in, field))))
    if isinstance(field, SelectMultipleField):
        return [choice for choice in dict.fromkeys(field.data or ()) if choice in offered(field)]
    if isinstance(field, SelectField):
        return field.data if field.data in offered(field) else ""
    text = keepable(field.data or "")
    return text if isinstance(field, TextAreaField) else " ".join(text.split("\n"))


def number_in(field: DecimalField) -> Any:
    """A number as programs write it; what is none, as it was typed."""
    if field.data is not None:
        return plain(field.data)
    raw = keepable(str(field.raw_data[0])) if field.raw_data else ""
    return {TYPED: raw} if raw else ""


def problems_of(dossier: Dossier) -> list[Problem]:
    """What keeps the dossier from being sent today."""
    return check_answers(dossier.kind, dossier.answers, now().year)


def say_problems(form: HouseForm, problems: Iterable[Problem]) -> None:
    """Say at each field what is wrong with its answer, unless the form has said so in its own way."""
    for problem in problems:
        if problem.field in form and not form[problem.field].errors:
            say_at(form[problem.field], say(problem.refusal))


def say_at(field: Field, sentence: str) -> None:
    """Put a sentence at a field; of a list of fields, at the first."""
    if isinstance(field, FieldList):
        field.entries[0].errors = [sentence]
        field.errors = [[sentence]]
        return
    if isinstance(field, DecimalField) and field.raw_data and field.data is None:
        sentence = said_of_number(field) or sentence
    field.errors = [sentence]


def said_of_number(field: DecimalField) -> str:
    """What is wrong with a number as it was typed."""
    try:
        field.understood(str(field.raw_data[0]) if field.raw_data else "")
    except ValueError as wrong:
        return str(wrong)
    return ""
