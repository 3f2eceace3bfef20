from enum import StrEnum
from importlib import import_module
from pkgutil import walk_packages

import governance
from app.labels import LABELS

# Pages tell these by whole sentences, each in its own place, and counting by its own in three languages.
IN_SENTENCES = {
    "Answer",
    "ClashKind",
    "Confirmation",
    "Deed",
    "Hand",
    "LineFate",
    "MarkKind",
    "OperationKind",
    "Settled",
    "Strength",
}


def members(kind: type[StrEnum]) -> set[str]:
    return {member.value for member in kind}


def kinds() -> dict[str, type[StrEnum]]:
    """Every enumeration of the domain, by its name."""
    for module in walk_packages(governance.__path__, "governance."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = [kind for kind in StrEnum.__subclasses__() if kind.__module__.startswith("governance.")]
    assert len({kind.__name__ for kind in found}) == len(found)
    return {kind.__name__: kind for kind in found}


def test_every_enumeration_of_the_house_has_a_word_for_each_member() -> None:
    unnamed = {name: members(kind) - set(LABELS.get(name, ())) for name, kind in kinds().items()}
    left = {name: sorted(values) for name, values in unnamed.items() if values and name not in IN_SENTENCES}
    assert left == {}


def test_no_word_is_left_for_what_is_no_more() -> None:
    found = kinds()
    left = {name: set(words) - members(found[name]) for name, words in LABELS.items() if name in found}
    assert {name: values for name, values in left.items() if values} == {}
