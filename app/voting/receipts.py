"""The receipt of a paper, read back from the database; for the delegation that cast it."""

from flask import abort, render_template, url_for
from flask_babel import gettext as _
from flask_babel import pgettext
from flask_login import login_required

from app.acting import current_actor, now
from app.extensions import db
from app.motions.titles import title_of
from app.voting.ballot_paper import heading, office_words, receives
from app.voting.delegate import may_see
from app.voting.routes import pages
from governance.motions.queries import titles
from governance.voting import papers
from governance.voting.models import Ballot
from governance.voting.papers import Receipt


@pages.get("/my-votes/receipts/<int:casting_id>")
@login_required
def receipt(casting_id: int) -> str:
    """What was cast: a code, a time and a fingerprint for each vote."""
    found = papers.receipt(db.session(), casting_id)
    if found is None or not may_see(found.casting):
        abort(404)
    votes = [ballot.entry.vote for ballot in found.casting.ballots]
    return render_template(
        "voting/receipt.html",
        region=papers.booths(db.session(), [found.casting.region_id], now())[0].region,
        receipt=found,
        lines=lines(found),
        cast_by=cast_by(found),
        open_until=min((vote.closes_at for vote in votes if receives(vote, now())), default=None),
        votes_for_it=current_actor().votes_for(found.casting.region_id) is not None,
        undeclared=any(vote.declared_at is None for vote in votes),
    )


def lines(found: Receipt) -> list[dict[str, str]]:
    """Each ballot on the paper as the receipt shows it."""
    ballots = found.casting.ballots
    named = titles(db.session(), [ballot.entry.vote.motion_id for ballot in ballots])
    return [
        {
            "title": heading(title_of(ballot.entry.vote.motion, named)),
            "url": url_for("motions.motion", motion_id=ballot.entry.vote.motion_id),
            "choice": ballot.choice,
            "code": ballot.code,
            "digest": ballot.entry.vote.text_digest,
            "note": whether_it_counts(ballot, found.revisions[ballot.roll_entry_id]),
        }
        for ballot in ballots
    ]


def whether_it_counts(ballot: Ballot, counting: int) -> str:
    """Which of the region's ballots in this vote it is, and whether it is the one that counts."""
    if ballot.entry.vote.annulled_at is not None:
        return _("Number %(number)s of your region; the vote was annulled.", number=ballot.revision)
    if ballot.revision < counting:
        return _(
            "Number %(number)s of your region; number %(counting)s replaced it and counts.",
            number=ballot.revision,
            counting=counting,
        )
    return _("Number %(number)s of your region; it is the one that counts.", number=ballot.revision)


def cast_by(found: Receipt) -> str:
    """You, or the office of your colleague."""
    if found.casting.person_id == current_actor().person_id:
        return pgettext("receipt", "you")
    return office_words(found.office)
