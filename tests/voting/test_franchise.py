"""Votes under other rules of franchise: taken by twin regions, and weighed by published figures."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.motions.rules import Outcome
from governance.regions.models import Twin
from governance.statutes.franchise import Disagreement, VotingUnit, WeighedBy, WeightRule
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import FOUNDING, MotionKind
from governance.twinning.commands import end_twin
from governance.twinning.paper import register_twin
from governance.voting.electorate import RollEmpty
from governance.voting.models import RollEntry, Vote
from governance.voting.rules import Choice
from tests.factories import House, in_three
from tests.twinning.stage import profile
from tests.voting.hand import look

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
HALF = Fraction(1, 2)


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "DE-BB", "BJ-BO", "ML-3")


def ruled(monkeypatch: pytest.MonkeyPatch, **franchise: object) -> None:
    """The statutes with another franchise."""
    rules = replace(FOUNDING, franchise=replace(FOUNDING.franchise, **franchise))
    monkeypatch.setattr(StatutesVersion, "rules", property(lambda row: rules))


def twin(house: House, one: str, other: str) -> Twin:
    texts = {name: in_three("Forests") for name in ("title", "purpose", "commitment")}
    act, region = house.act(house.secretary), house.regions[one]
    return register_twin(act, region, other=house.regions[other], **texts)


def sealed(house: House, vote: Vote) -> dict[str, tuple[Fraction, list[str] | None]]:
    codes = {region.id: code for code, region in house.regions.items()}
    entries = house.session.scalars(select(RollEntry).where(RollEntry.vote_id == vote.id))
    return {codes[entry.region_id]: (entry.weight, entry.units) for entry in entries}


def test_where_twins_vote_their_halves_are_asked_and_nobody_else(
    house: House, assembly: AssemblySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled(monkeypatch, unit=VotingUnit.TWIN)
    with pytest.raises(RollEmpty):
        house.vote(assembly)
    first, second = (str(twin(house, "FR-OCC", other).id) for other in ("BJ-BO", "ML-3"))
    # The other half of this one has no credentials.
    house.region("CD-BC")
    twin(house, "DE-BB", "CD-BC")
    house.later(minutes=1)
    assert sealed(house, house.vote(assembly)) == {
        "FR-OCC": (Fraction(1), [first, second]),
        "BJ-BO": (HALF, [first]),
        "ML-3": (HALF, [second]),
    }


@pytest.mark.parametrize(
    ("rule", "outcome", "in_favour", "sentence"),
    [
        (
            Disagreement.ABSTENTION,
            Outcome.ADOPTED,
            "1/1",
            "halves disagreed: by the statutes it abstains",
        ),
        (Disagreement.HALF_EACH, Outcome.ADOPTED, "3/2", "by the statutes half a vote counts each way"),
    ],
)
def test_the_page_says_what_the_halves_made_of_their_votes(
    house: House,
    assembly: AssemblySession,
    monkeypatch: pytest.MonkeyPatch,
    client: FlaskClient,
    rule: Disagreement,
    outcome: Outcome,
    in_favour: str,
    sentence: str,
) -> None:
    ruled(monkeypatch, unit=VotingUnit.TWIN, disagreement=rule)
    for pair in (("FR-OCC", "BJ-BO"), ("FR-OCC", "ML-3"), ("DE-BB", "ML-3")):
        twin(house, *pair)
    house.later(minutes=1)
    vote = house.vote(assembly)
    page = look(client, f"/en/votes/{vote.id}")
    assert page.count("half of twin region") == 6
    declared = house.declared(vote, FR_OCC=FOR, BJ_BO=FOR, ML_3=AGAINST)
    assert declared.outcome is outcome
    assert declared.verdict["tally"]["in_favour"]["weight"] == in_favour
    assert declared.verdict["quorum"] == {"entitled": 6, "met": True, "needed": 4, "present": 4}
    page = look(client, f"/en/votes/{vote.id}")
    for said in (
        "Halves of twin regions: ",
        "half a vote for each half: for ",
        "1 twin region did not vote: a half cast no ballot, so the other was not confirmed.",
        sentence,
        "confirmed by both halves",
        "not confirmed by the other half",
        "the halves disagreed",
        "Sealed roll checked now: its fingerprint is the same.",
        "Recomputed now: same result.",
    ):
        assert said in page, said


def test_a_concurrent_majority_of_twins_is_sought_among_the_halves_of_each_side(
    house: House, assembly: AssemblySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled(monkeypatch, unit=VotingUnit.TWIN, disagreement=Disagreement.HALF_EACH)
    for pair in (("FR-OCC", "BJ-BO"), ("DE-BB", "ML-3")):
        twin(house, *pair)
    house.later(minutes=1)
    vote = house.vote(assembly, house.motion(assembly, MotionKind.COMMITMENT), hours=24)
    declared = house.declared(vote, FR_OCC=FOR, DE_BB=FOR, BJ_BO=FOR, ML_3=AGAINST)
    assert [step["in_favour"] for step in declared.verdict["steps"]] == ["3/2", "1/1", "1/2"]
    assert declared.outcome is Outcome.REJECTED


def test_a_twin_that_ends_while_its_vote_is_open_still_votes(
    house: House, assembly: AssemblySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled(monkeypatch, unit=VotingUnit.TWIN)
    made = twin(house, "FR-OCC", "BJ-BO")
    house.later(minutes=1)
    vote = house.vote(assembly)
    for code in ("FR-OCC", "BJ-BO"):
        region = house.regions[code]
        end_twin(house.act(house.head(code)), made, region=region, language="fr", reason="Fin.")
    house.later(minutes=1)
    with pytest.raises(RollEmpty):
        house.vote(assembly)
    assert house.declared(vote, FR_OCC=FOR, BJ_BO=FOR).outcome is Outcome.ADOPTED


def test_who_would_be_asked_is_shown_before_votes_are_opened(
    house: House, assembly: AssemblySession, monkeypatch: pytest.MonkeyPatch, sign_in
) -> None:
    ruled(monkeypatch, unit=VotingUnit.TWIN)
    twin(house, "FR-OCC", "BJ-BO")
    house.motion(assembly)
    house.later(minutes=1)
    page = look(sign_in(house.presiding), f"/en/sessions/{assembly.number}/open-votes/check?every=1")
    assert "2 regions on the roll" in page
    assert page.count("Not a half of a twin region whose other half may vote") == 2


def test_votes_weigh_by_the_figure_published_when_the_vote_opens(
    house: House, assembly: AssemblySession, monkeypatch: pytest.MonkeyPatch, client: FlaskClient
) -> None:
    ruled(monkeypatch, weights=WeightRule(WeighedBy.POPULATION, step=1_000_000, largest=5))
    census = {"population_year": 2023, "population_source": "The census"}
    for code, people in {"FR-OCC": 6_100_000, "BJ-BO": 1_999_999}.items():
        profile(house, code, population=people, **census)
    house.later(minutes=1)
    vote = house.vote(assembly)
    house.later(minutes=1)
    # What is published later changes nothing, here or on the page.
    profile(house, "BJ-BO", population=9_000_000, **census)
    weights = {code: weight for code, (weight, _) in sealed(house, vote).items()}
    assert weights == {"FR-OCC": 5, "BJ-BO": 2, "DE-BB": 1, "ML-3": 1}
    page = look(client, f"/en/votes/{vote.id}")
    assert "Population: 1,999,999 (2023). Source: The census" in page
    assert page.count("No figure published: one vote.") == 2
    declared = house.declared(vote, FR_OCC=AGAINST, BJ_BO=FOR, DE_BB=FOR, ML_3=FOR)
    assert declared.outcome is Outcome.REJECTED
    assert declared.verdict["tally"]["in_favour"] == {"heads": 3, "weight": "4/1"}
    page = look(client, f"/en/votes/{vote.id}")
    assert "By weight: for 4, against 5" in page
    assert "Recomputed now: same result." in page


@pytest.mark.parametrize(
    ("figure", "weight"),
    [(None, 1), (0, 1), (999, 1), (1000, 2), (Fraction(19_999, 10), 2), (2000, 3), (4_000, 5), (10**9, 5)],
)
def test_a_weight_grows_by_whole_steps_up_to_the_largest(figure: int | Fraction | None, weight: int) -> None:
    rule = WeightRule(WeighedBy.EMISSIONS, step=1000, largest=5)
    assert rule.weight(None if figure is None else Fraction(figure)) == weight
    assert replace(rule, figure=WeighedBy.NOTHING).weight(Fraction(10**9)) == 1


def test_emissions_weigh_exactly_and_halves_of_twins_weigh_half(
    house: House, assembly: AssemblySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = WeightRule(WeighedBy.EMISSIONS, step=10, largest=100)
    ruled(monkeypatch, unit=VotingUnit.TWIN, weights=weights)
    tonnes = Fraction(299_999, 10_000)
    profile(house, "FR-OCC", emissions=tonnes, emissions_year=2023, emissions_source="The inventory")
    made = str(twin(house, "FR-OCC", "BJ-BO").id)
    house.later(minutes=1)
    vote = house.vote(assembly)
    assert sealed(house, vote) == {"FR-OCC": (Fraction(3, 2), [made]), "BJ-BO": (HALF, [made])}


def test_the_paper_names_the_other_half_of_each_twin_region(
    house: House,
    assembly: AssemblySession,
    monkeypatch: pytest.MonkeyPatch,
    sign_in: Callable[[Actor], FlaskClient],
) -> None:
    house.vote(assembly)
    head = sign_in(house.head("FR-OCC"))
    assert "other hal" not in look(head, "/en/my-votes/paper")
    ruled(monkeypatch, unit=VotingUnit.TWIN)
    for other in ("BJ-BO", "ML-3"):
        twin(house, "FR-OCC", other)
    house.later(minutes=1)
    house.vote(assembly)
    paper = look(sign_in(house.head("FR-OCC")), "/en/my-votes/paper")
    assert "The other halves: BJ-BO and ML-3" in paper
    assert "your ballot counts once the other half has cast one" in paper
    assert "The other half: FR-OCC" in look(sign_in(house.head("ML-3")), "/en/my-votes/paper")
