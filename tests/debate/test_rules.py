"""Who speaks next: a table of edges, and what holds for every list."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.debate.rules import (
    LONGEST_SPEECH,
    LONGEST_STATEMENT,
    SHORTEST_SPEECH,
    LanguageUnknown,
    NoStance,
    SpeakingKind,
    SpeakingTimeOutOfBounds,
    Stance,
    StatementMissing,
    StatementTooLong,
    Waiting,
    check_speaking_time,
    check_stance,
    check_statement,
    speaking_order,
)
from governance.regions.rules import Constituency
from governance.texts import UnreadableCharacters

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
E, P = Constituency.HIGH_EMISSION, Constituency.HIGH_POTENTIAL
SIDES = {"E": E, "P": P}


def waiting(*asked: str) -> list[Waiting]:
    """Requests in the order in which they came: `E` and `P` for speeches, `E!` for a point of order."""
    return [
        Waiting(
            number,
            SIDES[one[0]],
            SpeakingKind.POINT_OF_ORDER if one.endswith("!") else SpeakingKind.SPEECH,
            NOON + timedelta(minutes=number),
        )
        for number, one in enumerate(asked)
    ]


@pytest.mark.parametrize(
    ("asked", "alternating", "last", "order"),
    [
        ([], True, None, []),
        (["E"], True, E, [0]),
        (["E", "E", "P"], False, None, [0, 1, 2]),
        (["E", "E", "P"], False, E, [0, 1, 2]),
        # The first of all begins, on whichever side it is.
        (["P", "P", "E"], True, None, [0, 2, 1]),
        (["E", "E", "P", "P"], True, None, [0, 2, 1, 3]),
        # The side that spoke last waits for the other.
        (["E", "E", "P"], True, E, [2, 0, 1]),
        (["E", "E", "P"], True, P, [0, 2, 1]),
        # Where one side has nobody left, the other goes on.
        (["P", "E", "E", "E"], True, None, [0, 1, 2, 3]),
        (["E", "E"], True, E, [0, 1]),
        # Points of order come first, by their time, and take no turn of a side.
        (["E", "P", "E!"], True, None, [2, 0, 1]),
        (["E", "P", "E!"], True, E, [2, 1, 0]),
        (["E!", "P!", "E!"], True, E, [0, 1, 2]),
        (["P", "E!"], False, P, [1, 0]),
    ],
)
def test_the_order_of_speakers(
    asked: list[str], alternating: bool, last: Constituency | None, order: list[int]
) -> None:
    found = speaking_order(waiting(*asked), alternating, last)
    assert [one.number for one in found] == order


def test_of_two_that_asked_at_one_moment_the_one_written_down_first_speaks_first() -> None:
    both = [Waiting(number, E, SpeakingKind.SPEECH, NOON) for number in (9, 4)]
    assert [one.number for one in speaking_order(both, True, None)] == [4, 9]


REQUESTS = st.lists(
    st.builds(
        Waiting,
        st.integers(0, 10_000),
        st.sampled_from(Constituency),
        st.sampled_from(SpeakingKind),
        st.integers(0, 50).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    ),
    unique_by=lambda one: one.number,
    max_size=30,
)
LAST = st.sampled_from([None, *Constituency])
# A busy machine proves nothing.
UNTIMED = settings(deadline=None)


@UNTIMED
@given(REQUESTS, st.booleans(), LAST)
def test_everybody_speaks_once_and_points_of_order_before_speeches(
    requests: list[Waiting], alternating: bool, last: Constituency | None
) -> None:
    order = speaking_order(requests, alternating, last)
    assert sorted(order, key=hash) == sorted(requests, key=hash)
    kinds = [one.kind is SpeakingKind.SPEECH for one in order]
    assert kinds == sorted(kinds)


@UNTIMED
@given(REQUESTS, st.booleans(), LAST)
def test_on_each_side_those_speak_first_who_asked_first(
    requests: list[Waiting], alternating: bool, last: Constituency | None
) -> None:
    order = speaking_order(requests, alternating, last)
    for side in Constituency:
        for kind in SpeakingKind:
            asked = [
                (one.requested_at, one.number)
                for one in order
                if (one.constituency, one.kind) == (side, kind)
            ]
            assert asked == sorted(asked)


@UNTIMED
@given(REQUESTS, LAST)
def test_no_side_speaks_twice_while_the_other_waits(
    requests: list[Waiting], last: Constituency | None
) -> None:
    speeches = [one for one in speaking_order(requests, True, last) if one.kind is SpeakingKind.SPEECH]
    for place, one in enumerate(speeches):
        others = [each for each in speeches[place:] if each.constituency is not last]
        assert last is None or one.constituency is not last or not others
        last = one.constituency


@UNTIMED
@given(REQUESTS, st.booleans(), LAST)
def test_the_order_does_not_depend_on_how_the_requests_are_given(
    requests: list[Waiting], alternating: bool, last: Constituency | None
) -> None:
    assert speaking_order(reversed(requests), alternating, last) == speaking_order(
        requests, alternating, last
    )


@UNTIMED
@given(REQUESTS, st.booleans(), LAST)
def test_when_the_next_has_spoken_the_order_of_the_others_stands(
    requests: list[Waiting], alternating: bool, last: Constituency | None
) -> None:
    order = speaking_order(requests, alternating, last)
    for place, one in enumerate(order):
        last = one.constituency if one.kind is SpeakingKind.SPEECH else last
        assert speaking_order(order[place + 1 :], alternating, last) == order[place + 1 :]


@pytest.mark.parametrize(
    ("body", "language", "refusal"),
    [
        ("", "fr", StatementMissing),
        (" \n", "fr", StatementMissing),
        ("x" * (LONGEST_STATEMENT + 1), "fr", StatementTooLong),
        ("a\x00b", "fr", UnreadableCharacters),
        ("Oui.", "", LanguageUnknown),
        ("Oui.", "fra", LanguageUnknown),
        ("Oui.", "FR", LanguageUnknown),
    ],
)
def test_a_statement_has_words_and_a_language(body: str, language: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_statement(body, language)


def test_a_statement_of_the_greatest_length_is_made_in_any_language() -> None:
    check_statement("x" * LONGEST_STATEMENT, "yo")


def test_a_reply_is_no_stance_on_a_motion() -> None:
    with pytest.raises(NoStance):
        check_stance(Stance.REPLY)
    for stance in (Stance.FOR, Stance.AGAINST, Stance.QUESTION):
        check_stance(stance)


@pytest.mark.parametrize("seconds", [SHORTEST_SPEECH - 1, LONGEST_SPEECH + 1, 0, -60])
def test_a_speech_lasts_neither_a_moment_nor_a_day(seconds: int) -> None:
    with pytest.raises(SpeakingTimeOutOfBounds):
        check_speaking_time(seconds)


@pytest.mark.parametrize("seconds", [SHORTEST_SPEECH, LONGEST_SPEECH, None])
def test_a_speech_lasts_as_long_as_is_set(seconds: int | None) -> None:
    check_speaking_time(seconds)
