"""Motions: their life, their texts and the translations a vote waits for."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.errors import RuleBroken
from governance.motions import rules
from governance.motions.rules import (
    LONGEST_BODY,
    LONGEST_TITLE,
    MOTION_TRANSITIONS,
    MissingTranslation,
    MotionDoesNotAllow,
    MotionFacts,
    MotionState,
    Outcome,
    OutdatedTranslation,
    SecondedBySponsor,
    check_motion_may,
    check_seconder,
    check_text,
    check_translations,
    is_current,
    motion_state,
    paragraphs,
    text_digest,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ADMITTED = MotionFacts(submitted_at=NOON, admitted_at=NOON)
ON_AGENDA = replace(ADMITTED, on_agenda=True)
LANGUAGES = ("en", "fr", "es")


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (MotionFacts(), MotionState.DRAFT),
        (MotionFacts(submitted_at=NOON), MotionState.SUBMITTED),
        (ADMITTED, MotionState.ADMITTED),
        (ON_AGENDA, MotionState.ON_AGENDA),
        (replace(ON_AGENDA, vote_open=True), MotionState.UNDER_VOTE),
        (replace(ON_AGENDA, outcome=Outcome.ADOPTED), MotionState.ADOPTED),
        (replace(ON_AGENDA, outcome=Outcome.REJECTED), MotionState.REJECTED),
        (replace(ON_AGENDA, outcome=Outcome.NOT_DECIDED), MotionState.NOT_DECIDED),
        (replace(ON_AGENDA, withdrawn_at=NOON), MotionState.WITHDRAWN),
        (replace(ON_AGENDA, lapsed_at=NOON), MotionState.LAPSED),
    ],
)
def test_the_state_of_a_motion_is_the_last_stage_reached(facts: MotionFacts, state: MotionState) -> None:
    assert motion_state(facts) is state


def test_a_second_vote_puts_an_undecided_motion_under_vote_again() -> None:
    facts = replace(ON_AGENDA, vote_open=True, outcome=Outcome.NOT_DECIDED)
    assert motion_state(facts) is MotionState.UNDER_VOTE


ACTS = sorted({act for _, act in MOTION_TRANSITIONS})


@pytest.mark.parametrize(("state", "act"), list(product(MotionState, ACTS)))
def test_a_motion_allows_what_its_table_says_and_nothing_else(state: MotionState, act: str) -> None:
    if (state, act) in MOTION_TRANSITIONS:
        assert check_motion_may(state, act) == MOTION_TRANSITIONS[state, act]
        return
    with pytest.raises(MotionDoesNotAllow) as refusal:
        check_motion_may(state, act)
    assert refusal.value.facts == {"state": state}


def test_a_declaration_leads_to_each_outcome() -> None:
    assert MOTION_TRANSITIONS[MotionState.UNDER_VOTE, "declare_vote"] == tuple(
        MotionState(outcome) for outcome in Outcome
    )


def test_nothing_can_be_done_with_a_motion_that_is_over() -> None:
    over = {
        MotionState.ADOPTED,
        MotionState.ACCEPTED,
        MotionState.FALLEN,
        MotionState.WITHDRAWN,
        MotionState.LAPSED,
    }
    assert {
        state for state in MotionState if not any(state is known for known, _ in MOTION_TRANSITIONS)
    } == over


def test_a_motion_under_vote_keeps_its_texts_and_cannot_be_withdrawn() -> None:
    acts = {act for state, act in MOTION_TRANSITIONS if state is MotionState.UNDER_VOTE}
    debated = {"make_statement", "reply", "close_debate", "reopen_debate"}
    assert acts - debated == {"annul_vote", "declare_vote"}


def test_a_region_cannot_second_its_own_motion() -> None:
    with pytest.raises(SecondedBySponsor):
        check_seconder(4, 4)
    check_seconder(4, 2)


def test_a_vote_may_open_when_every_translation_follows_the_authentic_text() -> None:
    check_translations("a", "fr", {"en": "a", "es": "a"}, LANGUAGES)


def test_the_authentic_text_needs_no_translation_and_other_languages_are_free() -> None:
    check_translations("a", "fr", {"de": "old"}, ("fr",))


def test_a_missing_translation_holds_the_vote() -> None:
    with pytest.raises(MissingTranslation) as refusal:
        check_translations("a", "fr", {"en": "a"}, LANGUAGES)
    assert refusal.value.facts == {"language": "es"}


def test_an_outdated_translation_holds_the_vote() -> None:
    with pytest.raises(OutdatedTranslation) as refusal:
        check_translations("a", "fr", {"en": "old", "es": "a"}, LANGUAGES)
    assert refusal.value.facts == {"language": "en"}


def test_a_translation_is_current_while_it_translates_the_text_as_it_stands() -> None:
    before, after = text_digest("fr", "Titre", "Texte"), text_digest("fr", "Titre", "Texte.")
    assert (is_current(before, before), is_current(before, after)) == (True, False)


@given(st.tuples(*[st.text("ab", max_size=3)] * 3), st.tuples(*[st.text("ab", max_size=3)] * 3))
def test_texts_share_a_digest_only_when_they_are_the_same(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert (text_digest(*one) == text_digest(*other)) == (one == other)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ()),
        (" \n\n ", ()),
        ("One.", ("One.",)),
        ("One.\n\nTwo.", ("One.", "Two.")),
        ("\r\n\r\nOne,\r\nstill one.\r\n \t \r\n\r\nTwo.\r\n", ("One,\nstill one.", "Two.")),
    ],
)
def test_paragraphs_stand_between_blank_lines(body: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(body) == expected


def test_a_million_line_breaks_are_taken_apart_at_once() -> None:
    assert paragraphs("\n" * 10**6 + "One.") == ("One.",)


@pytest.mark.parametrize(
    ("title", "body", "refusal", "facts"),
    [
        ("", "b", rules.TitleMissing, {}),
        (" \t", "b", rules.TitleMissing, {}),
        ("t" * (LONGEST_TITLE + 1), "b", rules.TitleTooLong, {"length": 201, "longest": 200}),
        ("one\ntwo", "b", rules.TitleOnSeveralLines, {}),
        ("one\rtwo", "b", rules.TitleOnSeveralLines, {}),
        ("t", "\n", rules.BodyMissing, {}),
        ("t", "b" * (LONGEST_BODY + 1), rules.BodyTooLong, {"length": 100_001, "longest": 100_000}),
        ("t", "nul\x00", rules.UnreadableCharacters, {}),
        ("t\x1b", "escape", rules.UnreadableCharacters, {}),
        ("t", "\ud800", rules.UnreadableCharacters, {}),
        ("t", "next line\x85", rules.UnreadableCharacters, {}),
    ],
)
def test_a_text_that_cannot_stand_is_refused(
    title: str, body: str, refusal: type[RuleBroken], facts: dict[str, int]
) -> None:
    with pytest.raises(refusal) as raised:
        check_text(title, body)
    assert raised.value.facts == facts


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("t" * LONGEST_TITLE, "b" * LONGEST_BODY),
        ("Neutralité", "e\u0301 \u202eعربي\u202c\r\n\tשלום 🌍\u200d"),
    ],
)
def test_any_script_is_welcome_up_to_the_limits(title: str, body: str) -> None:
    check_text(title, body)
