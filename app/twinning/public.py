"""Twin regions as anyone reads them: the list, one with its agreement, two versions side by side."""

from typing import Any

from flask import abort, render_template, request
from wtforms import SelectChoice  # type: ignore[attr-defined]  # the stubs lag behind

from app.acting import can, current_actor, now
from app.caching import public_page
from app.commitments.reading import shown
from app.extensions import db
from app.languages import NAMES
from app.paging import page_followed, page_number
from app.twinning.cards import twin_card, twin_cards
from app.twinning.forms import ComparisonForm
from app.twinning.reading import Compared, compared, language_shown, reading
from app.twinning.routes import pages
from governance.accounts.rules import Actor
from governance.commitments.queries import commitments_of
from governance.regions.queries import twins
from governance.twinning.models import Agreement, TwinProposal
from governance.twinning.queries import departure, endings, proposal_of_twin, twin_with_halves

TWINS = 40


@pages.get("")
@public_page
def index() -> str:
    """Every twin in force with what its two halves have agreed."""
    start = (page_number() - 1) * TWINS
    found = twins(db.session(), now(), limit=TWINS + 1, offset=start)
    return render_template(
        "twinning/index.html",
        cards=twin_cards(found[:TWINS]),
        pages=page_followed(len(found) > TWINS),
        heads=headed(current_actor()),
        keeps=can("register_agreement"),
    )


def headed(actor: Actor) -> list[str]:
    """The codes of the regions for which somebody speaks."""
    return [office.region or "" for office in actor.offices if actor.heads(office.region_id)]


@pages.get("/<int:twin_id>")
@public_page
def twin(twin_id: int) -> str:
    """One twin: its halves, the agreement in a language, the signatures, how it came about and may end."""
    found = twin_with_halves(db.session(), twin_id) or abort(404)
    proposal = proposal_of_twin(db.session(), twin_id)
    versions = sorted(proposal.agreements, key=lambda one: -one.version) if proposal else []
    in_force = next((one for one in versions if one.registered_at and not one.superseded_at), None)
    read = reading(versions, in_force, "twinning.twin", twin_id=twin_id)
    if proposal and read is None:
        abort(404)
    return render_template(
        "twinning/twin.html",
        twin=found,
        card=twin_card(found, in_force),
        proposal=proposal,
        reading=read,
        versions=versions,
        form=comparison_form(versions),
        endings=endings(db.session(), twin_id),
        departure=departure(db.session(), found),
        commitments=[shown(row) for row in commitments_of(db.session(), [twin_id], now())],
    )


@pages.get("/<int:twin_id>/comparison")
@public_page
def comparison(twin_id: int) -> str:
    """What changed from one version of an agreement to another."""
    found = twin_with_halves(db.session(), twin_id) or abort(404)
    proposal = proposal_of_twin(db.session(), twin_id) or abort(404)
    return render_template("twinning/comparison.html", twin=found, **comparing(proposal))


def comparing(proposal: TwinProposal) -> dict[str, Any]:
    """The form that chooses two versions and a language, and what it shows."""
    versions = sorted(proposal.agreements, key=lambda one: -one.version)
    form = comparison_form(versions)
    if form is None:
        abort(404)
    found: Compared | None = None
    if form.validate():
        numbered = {one.version: one for one in versions}
        found = compared(numbered[form.before.data], numbered[form.after.data], form.text.data)
    return {"form": form, "compared": found}


def comparison_form(versions: list[Agreement]) -> ComparisonForm | None:
    """The form for versions, the newest first; it begins with the last two. None where there are not two."""
    if len(versions) < 2:
        return None
    latest, before = versions[:2]
    asked = request.args if "before" in request.args else None
    start = {"before": before.version, "after": latest.version, "text": language_shown(latest)}
    form = ComparisonForm(asked, data=start)
    numbers = [SelectChoice(one.version, str(one.version)) for one in versions]
    form.before.choices = form.after.choices = numbers
    written = {language for one in versions for language in one.texts}
    form.text.choices = [SelectChoice(code, name) for code, name in NAMES.items() if code in written]
    return form
