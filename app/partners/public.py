"""The partners as anyone may read of them: the list of today, and a page of each, also when it has ended."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import abort, render_template, request

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.paging import pages_of
from app.partners.forms import PartnersForm
from app.partners.routes import pages
from app.places.folding import plain
from app.regions.register import country_name
from governance.partners.models import Partner
from governance.partners.queries import partner as partner_of
from governance.partners.queries import partners

PAGE = 100


@pages.get("/partners")
@public_page
def index() -> str:
    """The partners in force by name, of one kind or country or all."""
    everyone = partners(db.session(), now())
    form = PartnersForm(request.args)
    form.offer({partner.country for partner in everyone if partner.country})
    wanted = form.wanted()
    found = narrowed(everyone, **wanted)
    shown = pages_of(len(found), PAGE, **wanted)
    return render_template(
        "partners/index.html",
        form=form,
        partners=found[shown.start(PAGE) :][:PAGE],
        found=len(found),
        everyone=len(everyone),
        country_name=country_name,
        pages=shown,
    )


@pages.get("/partners/<int:partner_id>")
@public_page
def partner(partner_id: int) -> str:
    """One partner: what it is, what it does, from when to when."""
    found = partner_of(db.session(), partner_id) or abort(404)
    language = current_language()
    written = language if language in found.purpose else next(iter(found.purpose), language)
    return render_template(
        "partners/partner.html",
        partner=found,
        country=country_name(found.country) if found.country else "",
        website=web_address(found.website),
        purpose=found.purpose.get(written, ""),
        written=written,
    )


def narrowed(found: Iterable[Partner], kind: str = "", country: str = "") -> list[Partner]:
    """The partners that are meant, by their names in the language of the page."""
    meant = (each for each in found if kind in ("", each.kind) and country in ("", each.country))
    language = current_language()
    return sorted(meant, key=lambda partner: (plain(partner.name[language]), partner.id))


def web_address(written: str) -> str:
    """The address as a link; nothing where it is none that a browser may be sent to."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return ""
    return written if parts.scheme in ("http", "https") and parts.hostname else ""
