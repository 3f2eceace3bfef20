"""Pages of the draw: the whole computation for everybody, and the words of a region for its delegation."""

from collections.abc import Sequence

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, current_actor, now
from app.caching import public_page
from app.elections.draw_forms import CommitForm, RevealForm
from app.elections.draw_shown import draws_of, told
from app.elections.routes import pages
from app.extensions import db
from app.paging import pages_of
from governance.accounts.rules import VOTING_OFFICES
from governance.elections.drawing import commit_number, own_regions, reveal_number
from governance.elections.models import Election
from governance.elections.queries import election_page, state_of
from governance.errors import NotAllowed
from governance.regions.models import Region

WORDS_PAGE = 100


def numbered(election_id: int) -> Election:
    """The election of that number, or no page."""
    return election_page(db.session(), election_id) or abort(404)


@pages.get("/elections/<int:election_id>/draw")
@public_page
def draw(election_id: int) -> str:
    """What regions brought to the draw, and every step of it."""
    election = numbered(election_id)
    draws = draws_of(election)
    shown = pages_of(len(draws.numbers), WORDS_PAGE)
    start = shown.start(WORDS_PAGE)
    return render_template(
        "elections/draw.html",
        election=election,
        state=state_of(election, now()),
        draws=draws,
        numbers=draws.numbers[start : start + WORDS_PAGE],
        pages=shown,
        has_region=bool(region_ids()),
    )


@pages.get("/elections/<int:election_id>/draw.txt")
def draw_text(election_id: int) -> Response:
    """The same as a text, whole."""
    return Response(told(draws_of(numbered(election_id))), mimetype="text/plain")


@pages.route("/elections/<int:election_id>/draw/commit", methods=["GET", "POST"])
@login_required
def commit(election_id: int) -> ResponseReturnValue:
    """Commit the words of a region, by their fingerprint."""
    election, regions = numbered(election_id), my_regions()
    region, form = chosen_region(regions), CommitForm()
    if form.validate_on_submit():
        words = (form.commitment.data or "").lower()
        with form.refusals():
            commit_number(current_act(), region, election=election, commitment=words)
            flash(_("Your region is in the draw. Keep the words: you reveal them after the close."))
            return redirect(url_for(".draw", election_id=election_id), 303)
    return words_page("elections/draw_commit.html", election_id, form, region)


@pages.route("/elections/<int:election_id>/draw/reveal", methods=["GET", "POST"])
@login_required
def reveal(election_id: int) -> ResponseReturnValue:
    """Reveal the words of a region."""
    election, regions = numbered(election_id), my_regions()
    region, form = chosen_region(regions), RevealForm()
    if form.validate_on_submit():
        with form.refusals():
            reveal_number(current_act(), region, election=election, words=form.words.data or "")
            flash(_("The words of your region are revealed."))
            return redirect(url_for(".draw", election_id=election_id), 303)
    return words_page("elections/draw_reveal.html", election_id, form, region)


def words_page(template: str, election_id: int, form: CommitForm | RevealForm, region: Region) -> str:
    """The page of a form, with the election read anew."""
    election, regions = numbered(election_id), my_regions()
    region = next(one for one in regions if one.code == region.code)
    numbers = {one.region_id: one for one in draws_of(election).numbers}
    return render_template(
        template,
        election=election,
        state=state_of(election, now()),
        form=form,
        region=region,
        number=numbers.get(region.id),
        others=[one for one in regions if one.code != region.code],
    )


def region_ids() -> list[int]:
    """The regions for which the person votes."""
    held = (office.region_id for office in current_actor().offices if office.kind in VOTING_OFFICES)
    return [number for number in held if number is not None]


def my_regions() -> Sequence[Region]:
    """The regions for which the person votes, by code. Raises NotAllowed where there is none."""
    found = own_regions(db.session(), region_ids())
    if not found:
        raise NotAllowed
    return found


def chosen_region(regions: Sequence[Region]) -> Region:
    """The region that the address names, or the first."""
    code = request.args.get("region", regions[0].code)
    return next((one for one in regions if one.code == code), None) or abort(404)
