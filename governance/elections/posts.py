"""Posts: created and abolished by the secretariat, filled by election; and who holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.elections.models import Appointment, Election, Post
from governance.elections.rules import PostKind, Territory
from governance.elections.standing import PostIncomplete, check_post
from governance.elections.territories import NoSuchTerritory, check_territory
from governance.errors import N_, RuleBroken
from governance.regions.models import Twin

UNDERWAY = (Election.annulled_at.is_(None), Election.declared_at.is_(None))


class PostThere(RuleBroken):
    """A form that is sent twice creates once."""

    message = N_("There is a post of this name already.")


class PostAbolished(RuleBroken):
    """A post is abolished once, and filled no more."""

    message = N_("This post has been abolished.")


class ElectionUnderway(RuleBroken):
    """One election at a time fills a post, and while it lasts the post stays."""

    message = N_("An election for this post is under way.")


@dataclass(frozen=True)
class PostPlan:
    """What a post is to be: `name` and `task` by language; `code` names the territory but for the world."""

    kind: PostKind
    name: Mapping[str, str]
    task: Mapping[str, str]
    territory: Territory
    code: str | None
    holders: int
    term_months: int

    def check(self) -> None:
        """Raise what is wrong with it."""
        if set(self.name) != set(LANGUAGES) or set(self.task) != set(LANGUAGES):
            raise PostIncomplete(longest_name=0, longest_task=0)
        check_post(list(self.name.values()), list(self.task.values()), self.holders, self.term_months)
        check_territory(self.territory, self.code)


@command(may=permissions.secretariat, label=N_("Created a post"))
def create_post(act: Act, subject: None, *, plan: PostPlan) -> Post:
    """Add a post to the list. Raises PostThere, NoSuchTerritory and what `check_post` raises."""
    plan.check()
    if plan.territory is Territory.TWIN and act.session.get(Twin, int(plan.code or 0)) is None:
        raise NoSuchTerritory
    named = {tuple(sorted(post.name.items())) for post in posts(act.session) if post.abolished_at is None}
    if tuple(sorted(plan.name.items())) in named:
        raise PostThere
    post = Post(
        kind=plan.kind,
        name=dict(plan.name),
        task=dict(plan.task),
        territory=plan.territory,
        territory_code=plan.code,
        holders=plan.holders,
        term_months=plan.term_months,
        created_at=act.at,
    )
    act.session.add(post)
    return post


@command(may=permissions.secretariat, label=N_("Abolished a post"))
def abolish_post(act: Act, post: Post) -> Post:
    """Fill a post no more; who holds it serves to the end of the term. Raises as its checks say."""
    check_filled(act.session, post)
    act.check_follows(post.created_at)
    post.abolished_at = act.at
    return post


def check_filled(session: Session, post: Post) -> None:
    """Raise PostAbolished, or ElectionUnderway where it is being filled just now."""
    if post.abolished_at is not None:
        raise PostAbolished
    if session.scalars(select(Election.id).where(Election.post_id == post.id, *UNDERWAY)).first() is not None:
        raise ElectionUnderway


def posts(session: Session) -> Sequence[Post]:
    """Every post, those abolished last; one statement."""
    return session.scalars(select(Post).order_by(Post.abolished_at.is_not(None), Post.id)).all()


def post_numbered(session: Session, post_id: int) -> Post | None:
    """One post, abolished or not."""
    return session.get(Post, post_id)


def elections_of(session: Session, post_id: int) -> Sequence[Election]:
    """Every election that was called for a post, with its session, the latest first; one statement."""
    query = select(Election).where(Election.post_id == post_id).order_by(Election.id.desc())
    return session.scalars(query.options(joinedload(Election.assembly_session))).all()


def holders_of(session: Session, at: datetime, post_id: int | None = None) -> Sequence[Appointment]:
    """Who holds a post at `at`, or every post, with the nomination and the region; one statement."""
    query = (
        select(Appointment)
        .where(Appointment.begins_at <= at, Appointment.term_until > at)
        .options(joinedload(Appointment.nomination))
        .order_by(Appointment.post_id, Appointment.begins_at, Appointment.place)
    )
    if post_id is not None:
        query = query.where(Appointment.post_id == post_id)
    return session.scalars(query).all()
