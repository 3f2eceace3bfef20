"""Voting in an election: the ballot, the check before it is cast, and what answers the cast.

Nothing of it is kept on the server before it is cast: the marks travel in the form. A secret ballot is
answered with a page and not with another address, because its identifier may stand in no address, session
or log beside the region.
"""

import secrets
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.elections.ballot_forms import BallotForm, CastBallotForm, ballot_form, field_name
from app.elections.ballot_key import SealedBallot, sealed, unsealed
from app.elections.ballot_paper import (
    BallotPaper,
    asked_for,
    election_there,
    in_hand,
    own_regions,
    paper_of,
)
from app.elections.ballot_words import how_to, left_out, left_out_words, mark_rows
from app.elections.routes import pages
from app.extensions import db
from governance.act import Overtaken
from governance.elections.ballots import Mark, MarkKind, marked_of
from governance.elections.casting import (
    BallotAlreadyCast,
    ballot_by_key,
    cast_election_ballot,
    cast_into_urn,
)
from governance.elections.urn import AlreadyInUrn, drawn_slip


@pages.route("/elections/<int:election_id>/ballot", methods=["GET", "POST"])
@login_required
def ballot(election_id: int) -> ResponseReturnValue:
    """The ballot of a region; sending it casts nothing, and shows once more what it says."""
    paper = paper_here(election_id)
    if not isinstance(paper, BallotPaper):
        return paper
    if paper.is_in_urn or not paper.is_open:
        return ballot_page("ballot_over", paper)
    form = ballot_form(paper, marked_of(paper.last.mark) if paper.last else None)
    if "change" not in request.form and form.validate_on_submit():
        return check_page(paper, SealedBallot(form.mark, fresh_key(paper)))
    return form_page(paper, form)


@pages.route("/elections/<int:election_id>/ballot/check", methods=["GET", "POST"])
@login_required
def check_ballot(election_id: int) -> ResponseReturnValue:
    """Cast what was checked; sent again it is the same recorded ballot, or is told to be in the box."""
    paper = paper_here(election_id)
    if not isinstance(paper, BallotPaper):
        return paper
    if request.method == "GET":
        return redirect(address("ballot", paper), 303)
    if paper.is_in_urn:  # before the seal is looked at: the answer is the same whatever was sent
        return ballot_page("ballot_over", paper)
    form = CastBallotForm()
    checked = unsealed(paper.entry, form.sealed_key.data or "") if form.validate() else None
    if checked is None:
        return unreadable(paper)
    answer: ResponseReturnValue | None = None
    with form.refusals():
        answer = cast(paper, checked)
    return check_page(again(election_id), checked, form) if answer is None else answer


def paper_here(election_id: int) -> BallotPaper | ResponseReturnValue:
    """The paper that the address asks for; else the page on which to choose, or the election's own."""
    election = election_there(election_id)
    if election.opens_at is None and own_regions():
        return redirect(url_for("elections.election", election_id=election_id), 303)
    entries = in_hand(election)
    entry = asked_for(entries)
    if entry is None:
        return render_template("elections/ballot_choice.html", election=election, entries=entries)
    return paper_of(election, entry)


def again(election_id: int) -> BallotPaper:
    """The paper as it is after an act."""
    paper = paper_here(election_id)
    if not isinstance(paper, BallotPaper):
        raise LookupError("the paper is gone")
    return paper


def cast(paper: BallotPaper, checked: SealedBallot) -> ResponseReturnValue:
    """Cast the ballot, and say so."""
    if paper.is_secret:
        return cast_secretly(paper, checked)
    receipt = url_for(".receipt", election_id=paper.election.id)
    try:
        cast_election_ballot(current_act(), paper.entry, mark=checked.mark, key=checked.key)
    except BallotAlreadyCast:
        return redirect(receipt, 303)
    except Overtaken:
        if ballot_by_key(db.session(), checked.key) is None:
            raise
    return redirect(receipt, 303)


def cast_secretly(paper: BallotPaper, checked: SealedBallot) -> ResponseReturnValue:
    """Put the ballot into the urn; the page that answers is the last that knows its identifier."""
    election_id = paper.election.id
    try:
        cast_into_urn(current_act(), paper.entry, mark=checked.mark, slip=checked.key)
    except AlreadyInUrn:
        return ballot_page("ballot_over", again(election_id))
    return ballot_page("ballot_cast", again(election_id), slip=checked.key)


def fresh_key(paper: BallotPaper) -> str:
    """The identifier in the urn, drawn by chance; or what makes a recorded ballot one only."""
    return drawn_slip() if paper.is_secret else secrets.token_urlsafe(24)


def unreadable(paper: BallotPaper) -> ResponseReturnValue:
    """The ballot to be marked again, because what was sent is none that we checked."""
    form = ballot_form(paper, marked_of(paper.last.mark) if paper.last else None)
    form.form_errors = [
        _("Nothing was cast: what was sent is not the ballot that was checked. Mark it again.")
    ]
    return form_page(paper, form), 422


def form_page(paper: BallotPaper, form: BallotForm) -> str:
    """The page on which the ballot is marked."""
    election, number = paper.election, len(paper.candidates)
    pages_of = {one.id: candidate_page(paper, one.id) for one in paper.candidates}
    said = how_to(election, paper.kind, number)
    return ballot_page("ballot", paper, form=form, how_to=said, pages_of=pages_of, last_place=number)


def candidate_page(paper: BallotPaper, number: int) -> str:
    """The address of what a candidate says of themselves."""
    # Whoever goes on from a first round has their page there.
    election_id = next(one.election_id for one in paper.candidates if one.id == number)
    return url_for("elections.candidate", election_id=election_id, nomination_id=number)


def check_page(paper: BallotPaper, checked: SealedBallot, refused: CastBallotForm | None = None) -> str:
    """What would be cast, in order, and the button that casts it."""
    form = CastBallotForm(formdata=None, sealed_key=sealed(paper.entry, checked))
    return ballot_page(
        "ballot_check",
        paper,
        form=form,
        refused=refused or form,
        slip=checked.key if paper.is_secret else "",
        rows=mark_rows(checked.mark, paper.names),
        left_out=left_out(checked.mark, paper.names),
        left_out_words=left_out_words(paper.election, paper.kind),
        fields=fields_of(checked.mark),
    )


def fields_of(mark: Mark) -> list[tuple[str, Any]]:
    """The fields that would mark a ballot so, for going back to it."""
    if mark["kind"] == MarkKind.CHOICES:
        return [("chosen", number) for number in mark["chosen"]]
    return [(field_name(number), said) for number, said in marked_of(mark).items()]


def address(page: str, paper: BallotPaper) -> str:
    """A page of this ballot."""
    return url_for(f".{page}", election_id=paper.election.id, region=paper.region.code)


def ballot_page(name: str, paper: BallotPaper, **shown: Any) -> str:
    """A page of a ballot."""
    return render_template(
        f"elections/{name}.html", paper=paper, election=paper.election, address=address, **shown
    )
