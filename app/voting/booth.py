"""The booth: what a delegate's region is asked, the paper, and the check before it is cast."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.extensions import db
from app.facts import written
from app.voting.ballot_paper import Paper, paper_for
from app.voting.booth_forms import CastForm, PaperForm, entries_sent, paper_form
from app.voting.delegate import Delegate, booths, chosen_delegate, delegate_for, is_alternate, may_see
from app.voting.paper_words import cast_words, halves_words, row_words, voters, whom
from app.voting.routes import pages
from governance.errors import NotAllowed
from governance.voting.castings import castings_of, number_of
from governance.voting.drafts import Draft, keep_draft, marked_entries
from governance.voting.handing_in import hand_in
from governance.voting.models import Casting
from governance.voting.papers import casting_by_key
from governance.voting.rules import Choice

LATEST_RECEIPTS = 5


@pages.get("/my-votes")
@login_required
def my_votes() -> str:
    """What is open to the region, how each vote stands, and the latest receipts."""
    delegate = chosen_delegate()
    if delegate is None:
        return render_template("voting/my_votes.html", booths=booths(), alternate=is_alternate())
    paper = paper_for(delegate)
    receipts = castings_of(db.session(), paper.region.id, LATEST_RECEIPTS)
    several = len(delegate_for()) > 1
    return booth_page("my_votes", delegate, paper, receipts=receipts, several=several, row_words=row_words)


def booth_page(name: str, delegate: Delegate, paper: Paper, **shown: Any) -> str:
    """A page of the booth."""
    words = {"cast_words": cast_words, "halves_words": halves_words, "whom": whom, "voters": voters}
    return render_template(f"voting/{name}.html", delegate=delegate, paper=paper, **words, **shown)


@pages.route("/my-votes/paper", methods=["GET", "POST"])
@login_required
def paper() -> ResponseReturnValue:
    """Every open vote of the region on one page; saving keeps the answers and casts nothing."""
    delegate = chosen_delegate()
    if delegate is None:
        return redirect(url_for(".my_votes"), 303)
    paper = paper_for(delegate, entries_sent())
    form = paper_form(paper.castable)
    if form.validate_on_submit():
        with form.refusals():
            keep(delegate, answers(paper, form))
            return redirect(url_for(".check", region=delegate.region), 303)
    return booth_page("paper", delegate, paper, form=form)


def answers(paper: Paper, form: PaperForm) -> dict[int, Choice]:
    """What is marked now; what was marked on a vote that has closed since is kept beside it."""
    marked = {question.entry_id: form.choice_of(question) for question in paper.castable}
    for question in paper.placed("closed"):
        marked[question.entry_id] = marked[question.entry_id] or question.marked
    return {entry_id: choice for entry_id, choice in marked.items() if choice}


def keep(delegate: Delegate, choices: dict[int, Choice]) -> Draft:
    """Keep the answers on the server."""
    return keep_draft(db.session(), delegate.person_id, delegate.region_id, choices, now())


@pages.route("/my-votes/check", methods=["GET", "POST"])
@login_required
def check() -> ResponseReturnValue:
    """The answers once more; the button casts them, all or none."""
    delegate = chosen_delegate()
    if delegate is None:
        return redirect(url_for(".my_votes"), 303)
    form = CastForm()
    if request.method == "POST":
        if not form.validate():
            return check_again(delegate, _("Nothing is cast yet: check the answers, then cast the ballots."))
        with form.refusals():
            return cast(delegate, form)
    paper = paper_for(delegate)
    return booth_page("check", delegate, paper, form=announcing(paper), refused=form)


def announcing(paper: Paper) -> CastForm:
    """The form that casts what the page announces, under the key of the draft."""
    entries = ",".join(str(question.entry_id) for question in paper.placed("ready"))
    return CastForm(formdata=None, key=paper.draft.key if paper.draft else "", entries=entries)


def check_again(delegate: Delegate, message: str) -> ResponseReturnValue:
    """Back to the second page, with a word on why."""
    flash(message, "warning")
    return redirect(url_for(".check", region=delegate.region), 303)


def changed_words(delegate: Delegate, entry_ids: set[int]) -> str:
    """Why what the page announced is not cast: a vote was taken back, or the answers are others."""
    back = [one for one in paper_for(delegate, entry_ids).placed("taken_back") if one.entry_id in entry_ids]
    if not back:
        return _("Your answers were changed in another window. Nothing was cast: check them again.")
    givers = written(sorted({str(written(one.region.name)) for one in back}))
    return _("Taken back its vote: %(region)s. Nothing was cast: check the other answers.", region=givers)


def cast(delegate: Delegate, form: CastForm) -> ResponseReturnValue:
    """Cast what was announced and lead to the receipt; a paper sent again leads to the same one."""
    key, entry_ids = form.key.data or "", form.entry_ids
    kept, entries = marked_entries(db.session(), delegate.person_id, delegate.region_id, entry_ids)
    marked = kept.choices if kept and kept.key == key else {}
    if len(entries) < len(entry_ids) or not entry_ids <= marked.keys():
        earlier = casting_by_key(db.session(), key)
        if earlier and may_see(earlier):
            return to_receipt(earlier)
        return check_again(
            delegate,
            changed_words(delegate, entry_ids),
        )
    choices = {entry.id: marked[entry.id] for entry in entries}
    try:
        return to_receipt(*hand_in(current_act(), entries, choices=choices, key=key))
    except NotAllowed:  # taken back at this very moment
        return check_again(delegate, changed_words(delegate, entry_ids))


def to_receipt(casting: Casting, *beside: Casting) -> ResponseReturnValue:
    """Lead to the receipt, of a paper for several regions to that of each."""
    also = ",".join(str(number_of(other)) for other in beside)
    return redirect(url_for(".receipt", casting_id=number_of(casting), beside=also or None), 303)
