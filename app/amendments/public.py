"""An amendment as anyone may read it, and a motion with everything that is proposed to it."""

from flask import abort, render_template, request

from app.acting import now
from app.amendments.answering import offers
from app.amendments.reading import Page, page_of, row_of
from app.amendments.routes import pages
from app.amendments.together import places
from app.caching import public_page
from app.extensions import db
from app.motions.marked import shown
from app.motions.titles import short_name, title_of
from governance.amendments.standing import DONE, Proposal, authentic_of, proposed_on
from governance.motions.amending import anchored
from governance.motions.queries import motion_page, titles
from governance.voting.queries import state_of

VIEWS = ("difference", "clean", "sides")


@pages.get("/amendments/<int:motion_id>")
@public_page
def amendment(motion_id: int) -> str:
    """One amendment: what it changes in three views, where it stands, what contradicts it."""
    page = page_of(motion_id)
    view = request.args.get("view", VIEWS[0])
    if view not in VIEWS:
        abort(404)
    proposal, named = page.proposal, titles(db.session(), [motion_id, page.root.id])
    return render_template(
        "amendments/amendment.html",
        page=page,
        proposal=proposal,
        view=view,
        name=short_name(proposal.motion),
        title=title_of(proposal.motion, named),
        root_title=title_of(page.root, named),
        row=row_of(page.proposed, proposal, page.text),
        note=shown(anchored(proposal.row.note or "")),
        after=shown(page.after) if view == "clean" else (),
        language=authentic_of(db.session(), page.root).language,
        votes=[(vote, state_of(vote, now())) for vote in proposal.votes if vote.opens_at <= now()],
        fell_with=felled_by(page),
        done=proposal.state in DONE,
        offers=offers(page),
    )


def felled_by(page: Page) -> Proposal | None:
    """The amendment whose adoption made this one fall."""
    with_id = page.proposal.motion.fell_with_id
    return next((one for one in page.proposed.proposals if one.motion.id == with_id), None)


@pages.get("/motions/<int:motion_id>/with-amendments")
@public_page
def together(motion_id: int) -> str:
    """The whole motion with its adopted and its open amendments, paragraph by paragraph."""
    found = motion_page(db.session(), motion_id)
    if found is None or found.role is not None:
        abort(404)
    proposed = proposed_on(db.session(), found)
    return render_template(
        "amendments/together.html",
        motion=found,
        title=title_of(found, titles(db.session(), [motion_id])),
        language=found.authentic_language,
        places=places(found, proposed),
        done=[row_of(proposed, one, ()) for one in proposed.proposals if one.state in DONE],
    )
