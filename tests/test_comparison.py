"""Two versions of a text compared: nothing is lost, and no text keeps a reader waiting."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.comparison import Line, LineFate, Run, RunKind, compare, lines_compared

LINES = st.lists(st.sampled_from(["We plant trees.\n", "We save water. ", "\n", "é́ à\t", "x"]), max_size=12)
TEXTS = st.one_of(st.text(max_size=60), LINES.map("".join))


def version(runs: tuple[Run, ...], *kinds: RunKind) -> str:
    return "".join(run.text for run in runs if run.kind in kinds)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_told_from_their_comparison(before: str, after: str) -> None:
    runs = compare(before, after)
    assert version(runs, RunKind.KEPT, RunKind.DELETED) == before
    assert version(runs, RunKind.KEPT, RunKind.INSERTED) == after


@given(TEXTS)
def test_a_text_compared_with_itself_is_kept_whole(text: str) -> None:
    assert compare(text, text) == ((Run(RunKind.KEPT, text),) if text else ())


@given(TEXTS, TEXTS)
def test_no_two_runs_of_one_kind_stand_together_and_none_is_empty(before: str, after: str) -> None:
    runs = compare(before, after)
    assert all(run.text for run in runs)
    assert all(one.kind is not other.kind for one, other in pairwise(runs))


def test_one_word_changed_is_one_word_told() -> None:
    assert compare("Two regions.\n\nWe plant ten trees.", "Two regions.\n\nWe plant twelve trees.") == (
        Run(RunKind.KEPT, "Two regions.\n\nWe plant "),
        Run(RunKind.DELETED, "ten "),
        Run(RunKind.INSERTED, "twelve "),
        Run(RunKind.KEPT, "trees."),
    )


def test_a_paragraph_added_at_the_end_is_told_whole() -> None:
    assert compare("We save water.", "We save water.\n\nWe plant trees.") == (
        Run(RunKind.KEPT, "We save water."),
        Run(RunKind.INSERTED, "\n\nWe plant trees."),
    )


def test_a_text_made_to_keep_a_reader_waiting_is_told_as_replaced() -> None:
    before, after = "a " * 50_000, "b " + "a " * 49_999
    assert [run.kind for run in compare(before, after)][-2:] == [RunKind.DELETED, RunKind.INSERTED]
    assert version(compare("\n" * 50_000, "x\n" + "\n" * 49_990), RunKind.INSERTED)[:2] == "x\n"


def test_a_text_in_which_every_other_line_differs_keeps_nobody_waiting() -> None:
    """Each line that stayed would be looked for among all that follow: half a minute for 58 kB."""
    before = "".join(f"x{place}\nkept {place}\n" for place in range(5_000))
    after = "".join(f"y{place}\nkept {place}\n" for place in range(5_000))
    assert [run.kind for run in compare(before, after)][:2] == [RunKind.DELETED, RunKind.INSERTED]
    assert lines_compared(before, after)[0].fate is LineFate.CHANGED


def test_a_long_text_with_one_change_in_it_is_told_line_by_line() -> None:
    lines = [f"Line {place}.\n" for place in range(5_000)]
    changed = [*lines[:2_000], "Another line.\n", *lines[2_001:]]
    told = [line.fate for line in lines_compared("".join(lines), "".join(changed))]
    assert (told.count(LineFate.CHANGED), told.count(LineFate.KEPT)) == (1, 4_999)


def told(lines: tuple[Line, ...], *kinds: RunKind) -> str:
    return version(tuple(run for line in lines for run in line.runs), *kinds)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_told_from_their_lines(before: str, after: str) -> None:
    lines = lines_compared(before, after)
    assert told(lines, RunKind.KEPT, RunKind.DELETED) == before
    assert told(lines, RunKind.KEPT, RunKind.INSERTED) == after


@given(TEXTS)
def test_the_lines_of_a_text_compared_with_itself_are_kept(text: str) -> None:
    assert {line.fate for line in lines_compared(text, text)} <= {LineFate.KEPT}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Costs\n\nWe pay.", "# Costs\n\nWe pay."),
        ("- We plant trees.", "* We plant trees."),
        ("1. We plant trees.", "2. We plant trees."),
        ("We **plant** trees.", "We plant trees."),
        ("We plant  trees.", "We plant trees."),
        ("We plant trees.\nWe save water.", "We plant trees.\n\nWe save water."),
    ],
)
def test_a_line_with_the_same_words_in_another_form_is_reformatted(before: str, after: str) -> None:
    fates = [line.fate for line in lines_compared(before, after)]
    assert LineFate.REFORMATTED in fates
    assert set(fates) <= {LineFate.KEPT, LineFate.REFORMATTED}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We pay 2*3 euros.", "We pay 23 euros."),
        ("It is -5 degrees.", "It is 5 degrees."),
        ("Do it.", "Do it?"),
    ],
)
def test_a_mark_that_changes_what_is_said_is_no_form(before: str, after: str) -> None:
    assert [line.fate for line in lines_compared(before, after)] == [LineFate.CHANGED]


def test_a_line_that_comes_and_one_that_goes_are_told_as_such() -> None:
    before, after = "We plant trees.\n\nWe save water.", "We save water.\n\nWe rest."
    assert [line.fate for line in lines_compared(before, after)] == [
        LineFate.REMOVED,
        LineFate.REFORMATTED,
        LineFate.ADDED,
    ]
