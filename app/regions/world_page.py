"""The map of the members at any day, the list beside it, and the map alone as a file."""

import re
from base64 import b64encode
from hashlib import sha256

from flask import Response, render_template, request
from flask_babel import gettext as _

from app.caching import public_page
from app.extensions import db
from app.paging import pages_of
from app.places.equal_earth import HEIGHT, WIDTH
from app.regions.atlas import Atlas, atlas, by_country, listed
from app.regions.past import PastForm, days_worth_a_look
from app.regions.routes import pages
from governance.regions.history import first_admission

PAGE = 100
# The look of the map outside of a page: as on one, and by the reader's own preference light or dark.
STYLE = re.sub(
    r"\s+",
    " ",
    """
svg{--paper:#f4f6f9;--rule:#cbd2df;--edge:#737d95;--ink:#161c33;--e:#a8481d;--p:#0c6e60;background:var(--paper);fill:none}
@media(prefers-color-scheme:dark){svg{--paper:#0f1322;--rule:#333c58;--edge:#7d88a8;--ink:#e9ecf6;--e:#f0a37c;--p:#68cdb8}}
.land{fill:var(--rule);stroke:var(--paper);stroke-width:.6}.of-members{fill:var(--edge)}
.twin-lines{stroke:var(--ink);stroke-width:1.2}.spots,.twin-lines{vector-effect:non-scaling-stroke}
.high_emission{stroke:var(--e);stroke-width:7;stroke-linecap:square}
.high_potential{stroke:var(--p);stroke-width:8;stroke-linecap:round}.rim{stroke:var(--paper);stroke-width:11}
.crowded use{stroke-width:4}.crowded .rim{stroke-width:5.5}
""",
).strip()
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'sha256-"
    f"{b64encode(sha256(STYLE.encode()).digest()).decode()}'; frame-ancestors 'none'",
    "Content-Disposition": "inline; filename=member-regions.svg",
}


@pages.get("/regions/map")
@public_page
def world() -> str:
    """The members of a day on the map, and beside it, country by country, with their twins."""
    form = PastForm(request.args)
    at = form.moment()
    found = atlas(db.session(), at)
    shown = pages_of(len(found.rows), PAGE, **form.kept())
    return render_template(
        "regions/map.html",
        form=form,
        at=at,
        days=days_worth_a_look("regions.world", first_admission(db.session())),
        picture=found.picture(),
        description=description(found),
        found=found,
        countries=by_country(listed(found)[shown.start(PAGE) :][:PAGE]),
        pages=shown,
    )


@pages.get("/regions/map.svg")
@public_page
def world_svg() -> Response:
    """The map alone, to be shown on another page or taken away."""
    found = atlas(db.session(), PastForm(request.args).moment())
    drawing = render_template(
        "regions/map.svg",
        picture=found.picture(),
        description=description(found),
        style=STYLE,
        size=(WIDTH, HEIGHT),
    )
    return Response(drawing, mimetype="image/svg+xml", headers=HEADERS)


def description(found: Atlas) -> str:
    """What the map of these members shows."""
    return map_says(len(found.rows), len(found.countries), len(found.twins))


def map_says(regions: int, countries: int, twins: int) -> str:
    """What a map shows, in figures."""
    return _(
        "Member regions: %(regions)s. Countries: %(countries)s. Twin regions: %(twins)s.",
        regions=regions,
        countries=countries,
        twins=twins,
    )
