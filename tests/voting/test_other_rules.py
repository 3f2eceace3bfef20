"""A declared vote decided again under other rules: the same law, beside the result, and never the result."""

from dataclasses import replace
from fractions import Fraction
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from app.voting.other_rules import seated
from governance.record.plain import to_plain
from governance.regions.rules import Constituency
from governance.statutes.franchise import VotingUnit
from governance.statutes.rules import UNANIMITY, Basis, MotionKind
from governance.voting.rules import Choice, Elector, Weight
from tests.factories import House
from tests.reading import page, words
from tests.statutes.stage import adopted, amendment

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


@pytest.fixture
def vote_id(house: House) -> int:
    """A resolution adopted by two high-emission regions and one high-potential one against one."""
    vote = house.vote(house.sitting())
    house.declared(vote, FR_OCC=FOR, DE_BB=FOR, BJ_BO=FOR, CD_BC=AGAINST)
    return vote.id


def told(client: FlaskClient, vote_id: int, **rules: str) -> str:
    return words(page(client, f"/en/votes/{vote_id}/other-rules?{urlencode(rules)}"))


def test_the_result_leads_to_the_page_that_supposes_nothing_until_asked(
    client: FlaskClient, vote_id: int
) -> None:
    assert f"/en/votes/{vote_id}/other-rules" in page(client, f"/en/votes/{vote_id}")
    found = told(client, vote_id)
    assert "The motion is adopted." in found
    assert "would have been" not in found


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"version": "1"}, "The motion would have been adopted."),
        (
            {"basis": "entitled", "share": "2/3", "strictness": "at_least"},
            "The motion would have been rejected.",
        ),
        ({"basis": "entitled"}, "The motion would have been rejected."),
        ({"share": "3/4", "strictness": "at_least"}, "The motion would have been adopted."),
        ({"share": "75 %"}, "The motion would have been rejected."),
        ({"concurrent": "yes"}, "The motion would have been rejected."),
        ({"quorum_share": "5/6", "quorum_strictness": "at_least"}, "Nothing would have been decided"),
    ],
)
def test_the_same_ballots_under_other_rules(
    client: FlaskClient, vote_id: int, rules: dict[str, str], sentence: str
) -> None:
    found = told(client, vote_id, **rules)
    assert sentence in found
    assert "Supposed, not the result" in found
    assert "The motion is adopted." in found


@pytest.mark.parametrize(
    ("rules", "status", "sentence"),
    [
        ({"share": "two thirds"}, 422, "Write a share as a fraction"),
        ({"share": "1/0"}, 422, "Write a share as a fraction"),
        ({"share": "1/" + "9" * 500}, 422, "Write a share as a fraction"),
        ({"share": "1/2", "strictness": "at_least"}, 409, "majority"),
        ({"share": "3/2"}, 409, "A share must be more than nothing"),
        ({"version": "99"}, 422, "Rules of"),
        ({"basis": "weather"}, 422, "Majority taken of"),
    ],
)
def test_what_cannot_be_a_rule_is_said_beside_the_form(
    client: FlaskClient, vote_id: int, rules: dict[str, str], status: int, sentence: str
) -> None:
    answer = client.get(f"/en/votes/{vote_id}/other-rules?{urlencode(rules)}")
    assert answer.status_code == status
    assert sentence in words(answer.get_data(as_text=True))
    assert "would have been" not in answer.get_data(as_text=True)


def test_a_reader_who_has_the_page_is_told_that_it_stays_the_same(client: FlaskClient, vote_id: int) -> None:
    address = f"/en/votes/{vote_id}/other-rules?basis=entitled"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_a_vote_that_is_not_declared_has_no_such_page(house: House, client: FlaskClient) -> None:
    vote = house.vote(house.sitting())
    assert client.get(f"/en/votes/{vote.id}/other-rules").status_code == 404
    assert "other-rules" not in page(client, f"/en/votes/{vote.id}")


def test_a_tie_under_other_rules_leaves_things_as_they_are(house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly, house.motion(assembly, MotionKind.RESOLUTION))
    house.declared(vote, FR_OCC=FOR, BJ_BO=FOR, DE_BB=AGAINST, CD_BC=AGAINST)
    assert "As many for as against" in told(client, vote.id, version="1")
    assert "would have been rejected" in told(client, vote.id, version="1")


def test_a_later_version_of_the_statutes_can_be_tried_on_an_earlier_vote(
    house: House, client: FlaskClient
) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly)
    house.declared(vote, FR_OCC=FOR, DE_BB=FOR, BJ_BO=FOR, CD_BC=AGAINST)
    unanimous = to_plain(replace(UNANIMITY, basis=Basis.ENTITLED))
    adopted(house, assembly, amendment(house, {"kinds.resolution.majority": unanimous}))
    assert "would have been rejected" in told(client, vote.id, version="2")
    assert "would have been adopted" in told(client, vote.id, version="1")


def test_a_region_that_was_a_half_of_twins_votes_alone_with_its_whole_weight() -> None:
    half = Elector("BJ-BO", Constituency.HIGH_POTENTIAL, Weight(Fraction(1, 2)), True, "1")
    other = Elector("FR-OCC", Constituency.HIGH_EMISSION, Weight(1), True, "1")
    alone = seated([half, replace(half, unit="2"), other], VotingUnit.REGION)
    assert alone == [replace(half, unit=None, weight=Weight(1)), replace(other, unit=None)]
    assert seated([half, other], VotingUnit.TWIN) == [half, other]
