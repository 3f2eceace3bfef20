"""Elections from the command line: posts, and calling elections for them; the other verbs are beside this."""

from datetime import UTC, datetime
from typing import Any

import click
from flask.cli import AppGroup

from app.command_line import AS, JSON, act_of, refusals, session_numbered, told
from app.elections.places import chosen_territory
from app.extensions import db
from governance.assembly.models import AgendaItem
from governance.elections import calling, posts
from governance.elections.models import Election, Post
from governance.elections.posts import PostPlan, post_numbered
from governance.elections.queries import election_page
from governance.elections.rules import PostKind

commands = AppGroup("elections", help="Posts, nominations and elections.")

HOUR = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])
IN_THREE = ("en", "fr", "es")


def in_utc(hour: datetime | None) -> datetime | None:
    """An hour as it is typed, which is by UTC."""
    return hour.replace(tzinfo=UTC) if hour else None


def election_numbered(number: int) -> Election:
    """The election with this number."""
    found = election_page(db.session(), number)
    if found is None:
        raise click.ClickException(f"There is no election {number}.")
    return found


def post_of(number: int) -> Post:
    """The post with this number."""
    found = post_numbered(db.session(), number)
    if found is None:
        raise click.ClickException(f"There is no post {number}.")
    return found


def item_of(number: int | None) -> AgendaItem | None:
    """The item of an agenda with this number, where one is named."""
    found = db.session.get(AgendaItem, number) if number else None
    if number and found is None:
        raise click.ClickException(f"There is no item {number}.")
    return found


@commands.command("create-post")
@click.option("--kind", type=click.Choice([kind.value for kind in PostKind]), required=True)
@click.option("--name", nargs=3, required=True, metavar="EN FR ES", help="The name in three languages.")
@click.option("--task", nargs=3, required=True, metavar="EN FR ES", help="The task in three languages.")
@click.option(
    "--territory",
    default="world",
    show_default=True,
    metavar="KIND:CODE",
    help="Such as country:BJ, subregion:011, continent:002, twin:3.",
)
@click.option("--holders", type=int, default=1, show_default=True)
@click.option("--months", type=int, default=24, show_default=True, help="How long a term lasts.")
@AS
@JSON
def create_post(territory: str, acting: str, as_json: bool, **said: Any) -> None:
    """Add a post to the list, as an officer of the secretariat."""
    act = act_of(acting)
    try:
        where, code = chosen_territory(territory)
    except ValueError:
        raise click.ClickException(f"There is no territory {territory}.") from None
    names, tasks = (dict(zip(IN_THREE, said[part], strict=True)) for part in ("name", "task"))
    plan = PostPlan(PostKind(said["kind"]), names, tasks, where, code, said["holders"], said["months"])
    with refusals():
        told("Created", posts.create_post(act, None, plan=plan), as_json)


@commands.command("abolish-post")
@click.argument("number", type=int)
@AS
@JSON
def abolish_post(number: int, acting: str, as_json: bool) -> None:
    """Abolish post NUMBER, as an officer of the secretariat."""
    act = act_of(acting)
    with refusals():
        told("Abolished", posts.abolish_post(act, post_of(number)), as_json)


@commands.command("call")
@click.argument("post", type=int)
@click.argument("session", type=int)
@click.option("--seats", type=int, help="How many places to fill; without it all of the post.")
@click.option("--item", type=int, help="The number of the item of the agenda.")
@click.option("--nominations-until", "until", type=HOUR, help="In UTC; without it as the statutes say.")
@AS
@JSON
def call(
    post: int,
    session: int,
    seats: int | None,
    item: int | None,
    until: datetime | None,
    acting: str,
    as_json: bool,
) -> None:
    """Call an election for POST in SESSION, as the presiding officer."""
    act = act_of(acting)
    with refusals():
        called = calling.call_election(
            act,
            post_of(post),
            assembly=session_numbered(act.session, session),
            nominations_close_at=in_utc(until),
            seats=seats,
            item=item_of(item),
        )
        told("Called", called, as_json)


@commands.command("prolong")
@click.argument("election", type=int)
@click.argument("until", type=HOUR)
@AS
@JSON
def prolong(election: int, until: datetime, acting: str, as_json: bool) -> None:
    """Open the nominations of ELECTION again until an hour in UTC, as the presiding officer."""
    act, found = act_of(acting), election_numbered(election)
    with refusals():
        closes = until.replace(tzinfo=UTC)
        told("Prolonged", calling.prolong_nominations(act, found, nominations_close_at=closes), as_json)
