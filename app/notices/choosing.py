"""The page on which a person chooses what to be told, and how often."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_pgettext
from flask_login import current_user, login_required
from wtforms import SelectField

from app.accounts.zones import SelectChoice
from app.acting import now
from app.extensions import db
from app.forms import HouseForm
from app.labels import label
from app.notices.routes import pages
from governance.notices import wishes as kept
from governance.notices.rules import Frequency, Topic


def often(topic: str) -> SelectField:
    """How often one is told of a topic."""
    return SelectField(topic, choices=lambda: [SelectChoice(one.value, label(one)) for one in Frequency])


class ChoicesForm(HouseForm):
    """How often one is told, topic by topic; the fields are named as the topics."""

    convocations = often(lazy_pgettext("notice", "Notices of meeting"))
    votes = often(lazy_pgettext("notice", "Votes that open, and that soon close"))
    answers = often(lazy_pgettext("notice", "Answers to your region"))
    results = often(lazy_pgettext("notice", "Results"))


@pages.route("/account/notices", methods=["GET", "POST"])
@login_required
def choices() -> ResponseReturnValue:
    """What the person signed in is told."""
    form = ChoicesForm(data=chosen())
    if form.validate_on_submit():
        wishes = {topic: Frequency(form[topic.value].data) for topic in Topic}
        kept.choose(db.session(), current_user.person_id, wishes, now())
        flash(_("Kept: from now on you are told as you chose."))
        return redirect(url_for(".choices"), 303)
    return render_template("notices/choices.html", form=form)


def chosen() -> dict[str, Any]:
    """How often, by the name of the field."""
    wishes = kept.choices(db.session(), current_user.person_id)
    return {topic.value: wishes[topic].value for topic in Topic}
