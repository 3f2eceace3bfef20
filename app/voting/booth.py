"""The booth: what a delegate's region is asked, the paper, and the check before it is cast."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.extensions import db
from app.voting.ballot_paper import Paper, cast_sentence, cast_words, paper_for
from app.voting.booth_forms import CastForm, PaperForm, entries_sent, paper_form
from app.voting.delegate import Delegate, booths, chosen_delegate, delegate_for, is_alternate, may_see
from app.voting.routes import pages
from governance.act import Overtaken
from governance.voting import papers
from governance.voting.commands import AlreadyCast, cast_ballots
from governance.voting.drafts import Draft, keep_draft, marked_entries
from governance.voting.models import Casting, RollEntry
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
    receipts = papers.castings_of(db.session(), paper.region.id, LATEST_RECEIPTS)
    several = len(delegate_for()) > 1
    return booth_page("my_votes", delegate, paper, receipts=receipts, several=several)


def booth_page(name: str, delegate: Delegate, paper: Paper, **shown: Any) -> str:
    """A page of the booth."""
    words = {"cast_words": cast_words, "cast_sentence": cast_sentence}
    return render_template(f"voting/{name}.html", delegate=delegate, paper=paper, **words, **shown)


@pages.route("/my-votes/paper", methods=["GET", "POST"])
@login_required
def paper() -> ResponseReturnValue:
    """Every open vote of the region on one page; saving keeps the answers and casts nothing."""
    delegate = chosen_delegate()
    if delegate is None:
        return redirect(url_for(".my_votes"), 303)
    paper = paper_for(delegate, entries_sent())
    form = paper_form(paper.questions)
    if form.validate_on_submit():
        with form.refusals():
            keep(delegate, answers(paper, form))
            return redirect(url_for(".check", region=delegate.region), 303)
    return booth_page("paper", delegate, paper, form=form)


def answers(paper: Paper, form: PaperForm) -> dict[int, Choice]:
    """What is marked now; what was marked on a vote that has closed since is kept beside it."""
    marked = {question.entry_id: form.choice_of(question) for question in paper.questions}
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


def cast(delegate: Delegate, form: CastForm) -> ResponseReturnValue:
    """Cast what was announced and lead to the receipt; a paper sent again leads to the same one."""
    key, entry_ids = form.key.data or "", form.entry_ids
    kept, entries = marked_entries(db.session(), delegate.person_id, delegate.region_id, entry_ids)
    marked = kept.choices if kept and kept.key == key else {}
    if len(entries) < len(entry_ids) or not entry_ids <= marked.keys():
        earlier = papers.casting_by_key(db.session(), key)
        if earlier and may_see(earlier):
            return to_receipt(earlier)
        return check_again(
            delegate,
            _("Your answers were changed in another window. Nothing was cast: check them again."),
        )
    return to_receipt(cast_once(entries, {entry.id: marked[entry.id] for entry in entries}, key))


def cast_once(entries: list[RollEntry], choices: dict[int, Choice], key: str) -> Casting:
    """The casting of this paper, whether it is made now or was before."""
    try:
        return cast_ballots(current_act(), entries, choices=choices, key=key)
    except AlreadyCast as sent_before:
        return sent_before.facts["casting"]
    except Overtaken:
        earlier = papers.casting_by_key(db.session(), key)
        if earlier is None:
            raise
        return earlier


def to_receipt(casting: Casting) -> ResponseReturnValue:
    """Lead to the receipt."""
    return redirect(url_for(".receipt", casting_id=papers.number_of(casting)), 303)
