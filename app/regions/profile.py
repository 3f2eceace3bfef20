"""What a region says of itself: the page on which its head writes it, and how everyone reads it."""

from collections.abc import Iterator
from typing import NamedTuple

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import pgettext
from flask_login import login_required

from app.acting import current_act, now
from app.applications.choices import language_name
from app.delegations.access import region_for
from app.extensions import db
from app.labels import label
from app.languages import current_language
from app.numbers import number
from app.regions.profile_forms import ProfileForm, prefilled
from app.regions.routes import pages
from governance.regions.fields import Field
from governance.regions.figures import Figure, ProfileValues
from governance.regions.models import Profile
from governance.regions.profiles import profile_in_force, set_profile


class FigureLine(NamedTuple):
    """One figure in words, with its year and where it was taken from."""

    name: str
    words: str
    year: int | None
    source: str


class ProfileView(NamedTuple):
    """A profile as a page shows it; texts in the language in which they were written."""

    figures: list[FigureLine]
    languages: list[str]
    brings: list[str]
    seeks: list[str]
    profile: Profile


def profile_view(region_id: int) -> ProfileView | None:
    """What the region says of itself; None where it has said nothing."""
    profile = profile_in_force(db.session(), region_id)
    if profile is None:
        return None
    return ProfileView(
        figures=list(figure_lines(profile)),
        languages=[language_name(code) for code in profile.languages],
        brings=[label(Field(each)) for each in profile.brings],
        seeks=[label(Field(each)) for each in profile.seeks],
        profile=profile,
    )


def figure_lines(profile: Profile) -> Iterator[FigureLine]:
    """The figures that were given, with their units."""
    written = {
        "population": (pgettext("profile", "Population"), _("%(figure)s persons")),
        "area_km2": (pgettext("profile", "Area"), _("%(figure)s km²")),
        "emissions": (pgettext("profile", "Emissions"), _("%(figure)s t CO₂e a year")),
        "sequestration": (pgettext("profile", "Sequestration potential"), _("%(figure)s t CO₂e a year")),
    }
    for (column, (name, words)), figure in zip(written.items(), figures_of(profile), strict=True):
        value = getattr(profile, column)
        if value is not None:
            yield FigureLine(name, words % {"figure": number(value)}, figure.year, figure.source)


def figures_of(profile: Profile) -> Iterator[Figure]:
    """The figures with their years and sources."""
    return ProfileValues(**prefilled(profile)).figures()


@pages.route("/regions/<code>/profile/edit", methods=["GET", "POST"])
@login_required
def edit_profile(code: str) -> ResponseReturnValue:
    """The form, filled in with what stands; nothing typed is lost when something is wrong."""
    region = region_for("set_profile", code)
    before = prefilled(profile_in_force(db.session(), region.id))
    form = ProfileForm(data=before or {"text_language": current_language()})
    if form.validate_on_submit() and form.check_figures(now().year):
        with form.refusals():
            set_profile(current_act(), region, values=form.values())
            flash(_("The profile of the region is saved."))
            return redirect(url_for(".region", code=code), 303)
    return render_template("regions/profile_edit.html", form=form, region=region_for("set_profile", code))
