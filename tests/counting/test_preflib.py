"""PrefLib files of every kind for elections, of today's format and of the older one."""

import pytest

from governance.counting.profile import Profile
from governance.counting.reading import read_profile
from tests.counting.samples import FILES, read, refusal

NAMES = ("Ada Boyd", "Ben Carr", "Cleo Dunn")
METADATA = "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n"


def test_strict_incomplete_orders() -> None:
    assert read("four.soi") == Profile(
        NAMES, rankings={(0, 1): 4, (1,): 3, (2, 0, 1): 2}, title="An invented ward"
    )


def test_orders_with_equal_ranks() -> None:
    assert read("four.toc") == Profile(
        ("Ada", "Ben", "Cleo"), ranks={((0,), (1, 2)): 3, ((0, 1, 2),): 2}, title="Equal ranks"
    )


def test_categories_are_scores_the_last_one_0() -> None:
    assert read("four.cat") == Profile(
        ("Ada", "Ben", "Cleo"),
        scores={(1, 0, 0): 3, (0, 0, 0): 2, (1, 1, None): 1},
        title="Yes or no",
    )


def test_the_older_format() -> None:
    assert read("old.soi") == Profile(
        ("Ada Boyd", "Carr, Ben", "Cleo Dunn"), rankings={(0, 1): 4, (1,): 3, (2, 0, 1): 2}
    )


@pytest.mark.parametrize("name", ["four.soi", "four.toc", "four.cat", "old.soi"])
def test_a_file_without_a_name_is_known_by_what_it_holds(name: str) -> None:
    assert read_profile("-", (FILES / name).read_bytes()) == read(name)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("# TITLE: x\n1: 1\n", 1, "The metadata do not say how many alternatives there are."),
        ("# NUMBER ALTERNATIVES: many\n", 1, "“many” is not a whole number."),
        ("# NUMBER ALTERNATIVES: 4000\n", 1, "A file has from 1 to 1000 candidates."),
        ("# NUMBER ALTERNATIVES: 1\n", 1, "A candidate has no name."),
        (METADATA + "1 1\n", 4, "A ballot is written as how many cast it, a mark, and their order."),
        (METADATA + "x: 1\n", 4, "“x” is not a whole number."),
        (METADATA + "1: 3\n", 4, "There is no candidate 3; they are numbered from 1 to 2."),
        (METADATA + "1: 1,1\n", 4, "A ballot marks a candidate twice."),
        (
            METADATA + "1: 1,{2\n",
            4,
            "An order is written as numbers between commas, those ranked equal in braces.",
        ),
        (METADATA + "1: {1,2}\n", 4, "Candidates are ranked equal in a file of strict orders."),
        (METADATA + "1: 1,{}\n", 4, "A place of an order is empty."),
        (METADATA + "# NUMBER VOTERS: 3\n1: 1\n", 4, "The file tells of 3 ballots, and holds 1."),
        ("2\n1,a\n", 2, "The file ends before the ballots."),
        ("2\n1,a\n3,b\n1,1,1\n1,1\n", 3, "The candidates are not numbered one after another."),
        ("2\n1,a\n2,b\n2,2,1\n1,1\n", 4, "The file tells of 2 ballots, and holds 1."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, reason: str) -> None:
    assert refusal(text, "a.soi") == (line, reason)


def test_complete_orders_are_complete() -> None:
    reason = "An order leaves candidates out in a file of complete orders."
    assert refusal(METADATA + "1: 1\n", "a.soc") == (4, reason)


def test_a_kind_that_is_no_election_is_refused() -> None:
    text = METADATA + "# DATA TYPE: wmd\n1: 1\n"
    assert refusal(text, "-") == (1, "The kind of the file is none of soc, soi, toc, toi, cat.")
