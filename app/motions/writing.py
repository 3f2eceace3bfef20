"""Writing a motion page by page: each button keeps what was typed, in order or not."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required
from werkzeug.wrappers import Response

from app.acting import current_act, now
from app.extensions import db
from app.forms import HouseForm
from app.motions.drafted import Drafted, cleaned, drafted_for, lacking, sessions_to_come
from app.motions.forms import AboutForm, PressForm, TextForm
from app.motions.marked import shown
from app.motions.routes import pages
from app.voting.effect_words import effect_words
from governance.motions.amending import anchored
from governance.motions.drafting import HandedInAlready, hand_in, keep_draft

ABOUT, TEXT = ("session", "what", "language"), ("title", "body", "note")


@pages.route("/motions/drafts/<int:draft_id>/about", methods=["GET", "POST"])
@login_required
def draft_about(draft_id: int) -> ResponseReturnValue:
    """To which session, what the Assembly is to do, and in which language."""
    drafted = drafted_for(draft_id)
    form = AboutForm(data=answers_of(drafted, ABOUT)).offer(sessions_to_come())
    following = "draft_about"
    if form.is_submitted() and kept(drafted, form, given(form, ABOUT)):
        drafted = drafted_for(draft_id)
        following = "draft_effect" if drafted.what and drafted.what.form else "draft_text"
    return next_page(drafted, form, following) or render_template(
        "motions/draft_about.html", drafted=drafted_for(draft_id), form=form, names=ABOUT
    )


@pages.route("/motions/drafts/<int:draft_id>/effect", methods=["GET", "POST"])
@login_required
def draft_effect(draft_id: int) -> ResponseReturnValue:
    """What exactly the Assembly is to do, where the author's choice asks for more."""
    drafted = drafted_for(draft_id)
    what = drafted.what
    if what is None or what.form is None:
        return redirect(url_for(".draft_text", draft_id=draft_id), 303)
    form = what.asked(None if request.method == "POST" else drafted.typed)
    if form.is_submitted():
        # No field of ours has another name than of plain letters, and a draft can keep no other.
        names = [name for name in request.form if name.isascii()]
        typed = {name: list(map(cleaned, request.form.getlist(name))) for name in names}
        others = drafted.draft.answers.get("parameters") or {}
        typed.pop("csrf_token", None)
        typed.pop("typed_over", None)
        kept(drafted, form, {"parameters": {**others, what.key: typed}})
    return next_page(drafted_for(draft_id), form, "draft_text") or render_template(
        "motions/draft_effect.html",
        drafted=drafted_for(draft_id),
        what=what,
        form=form,
        names=("parameters",),
    )


@pages.route("/motions/drafts/<int:draft_id>/text", methods=["GET", "POST"])
@login_required
def draft_text(draft_id: int) -> ResponseReturnValue:
    """Title, text and explanatory note."""
    drafted = drafted_for(draft_id)
    form = TextForm(data=answers_of(drafted, TEXT))
    if form.is_submitted():
        kept(drafted, form, given(form, TEXT))
    return next_page(drafted_for(draft_id), form, "draft_check") or render_template(
        "motions/draft_text.html", drafted=drafted_for(draft_id), form=form, names=TEXT
    )


@pages.route("/motions/drafts/<int:draft_id>/check", methods=["GET", "POST"])
@login_required
def draft_check(draft_id: int) -> ResponseReturnValue:
    """The motion as everyone will read it, and what it lacks; then it is handed in, once."""
    drafted, form = drafted_for(draft_id), PressForm()
    if drafted.draft.motion_id is None and form.validate_on_submit() and not lacking(drafted):
        with form.refusals():
            handed_in(drafted)
    drafted = drafted_for(draft_id)
    if drafted.draft.motion_id is not None:
        return redirect(url_for(".motion", motion_id=drafted.draft.motion_id), 303)
    effect = drafted.effect()
    return render_template(
        "motions/draft_check.html",
        drafted=drafted,
        form=form,
        lacking=lacking(drafted),
        effect=effect_words(effect) if effect else "",
        paragraphs=shown(anchored(drafted.text.body)),
        note=shown(anchored(drafted.answer("note"))),
    )


def handed_in(drafted: Drafted) -> None:
    """Move the motion; who was faster with the same draft has moved it already."""
    what, effect = drafted.what, drafted.effect()
    assert what is not None and effect is not None  # noqa: PT018, S101 - seen by `lacking`
    details: dict[str, Any] = {
        "assembly": drafted.assembly,
        "kind": what.kind,
        "effect": effect,
        "text": drafted.text,
        "note": drafted.answer("note"),
    }
    try:
        hand_in(current_act(), drafted.draft.id, drafted.region, details, request.form.get("typed_over"))
    except HandedInAlready:
        return
    flash(_("Your motion is recorded. Ask other regions to support it."))


def answers_of(drafted: Drafted, names: tuple[str, ...]) -> dict[str, str]:
    """What was typed before, for a form; what was never typed is left to its default."""
    return {name: drafted.answer(name) for name in names if drafted.answer(name)}


def given(form: HouseForm, names: tuple[str, ...]) -> dict[str, str]:
    """What was typed now."""
    return {name: cleaned(form[name].data) for name in names}


def kept(drafted: Drafted, form: HouseForm, answers: Mapping[str, Any]) -> bool:
    """Keep what was typed, whether it is in order or not; whether it is kept."""
    if drafted.draft.motion_id is not None:
        return False
    with form.refusals():
        person_id, over = current_act().person_id, request.form.get("typed_over")
        keep_draft(db.session(), drafted.draft.id, answers, now(), person_id=person_id, typed_over=over)
    return not form.form_errors


def next_page(drafted: Drafted, form: HouseForm, following: str) -> Response | None:
    """Where a button leads: back to the drafts, or on once the page is in order; None shows it again."""
    draft = drafted.draft
    if draft.motion_id is not None:
        return redirect(url_for(".motion", motion_id=draft.motion_id), 303)
    if not form.is_submitted() or form.form_errors:
        return None
    if "later" in request.form:
        flash(_("Your draft is kept. Come back to it when you like."))
        return redirect(url_for(".drafts"), 303)
    if not form.validate():
        return None
    return redirect(url_for(f".{following}", draft_id=draft.id), 303)
