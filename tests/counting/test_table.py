"""Ballots as tables: ranks or scores, a row a ballot."""

import pytest
from hypothesis import given

from governance.counting.profile import Profile
from governance.counting.reading import read_profile
from governance.counting.table import write_table
from tests.counting.filed import ranked, scored
from tests.counting.samples import read, refusal


def test_ranks_with_weights() -> None:
    assert read("ranks.csv") == Profile(
        ("Ada", "Ben", "Cleo"), rankings={(0, 1): 4, (2, 1): 2}, ranks={((0, 1), (2,)): 1}, blank=3
    )


def test_scores_with_weights() -> None:
    assert read("scores.csv") == Profile(("Ada", "Ben", "Cleo"), scores={(5, 0, None): 3, (None, 2, -1): 1})


def test_without_a_word_every_column_is_a_candidate_and_the_cells_are_ranks() -> None:
    text = "Ada\tBen\n1\t2\n\t1\n1\t2\n"
    assert read_profile("votes.csv", text.encode()) == Profile(("Ada", "Ben"), rankings={(0, 1): 2, (1,): 1})


def test_names_with_commas_are_in_quotation_marks() -> None:
    text = 'weight, "Boyd, Ada",Ben\n2,1,\n'
    assert read_profile("-", text.encode()) == Profile(("Boyd, Ada", "Ben"), rankings={(0,): 2})


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("weight,\n1,1\n", 1, "A file has from 1 to 1000 candidates."),
        ("Ada,,Ben\n", 1, "A candidate has no name."),
        ("Ada,Ada\n", 1, "Two candidates are called Ada: no draw could tell them apart."),
        ("Ada,Ben\n1,2\n\n1,x\n", 4, "“x” is not a whole number."),
        (
            "Ada,Ben\n1,0\n",
            2,
            "0 is no rank. If the cells are scores, let the first cell be the word scores.",
        ),
        ("Ada,Ben\n1,2,3\n", 2, "The row has more cells than there are candidates."),
        ("ranks,Ada,Ben\n0,1,2\n", 2, "At least one ballot is meant by a line, not 0."),
        ("scores,Ada\n1,0.5\n", 2, "“0.5” is not a score: a whole number, or nothing."),
        ('Ada,Ben\n"1,2\n', 3, "The cells cannot be told apart: look at the quotation marks."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, reason: str) -> None:
    assert refusal(text, "a.csv") == (line, reason)


@given(ranked(seats=False) | scored())
def test_what_is_written_reads_the_same(profile: Profile) -> None:
    assert read_profile("a.csv", write_table(profile).encode()) == profile


def test_a_table_holds_one_kind_of_ballot() -> None:
    with pytest.raises(ValueError, match="not both"):
        write_table(Profile(("a",), rankings={(0,): 1}, scores={(1,): 1}))
