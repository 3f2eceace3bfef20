"""Before an application is sent: every answer on one page; and after, its number."""

from contextlib import suppress
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import pgettext
from wtforms import BooleanField, FieldList, SelectField, SelectMultipleField

from app.applications.choices import language_name
from app.applications.forms import FORMS
from app.applications.kept_answers import form_for, problems_of
from app.applications.opening import applicant_act, dossier_at, shown_mail
from app.applications.questions import section_url, sections, title_of
from app.applications.routes import pages
from app.errors import say
from app.extensions import db
from app.forms import HouseForm
from app.languages import current_language
from app.places.finder import country_names
from governance.applications.answers import PAGES
from governance.applications.models import Dossier
from governance.applications.places import parent_of
from governance.applications.queries import documents, file_of_dossier
from governance.applications.rules import AlreadySent
from governance.applications.submitting import submit_application


@pages.route("/apply/<token>/check", methods=["GET", "POST"])
def check(token: str) -> ResponseReturnValue:
    """Every answer, what is wrong with it, and the button; sent twice, it shows the same receipt."""
    dossier, form = dossier_at(token), HouseForm()
    if dossier.application_id is not None:
        return redirect(url_for(".receipt", token=token), 303)
    if form.validate_on_submit():
        with form.refusals():
            return send(dossier, token)
    return render_template(
        "applications/check.html",
        form=form,
        dossier=dossier,
        token=token,
        parts=[read_back(dossier, section, token) for section in sections(dossier)],
        problems=wrong(dossier),
        mail=None if dossier.confirmed_at else shown_mail(dossier),
    )


def wrong(dossier: Dossier) -> list[tuple[str, str, str]]:
    """What keeps the application from being sent: the page, the question, and what is wrong; each once."""
    asked = {section: questions(dossier, section) for section in sections(dossier)}
    found = [
        (each.page, asked[each.page].get(each.field) or title_of(each.page), say(each.refusal))
        for each in problems_of(dossier)
    ]
    return list(dict.fromkeys(found))


def send(dossier: Dossier, token: str) -> ResponseReturnValue:
    """Send the application, unless somebody with the same link has sent it at this moment."""
    with suppress(AlreadySent):
        submit_application(applicant_act(dossier), None, dossier_id=dossier.id)
    return redirect(url_for(".receipt", token=token), 303)


@pages.get("/apply/<token>/receipt")
def receipt(token: str) -> ResponseReturnValue:
    """The number of what was sent, and what happens next."""
    dossier = dossier_at(token)
    file = file_of_dossier(db.session(), dossier.id)
    if file is None:
        return redirect(url_for(".resume", token=token), 303)
    return render_template("applications/receipt.html", file=file, dossier=dossier, token=token)


def read_back(dossier: Dossier, section: str, token: str) -> dict[str, Any]:
    """A section as its writer checks it: its questions, what was answered, and where to change it."""
    return {
        "name": section,
        "title": title_of(section),
        "url": section_url(section, token),
        "documents": documents(db.session(), dossier.id) if section == "documents" else (),
        "rows": [*place_rows(dossier, section), *answer_rows(dossier, section)],
    }


def place_rows(dossier: Dossier, section: str) -> list[tuple[str, Any]]:
    """What follows from the choice of a place, rather than from what was typed."""
    code, country = (dossier.answers.get(name) or "" for name in ("code", "country"))
    if section != "place":
        return []
    countries = country_names(country)[current_language()] if country else ""
    return [(pgettext("application", "Code"), code), (pgettext("application", "Country"), countries)]


def answer_rows(dossier: Dossier, section: str) -> list[tuple[str, Any]]:
    """Each question of a page with its answer."""
    if section not in FORMS:
        return []
    form = form_for(section, dossier, formdata=None)
    fields = [name for name in PAGES[dossier.kind][section] if name in form]
    if parent_of(dossier.answers.get("code") or "") is None:
        fields = [name for name in fields if name != "place_name"]
    return [(str(form[name].label.text), shown(form[name])) for name in fields]


def questions(dossier: Dossier, section: str) -> dict[str, str]:
    """How each question of a page is put, but for those that are a sentence to agree to."""
    if section not in FORMS:
        return {}
    form = form_for(section, dossier, formdata=None)
    return {field.name: str(field.label.text) for field in form if not isinstance(field, BooleanField)}


def shown(field: Any) -> str | list[str]:
    """An answer as its reader reads it; a choice by its words."""
    if isinstance(field, FieldList):
        return [language_name(code) for code in field.data if code]
    if isinstance(field, SelectField | SelectMultipleField):
        chosen = field.data if isinstance(field, SelectMultipleField) else [field.data]
        return [str(words) for value, words in words_of(field).items() if value in (chosen or ())]
    if isinstance(field, BooleanField):
        return pgettext("consent", "Yes") if field.data else ""
    return str(field._value() or "")


def words_of(field: SelectField) -> dict[str, str]:
    """The words of each choice that a field offers."""
    return {choice[0]: choice[1] for choice in field.iter_choices()}
