"""The shape of the house: small functions, small files, one door for writes, nothing of any machine."""

import ast
import re
from pathlib import Path

import pytest
from sqlalchemy.orm import RelationshipProperty, configure_mappers

from governance import rooms
from governance.base import Base
from governance.record.operational import OPERATIONAL
from tests.architecture.sources import (
    RINGS,
    ROOT,
    body_lines,
    functions,
    imported,
    method_calls,
    name_of,
    python_files,
    templates,
    tracked_files,
    tree,
)

assert rooms.ROOMS
LONGEST_FUNCTION = 25
LONGEST_FILE = 250
# Each with the reason why a shorter one would be harder to read.
LONG_FUNCTIONS: dict[str, str] = {}
LONG_FILES = {"governance/accounts/queries.py": "a dozen short reads of the same three tables"}
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "services",
    "service",
    "managers",
    "manager",
    "misc",
}

# Who may end a transaction, and why.
TRANSACTIONS = {
    ("governance/transactions.py", "transaction"): "the door",
    ("app/errors.py", "page"): "after a failure the page of it is made from a clean state",
}
# Parts of the door itself; any other flush is a command's, for the number of a new row or to free its place.
FLUSHES = {"governance/act.py", "governance/record/erasure.py", "governance/record/recorder.py"}

# What would tie the repository to one machine or one registry; written apart, so that this file has none.
MACHINES = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.])/" + r"(work|root|home|Users)/",
        r"\b" + "pypi" + r"(?:\.python)?\.org",
        "files" + r"\.pythonhosted",
        "npm" + r"js\.",
        "deb" + r"\.debian\.org",
        r"\b(ftp|http|mirror)s?\.[a-z.]*" + r"debian\.org",
    )
]


def test_a_function_fits_in_a_glance() -> None:
    long = {
        f"{name_of(path)}:{function.name}": body_lines(function)
        for path in python_files(*RINGS)
        for function in functions(path)
        if body_lines(function) > LONGEST_FUNCTION
    }
    assert set(long) == set(LONG_FUNCTIONS), long


def test_a_file_is_one_subject() -> None:
    lines = {
        name_of(path): len(path.read_text().splitlines())
        for path in python_files(*RINGS, "migrations/env.py")
    }
    long = {name: number for name, number in lines.items() if number > LONGEST_FILE}
    assert set(long) == set(LONG_FILES), long


def test_no_module_is_a_drawer() -> None:
    names = python_files(*RINGS, "tests")
    found = [name_of(path) for path in names if DRAWERS & {*path.parent.relative_to(ROOT).parts, path.stem}]
    assert found == []


def test_models_know_no_clock() -> None:
    clocks = ("now", "utcnow", "today", "time", "func.now")
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files("governance")
        if path.name in ("models.py", "rules.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in clocks
        and not (isinstance(node, ast.Attribute) and node.attr == "time")
    ]
    assert found == []


def test_the_domain_asks_no_clock_at_all() -> None:
    """`act.at` is the only time; a default in a column would be a second one."""
    found = [
        f"{name_of(path)}:{function}"
        for path in python_files("governance")
        for function, _, _ in method_calls(path, "now", "utcnow", "today")
    ]
    assert found == []


def test_no_page_reads_a_related_row_by_accident() -> None:
    configure_mappers()
    lazy = [
        f"{mapper.class_.__name__}.{relation.key}"
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
        if relation.lazy != "raise"
    ]
    assert lazy == []


def test_no_association_hides_in_a_secondary_table() -> None:
    """An association has a date and an author here (DESIGN, section 2)."""
    configure_mappers()
    hidden = [
        relation.key
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
        if relation.secondary is not None
    ]
    assert hidden == []


def test_every_table_is_recorded_or_says_why_not() -> None:
    tables = set(Base.metadata.tables)
    assert set(OPERATIONAL) <= tables, "an exception for a table that is not there"
    mapped = {mapper.local_table.name for mapper in Base.registry.mappers}
    assert tables == mapped, "a table without a model escapes the recorder"


def test_every_constraint_has_a_name() -> None:
    unnamed = [
        f"{table.name}: {type(constraint).__name__}"
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_every_foreign_key_of_a_recorded_row_leads_to_a_recorded_row() -> None:
    """Otherwise the replay could not tell what a row refers to."""
    astray = [
        f"{table.name} -> {key.column.table.name}"
        for table in Base.metadata.tables.values()
        if table.name not in OPERATIONAL
        for key in table.foreign_keys
        if key.column.table.name in OPERATIONAL
    ]
    assert astray == []


def test_only_the_door_ends_a_transaction() -> None:
    found = {
        (name_of(path), function)
        for path in python_files(*RINGS)
        for function, on, _ in method_calls(path, "commit", "rollback")
        if on != "connection"
    }
    assert found == set(TRANSACTIONS)


def test_a_flush_belongs_to_an_act() -> None:
    astray = [
        f"{name_of(path)}:{function.name}"
        for path in python_files(*RINGS)
        for function in functions(path)
        if name_of(path) not in FLUSHES and ".flush(" in ast.unparse(function)
        if [argument.arg for argument in function.args.args][:1] != ["act"]
    ]
    assert astray == []


def test_routes_ask_queries_and_never_sqlalchemy() -> None:
    pages = [path for path in python_files("app") if is_page(path)]
    assert pages
    found = [
        name_of(path)
        for path in pages
        if {module.partition(".")[0] for module in imported(path)} & {"sqlalchemy", "flask_sqlalchemy"}
    ]
    assert found == []


def is_page(path: Path) -> bool:
    """Whether a file gives pages: it decorates a view."""
    return any(
        ast.unparse(decorator).startswith("pages.")
        for function in functions(path)
        for decorator in function.decorator_list
    )


def test_templates_ask_for_nothing_of_the_database() -> None:
    asking = re.compile(r"\b(db|session)\.(session|execute|scalars|query|get)\b|\.query\b")
    assert [name_of(path) for path in templates() if asking.search(path.read_text())] == []


@pytest.mark.parametrize(
    "pattern",
    [r"\sstyle\s*=", r"<style\b", r"<script(?![^>]*\bsrc=)", r"\son[a-z]+\s*=\s*[\"']", r"javascript:"],
    ids=["style attribute", "style element", "inline script", "event attribute", "script address"],
)
def test_a_page_carries_neither_style_nor_script_of_its_own(pattern: str) -> None:
    found = [name_of(path) for path in templates() if re.search(pattern, uncommented(path.read_text()), re.I)]
    assert found == []


def uncommented(source: str) -> str:
    """A template without its comments, which may speak of what pages must not hold."""
    return re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = [
        f"{name_of(path)}: {hit[0]}"
        for path in tracked_files()
        for pattern in MACHINES
        if (hit := pattern.search(readable(path)))
    ]
    assert found == []


def readable(path: Path) -> str:
    """The text of a file; a picture has none."""
    try:
        return path.read_text()
    except UnicodeDecodeError:
        return ""


def test_every_relation_is_told_on_both_sides_where_there_are_two() -> None:
    """A pair of relations over one key names each other, so that neither shows a stale row."""
    configure_mappers()
    lonely = []
    for mapper in Base.registry.mappers:
        for relation in mapper.relationships:
            twin = [
                other.key
                for other in relation.mapper.relationships
                if other.mapper is mapper and other is not relation and same_keys(other, relation)
            ]
            if twin and not relation.back_populates:
                lonely.append(f"{mapper.class_.__name__}.{relation.key}")
    assert lonely == []


def same_keys(one: RelationshipProperty, other: RelationshipProperty) -> bool:
    """Whether two relations run over the same foreign key."""
    return {column.key for pair in one.local_remote_pairs for column in pair} == {
        column.key for pair in other.local_remote_pairs for column in pair
    }
