"""Pages on which regions demand an extraordinary session and sign one another's demands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext
from flask_login import login_required
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length

from app.accounts.zones import SelectChoice
from app.acting import can, current_act, current_actor, now
from app.assembly.routes import pages
from app.caching import public_page
from app.extensions import db
from app.forms import HouseForm
from app.languages import NAMES, current_language
from governance.accounts.rules import VOTING_OFFICES
from governance.act import Act
from governance.assembly.demanding import LONGEST_PURPOSE, DemandState
from governance.assembly.demands import (
    count_of,
    demand_page,
    demand_state_of,
    demands,
    open_demand,
    sign_demand,
    signature_of,
    withdraw_demand,
    withdraw_signature,
)
from governance.assembly.models import DemandSignature, SessionDemand
from governance.assembly.rules import QuorumCount
from governance.errors import N_, NotAllowed
from governance.regions.models import Region
from governance.regions.queries import region_by_code
from governance.statutes.queries import statutes_in_force


class DemandForm(HouseForm):
    """What a session is demanded for, in one language."""

    purpose = TextAreaField(
        lazy_pgettext("demand", "What the session is to be for"),
        [DataRequired(lazy_gettext("Write what the session is to be for.")), Length(max=LONGEST_PURPOSE)],
        description=lazy_gettext("Everyone will read it, in the language in which you write it."),
    )
    language = SelectField(
        lazy_pgettext("demand", "Language of the purpose"),
        [InputRequired(lazy_gettext("Choose an answer."))],
        choices=[SelectChoice(code, name) for code, name in NAMES.items()],
        default=current_language,
    )


class SignatureForm(HouseForm):
    """What a region does with a demand; the button pressed says it."""

    act = StringField(validators=[AnyOf(("sign_demand", "withdraw_signature", "withdraw_demand"))])


@dataclass(frozen=True)
class Standing:
    """A demand as it stands: its state, and how many regions have signed it of how many needed."""

    demand: SessionDemand
    state: DemandState
    count: QuorumCount
    due: datetime | None = None


def standing_of(found: list[SessionDemand], at: datetime) -> list[Standing]:
    """Demands as they stand; `due` is until when the secretariat convenes, of those that are met."""
    counts = count_of(db.session(), [one.id for one in found], at)
    convening = statutes_in_force(db.session(), at).rules.demands.convening_time
    return [
        Standing(
            one, demand_state_of(one, at), counts[one.id], one.met_at + convening if one.met_at else None
        )
        for one in found
    ]


def standings(at: datetime) -> list[Standing]:
    """Every demand as it stands, the newest first; as many statements whatever their number."""
    return standing_of(list(demands(db.session())), at)


@pages.get("/demands")
@public_page
def session_demands() -> str:
    """Every demand, the newest first."""
    rules = statutes_in_force(db.session(), now()).rules.demands
    return render_template(
        "assembly/demands.html",
        demands=standings(now()),
        rules=rules,
        may_open=own_region() is not None,
    )


@pages.get("/demands/<int:demand_id>")
@public_page
def session_demand(demand_id: int) -> str:
    """One demand, and the regions that signed it."""
    return render_template("assembly/demand.html", **demand_shown(demand_id))


def demand_shown(demand_id: int) -> dict[str, Any]:
    """What the pages of a demand show."""
    found = demand_page(db.session(), demand_id) or abort(404)
    own = own_region()
    (stands,) = standing_of([found], now())
    return {
        "standing": stands,
        "demand": found,
        "signatures": [one for one in found.signatures if one.withdrawn_at is None],
        "own": own,
        "signed": bool(own and signature_of(found, own.id)),
        "opened": bool(own and own.id == found.region_id),
        "convenes": stands.state is DemandState.MET and can("convene_session"),
        "sessions": [one for one in found.sessions if one.cancelled_at is None],
    }


def own_region() -> Region | None:
    """The region for which the reader votes, if they vote for one."""
    office = current_actor().office(*VOTING_OFFICES)
    row = region_by_code(db.session(), office.region or "", now()) if office else None
    return row.region if row else None


def region_voted_for() -> Region:
    """The region in whose name a page acts. Raises NotAllowed for whoever votes for none."""
    region = own_region()
    if region is None:
        raise NotAllowed
    return region


@pages.route("/demands/open", methods=["GET", "POST"])
@login_required
def demand_session() -> ResponseReturnValue:
    """Open a demand in the name of one's region."""
    region, form, opened = region_voted_for(), DemandForm(), None
    if form.validate_on_submit():
        with form.refusals():
            words = {"language": form.language.data, "purpose": form.purpose.data or ""}
            opened = open_demand(current_act(), region, **words)
    if opened is not None:
        flash(_("The demand is open, and your region has signed it."))
        return redirect(url_for(".session_demand", demand_id=opened.id), 303)
    rules = statutes_in_force(db.session(), now()).rules.demands
    return render_template("assembly/open_demand.html", form=form, region=region_voted_for(), rules=rules)


def withdraw(act: Act, demand: SessionDemand, *, region: Region) -> SessionDemand:
    """Withdraw the demand itself, which its region need not be named for."""
    return withdraw_demand(act, demand)


Signing = Callable[..., SessionDemand | DemandSignature]
# What a button of the page does, and what is said when it is done.
ACTS: Mapping[str, tuple[Signing, str]] = {
    "sign_demand": (sign_demand, N_("Your region has signed the demand.")),
    "withdraw_signature": (withdraw_signature, N_("The signature of your region is withdrawn.")),
    "withdraw_demand": (withdraw, N_("The demand is withdrawn.")),
}


@pages.route("/demands/<int:demand_id>/sign", methods=["GET", "POST"])
@login_required
def sign(demand_id: int) -> ResponseReturnValue:
    """Sign a demand in the name of one's region, or take that back."""
    region, form = region_voted_for(), SignatureForm()
    demand = demand_page(db.session(), demand_id) or abort(404)
    if form.validate_on_submit():
        with form.refusals():
            perform, said = ACTS[form.act.data or ""]
            perform(current_act(), demand, region=region)
            flash(_(said))
            return redirect(url_for(".session_demand", demand_id=demand_id), 303)
    return render_template("assembly/sign_demand.html", form=form, **demand_shown(demand_id))
