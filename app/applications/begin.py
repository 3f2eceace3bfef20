"""The way in: what it means to join, the first page of an application, and a link that was lost."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from wtforms import EmailField
from wtforms.validators import InputRequired, Length

from app.accounts.links import known_spelling
from app.accounts.throttling import limits, refused_politely
from app.acting import now
from app.applications.entering import OpenForm
from app.applications.routes import pages
from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.uploads import LARGEST_MEGABYTES
from governance.applications.dossiers import begin_dossier, mail_links_to
from governance.applications.rules import ApplicationKind
from governance.statutes.queries import statutes_in_force


class AddressForm(OpenForm):
    """Where we write to."""

    email = EmailField(
        _("E-mail address"),
        [InputRequired(_("Fill this in.")), Length(max=254)],
        render_kw={"autocomplete": "email", "dir": "ltr"},
    )


def terms() -> dict[str, Any]:
    """What the statutes say of applications, for the pages that tell it."""
    rules = statutes_in_force(db.session(), now()).rules.membership
    return {"rules": rules, "megabytes": LARGEST_MEGABYTES}


@pages.get("/apply")
@public_page
def begin() -> str:
    """Get involved: what it means, what is asked, what happens then."""
    return render_template("applications/begin.html", **terms())


@pages.route("/apply/new/<any(region, partner):kind>", methods=["GET", "POST"])
def start(kind: str) -> ResponseReturnValue:
    """The first page: as what, and the address that the link goes to."""
    form = AddressForm()
    if form.validate_on_submit() and form.seems_human():
        with form.refusals(form.email), refused_politely(form):
            email = form.email.data or ""
            _dossier, token = begin_dossier(
                db.session(),
                kind=ApplicationKind(kind),
                email=email,
                language=current_language(),
                at=now(),
                limits=limits("application", known_spelling(email)),
            )
            return redirect(url_for(".resume", token=token), 303)
    form.hand_out()
    return render_template("applications/start.html", form=form, kind=ApplicationKind(kind), **terms())


@pages.route("/apply/link", methods=["GET", "POST"])
def lost() -> ResponseReturnValue:
    """A new link by mail: who asks is not told whether there is an application."""
    form = AddressForm()
    if form.validate_on_submit() and form.seems_human():
        with form.refusals(form.email), refused_politely(form):
            email = form.email.data or ""
            mail_links_to(db.session(), email, now(), limits("application", known_spelling(email)))
            return render_template("applications/link_mailed.html", email=email)
    form.hand_out()
    return render_template("applications/lost.html", form=form)
