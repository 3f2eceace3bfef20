"""Where posts have their task, in the reader's words: the world, an area, a country, a twin region."""

from collections.abc import Iterable, Iterator, Mapping

from flask_babel import gettext as _
from flask_babel import pgettext

from app.accounts.zones import SelectChoice
from app.extensions import db
from app.labels import label
from app.languages import current_language
from app.places.countries import COUNTRIES
from app.regions.register import by_name, country_name
from governance.elections.candidacies import twins_listed, twins_named
from governance.elections.models import Post
from governance.elections.rules import Territory
from governance.elections.territories import CONTINENTS, SUBREGIONS
from governance.regions.models import Twin

AREAS = {
    Territory.CONTINENT: CONTINENTS,
    Territory.SUBREGION: SUBREGIONS,
    Territory.COUNTRY: sorted(COUNTRIES),
}


def territories_of(posts: Iterable[Post]) -> Mapping[int, str]:
    """Where each post has its task, by the post; one statement where any is for a twin."""
    found = list(posts)
    numbers = [int(post.territory_code or 0) for post in found if post.territory is Territory.TWIN]
    twins = twins_named(db.session(), numbers) if numbers else {}
    return {post.id: territory_name(post, twins) for post in found}


def territory_name(post: Post, twins: Mapping[int, Twin]) -> str:
    """A territory by its name; the twins that are named must be given."""
    if post.territory is Territory.WORLD:
        return label(Territory.WORLD)
    code = post.territory_code or ""
    return twin_name(twins[int(code)]) if post.territory is Territory.TWIN else country_name(code)


def twin_name(twin: Twin) -> str:
    """Both regions of a twin, the high-emission one first; loaded with it."""
    return _(
        "%(one)s and %(other)s",
        one=twin.emission_region.name[current_language()],
        other=twin.potential_region.name[current_language()],
    )


def territory_choices() -> Iterator[SelectChoice]:
    """Every territory a post can have, by its kind: values such as `country:BJ`, or `world`."""
    yield SelectChoice(Territory.WORLD.value, label(Territory.WORLD), optgroup=label(Territory.WORLD))
    for kind, codes in AREAS.items():
        for code, name in by_name(codes):
            yield SelectChoice(f"{kind.value}:{code}", name, optgroup=heading_over(kind))
    for twin in twins_listed(db.session()):
        yield SelectChoice(
            f"{Territory.TWIN.value}:{twin.id}", twin_name(twin), optgroup=heading_over(Territory.TWIN)
        )


def heading_over(kind: Territory) -> str:
    """The heading over the territories of a kind."""
    headings = {
        Territory.CONTINENT: pgettext("territory", "Continents"),
        Territory.SUBREGION: pgettext("territory", "Subregions"),
        Territory.COUNTRY: pgettext("territory", "Countries"),
        Territory.TWIN: pgettext("territory", "Twin regions"),
    }
    return headings[kind]


def chosen_territory(value: str) -> tuple[Territory, str | None]:
    """The kind and the code of a choice."""
    kind, _colon, code = value.partition(":")
    return Territory(kind), code or None
