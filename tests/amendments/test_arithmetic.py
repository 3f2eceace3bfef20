"""The arithmetic of amendments: a table of edges, and what holds for any text and any changes to it."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.motions.amending import (
    ChangedSince,
    Operation,
    OperationKind,
    Paragraph,
    anchored,
    apply,
    body_of,
    derive,
    operations_of,
    plain,
)
from governance.motions.ordering import (
    ClashKind,
    OutsideAmendment,
    check_within,
    compose,
    conflicts,
    distance,
    in_order,
    layered,
    voting_order,
)

TEXT = anchored("one\n\ntwo\n\nthree")


def insert(anchor: str, *texts: str) -> Operation:
    return Operation(OperationKind.INSERT, anchor, texts)


def replace(anchor: str, was: str, text: str) -> Operation:
    return Operation(OperationKind.REPLACE, anchor, (text,), was)


def delete(anchor: str, was: str) -> Operation:
    return Operation(OperationKind.DELETE, anchor, (), was)


EDGES = {
    "nothing": ([], "one|two|three"),
    "before the first": ([insert("0", "a")], "a|one|two|three"),
    "after the last": ([insert("3", "a", "b")], "one|two|three|a|b"),
    "replaced": ([replace("2", "two", "2")], "one|2|three"),
    "deleted": ([delete("2", "two")], "one|three"),
    "all deleted": ([delete("1", "one"), delete("2", "two"), delete("3", "three")], ""),
    "one deleted and another in its place": ([delete("2", "two"), insert("2", "a")], "one|a|three"),
    "replaced already": ([replace("2", "older", "two")], "one|two|three"),
    "deleted already": ([delete("9", "nine")], "one|two|three"),
    "beside one that has gone": ([insert("2.4-1", "a")], "one|two|a|three"),
}


@pytest.mark.parametrize(("operations", "text"), EDGES.values(), ids=EDGES)
def test_operations_at_the_edges(operations: list[Operation], text: str) -> None:
    assert "|".join(paragraph.text for paragraph in apply(TEXT, operations, 7)) == text


@pytest.mark.parametrize(
    "operation", [replace("2", "2", "II"), delete("2", "2"), replace("9", "nine", "9"), replace("2", "", "2")]
)
def test_an_operation_binds_to_the_words_it_was_written_on(operation: Operation) -> None:
    with pytest.raises(ChangedSince) as refused:
        apply(TEXT, [operation], 1)
    assert refused.value.facts["anchor"] == operation.anchor


def test_inserted_paragraphs_are_called_by_their_amendment_and_the_later_stands_nearer() -> None:
    two, seven = [insert("1", "a", "b")], [insert("1", "c")]
    expected = ("1", "1.7-1", "1.2-1", "1.2-2", "2", "3")
    assert tuple(p.anchor for p in apply(apply(TEXT, two, 2), seven, 7)) == expected
    assert tuple(p.anchor for p in apply(apply(TEXT, seven, 7), two, 2)) == expected
    inside = apply(apply(TEXT, two, 2), [insert("1.2-1", "c")], 10)
    assert [p.anchor for p in inside] == ["1", "1.2-1", "1.2-1.10-1", "1.2-2", "2", "3"]


TYPED = {
    "as it is": (TEXT, []),
    "emptied": (
        [Paragraph("1", "one"), Paragraph("2", " \n"), Paragraph("3", "three")],
        [delete("2", "two")],
    ),
    "left out": ([Paragraph("1", "one"), Paragraph("3", "three")], [delete("2", "two")]),
    "new between": ([*TEXT[:1], Paragraph("", "a\n\nb"), *TEXT[1:]], [insert("1", "a", "b")]),
    "new first": ([Paragraph("", "a"), *TEXT], [insert("0", "a")]),
    "new and empty": ([*TEXT, Paragraph("", "")], []),
    "two made of one": (
        [Paragraph("1", "on\n\ne"), *TEXT[1:]],
        [replace("1", "one", "on"), insert("1", "e")],
    ),
    "one added to what stands": ([Paragraph("1", "one\n\nmore"), *TEXT[1:]], [insert("1", "more")]),
}


@pytest.mark.parametrize(("typed", "operations"), TYPED.values(), ids=TYPED)
def test_what_was_typed_becomes_operations(typed: Sequence[Paragraph], operations: list[Operation]) -> None:
    assert list(derive(TEXT, typed)) == operations


def test_paragraphs_are_not_moved() -> None:
    with pytest.raises(ValueError, match="order"):
        derive(TEXT, [TEXT[1], TEXT[0], TEXT[2]])


CLASHES: list[tuple[list[Operation], list[Operation], list[ClashKind]]] = [
    ([replace("2", "two", "a")], [replace("2", "two", "b")], [ClashKind.REPLACED_DIFFERENTLY]),
    ([replace("2", "two", "a")], [delete("2", "two")], [ClashKind.REPLACED_AND_DELETED]),
    ([insert("2", "a", "b")], [insert("2", "b")], [ClashKind.INSERTED_TWICE]),
    ([replace("2", "two", "a")], [replace("2", "two", "a")], []),
    ([delete("2", "two")], [delete("2", "two")], []),
    ([insert("2", "a")], [delete("2", "two")], []),
    ([insert("2", "a")], [replace("2", "two", "b")], []),
    ([insert("2", "a")], [insert("2", "b")], []),
    ([insert("1", "a")], [insert("2", "a")], []),
    ([replace("1", "one", "a")], [replace("2", "two", "b")], []),
]


@pytest.mark.parametrize(("one", "other", "kinds"), CLASHES)
def test_what_contradicts(one: list[Operation], other: list[Operation], kinds: list[ClashKind]) -> None:
    assert [clash.kind for clash in conflicts(one, other)] == kinds
    assert [clash.kind for clash in conflicts(other, one)] == kinds


def test_the_furthest_from_the_original_comes_first() -> None:
    proposed = {
        1: [replace("1", "the house is red", "the house is blue")],
        2: [delete("1", "the house is red")],
        3: [insert("1", "a b")],
        4: [insert("2", "c d")],
    }
    assert [distance(operations) for operations in proposed.values()] == [2, 4, 2, 2]
    assert voting_order(proposed) == (2, 1, 3, 4)
    assert in_order(proposed, [3, 9]) == (3, 2, 1, 4)


def test_a_subamendment_changes_what_the_amendment_does() -> None:
    amendment = [replace("2", "two", "II"), insert("2", "a", "b")]
    shown = layered(TEXT, amendment, 4, [])
    typed = [
        Paragraph(p.anchor, {"2": "Two", "2.4-1": "", "2.4-2": "b\n\nc"}.get(p.anchor, p.text)) for p in shown
    ]
    changes = derive(shown, typed)
    check_within(changes, amendment, [p.anchor for p in TEXT])
    together = compose(TEXT, amendment, 4, [(1, changes)])
    assert list(together) == [replace("2", "two", "Two"), insert("2", "b", "c")]
    assert body_of(apply(TEXT, together, 4)) == body_of(typed).replace("\n\n\n\n", "\n\n")


def test_a_subamendment_puts_back_what_the_amendment_deletes() -> None:
    changes = [replace("2", "", "two, or nearly")]
    together = compose(TEXT, [delete("2", "two")], 4, [(1, changes)])
    assert list(together) == [replace("2", "two", "two, or nearly")]


@pytest.mark.parametrize(
    "change", [replace("1", "one", "I"), insert("1", "x"), insert("0", "x"), delete("9", "x")]
)
def test_a_subamendment_stays_inside(change: Operation) -> None:
    with pytest.raises(OutsideAmendment):
        check_within([change], [replace("2", "two", "II")], [p.anchor for p in TEXT])


words = st.text("abcde é", min_size=1, max_size=8).map(str.strip).filter(bool)
texts = st.lists(words, min_size=1, max_size=7).map(lambda each: anchored("\n\n".join(each)))


@st.composite
def typed_on(draw: st.DrawFn, text: Sequence[Paragraph]) -> list[Paragraph]:
    """What somebody may type over a text: some paragraphs changed, some emptied, some new."""
    found: list[Paragraph] = []
    for paragraph in text:
        found += [Paragraph("", each) for each in draw(st.lists(words, max_size=1))]
        what = draw(st.sampled_from(("kept", "kept", "changed", "emptied", "split")))
        changed = {"kept": paragraph.text, "emptied": "", "changed": None, "split": "a\n\nb"}[what]
        found.append(Paragraph(paragraph.anchor, draw(words) if changed is None else changed))
    return found


@given(st.data())
def test_what_was_typed_is_what_the_operations_give(data: st.DataObject) -> None:
    text = data.draw(texts)
    for number in (1, 2, 3):
        typed = data.draw(typed_on(text))
        operations = derive(text, typed)
        assert operations_of(plain(operations)) == operations
        after = apply(text, operations, number)
        assert [p.text for p in after] == [p.text for p in anchored(body_of(typed))]
        assert len({p.anchor for p in after}) == len(after)
        assert [p.text for p in apply(text, derive(text, after), number)] == [p.text for p in after]
        text = after


@given(st.data())
def test_any_order_gives_the_same_text_where_nothing_contradicts(data: st.DataObject) -> None:
    text = data.draw(texts)
    proposed = [(number, derive(text, data.draw(typed_on(text)))) for number in (1, 2, 3, 4)]
    chosen: list[tuple[int, tuple[Operation, ...]]] = []
    for number, operations in proposed:
        if not any(conflicts(operations, other) for _number, other in chosen):
            chosen.append((number, operations))
    results = set()
    for order in (chosen, chosen[::-1], data.draw(st.permutations(chosen))):
        after = text
        for number, operations in order:
            after = apply(after, operations, number)
        results.add(after)
    assert len(results) == 1


@given(st.data())
def test_two_that_contradict_are_told_by_both(data: st.DataObject) -> None:
    text = data.draw(texts)
    proposed = [derive(text, data.draw(typed_on(text))) for _number in range(3)]
    for one, other in combinations(proposed, 2):
        assert {clash.anchor for clash in conflicts(one, other)} == {
            clash.anchor for clash in conflicts(other, one)
        }


@given(st.data())
def test_a_subamendment_gives_the_amendment_that_was_typed(data: st.DataObject) -> None:
    text = data.draw(texts)
    amendment = derive(text, data.draw(typed_on(text)))
    shown = layered(text, amendment, 3, [])
    typed = data.draw(typed_on(shown))
    together = compose(text, amendment, 3, [(1, derive(shown, typed))])
    assert [p.text for p in apply(text, together, 3)] == [p.text for p in anchored(body_of(typed))]
