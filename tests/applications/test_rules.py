"""The law of applications on plain values: where one stands, what answers are worth, what is near."""

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.applications.answers import PAGES, check_answers, mandatory
from governance.applications.places import are_near, likeness, overlap, parent_of
from governance.applications.rules import (
    ApplicationKind,
    ApplicationOutcome,
    WordsMissing,
    WordsTooLong,
    check_words,
)
from governance.applications.stages import (
    APPLICATION_ACTS,
    APPLICATION_TRANSITIONS,
    OPEN,
    AlreadyDecided,
    ApplicationDoesNotAllow,
    ApplicationFacts,
    ApplicationState,
    application_state,
    check_application_may,
)
from tests.applications.applying import PARTNER, REGION

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
REGION_KIND, PARTNER_KIND = ApplicationKind
YEAR = 2026
REFUSED = ApplicationOutcome.REFUSED
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda part: st.lists(part, max_size=2) | st.dictionaries(st.text(max_size=3), part, max_size=2),
)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (ApplicationFacts(), "submitted"),
        (ApplicationFacts(examined=True), "under_examination"),
        (ApplicationFacts(examined=True, question_open=True, has_opinion=True), "waiting_for_answer"),
        (ApplicationFacts(examined=True, has_opinion=True), "examined"),
        (ApplicationFacts(has_opinion=True, proposed_at=EARLY), "proposed"),
        (ApplicationFacts(has_opinion=True, laid_at=EARLY), "before_assembly"),
        (ApplicationFacts(outcome=REFUSED), "refused"),
        (ApplicationFacts(outcome=REFUSED, appealed_at=EARLY), "appealed"),
        (ApplicationFacts(outcome=REFUSED, appealed_at=EARLY, laid_at=LATE), "before_assembly"),
        (ApplicationFacts(outcome=REFUSED, appealed_at=EARLY, rejected_at=LATE), "refused"),
        (ApplicationFacts(outcome=REFUSED, appealed_at=LATE, rejected_at=EARLY), "appealed"),
        (ApplicationFacts(outcome=ApplicationOutcome.WITHDRAWN, laid_at=EARLY), "withdrawn"),
        (ApplicationFacts(outcome=ApplicationOutcome.ADMITTED, proposed_at=EARLY), "admitted"),
        (ApplicationFacts(outcome=ApplicationOutcome.SET_ASIDE), "set_aside"),
    ],
)
def test_the_state_is_the_last_stage_reached(facts: ApplicationFacts, state: str) -> None:
    assert application_state(facts) == ApplicationState(state)


def test_every_state_is_reached_by_some_facts() -> None:
    moments = (None, EARLY, LATE)
    reached = {
        application_state(ApplicationFacts(*parts))
        for parts in product(
            *(3 * [(False, True)]), moments, moments, (None, *ApplicationOutcome), moments, moments
        )
    }
    assert reached == set(ApplicationState)


def test_what_is_decided_takes_no_act_but_an_appeal() -> None:
    allowed = {
        (outcome, act)
        for outcome in ApplicationOutcome
        for act in APPLICATION_ACTS
        if allows(ApplicationFacts(examined=True, has_opinion=True, outcome=outcome), act)
    }
    assert allowed == {(REFUSED, "appeal")}


def allows(facts: ApplicationFacts, act: str) -> bool:
    try:
        check_application_may(facts, act)
    except AlreadyDecided:
        return False
    return True


def test_who_comes_second_is_told_how_it_was_decided_or_how_it_stands() -> None:
    with pytest.raises(AlreadyDecided) as decided:
        check_application_may(ApplicationFacts(outcome=REFUSED), "confirm")
    assert decided.value.facts == {"outcome": REFUSED}
    with pytest.raises(ApplicationDoesNotAllow) as early:
        check_application_may(ApplicationFacts(), "confirm")
    assert early.value.facts == {"state": ApplicationState.SUBMITTED}


def test_nothing_leads_on_from_an_end_and_everything_leads_to_one() -> None:
    after: dict[str, set[str]] = {}
    for (state, _), targets in APPLICATION_TRANSITIONS.items():
        after.setdefault(state, set()).update(targets)
    ends = set(ApplicationState) - set(after)
    assert ends == {"admitted", "withdrawn", "set_aside"}
    reached = {ApplicationState.SUBMITTED}
    while more := set().union(*(after.get(state, set()) for state in reached)) - reached:
        reached |= more
    assert reached == set(ApplicationState)


def test_what_is_open_is_what_somebody_has_to_act_on() -> None:
    ended = {ApplicationState.REFUSED, *map(ApplicationState, set(ApplicationOutcome) - {REFUSED})}
    assert set(OPEN) == set(ApplicationState) - ended


def test_complete_answers_have_no_problem() -> None:
    assert check_answers(REGION_KIND, REGION, YEAR) == []
    assert check_answers(PARTNER_KIND, PARTNER, YEAR) == []


def test_without_answers_every_mandatory_question_is_a_problem() -> None:
    for kind in ApplicationKind:
        found = {problem.field for problem in check_answers(kind, {}, YEAR)}
        assert found == mandatory(kind, {})


def test_a_problem_names_the_page_where_it_is_mended() -> None:
    [problem] = check_answers(REGION_KIND, {**REGION, "population": "1,000"}, YEAR)
    assert (problem.page, problem.field, type(problem.refusal).__name__) == (
        "figures",
        "population",
        "NotAWholeNumber",
    )


@pytest.mark.parametrize(
    ("field", "answer", "refusal"),
    [
        ("code", "BJ", "NotACode"),
        ("code", "BJ-AL.nikki", "NotACode"),
        ("country", "Bénin", "NotOnTheList"),
        ("constituency", "middle", "NotOnTheList"),
        ("population", "0", "NotAWholeNumber"),
        ("population", "1000000001", "NotAWholeNumber"),
        ("population", "12.5", "NotAWholeNumber"),
        ("population", "١٢", "NotAWholeNumber"),
        ("population_year", "1899", "YearOutside"),
        ("population_year", "2027", "YearOutside"),
        ("population_year", "20O0", "YearOutside"),
        ("population_source", " ", "AnswerMissing"),
        ("population_source", "x" * 501, "AnswerTooLong"),
        ("sequestration", "1e6", "NotTonnes"),
        ("sequestration", "-1", "NotTonnes"),
        ("sequestration", "0.0001", "NotTonnes"),
        ("sequestration", "100000000001", "NotTonnes"),
        ("sequestration", 5, "NotTonnes"),
        ("languages", [], "AnswerMissing"),
        ("languages", ["French"], "NotOnTheList"),
        ("brings", ["forests", "forests"], "NotOnTheList"),
        ("brings", ["oil"], "NotOnTheList"),
        ("brings", "forests", "NotOnTheList"),
        ("brings_text", "x" * 5001, "AnswerTooLong"),
        ("signatory_email", "nobody", "MalformedEmail"),
        ("signatory_name", "\u202eevil", "MalformedName"),
        ("signatory_office", ["Governor"], "NotOnTheList"),
        ("signatory_language", "de", "NotOnTheList"),
        ("signatory_zone", "Africa/Nowhere", "NotOnTheList"),
        ("charter", 2, "ConsentMissing"),
        ("charter", None, "ConsentMissing"),
    ],
)
def test_an_answer_that_cannot_be_is_a_problem(field: str, answer: Any, refusal: str) -> None:
    found = check_answers(REGION_KIND, {**REGION, field: answer}, YEAR)
    assert [(one.field, type(one.refusal).__name__) for one in found] == [(field, refusal)]


@given(st.sampled_from(sorted(REGION)), JSON)
def test_whatever_was_saved_is_judged_and_breaks_nothing(field: str, answer: Any) -> None:
    assert all(one.field for one in check_answers(REGION_KIND, {**REGION, field: answer}, YEAR))


@pytest.mark.parametrize(
    "website",
    [
        "javascript:alert(1)",
        "https://rivers.example.org@evil.example/",
        "https://evil.example\\.rivers.example.org/",
        "https://rivers.example.org/\u202egro.live//:sptth",
    ],
)
def test_a_website_is_what_it_shows(website: str) -> None:
    found = check_answers(PARTNER_KIND, {**PARTNER, "website": website}, YEAR)
    assert [one.field for one in found] == ["website"]


@pytest.mark.parametrize(
    ("side", "proof"), [("high_emission", "emissions"), ("high_potential", "sequestration")]
)
def test_a_region_proves_the_constituency_that_it_claims(side: str, proof: str) -> None:
    answers = {**REGION, "constituency": side, "emissions": "", "sequestration": ""}
    found = {one.field for one in check_answers(REGION_KIND, answers, YEAR)}
    assert proof in found
    assert {"emissions", "sequestration"} - found


def test_a_figure_that_is_given_needs_its_year_and_its_source() -> None:
    found = check_answers(REGION_KIND, {**REGION, "emissions": "5"}, YEAR)
    assert [one.field for one in found] == ["emissions_year", "emissions_source"]


def test_every_question_is_asked_on_one_page() -> None:
    for kind, pages in PAGES.items():
        asked = [field for fields in pages.values() for field in fields]
        assert (len(asked), mandatory(kind, {}) - set(asked)) == (len(set(asked)), set())


def test_words_are_there_and_not_too_many() -> None:
    assert check_words(" Why? ") == "Why?"
    for text, refusal in (("  ", WordsMissing), ("x" * 10_001, WordsTooLong)):
        with pytest.raises(refusal):
            check_words(text)


def test_a_place_overlaps_with_what_it_is_a_part_of() -> None:
    assert parent_of("BJ-BO.NIKKI") == "BJ-BO"
    assert parent_of("BJ-BO") is None
    assert overlap("BJ-BO.NIKKI", "BJ-BO")
    assert overlap("BJ-BO", "BJ-BO.NIKKI")
    assert not overlap("BJ-BO.NIKKI", "BJ-BO.PARAKOU")
    assert not overlap("BJ-BO", "BJ-BO")


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Borgou", "Département du Borgou", True),
        ("Borgou", "Bourgou", True),
        ("Andalucía", "Andalusia", True),
        ("Sud-Kivu", "South Kivu", False),
        ("Occitanie", "Occitania", True),
        ("Alibori", "Atacora", False),
        ("القاهرة", "القاهره", True),
    ],
)
def test_names_are_near_when_they_share_most_pairs_of_letters(one: str, other: str, near: bool) -> None:
    assert are_near({"en": one}, {"fr": other}) is near


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_between_nothing_and_all_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 100
    assert likeness(one, one) == 100
