"""Changing the statutes by values: each checked against its schema, and what comes of them together."""

from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

from governance.errors import N_, RuleBroken
from governance.record import plain
from governance.record.canonical import NotCanonical
from governance.statutes.articles import ARTICLES, Article
from governance.statutes.rules import FOUNDING, Statutes, from_plain, provisions, to_plain

Changes = Mapping[str, Any]
# No share, weight or name needs more letters; longer ones only make arithmetic slow.
LONGEST_WRITTEN = 40


class NoChanges(RuleBroken):
    """A motion on the statutes that leaves every number as it is."""

    message = N_("This changes nothing in the statutes: give at least one number another value.")


class UnknownNumber(RuleBroken):
    """Facts: name."""

    message = N_("The statutes have no number called %(name)s.")


class WrongValue(RuleBroken):
    """Facts: article, the number of it."""

    message = N_("Article %(article)s cannot have this value: it is not of the form that the article needs.")


class ValueRefused(RuleBroken):
    """Facts: article, the number of it; reason, the refusal of the value."""

    message = N_("Article %(article)s cannot have this value. %(reason)s")


class SameAsBefore(RuleBroken):
    """Facts: article, the number of it."""

    message = N_("Article %(article)s has this value already. Leave it out.")


class LanguageUnknown(RuleBroken):
    """The house has its pages and texts in three languages, and can ask for no others."""

    message = N_("A motion can be asked for only in the languages of the Assembly, each named once.")


class ChangedSince(RuleBroken):
    """Facts: articles, the numbers of them; version, that the changes were written for."""

    message = N_(
        "The statutes have changed since version %(version)s, for which this was written: "
        "%(articles)s. Write the changes anew for the statutes as they are."
    )


@dataclass(frozen=True)
class Change:
    """One number of the statutes before and after."""

    name: str
    article: Article
    old: Any
    new: Any


def kind_of(name: str) -> Any:
    """The type of a number by its name. Raises UnknownNumber."""
    if name not in ARTICLES:
        raise UnknownNumber(name=name[:LONGEST_WRITTEN])
    kind: Any = Statutes
    for step in name.split("."):
        kind = get_args(kind)[1] if get_origin(kind) else get_type_hints(kind)[step]
    return kind


def value_of(name: str, written: Any) -> Any:
    """The value that plain values give a number. Raises UnknownNumber, WrongValue or ValueRefused."""
    kind = kind_of(name)
    article = ARTICLES[name].number
    try:
        _check_length(written)
        value = plain.read(kind, written)
        if name == "languages":
            _check_languages(value)
    except NotCanonical as unreadable:
        raise WrongValue(article=article) from unreadable
    except RuleBroken as refusal:
        raise ValueRefused(article=article, reason=refusal) from refusal
    return value


def _check_length(written: Any) -> None:
    parts = written.values() if isinstance(written, Mapping) else [written]
    if any(isinstance(part, str) and len(part) > LONGEST_WRITTEN for part in parts):
        raise NotCanonical("longer than any value of the statutes")


def _check_languages(codes: Collection[str]) -> None:
    if not codes or len(set(codes)) != len(codes) or not set(codes) <= set(FOUNDING.languages):
        raise LanguageUnknown


def amended(statutes: Statutes, changes: Changes) -> Statutes:
    """The next version: these statutes with the numbers that change.

    Raises NoChanges, SameAsBefore, what `value_of` raises of one number, and what the whole refuses.
    """
    if not changes:
        raise NoChanges
    members = deepcopy(to_plain(statutes)) | {"version": statutes.version + 1}
    for name in sorted(changes, key=_place):
        value_of(name, changes[name])
        *chapters, last = name.split(".")
        chapter = members
        for step in chapters:
            chapter = chapter[step]
        if chapter[last] == changes[name]:
            raise SameAsBefore(article=ARTICLES[name].number)
        chapter[last] = changes[name]
    return from_plain(members)


def _place(name: str) -> int:
    return list(ARTICLES).index(name) if name in ARTICLES else -1


def changed(old: Statutes, new: Statutes) -> tuple[Change, ...]:
    """Every number in which two versions differ, in the order of the articles."""
    pairs = zip(provisions(old), provisions(new), strict=True)
    return tuple(
        Change(before.name, before.article, before.value, after.value)
        for before, after in pairs
        if before.value != after.value
    )


def changed_by(statutes: Statutes, changes: Changes) -> tuple[Change, ...]:
    """The changes with the values before and after, in the order of the articles; not checked together.

    Raises what `value_of` raises.
    """
    return tuple(
        Change(each.name, each.article, each.value, value_of(each.name, changes[each.name]))
        for each in provisions(statutes)
        if each.name in changes
    )


def overtaken(changes: Changes, based_on: Statutes, later: Iterable[Statutes]) -> list[str]:
    """The articles among the changes that another version changed since; changed back counts as changed."""
    moved = {change.name for version in later for change in changed(based_on, version)}
    return [article.number for name, article in ARTICLES.items() if name in moved and name in changes]
