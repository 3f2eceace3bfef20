"""Pages of proxies: who votes for whom in a session, giving a vote, taking it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, current_actor, now
from app.assembly.officers_forms import ConfirmForm
from app.caching import public_page
from app.extensions import db
from app.facts import written
from app.motions.beside import ACTIONS, Action
from app.motions.titles import Title, title_of
from app.voting.proxies_forms import ProxyForm
from app.voting.routes import pages
from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.models import AssemblySession, Proxy
from governance.assembly.queries import assembly_session, state_of
from governance.errors import NotAllowed
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.motions.rules import MotionState
from governance.regions.models import Region
from governance.regions.queries import members
from governance.voting.outcomes import motion_rows
from governance.voting.proxies import (
    OVER,
    GivenVote,
    give_proxy,
    is_votable_in,
    proxies_of,
    proxy_numbered,
    revoke_proxy,
    use_of,
)

# From here a motion comes to a vote; what is decided or gone does not.
TO_DECIDE = (MotionState.SUBMITTED, MotionState.ADMITTED, MotionState.ON_AGENDA, MotionState.NOT_DECIDED)


@dataclass(frozen=True)
class ProxyLine:
    """A proxy, the motion it is for where it is for one, and whether the reader may take it back."""

    proxy: Proxy
    title: Title | None
    mine: bool


@pages.get("/sessions/<int:number>/proxies")
@public_page
def proxies(number: int) -> str:
    """Who votes for whom in a session, and who took their vote back."""
    assembly = session_of(number)
    lines = proxy_lines(proxies_of(db.session(), assembly.id))
    return render_template(
        "voting/proxies.html",
        assembly=assembly,
        in_force=[line for line in lines if line.proxy.revoked_at is None],
        ended=[line for line in lines if line.proxy.revoked_at is not None],
        franchise=assembly.statutes.rules.franchise,
        over=state_of(assembly) in OVER,
        gives=headed() is not None,
    )


def session_of(number: int) -> AssemblySession:
    """The session of an address."""
    return assembly_session(db.session(), number) or abort(404)


def headed() -> int | None:
    """The region whose delegation the reader heads, by its row."""
    office = current_actor().office(OfficeKind.HEAD_OF_DELEGATION)
    return office.region_id if office else None


def proxy_lines(found: Sequence[GivenVote]) -> list[ProxyLine]:
    """The proxies with the titles of their motions; one statement."""
    named = titles(db.session(), [given.motion.id for given in found if given.motion])
    return [
        ProxyLine(
            given.proxy,
            title_of(given.motion, named) if given.motion else None,
            given.proxy.revoked_at is None and can("revoke_proxy", given.proxy),
        )
        for given in found
    ]


@pages.route("/sessions/<int:number>/proxies/give", methods=["GET", "POST"])
@login_required
def give_vote(number: int) -> ResponseReturnValue:
    """Choose who votes for one's own region, and in which votes."""
    region_id = headed()
    if region_id is None:
        raise NotAllowed
    assembly, form = session_of(number), ProxyForm()
    holders = {region.code: region for region in members(db.session(), now()) if region.id != region_id}
    open_motions = to_decide(assembly)
    form.offer(holders.values(), [(motion, title) for motion, title in open_motions.values()])
    if not form.is_submitted():
        form.motion.data = request.args.get("motion", "")
    if form.validate_on_submit():
        holder, (motion, _title) = holders[form.holder.data], open_motions.get(form.motion.data, (None, None))
        region, name = db.session().get_one(Region, region_id), written(holder.name)
        with form.refusals():
            give_proxy(current_act(), region, holder=holder, assembly=assembly, motion=motion)
            flash(_("Your vote is with the delegation of %(region)s.", region=name))
            return redirect(url_for(".proxies", number=number), 303)
    assembly = session_of(number)
    most = assembly.statutes.rules.franchise.proxies_per_holder
    return render_template("voting/give_vote.html", assembly=assembly, form=form, most=most)


def to_decide(assembly: AssemblySession) -> dict[str, tuple[Motion, Title]]:
    """The motions of the session that may still come to a vote, by number; three statements."""
    rows = motion_rows(db.session(), assembly, now())
    motions = [row.motion for row in rows if row.state in TO_DECIDE and is_votable_in(row.motion, assembly)]
    named = titles(db.session(), [motion.id for motion in motions])
    return {str(motion.id): (motion, title_of(motion, named)) for motion in motions}


def proxy_actions(motion: Motion, state: MotionState, actor: Actor) -> Iterator[Action]:
    """Giving the vote on a motion to another delegation, for who heads one; what is open already stays."""
    assembly = motion.assembly_session
    if actor.office(OfficeKind.HEAD_OF_DELEGATION) is None or state_of(assembly) in OVER:
        return
    allowed = assembly.statutes.rules.franchise.proxies_per_holder > 0
    if allowed and state in TO_DECIDE and is_votable_in(motion, assembly):
        url = url_for("voting.give_vote", number=assembly.number, motion=motion.id)
        yield Action(_("Give your vote on it to another region"), url)


ACTIONS.append(proxy_actions)


@pages.route("/proxies/<int:proxy_id>/take-back", methods=["GET", "POST"])
@login_required
def take_back(proxy_id: int) -> ResponseReturnValue:
    """See what taking the vote back changes, and take it back."""
    given, form = proxy_numbered(db.session(), proxy_id) or abort(404), ConfirmForm()
    if not can("revoke_proxy", given.proxy):
        raise NotAllowed
    number = given.proxy.assembly_session.number
    if form.validate_on_submit():
        with form.refusals():
            revoke_proxy(current_act(), given.proxy)
            flash(_("Your vote is your own again. What was cast by proxy before stands."))
            return redirect(url_for(".proxies", number=number), 303)
    (line,) = proxy_lines([proxy_numbered(db.session(), proxy_id) or abort(404)])
    use = use_of(db.session(), proxy_id, now())
    return render_template("voting/take_back.html", line=line, form=form, use=use)
