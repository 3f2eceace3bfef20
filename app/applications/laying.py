"""How the secretariat lays an application before the Assembly: which session, and in what words."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, current_actor, now
from app.applications.deciding_forms import lay_form
from app.applications.deciding_words import words_of
from app.applications.decisions import obstacles
from app.applications.officers import file_for
from app.applications.routes import pages
from app.extensions import db
from app.labels import label
from app.languages import NAMES
from app.places.finder import country_names
from app.tasks.asked import unfinished_sessions
from governance.applications.models import Application
from governance.applications.queries import ApplicationFile
from governance.assembly.queries import assembly_session
from governance.base import LANGUAGES
from governance.motions.laying import lay_application


@pages.route("/applications/<number>/file/lay", methods=["GET", "POST"])
@login_required
def lay(number: str) -> ResponseReturnValue:
    """The motion as it will be, ready to be changed; sent, it is before the Assembly."""
    found = file_for(number)
    form = lay_form(data=prefilled(found))
    form.offer(unfinished_sessions())
    words = words_of("lay", found.application)
    if form.validate_on_submit():
        with form.refusals():
            assembly = assembly_session(db.session(), form.session.data) or abort(404)
            motion = lay_application(
                current_act(), found.application, assembly=assembly, texts=form.texts(), note=form.note()
            )
            flash(words.done)
            return redirect(url_for("motions.motion", motion_id=motion.id), 303)
    found = file_for(number)
    in_the_way = obstacles("lay", found, current_actor().person_id, now())
    return render_template(
        "applications/lay.html",
        file=found,
        application=found.application,
        form=form,
        words=words,
        written_in=NAMES,
        obstacles=in_the_way if not form.errors else [],
        closed=bool(in_the_way),
    )


def prefilled(found: ApplicationFile) -> dict[str, Any]:
    """The motion as the secretariat would write it, and its opinion as the explanatory note."""
    said: dict[str, Any] = {}
    for language in LANGUAGES:
        said[f"title_{language}"], said[f"body_{language}"] = motion_words(found.application, language)
        said[f"note_{language}"] = found.opinion.text.get(language, "") if found.opinion else ""
    return said


def motion_words(application: Application, language: str) -> tuple[str, str]:
    """The title and the text of a motion to admit an applicant, in one of our languages."""
    if application.country is None or application.constituency is None:
        return "", ""
    name, country = application.name[language], country_names(application.country)[language]
    with force_locale(language):
        return (
            _("Admission of %(region)s (%(country)s)", region=name, country=country),
            _(
                "The General Assembly admits %(region)s (%(country)s, %(code)s) as a member region. "
                "Its constituency is: %(constituency)s.",
                region=name,
                country=country,
                code=application.code,
                constituency=label(application.constituency),
            ),
        )
