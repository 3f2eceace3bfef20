"""The dossier behind a secret address, and who writes in it."""

from flask import abort, current_app, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app.accounts.mail import Mail, mail_of
from app.acting import now
from app.extensions import db
from governance.accounts.queries import outbox
from governance.act import Act, Entrance
from governance.applications.dossiers import applicant, leading_to, link_followed
from governance.applications.models import Dossier

LATEST = 200


def dossier_at(token: str) -> Dossier:
    """The dossier of a link; without one, a page that says how to get a new link."""
    return dossier_and_way(token)[0]


def dossier_and_way(token: str) -> tuple[Dossier, bool]:
    """The dossier of a link, and whether the link was mailed. Programs that read mail open links too: no
    more than a look is taken here."""
    found = link_followed(db.session(), token)
    if found is None:
        abort(make_response(render_template("applications/link_gone.html"), 410))
    return found


def unsent_at(token: str) -> Dossier:
    """The dossier of a link as long as it can be written in; what was sent is shown instead."""
    dossier = dossier_at(token)
    if dossier.application_id is not None:
        if request.method == "POST":
            flash(
                _("The application has been sent already: nothing of what you have just typed was kept."),
                "warning",
            )
        abort(redirect(url_for("applications.resume", token=token), 303))
    return dossier


def applicant_act(dossier: Dossier) -> Act:
    """An act of who holds the link, on their own application alone; whoever is signed in does not matter."""
    return Act(session=db.session(), actor=applicant(dossier), at=now(), entrance=Entrance.WEB)


def shown_mail(dossier: Dossier) -> Mail | None:
    """In the demo, which sends no mail: the latest message to the applicant, so that one can walk on.

    Of this application alone: others may have begun with the same address.
    """
    if not current_app.config["CONFIGURATION"].demo:
        return None
    is_own = leading_to(db.session(), dossier)
    found = next((message for message in outbox(db.session(), LATEST) if is_own(message.facts)), None)
    return mail_of(found) if found else None
