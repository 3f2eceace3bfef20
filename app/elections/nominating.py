"""A delegation's page to nominate somebody, with whom it has nominated so far."""

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_required

from app.acting import current_act, current_actor, now
from app.elections.candidacy_forms import NominateForm
from app.elections.routes import pages
from app.extensions import db
from app.languages import current_language
from governance.accounts.rules import VOTING_OFFICES
from governance.elections.candidacies import nominations_by
from governance.elections.models import Nomination
from governance.elections.nominating import nominate as nominate_somebody
from governance.elections.nominating import standing_of
from governance.elections.queries import election_page, state_of
from governance.elections.standing import NominationState
from governance.errors import NotAllowed
from governance.regions.models import Region
from governance.regions.queries import region_by_code


@pages.route("/elections/<int:election_id>/nominate", methods=["GET", "POST"])
@login_required
def nominate(election_id: int) -> ResponseReturnValue:
    """Nominate somebody in the name of one's region."""
    region, form = own_region(), NominateForm(language=current_language(), zone=current_user.zone)
    found = election_page(db.session(), election_id) or abort(404)
    if form.validate_on_submit():
        with form.refusals():
            nominate_somebody(current_act(), region, election=found, invitee=form.invitee())
            flash(_("The nomination is recorded. The person is told by mail, and answers here."))
            return redirect(url_for(".nominate", election_id=election_id), 303)
    found, region = election_page(db.session(), election_id) or abort(404), own_region()
    return render_template(
        "elections/nominate.html",
        form=form,
        election=found,
        region=region,
        state=state_of(found, now()),
        nominations=told(nominations_by(db.session(), election_id, region.id)),
    )


def own_region() -> Region:
    """The region in whose name the person nominates. Raises NotAllowed for who has none."""
    office = current_actor().office(*VOTING_OFFICES)
    row = region_by_code(db.session(), office.region or "", now()) if office else None
    if row is None:
        raise NotAllowed
    return row.region


def told(nominations: Sequence[Nomination]) -> list[tuple[str, NominationState, Nomination]]:
    """Whom a region nominated, by the name that they accepted under or else go by, and what became of it."""
    return [(each.name or each.person.name, standing_of(each), each) for each in nominations]
