"""Which place applies: found by any of its names, or a part of one that is found, with names of its own."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import RadioField

from app.accounts.zones import SelectChoice
from app.acting import now
from app.applications.answering import is_wrong, next_url
from app.applications.forms import PlaceChoiceForm, PlaceForm
from app.applications.kept_answers import form_for, problems_of, say_problems, typed
from app.applications.opening import unsent_at
from app.applications.routes import pages
from app.extensions import db
from app.languages import current_language
from app.places.finder import Place, country_names, places_named
from app.places.finder import place as place_of
from governance.applications.dossiers import save_answers
from governance.applications.models import Dossier
from governance.applications.places import parent_of
from governance.base import LANGUAGES
from governance.regions.naming import own_code

LONGEST_WORDS, MOST_FOUND = 100, 20


@pages.route("/apply/<token>/place", methods=["GET", "POST"])
def place(token: str) -> ResponseReturnValue:
    """Look for the place; choose it, or the one that it lies in."""
    dossier, form = unsent_at(token), PlaceChoiceForm()
    words = request.args.get("words", "")[:LONGEST_WORDS]
    found = places_named(words, MOST_FOUND)
    if form.is_submitted() and form.validate():
        if chosen := place_of(form.place.data or ""):
            part = "1" if request.form.get("part") else None
            return redirect(url_for(".names", token=token, of=chosen.code, part=part), 303)
        form.place.errors = [_("Choose one of the places, or look for it by another name.")]
        g.form_status = 422
    offer(form.place, found)
    form.place.flags.required = True
    return render_template(
        "applications/place.html", form=form, token=token, words=words, found=found, named=named(dossier)
    )


def offer(field: RadioField, found: list[Place]) -> None:
    """Each place found with its country, its code, and what its country calls it."""
    language = current_language()
    field.choices = [
        SelectChoice(
            one.code,
            _(
                "%(name)s (%(country)s; %(category)s; %(code)s)",
                name=one.names[language],
                country=country_names(one.country)[language],
                category=one.category,
                code=one.code,
            ),
        )
        for one in found
    ]


def named(dossier: Dossier) -> dict[str, str]:
    """The place as it is kept: its name and its code; nothing while there is none."""
    answers = dossier.answers
    if not answers.get("code"):
        return {}
    return {"name": answers.get(f"name_{current_language()}") or answers["code"], "code": answers["code"]}


@pages.route("/apply/<token>/place/names", methods=["GET", "POST"])
def names(token: str) -> ResponseReturnValue:
    """The names of the place: those that are known stand there already."""
    dossier = unsent_at(token)
    chosen = chosen_place(dossier)
    if chosen is None:
        flash(_("Look for the place first."))
        return redirect(url_for(".place", token=token), 303)
    part = is_part(dossier)
    form = form_for("place", dossier) if is_kept(dossier, chosen, part) else fresh_form(chosen, part)
    form.place_name.flags.required = True
    if not part:
        del form.place_name
    if form.is_submitted():
        if answer := answered(form, dossier, chosen, token):
            return answer
    else:
        say_problems(form, [problem for problem in problems_of(dossier) if is_wrong(problem)])
    country = country_names(chosen.country)[current_language()]
    return render_template(
        "applications/names.html", form=form, token=token, chosen=chosen, part=part, country=country
    )


def chosen_place(dossier: Dossier) -> Place | None:
    """The place that the address names, or else the one that is kept, or the one that this is a part of."""
    code = request.args.get("of") or dossier.answers.get("code") or ""
    return place_of(parent_of(code) or code)


def is_part(dossier: Dossier) -> bool:
    """Whether the names are of a part of the place."""
    if "of" in request.args:
        return bool(request.args.get("part"))
    return parent_of(dossier.answers.get("code") or "") is not None


def is_kept(dossier: Dossier, chosen: Place, part: bool) -> bool:
    """Whether the names that are kept are of this place."""
    code = dossier.answers.get("code") or ""
    return (parent_of(code) or code) == chosen.code and part == (parent_of(code) is not None)


def fresh_form(chosen: Place, part: bool) -> PlaceForm:
    """The form of a place that was chosen just now, with the names that are known of it."""
    known = {} if part else {f"name_{language}": chosen.names[language] for language in LANGUAGES}
    form = PlaceForm(data=known)
    for language in LANGUAGES:
        form[f"name_{language}"].flags.required = True
    return form


def answered(form: PlaceForm, dossier: Dossier, chosen: Place, token: str) -> ResponseReturnValue | None:
    """Keep the place and its names; where to go on, or None where something is to be looked at again."""
    form.validate()
    answers: dict[str, Any] = {
        "place_name": "",
        **typed(form, ("place_name", "name_en", "name_fr", "name_es")),
    }
    own = answers["place_name"]
    answers |= {"code": own_code(chosen.code, own) if own else chosen.code, "country": chosen.country}
    if "place_name" in form and not own:
        form.place_name.errors = [_("Write the name of your place.")]
        answers["code"] = f"{chosen.code}."
    with form.refusals():
        dossier = save_answers(db.session(), dossier.id, answers, now())
        if "later" in request.form:
            return redirect(url_for(".later", token=token), 303)
        say_code(form, dossier)
    if not form.errors:
        return redirect(next_url(dossier, "place", token), 303)
    g.setdefault("form_status", 422)
    return None


def say_code(form: PlaceForm, dossier: Dossier) -> None:
    """Say what is wrong with the names; the code is made of one of them."""
    wrong = [problem for problem in problems_of(dossier) if problem.page == "place"]
    say_problems(form, wrong)
    if "place_name" not in form or form.place_name.errors:
        return
    if any(problem.field == "code" for problem in wrong):
        form.place_name.errors = [_("Write the name of your place in Latin letters, at least in part.")]
