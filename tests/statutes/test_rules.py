"""The statutes: sound, complete, each number with its article, and the same after being recorded."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.errors import RuleBroken
from governance.record.canonical import NotCanonical, decode, encode
from governance.statutes import rules
from governance.statutes.majorities import CastingVoteMisplaced, NotAMajority, ShareOutOfBounds
from governance.statutes.membership import AdmissionBy, MembershipOutOfBounds
from governance.statutes.rules import (
    ABSOLUTE,
    ARTICLES,
    FOUNDING,
    MORE_THAN_HALF,
    ONE_THIRD,
    SIMPLE,
    THREE_QUARTERS,
    TWO_THIRDS,
    UNANIMITY,
    Basis,
    KindRule,
    Majority,
    MotionKind,
    Quorum,
    TieRule,
    from_plain,
    least_meeting,
    provisions,
    to_plain,
)

HALF, WHOLE = Fraction(1, 2), Fraction(1)


def test_the_founding_statutes_decide_each_kind_as_their_page_says() -> None:
    of_entitled = Majority(Basis.ENTITLED, Fraction(2, 3), strict=False, concurrent=True)
    assert FOUNDING.kinds == {
        MotionKind.RESOLUTION: KindRule(SIMPLE, MORE_THAN_HALF, timedelta(hours=24)),
        MotionKind.COMMITMENT: KindRule(
            replace(SIMPLE, concurrent=True), MORE_THAN_HALF, timedelta(hours=72)
        ),
        MotionKind.MEMBERSHIP: KindRule(TWO_THIRDS, MORE_THAN_HALF, timedelta(days=7)),
        MotionKind.STATUTES: KindRule(of_entitled, MORE_THAN_HALF, timedelta(days=14)),
        MotionKind.PROCEDURAL: KindRule(
            replace(SIMPLE, tie=TieRule.CASTING_VOTE), ONE_THIRD, timedelta(hours=1)
        ),
        MotionKind.RECONSIDERATION: KindRule(TWO_THIRDS, MORE_THAN_HALF, timedelta(hours=24)),
    }


@pytest.mark.parametrize(
    ("majority", "basis", "share", "strict"),
    [
        (SIMPLE, Basis.PRESENT_AND_VOTING, HALF, True),
        (ABSOLUTE, Basis.ENTITLED, HALF, True),
        (TWO_THIRDS, Basis.PRESENT_AND_VOTING, Fraction(2, 3), False),
        (THREE_QUARTERS, Basis.PRESENT_AND_VOTING, Fraction(3, 4), False),
        (UNANIMITY, Basis.PRESENT_AND_VOTING, WHOLE, False),
    ],
)
def test_a_named_majority_is_what_its_name_says(
    majority: Majority, basis: Basis, share: Fraction, strict: bool
) -> None:
    assert majority == Majority(basis, share, strict, concurrent=False, tie=TieRule.STATUS_QUO)


def numbers_of(members: dict[str, Any]) -> set[str]:
    """The numbers of plain statutes by name; a majority or a quorum is one number."""
    by_kind = {f"kinds.{kind}.{name}" for kind, rule in members["kinds"].items() for name in rule}
    by_chapter = {f"{chapter}.{name}" for chapter in rules.LATER_CHAPTERS for name in members[chapter]}
    return set(members) - {"kinds", "version", *rules.LATER_CHAPTERS} | by_kind | by_chapter


def test_every_number_has_an_article_and_every_article_a_number() -> None:
    assert set(ARTICLES) == numbers_of(to_plain(FOUNDING))


def test_articles_are_numbered_once_and_in_order() -> None:
    numbers = [tuple(map(int, article.number.split("."))) for article in ARTICLES.values()]
    assert numbers == sorted(set(numbers))


def test_the_page_of_the_statutes_reads_every_value() -> None:
    lines = {line.name: line.value for line in provisions(FOUNDING)}
    assert list(lines) == list(ARTICLES)
    assert lines["ordinary_notice"] == timedelta(days=30)
    assert lines["kinds.membership.majority"] == TWO_THIRDS
    assert lines["kinds.procedural.vote_quorum"] == ONE_THIRD


def test_the_explained_statutes_name_every_article() -> None:
    explained = (Path(__file__).parents[2] / "docs" / "statutes.md").read_text(encoding="utf-8")
    assert [article.number for article in ARTICLES.values() if f"| {article.number} |" not in explained] == []


def test_recorded_statutes_read_back_equal() -> None:
    assert from_plain(decode(encode(to_plain(FOUNDING)))) == FOUNDING


SHARES = st.fractions(HALF, 1)
MAJORITIES = st.builds(
    lambda basis, share, strict, concurrent: Majority(basis, share, strict or share == HALF, concurrent),
    st.sampled_from(Basis),
    SHARES.filter(lambda share: share < 1),
    st.booleans(),
    st.booleans(),
)


@given(MAJORITIES)
def test_a_recorded_majority_reads_back_equal(majority: Majority) -> None:
    assert Majority.from_plain(decode(encode(majority.to_plain()))) == majority


@given(st.fractions(0, 1).filter(lambda share: 0 < share < 1), st.booleans())
def test_a_recorded_quorum_reads_back_equal(share: Fraction, strict: bool) -> None:
    assert Quorum.from_plain(decode(encode(Quorum(share, strict).to_plain()))) == Quorum(share, strict)


@pytest.mark.parametrize("chapter", rules.LATER_CHAPTERS)
def test_statutes_recorded_before_a_chapter_was_written_have_the_founding_one(chapter: str) -> None:
    earlier = {name: value for name, value in to_plain(FOUNDING).items() if name != chapter}
    assert from_plain(decode(encode(earlier))) == FOUNDING


def test_statutes_recorded_before_motions_were_reconsidered_have_the_founding_rule_for_it() -> None:
    plain = to_plain(FOUNDING)
    kinds = {kind: rule for kind, rule in plain["kinds"].items() if kind != "reconsideration"}
    assert from_plain(decode(encode(plain | {"kinds": kinds}))) == FOUNDING


@pytest.mark.parametrize("name", [name for name in to_plain(FOUNDING) if name not in rules.LATER_CHAPTERS])
def test_statutes_with_a_number_missing_are_refused(name: str) -> None:
    with pytest.raises(NotCanonical):
        from_plain({key: value for key, value in to_plain(FOUNDING).items() if key != name})


def test_statutes_with_an_unknown_number_are_refused() -> None:
    with pytest.raises(NotCanonical):
        from_plain(to_plain(FOUNDING) | {"dues": 1})


def test_statutes_with_a_kind_missing_or_unknown_are_refused() -> None:
    plain = to_plain(FOUNDING)
    short = {kind: rule for kind, rule in plain["kinds"].items() if kind != "procedural"}
    with pytest.raises(rules.KindsIncomplete):
        from_plain(plain | {"kinds": short})
    with pytest.raises(NotCanonical):
        from_plain(plain | {"kinds": plain["kinds"] | {"election": plain["kinds"]["procedural"]}})


@pytest.mark.parametrize("chapter", rules.LATER_CHAPTERS)
def test_a_chapter_with_a_number_missing_is_refused(chapter: str) -> None:
    plain = to_plain(FOUNDING)
    first = next(iter(plain[chapter]))
    short = {name: value for name, value in plain[chapter].items() if name != first}
    with pytest.raises(NotCanonical):
        from_plain(plain | {chapter: short})


@pytest.mark.parametrize(
    "change",
    [
        {"twins_per_region": -1},
        {"absences_before_lapse": -1},
        {"largest_delegation": 0},
        {"twin_notice": timedelta(seconds=-1)},
        {"longest_term": timedelta(0)},
        {"answer_time": timedelta(0)},
        {"unsent_kept": timedelta(0)},
        {"applicant_data_kept": timedelta(0)},
        {"twins_per_region": 2**53},
        {"largest_delegation": 10_001},
        {"longest_term": timedelta(days=3_000_000)},
        {"twin_notice": timedelta(days=36_501)},
        {"applicant_data_kept": timedelta(days=900_000)},
    ],
)
def test_rules_of_membership_that_make_no_sense_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(MembershipOutOfBounds):
        replace(FOUNDING.membership, **change)


def test_the_least_rules_of_membership_are_allowed() -> None:
    least = replace(
        FOUNDING.membership,
        admission=AdmissionBy.ASSEMBLY,
        twins_per_region=0,
        absences_before_lapse=0,
        largest_delegation=1,
        twin_notice=timedelta(0),
    )
    assert from_plain(to_plain(replace(FOUNDING, membership=least))).membership == least


def test_statutes_cannot_be_changed_in_place() -> None:
    with pytest.raises(TypeError):
        FOUNDING.kinds[MotionKind.RESOLUTION] = FOUNDING.kinds[MotionKind.STATUTES]  # type: ignore[index]


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"version": 0}, rules.StatutesIncomplete),
        ({"languages": ()}, rules.StatutesIncomplete),
        ({"region_weight": Fraction(0)}, rules.StatutesIncomplete),
        ({"extraordinary_notice": 31 * DAY}, rules.DurationsOutOfOrder),
        ({"extraordinary_notice": -DAY}, rules.DurationsOutOfOrder),
        ({"shortest_vote": timedelta(hours=1, seconds=1)}, rules.DurationsOutOfOrder),
        ({"shortest_vote": timedelta(0)}, rules.DurationsOutOfOrder),
        ({"longest_vote": 14 * DAY - timedelta(seconds=1)}, rules.DurationsOutOfOrder),
    ],
)
def test_statutes_that_contradict_themselves_are_refused(
    change: dict[str, Any], refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal):
        replace(FOUNDING, **change)


@pytest.mark.parametrize(
    "change",
    [
        {"extraordinary_notice": 30 * DAY},
        {"extraordinary_notice": timedelta(0)},
        {"shortest_vote": timedelta(hours=1)},
        {"region_weight": Fraction(1, 3)},
    ],
)
def test_bounds_may_meet(change: dict[str, Any]) -> None:
    assert from_plain(to_plain(replace(FOUNDING, **change))) == replace(FOUNDING, **change)


@pytest.mark.parametrize(
    ("share", "strict"),
    [(Fraction(0), False), (Fraction(-1, 2), False), (Fraction(3, 2), False), (WHOLE, True)],
)
def test_a_share_that_makes_no_sense_is_refused(share: Fraction, strict: bool) -> None:
    with pytest.raises(ShareOutOfBounds):
        Quorum(share, strict)
    with pytest.raises(ShareOutOfBounds):
        Majority(Basis.PRESENT, share, strict)


@pytest.mark.parametrize(("share", "strict"), [(HALF, False), (Fraction(1, 3), True)])
def test_half_or_less_is_no_majority(share: Fraction, strict: bool) -> None:
    with pytest.raises(NotAMajority):
        Majority(Basis.PRESENT_AND_VOTING, share, strict)


@pytest.mark.parametrize(
    "majority",
    [
        (Basis.PRESENT_AND_VOTING, HALF, True, True),
        (Basis.PRESENT_AND_VOTING, Fraction(2, 3), False, False),
        (Basis.ENTITLED, HALF, True, False),
    ],
)
def test_a_casting_vote_settles_nothing_but_a_simple_majority(
    majority: tuple[Basis, Fraction, bool, bool],
) -> None:
    with pytest.raises(CastingVoteMisplaced):
        Majority(*majority, TieRule.CASTING_VOTE)


@pytest.mark.parametrize(
    ("share", "strict", "base", "needed"),
    [
        (HALF, True, 0, 1),
        (HALF, True, 1, 1),
        (HALF, True, 4, 3),
        (HALF, True, 5, 3),
        (Fraction(2, 3), False, 0, 1),
        (Fraction(2, 3), False, 5, 4),
        (Fraction(2, 3), False, 6, 4),
        (Fraction(2, 3), True, 6, 5),
        (Fraction(3, 4), False, 4, 3),
        (WHOLE, False, 6, 6),
        (HALF, True, Fraction(5, 2), 2),
    ],
)
def test_the_least_that_suffices_is_what_a_person_would_say(
    share: Fraction, strict: bool, base: Fraction | int, needed: int
) -> None:
    assert least_meeting(share, strict, base) == needed


@given(st.fractions(0, 1).filter(bool), st.booleans(), st.integers(1, 10**9))
def test_the_least_that_suffices_suffices_and_one_less_does_not(
    share: Fraction, strict: bool, base: int
) -> None:
    needed = least_meeting(share, strict, base)
    assert needed > share * base if strict else needed >= share * base
    assert needed - 1 <= share * base if strict else needed - 1 < share * base
    assert needed == (floor(share * base) + 1 if strict else ceil(share * base))
