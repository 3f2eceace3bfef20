"""The register of regions and twins as anyone may read it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.paging import page_number, pages_of
from app.regions.forms import RegisterForm
from app.regions.routes import pages
from governance.regions.register import PAGE, countries_of, register_page, twinned_with


@pages.get("/regions")
@public_page
def index() -> str:
    """The register: every region with its standing and its twins, a hundred a page, now or on a past day."""
    form = RegisterForm(request.args)
    form.offer(countries_of(db.session()))
    wanted = form.wanted()
    at = form.on.moment()
    found = register_page(
        db.session(), at, form.meant(wanted), language=current_language(), page=page_number()
    )
    return render_template(
        "regions/index.html",
        form=form,
        rows=found.rows,
        found=found.found,
        partners=twinned_with(db.session(), at, [row.region.id for row in found.rows]),
        pages=pages_of(found.found, PAGE, **wanted),
        day=form.on.data if wanted["on"] else None,
        narrowed=any(value for name, value in wanted.items() if name != "on"),
    )


@pages.get("/regions/twins", endpoint="twins")
def twin_regions() -> ResponseReturnValue:
    """Where the twin regions were listed before they had a room of their own."""
    return redirect(url_for("twinning.index"))
