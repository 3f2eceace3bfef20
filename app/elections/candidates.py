"""A candidate as anyone may read of them, and the photograph by an address of its own."""

from flask import Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.caching import public_page
from app.elections.candidacy import candidacy_of
from app.elections.routes import pages
from app.extensions import db
from app.languages import current_language
from governance.elections.candidacies import nomination_page
from governance.elections.photos import photo_of

# The address names the bytes, so they never change; the browser asks once.
HEADERS = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}


@pages.get("/elections/<int:election_id>/candidates/<int:nomination_id>")
@public_page
def candidate(election_id: int, nomination_id: int) -> ResponseReturnValue:
    """Who stands: by which region, with which statement and which interests; in another round, the first."""
    nomination = nomination_page(db.session(), nomination_id)
    if nomination is None or nomination.accepted_at is None:
        abort(404)
    found = candidacy_of(nomination)
    if nomination.election_id != election_id:
        return redirect(found.address(), 302)
    shown = found.read_in(request.args.get("text", current_language()))
    return render_template("elections/candidate.html", found=found, shown=shown)


@pages.get("/elections/photos/<int:nomination_id>/<digest>.jpg")
def photo(nomination_id: int, digest: str) -> Response:
    """The photograph of a candidate who stands."""
    nomination = nomination_page(db.session(), nomination_id)
    if nomination is None or nomination.photo_digest != digest:
        abort(404)
    content = photo_of(db.session(), digest) or abort(404)
    return Response(content, mimetype="image/jpeg", headers=HEADERS)
