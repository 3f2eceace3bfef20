"""Writing an amendment: choose paragraphs, type over them, look at the difference, propose it once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.amendments.changes import Change, changes, numbers_of
from app.amendments.drafted import Drafted, about_for, drafted_for
from app.amendments.forms import ChooseForm, WordsForm, answers_of, data_of, typed_over, words_form
from app.amendments.reading import Against, address_of, reasons
from app.amendments.routes import pages
from app.extensions import db
from app.motions.drafted import regions_voted_for
from app.motions.forms import PressForm
from app.motions.titles import short_name
from governance.amendments.drafts import begin_amendment, drafts_about, hand_in_amendment
from governance.errors import NotAllowed
from governance.motions.amending import BEGINNING, Paragraph, derive
from governance.motions.drafting import HandedInAlready, discard_draft, keep_draft, writing_regions
from governance.motions.ordering import conflicts
from governance.motions.rules import check_motion_may
from governance.voting.outcomes import state_of_motion

# The answers of a draft that its page of words keeps.
TYPED = ("texts", "new", "deleted", "note", "language", "base")
# The digest of the text that a page showed, and the paragraphs on it.
SEEN = re.compile(r"([0-9a-f]{64}) ([0-9.,-]{1,60000})")


@pages.route("/motions/<int:motion_id>/amend", methods=["GET", "POST"])
@login_required
def propose(motion_id: int) -> ResponseReturnValue:
    """Choose the paragraphs that an amendment, or a subamendment, is to change: that begins a draft."""
    about, own = about_for(motion_id), regions_voted_for()
    if not own:
        raise NotAllowed
    check_motion_may(state_of_motion(db.session(), about.root), "propose_amendment")
    regions = writing_regions(db.session(), own)
    form, begun = ChooseForm().offer(regions, about.offered), 0
    if form.validate_on_submit():
        region = next(one for one in regions if one.code == form.region.data)
        answers = {"chosen": chosen_of(form, about.offered), "base": about.digest}
        with form.refusals():
            person_id = current_act().person_id
            begun = begin_amendment(db.session(), region.id, person_id, about.motion, answers, now())
    if begun:
        return redirect(url_for(".edit", draft_id=begun), 303)
    about = about_for(motion_id)
    drafts = drafts_about(db.session(), own, motion_id)
    return render_template(
        "amendments/choose.html", about=about, form=form, drafts=drafts, chosen=form.chosen.data or []
    )


def chosen_of(form: ChooseForm, offered: Sequence[str]) -> list[str]:
    """The paragraphs chosen, in the order of the text."""
    return [anchor for anchor in offered if anchor in (form.chosen.data or [])]


@pages.route("/amendments/drafts/<int:draft_id>/paragraphs", methods=["GET", "POST"])
@login_required
def paragraphs(draft_id: int) -> ResponseReturnValue:
    """Choose other paragraphs; what was typed in the others is kept for when they are chosen again."""
    drafted = drafted_for(draft_id)
    if drafted.draft.motion_id is not None:
        return redirect(url_for(".amendment", motion_id=drafted.draft.motion_id), 303)
    form = ChooseForm(data={"region": drafted.region.code, "chosen": drafted.chosen})
    form.offer([drafted.region], drafted.about.offered)
    if form.validate_on_submit():
        with form.refusals():
            chosen = chosen_of(form, drafted.about.offered)
            keep_draft(db.session(), draft_id, {"chosen": chosen}, now())
            return redirect(url_for(".edit", draft_id=draft_id), 303)
    drafted = drafted_for(draft_id)
    return render_template(
        "amendments/choose.html", about=drafted.about, form=form, drafts=[], chosen=form.chosen.data or []
    )


@pages.route("/amendments/drafts/<int:draft_id>", methods=["GET", "POST"])
@login_required
def edit(draft_id: int) -> ResponseReturnValue:
    """Type over the paragraphs chosen; every button keeps what was typed."""
    drafted = drafted_for(draft_id)
    if drafted.draft.motion_id is not None:
        return redirect(url_for(".amendment", motion_id=drafted.draft.motion_id), 303)
    base, chosen = seen(drafted)
    numbers = numbers_of(drafted.about.text)
    form = words_form(chosen, numbers, data_of(chosen, drafted.answers))
    if form.validate_on_submit():
        answers = {**answers_of(form, chosen), "base": base}
        with form.refusals():
            keep(drafted, merged(drafted.answers, answers))
            if "later" in request.form:
                flash(_("Your draft is kept. Come back to it when you like."))
                return redirect(url_for("motions.motion", motion_id=drafted.about.root.id), 303)
            return redirect(url_for(".check", draft_id=draft_id), 303)
    return render_template(
        "amendments/edit.html",
        drafted=drafted_for(draft_id),
        form=form,
        rows=fields_of(form, chosen, numbers),
        seen=f"{base} {','.join(one.anchor for one in chosen)}",
        names=TYPED,
    )


def keep(drafted: Drafted, answers: Mapping[str, Any]) -> None:
    """Keep what was typed, unless it would replace what a colleague kept since and the page did not show."""
    person_id, over = current_act().person_id, request.form.get("typed_over")
    keep_draft(db.session(), drafted.draft.id, answers, now(), person_id=person_id, typed_over=over)


def seen(drafted: Drafted) -> tuple[str, list[Paragraph]]:
    """The version, and the paragraphs, that the page showed which comes back now; else those of now.

    Fields are counted: were a paragraph adopted or deleted meanwhile, words would be taken for another's.
    """
    sent = SEEN.fullmatch(request.form.get("seen", ""))
    if sent is None:
        return drafted.about.digest, [*drafted.paragraphs]
    standing = {one.anchor: one for one in drafted.about.text}
    anchors = dict.fromkeys(filter(None, sent[2].split(",")))
    return sent[1], [standing.get(anchor, Paragraph(anchor, "")) for anchor in anchors]


def merged(kept: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed now beside what was typed in paragraphs that are not chosen now."""
    both = {name: {**kept.get(name, {}), **answers[name]} for name in ("texts", "new")}
    return {**answers, **both}


@dataclass(frozen=True)
class Fields:
    """The fields of one paragraph; at the beginning of the text only those for new ones."""

    anchor: str
    number: int | None
    text: Any
    delete: Any
    after: Any


def fields_of(form: WordsForm, chosen: Sequence[Paragraph], numbers: Mapping[str, int]) -> list[Fields]:
    """The fields paragraph by paragraph."""
    return [
        Fields(
            one.anchor,
            numbers.get(one.anchor),
            None if one.anchor == BEGINNING else form[f"text_{place}"],
            None if one.anchor == BEGINNING else form[f"delete_{place}"],
            form[f"after_{place}"],
        )
        for place, one in enumerate(chosen)
    ]


@pages.route("/amendments/drafts/<int:draft_id>/check", methods=["GET", "POST"])
@login_required
def check(draft_id: int) -> ResponseReturnValue:
    """The difference, and what it contradicts; then it is proposed, once."""
    drafted, form = drafted_for(draft_id), PressForm()
    if drafted.draft.motion_id is None and form.validate_on_submit():
        with form.refusals():
            handed_in(drafted)
    drafted = drafted_for(draft_id)
    if drafted.draft.motion_id is not None:
        return redirect(url_for(".amendment", motion_id=drafted.draft.motion_id), 303)
    return render_template(
        "amendments/check.html",
        drafted=drafted,
        form=form,
        changes=changed(drafted),
        against=against(drafted),
        outdated=drafted.answers.get("base") != drafted.about.digest,
    )


def handed_in(drafted: Drafted) -> None:
    """Propose it; who was faster with the same draft has done it already."""
    details: dict[str, Any] = {
        "paragraphs": typed_over(drafted.about.text, drafted.answers),
        "note": drafted.answers.get("note"),
        "language": drafted.language,
        "based_on": drafted.answers.get("base"),
    }
    try:
        seen = request.form.get("typed_over")
        hand_in_amendment(current_act(), drafted.draft.id, drafted.region, details, seen)
    except HandedInAlready:
        return
    flash(_("Your amendment is recorded. It is voted on before the motion, unless its author accepts it."))


def changed(drafted: Drafted) -> list[Change]:
    """What the draft changes, place by place."""
    text = drafted.about.text
    return changes(derive(text, typed_over(text, drafted.answers)), numbers_of(text))


def against(drafted: Drafted) -> list[Against]:
    """The open amendments that the draft would contradict."""
    text = drafted.about.text
    operations, numbers = derive(text, typed_over(text, drafted.answers)), numbers_of(text)
    found = ((one, conflicts(operations, one.operations)) for one in drafted.about.rivals)
    return [
        Against(short_name(one.motion), address_of(one), reasons(clashes, numbers))
        for one, clashes in found
        if clashes
    ]


@pages.route("/amendments/drafts/<int:draft_id>/discard", methods=["GET", "POST"])
@login_required
def discard(draft_id: int) -> ResponseReturnValue:
    """Put a draft away, once that is confirmed."""
    drafted, form = drafted_for(draft_id), PressForm()
    root_id = drafted.about.root.id
    if drafted.draft.motion_id is not None:
        return redirect(url_for(".amendment", motion_id=drafted.draft.motion_id), 303)
    if form.validate_on_submit():
        with form.refusals():
            discard_draft(db.session(), draft_id, now())
            flash(_("The draft is discarded."))
            return redirect(url_for("motions.motion", motion_id=root_id), 303)
    return render_template("amendments/discard.html", drafted=drafted_for(draft_id), form=form)
