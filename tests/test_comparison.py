"""Two versions of a text compared: nothing is lost, and no text keeps a reader waiting."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from governance.comparison import Run, RunKind, compare

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
