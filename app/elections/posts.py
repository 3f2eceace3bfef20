"""The list of posts as anyone may read it, and the secretariat's pages that add to it."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, now
from app.caching import public_page
from app.elections.places import territories_of
from app.elections.posts_forms import post_form
from app.elections.routes import pages
from app.extensions import db
from app.forms import HouseForm
from governance.elections import posts as listed
from governance.elections.models import Post
from governance.elections.queries import state_of
from governance.errors import NotAllowed


def post_for(doing: str, post_id: int) -> Post:
    """The post, for who may do this with it; 404 where there is none. Raises NotAllowed."""
    found = listed.post_numbered(db.session(), post_id) or abort(404)
    if not can(doing, found):
        raise NotAllowed
    return found


@pages.get("/posts")
@public_page
def posts() -> str:
    """Every post, and who holds it now."""
    found = listed.posts(db.session())
    names: dict[int, list[str]] = {}
    for held in listed.holders_of(db.session(), now()):
        names.setdefault(held.post_id, []).append(held.nomination.name or "")
    return render_template(
        "elections/posts.html", posts=found, names=names, territories=territories_of(found)
    )


@pages.get("/posts/<int:post_id>")
@public_page
def post(post_id: int) -> str:
    """One post: its task, who holds it, every election for it."""
    found = listed.post_numbered(db.session(), post_id) or abort(404)
    elections = listed.elections_of(db.session(), post_id)
    return render_template(
        "elections/post.html",
        post=found,
        territory=territories_of([found])[post_id],
        holders=listed.holders_of(db.session(), now(), post_id),
        elections=[(each, state_of(each, now())) for each in elections],
        underway=any(not (each.annulled_at or each.declared_at) for each in elections),
    )


@pages.route("/posts/new", methods=["GET", "POST"])
@login_required
def create_post() -> ResponseReturnValue:
    """Add a post to the list."""
    if not can("create_post"):
        raise NotAllowed
    form = post_form()
    if form.validate_on_submit():
        with form.refusals():
            created = listed.create_post(current_act(), None, plan=form.plan())
            flash(_("The post is on the list."))
            return redirect(url_for(".post", post_id=created.id), 303)
    return render_template("elections/create_post.html", form=form)


@pages.route("/posts/<int:post_id>/abolish", methods=["GET", "POST"])
@login_required
def abolish_post(post_id: int) -> ResponseReturnValue:
    """Take a post off the list of those that are filled, after a question."""
    found, form = post_for("abolish_post", post_id), HouseForm()
    if form.validate_on_submit():
        with form.refusals():
            listed.abolish_post(current_act(), found)
            flash(_("The post is abolished."))
            return redirect(url_for(".post", post_id=post_id), 303)
    return render_template("elections/abolish_post.html", form=form, post=post_for("abolish_post", post_id))
