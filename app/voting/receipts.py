"""The receipt of a paper, read back from the database; for the delegation that cast it."""

import re
from collections.abc import Mapping

from flask import abort, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import pgettext
from flask_login import login_required

from app.acting import current_actor, now
from app.extensions import db
from app.facts import written
from app.motions.titles import title_of
from app.voting.ballot_paper import heading, receives
from app.voting.delegate import may_see
from app.voting.paper_words import office_words
from app.voting.routes import pages
from governance.motions.queries import titles
from governance.regions.models import Region
from governance.voting.castings import Receipt, receipts
from governance.voting.models import Ballot, Casting

# No more regions on one paper than one may vote for; the numbers are rows of the database.
BESIDE = re.compile(r"[1-9][0-9]{0,8}(,[1-9][0-9]{0,8}){0,99}")


@pages.get("/my-votes/receipts/<int:casting_id>")
@login_required
def receipt(casting_id: int) -> str:
    """What was cast: a code, a time and a fingerprint for each vote, region by region."""
    found = receipts(db.session(), [casting_id, *beside()])
    if not found or found[0].casting.id != casting_id or not all(may_see(one.casting) for one in found):
        abort(404)
    ballots = [ballot for one in found for ballot in one.casting.ballots]
    votes = [ballot.entry.vote for ballot in ballots]
    named = titles(db.session(), [vote.motion_id for vote in votes])
    own = voter_of(found[0].casting)
    return render_template(
        "voting/receipt.html",
        region=own,
        receipts=[(one, whose(one.casting), lines(one, named), cast_by(one)) for one in found],
        number=len(ballots),
        open_until=min((vote.closes_at for vote in votes if receives(vote, now())), default=None),
        votes_for_it=current_actor().votes_for(own.id) is not None,
        undeclared=any(vote.declared_at is None for vote in votes),
    )


def beside() -> list[int]:
    """The other papers that were handed in together with this one, by their numbers in the address."""
    asked = request.args.get("beside", "")
    return [int(number) for number in asked.split(",")] if BESIDE.fullmatch(asked) else []


def voter_of(casting: Casting) -> Region:
    """The region whose delegation cast it."""
    return casting.proxy.holder if casting.proxy else casting.region


def whose(casting: Casting) -> str:
    """Whose vote was cast, and by whose proxy."""
    region = written(casting.region.name)
    if casting.proxy is None:
        return region
    # Translators: "Borgou, by proxy: Brandenburg" - the second region's delegation voted for the first.
    return _("%(region)s, by proxy: %(holder)s", region=region, holder=written(casting.proxy.holder.name))


def lines(found: Receipt, named: Mapping[int, Mapping[str, str]]) -> list[dict[str, str]]:
    """Each ballot on the paper as the receipt shows it."""
    return [
        {
            "title": heading(title_of(ballot.entry.vote.motion, named)),
            "url": url_for("motions.motion", motion_id=ballot.entry.vote.motion_id),
            "choice": ballot.choice,
            "code": ballot.code,
            "digest": ballot.entry.vote.text_digest,
            "note": whether_it_counts(ballot, found.revisions[ballot.roll_entry_id]),
        }
        for ballot in found.casting.ballots
    ]


def whether_it_counts(ballot: Ballot, counting: int) -> str:
    """Which of the region's ballots in this vote it is, and whether it is the one that counts."""
    if ballot.entry.vote.annulled_at is not None:
        return _("Number %(number)s of this region; the vote was annulled.", number=ballot.revision)
    if ballot.revision < counting:
        return _(
            "Number %(number)s of this region; number %(counting)s replaced it and counts.",
            number=ballot.revision,
            counting=counting,
        )
    return _("Number %(number)s of this region; it is the one that counts.", number=ballot.revision)


def cast_by(found: Receipt) -> str:
    """You, or the office of your colleague."""
    if found.casting.person_id == current_actor().person_id:
        return pgettext("receipt", "you")
    return office_words(found.office)
