"""BLT files as councils and programs publish them; what is wrong is said with its line."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.counting.badfile import BadFile
from governance.counting.blt import write_blt
from governance.counting.profile import Profile
from governance.counting.reading import read_profile
from tests.counting.filed import ranked
from tests.counting.samples import read, refusal

HEAD = "3 1\n"
TAIL = '0\n"Ada"\n"Ben"\n"Cy"\n"Title"\n'
FROM_SHEETS = {(0, 1): 4, (1,): 3, (2, 0, 1): 2}


def test_names_without_quotation_marks_and_lines_of_another_system() -> None:
    assert read("ward_spaces.blt") == Profile(
        candidates=("Rose ADAMS (Ind)", "Alan O'BYRNE(Soc)", "Eòghann MACRAE (SNP)", "Mary-Ann ROSS (LD)"),
        seats=2,
        rankings={(0, 1): 12, (1,): 7, (2, 3, 0): 5, (3, 2): 1},
        title="Ward 3 Upper Glen",
    )


def test_letters_of_the_old_western_alphabet_and_doubled_quotation_marks() -> None:
    assert read("ward_quoted.blt") == Profile(
        candidates=(
            'Jérôme ALBA "Scottish Green Party"',
            'Neil BARR "Independent"',
            'Kim CÔTÉ "Scottish Labour Party"',
        ),
        rankings={(0, 1): 4, (1,): 3, (2, 0): 2},
        title="Ward 6 - North",
    )


def test_commas_for_spaces() -> None:
    assert read("ward_commas.blt") == Profile(
        candidates=("Ada Boyd", "Ben Carr", "Cleo, Dunn"), seats=2, rankings=FROM_SHEETS, title="Ward 1"
    )


def test_a_sheet_with_numbered_candidates_and_no_0_at_any_end() -> None:
    assert read("ward_cells.csv") == Profile(
        candidates=("Ada Boyd", "Ben Carr", "Cleo Dunn"),
        seats=2,
        rankings=FROM_SHEETS,
        title="Ward 1 - North, West and Central",
    )


def test_everything_that_a_file_can_say() -> None:
    assert read("everything.blt") == Profile(
        candidates=("Ada", "Ben", "Cy", "Dee “Di” Doe"),
        seats=2,
        rankings={(0, 1): 6, (3, 0): 2, (1, 3): 1},
        ranks={((0, 1), (3,)): 1},
        blank=4,
        withdrawn=frozenset({2}),
        title="The title",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_lines_end_as_they_like(end: str, last: bool) -> None:
    text = (HEAD + "2 1 0\n" + TAIL).replace("\n", end)
    assert read_profile("a.blt", (text if last else text.removesuffix(end)).encode()) == Profile(
        ("Ada", "Ben", "Cy"), rankings={(0,): 2}, title="Title"
    )


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_the_first_bytes_may_say_which_alphabet_it_is(alphabet: str) -> None:
    mark = "\ufeff" if alphabet == "utf-16-be" else ""
    text = mark + "1 1\n2 1 0\n0\nZoë\nЗаседание\n"
    assert read_profile("a.blt", text.encode(alphabet)) == Profile(
        ("Zoë",), rankings={(0,): 2}, title="Заседание"
    )


def test_a_file_too_large_to_be_one_is_refused() -> None:
    assert refusal(b" " * 100_000_001) == (1, "The file has more than 100 megabytes.")


def test_a_party_tells_apart_those_who_share_a_name() -> None:
    text = '2 1\n1 1 0\n0\n"Ada" "Greens"\n"Ada" "Independent"\n'
    assert read_profile("a.blt", text.encode()) == Profile(
        ("Ada (Greens)", "Ada (Independent)"), rankings={(0,): 1}
    )


def test_withdrawn_candidates_on_several_lines() -> None:
    text = '3 1\n-1\n-3 0\n1 2 0\n0\n"a"\n"b"\n"c"\n""\n'
    assert read_profile("a.blt", text.encode()).withdrawn == frozenset({0, 2})


def test_a_file_without_a_name_is_known_by_what_it_holds() -> None:
    text = ("# ballots\n" + HEAD + "2 1 0\n" + TAIL).encode()
    assert read_profile("-", text) == read_profile("a.blt", text) == read_profile("ballots.txt", text)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "The file is empty."),
        (b"3 1\n\0", 2, "The file holds no text."),
        (b"3 1\n1 1 0\n0\n\x81\n", 4, "A letter is in no alphabet that is known here; UTF-8 always is."),
        ("3\n", 1, "The file begins with the numbers of candidates and of seats."),
        ("\n\nthree one\n", 3, "“three” is not a whole number."),
        ("0 1\n", 1, "A file has from 1 to 1000 candidates."),
        ("1001 1\n", 1, "A file has from 1 to 1000 candidates."),
        ("3 0\n", 1, "There are from 1 to 1000 seats to fill."),
        ("1234567890123 1\n", 1, "A number has more than 12 digits."),
        (HEAD + "-4\n" + TAIL, 2, "There is no candidate 4; they are numbered from 1 to 3."),
        (HEAD + "-1 2\n" + TAIL, 2, "“2” is not the number of a withdrawn candidate."),
        (HEAD + "1 1 2\n" + TAIL, 2, "A ballot ends with 0."),
        (HEAD + "\n# x\n1 1 4 0\n" + TAIL, 4, "There is no candidate 4; they are numbered from 1 to 3."),
        (HEAD + "1 1 0 2 0\n" + TAIL, 2, "There is no candidate 0; they are numbered from 1 to 3."),
        (HEAD + "1 1 2 1 0\n" + TAIL, 2, "A ballot marks a candidate twice."),
        (HEAD + "1 1=2 2 0\n" + TAIL, 2, "A ballot marks a candidate twice."),
        (HEAD + "1 1= 2 0\n" + TAIL, 2, "“” is not a whole number."),
        (HEAD + "1.5 1 0\n" + TAIL, 2, "“1.5” is not a whole number."),
        (HEAD + "1_0 1 0\n" + TAIL, 2, "“1_0” is not a whole number."),
        (HEAD + "٣ 1 0\n" + TAIL, 2, "“٣” is not a whole number."),
        (HEAD + "0 1 0\n" + TAIL, 2, "At least one ballot is meant by a line, not 0."),
        (HEAD + "9999999999999 1 0\n" + TAIL, 2, "A number has more than 12 digits."),
        (HEAD + "1 -1 0\n" + TAIL, 2, "“-1” is not a whole number."),
        (HEAD + "(a)\n" + TAIL, 2, "The line has no ballot."),
        (HEAD + "1 1 0\n", 2, "The file ends among the ballots: a line with only 0 closes them."),
        (HEAD + '1 1 0\n0\n"Ada"\n"Ben"', 5, "3 candidates stand, but only 2 names are given."),
        (
            HEAD + '0\n"Ada"\n"Ben"\n"Ada"\n',
            5,
            "Two candidates are called Ada: no draw could tell them apart.",
        ),
        (HEAD + '0\n"Ada"\n""\n"Cy"\n', 4, "A candidate has no name."),
        ("2 1\n0\na\x1b[2J\nb\n", 3, "A letter here cannot be printed."),
        (HEAD + "0\n" + "a" * 501 + "\nb\nc\n", 3, "A name has more than 500 letters."),
        (HEAD + TAIL + "more\n", 7, "Nothing may follow the title."),
        ("2,1,\n1,1,\nCandidate 1\n", 3, "2 candidates stand, but only 1 names are given."),
        (
            '2,1,\n1,1,\n"Candidate 2","Ada",\n"Candidate 1","Ben",\n',
            3,
            "The candidates are not numbered one after another.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str | bytes, line: int, reason: str) -> None:
    assert refusal(text) == (line, reason)


@given(ranked())
def test_what_is_written_reads_the_same(profile: Profile) -> None:
    assert read_profile("a.blt", write_blt(profile).encode()) == profile


def test_a_written_file_tells_nothing_of_the_order_of_casting() -> None:
    early = Profile(("a", "b"), rankings={(0,): 1, (1,): 1, (1, 0): 2}, blank=1)
    late = Profile(("a", "b"), rankings={(1, 0): 2, (1,): 1, (0,): 1}, blank=1)
    assert write_blt(early) == write_blt(late)
    assert write_blt(early).splitlines()[1:5] == ["2 2 1 0", "1 0", "1 1 0", "1 2 0"]


def test_a_blt_file_says_no_scores() -> None:
    with pytest.raises(ValueError, match="no scores"):
        write_blt(Profile(("a",), scores={(1,): 1}))


PIECES = st.sampled_from(
    [
        *'0123456789,;#"()=-{}: \n\r\t\x85\u2028\ufeffé',
        *("1 1 0\n", "2 1\n", "0\n", '"A"\n', "# NUMBER ALTERNATIVES: 2\n", "# ALTERNATIVE NAME 1: A\n"),
        *("ranks,a,b\n", "scores;a\n", "1: 1,{2}\n", "-1\n"),
    ]
)


@given(
    st.lists(PIECES).map("".join),
    st.sampled_from(["-", "a.blt", "a.csv", "a.soc", "a.toi", "a.cat", "a.txt"]),
)
def test_whatever_is_in_a_file_is_read_or_refused_with_a_line(text: str, name: str) -> None:
    read_or_refused(text.encode(), name)


@given(st.binary(), st.sampled_from(["-", "a.blt", "a.csv", "a.soi", "a.cat"]))
def test_any_bytes_are_read_or_refused_with_a_line(content: bytes, name: str) -> None:
    read_or_refused(content, name)


def read_or_refused(content: bytes, name: str) -> None:
    """Anything but a `BadFile` fails the test that asks."""
    with contextlib.suppress(BadFile):
        assert isinstance(read_profile(name, content), Profile)
