"""A vote given to another delegation: cast by its hand, taken back until it is used, sealed with the roll."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, joinedload

from governance.accounts.rules import Actor, OfficeKind
from governance.act import Act, Entrance, Overtaken
from governance.assembly.commands import record_departure
from governance.assembly.models import Accreditation, AssemblySession, Proxy
from governance.assembly.queries import attendance_counts, delegations, quorum_of
from governance.errors import NotAllowed, Refusal
from governance.motions.models import Motion
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import FOUNDING, MotionKind
from governance.voting.commands import cast_ballots, close_vote, declare_vote, open_votes
from governance.voting.deeds import CastByProxy, ProxiesExceeded, ProxyEnded, ProxyGiven
from governance.voting.handing_in import hand_in
from governance.voting.models import Ballot, Casting, RollEntry, Vote
from governance.voting.proxies import (
    ProxyNotForVoters,
    ProxyOutOfSession,
    Use,
    give_proxy,
    revoke_proxy,
    use_of,
)
from governance.voting.queries import electors_and_ballots
from governance.voting.rules import Choice, VoteClosed
from tests.factories import House
from tests.voting.test_concurrency import Task, at_once, at_the_heels

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "BJ-BO", "ML-3")


def given(house: House, assembly: AssemblySession, words: str, motion: Motion | None = None) -> Proxy:
    """`BJ-BO>FR-OCC`: the head of the first gives its vote to the second."""
    giver, holder = words.split(">")
    act, region = house.act(house.head(giver)), house.regions[giver]
    return give_proxy(act, region, holder=house.regions[holder], assembly=assembly, motion=motion)


def taken_back(house: House, proxy: Proxy, giver: str = "BJ-BO") -> Proxy:
    return revoke_proxy(house.act(house.delegate(giver)), proxy)


def entry(session: Session, vote_id: int, region: Region) -> RollEntry:
    query = select(RollEntry).where(RollEntry.vote_id == vote_id, RollEntry.region_id == region.id)
    return session.scalars(query.options(joinedload(RollEntry.proxy))).one()


def cast(house: House, actor: Actor, vote: Vote, choices: dict[str, Choice], key: str) -> list[Casting]:
    """Hand in one paper with these choices by region."""
    entries = {code: entry(house.session, vote.id, house.regions[code]) for code in choices}
    marked = {entries[code].id: choice for code, choice in choices.items()}
    return hand_in(house.act(actor), list(entries.values()), choices=marked, key=key)


def counted(house: House, vote: Vote) -> dict[str, Choice]:
    return electors_and_ballots(house.session, vote.id)[1]


def test_the_holder_casts_for_both_regions_at_once_and_differently(
    house: House, assembly: AssemblySession
) -> None:
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    vote, holder = house.vote(assembly), house.delegate("FR-OCC")
    own, other = cast(house, holder, vote, {"BJ-BO": FOR, "FR-OCC": AGAINST}, "a paper")
    assert (own.key, own.proxy_id, own.region_id) == ("a paper", None, house.regions["FR-OCC"].id)
    assert (other.proxy_id, other.region_id) == (proxy.id, house.regions["BJ-BO"].id)
    assert {own.person_id, other.person_id} == {holder.person_id}
    assert counted(house, vote) == {"BJ-BO": FOR, "FR-OCC": AGAINST}


def test_the_same_paper_again_gives_the_same_castings(house: House, assembly: AssemblySession) -> None:
    given(house, assembly, "BJ-BO>FR-OCC")
    vote, holder = house.vote(assembly), house.delegate("FR-OCC")
    papers = [
        [casting.id for casting in cast(house, holder, vote, {"BJ-BO": FOR, "FR-OCC": FOR}, "one key")]
        for _ in range(2)
    ]
    assert papers[0] == papers[1]
    assert len(house.session.scalars(select(Ballot)).all()) == 2


def test_of_a_paper_for_two_regions_all_is_cast_or_nothing(house: House, assembly: AssemblySession) -> None:
    given(house, assembly, "BJ-BO>FR-OCC")
    longer, vote = house.vote(assembly, hours=48), house.vote(assembly)
    own = entry(house.session, longer.id, house.regions["FR-OCC"])
    other = entry(house.session, vote.id, house.regions["BJ-BO"])
    holder = house.delegate("FR-OCC")
    house.at = vote.closes_at
    with pytest.raises(VoteClosed):
        hand_in(house.act(holder), [own, other], choices={own.id: FOR, other.id: FOR}, key="late")
    assert house.session.scalars(select(Casting)).all() == []


def test_while_the_proxy_is_in_force_the_giver_does_not_cast_nor_does_anybody_else(
    house: House, assembly: AssemblySession
) -> None:
    given(house, assembly, "BJ-BO>FR-OCC")
    vote = house.vote(assembly)
    for code in ("BJ-BO", "ML-3"):
        with pytest.raises(NotAllowed):
            cast(house, house.delegate(code), vote, {"BJ-BO": FOR}, code)


def test_a_vote_taken_back_is_the_givers_again(house: House, assembly: AssemblySession) -> None:
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    vote, holder = house.vote(assembly), house.delegate("FR-OCC")
    taken_back(house, proxy)
    with pytest.raises(NotAllowed):
        cast(house, holder, vote, {"BJ-BO": FOR}, "holder")
    (casting,) = cast(house, house.delegate("BJ-BO"), vote, {"BJ-BO": AGAINST}, "giver")
    assert casting.proxy_id is None
    assert counted(house, vote) == {"BJ-BO": AGAINST}


def test_what_was_cast_by_a_proxy_stands_and_what_was_not_is_free(
    house: House, assembly: AssemblySession
) -> None:
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    used, free, holder = house.vote(assembly), house.vote(assembly), house.delegate("FR-OCC")
    cast(house, holder, used, {"BJ-BO": FOR}, "holder")
    assert use_of(house.session, proxy.id, house.at) == Use(2, 1)
    taken_back(house, proxy)
    giver = house.delegate("BJ-BO")
    with pytest.raises(CastByProxy):
        cast(house, giver, used, {"BJ-BO": AGAINST}, "giver")
    cast(house, giver, free, {"BJ-BO": AGAINST}, "giver")
    with pytest.raises(NotAllowed):
        cast(house, holder, used, {"BJ-BO": ABSTAIN}, "again")
    assert (counted(house, used), counted(house, free)) == ({"BJ-BO": FOR}, {"BJ-BO": AGAINST})


def test_a_proxy_reaches_the_votes_opened_after_it_and_none_before(
    house: House, assembly: AssemblySession
) -> None:
    before = house.vote(assembly)
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    after = house.vote(assembly)
    taken_back(house, proxy)
    later = house.vote(assembly)
    region = house.regions["BJ-BO"]
    sealed = [entry(house.session, vote.id, region).proxy_id for vote in (before, after, later)]
    assert sealed == [None, proxy.id, None]


def test_a_proxy_on_one_motion_goes_before_that_of_the_session(
    house: House, assembly: AssemblySession
) -> None:
    motions = [house.motion(assembly), house.motion(assembly)]
    whole = given(house, assembly, "BJ-BO>FR-OCC")
    one = given(house, assembly, "BJ-BO>ML-3", motions[0])
    region = house.regions["BJ-BO"]
    votes = [house.vote(assembly, motion) for motion in motions]
    assert [entry(house.session, vote.id, region).proxy_id for vote in votes] == [one.id, whole.id]


def test_a_proxy_is_not_sealed_where_its_holder_has_no_vote(house: House) -> None:
    assembly = house.sitting("FR-OCC", "BJ-BO", "ML-3", "CD-BC")
    house.region("DE-BB")
    given(house, assembly, "BJ-BO>DE-BB")
    vote = house.vote(assembly)
    assert entry(house.session, vote.id, house.regions["BJ-BO"]).proxy_id is None
    cast(house, house.delegate("BJ-BO"), vote, {"BJ-BO": FOR}, "own")


def test_who_has_no_vote_gives_and_holds_none(house: House, assembly: AssemblySession) -> None:
    suspension = {"act": "suspend_region", "region": "ML-3"}
    vote = house.vote(assembly, house.motion(assembly, MotionKind.MEMBERSHIP, suspension))
    head = house.head("ML-3")
    house.declared(vote, FR_OCC=FOR, BJ_BO=FOR)
    with pytest.raises(ProxyNotForVoters):
        given(house, assembly, "BJ-BO>ML-3")
    region, holder = house.regions["ML-3"], house.regions["FR-OCC"]
    with pytest.raises(ProxyNotForVoters):
        give_proxy(house.act(head), region, holder=holder, assembly=assembly)


def test_a_vote_is_given_for_a_session_not_over_and_taken_back_once(
    house: House, assembly: AssemblySession
) -> None:
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    with pytest.raises(ProxyGiven):
        given(house, assembly, "BJ-BO>ML-3")
    with pytest.raises(ProxiesExceeded):
        given(house, assembly, "ML-3>FR-OCC")
    taken_back(house, proxy)
    with pytest.raises(ProxyEnded):
        taken_back(house, proxy)
    elsewhere = house.convened()
    with pytest.raises(ProxyOutOfSession):
        given(house, elsewhere, "BJ-BO>FR-OCC", house.motion(assembly))


def test_only_the_head_gives_and_whoever_votes_for_the_region_takes_back(
    house: House, assembly: AssemblySession
) -> None:
    region, holder = house.regions["BJ-BO"], house.regions["FR-OCC"]
    for nobody in (house.delegate("BJ-BO"), house.head("FR-OCC"), house.secretary):
        with pytest.raises(NotAllowed):
            give_proxy(house.act(nobody), region, holder=holder, assembly=assembly)
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    for nobody in (house.head("FR-OCC"), house.delegate("BJ-BO", OfficeKind.ALTERNATE), house.secretary):
        with pytest.raises(NotAllowed):
            revoke_proxy(house.act(nobody), proxy)
    taken_back(house, proxy)


def left(house: House, assembly: AssemblySession, code: str) -> None:
    """The delegation goes home."""
    query = select(Accreditation).where(
        Accreditation.assembly_session_id == assembly.id,
        Accreditation.region_id == house.regions[code].id,
    )
    record_departure(house.act(house.secretary), house.session.scalars(query).one())


@pytest.mark.parametrize(("counts", "present"), [(False, 2), (True, 3)])
def test_the_statutes_say_whether_a_giver_is_present_by_the_holder(
    house: House, assembly: AssemblySession, monkeypatch: pytest.MonkeyPatch, counts: bool, present: int
) -> None:
    rules = replace(FOUNDING, franchise=replace(FOUNDING.franchise, proxies_count_present=counts))
    monkeypatch.setattr(StatutesVersion, "rules", property(lambda row: rules))
    given(house, assembly, "BJ-BO>FR-OCC")
    house.later(minutes=1)
    left(house, assembly, "BJ-BO")
    rows = delegations(house.session, assembly, house.at)
    assert quorum_of(assembly, rows).present == present
    assert [row.represented for row in rows] == [True, False, False]
    sides = attendance_counts(house.session, assembly, house.at)
    assert sides[Constituency.HIGH_POTENTIAL].represented == 1
    vote = house.vote(assembly)
    assert entry(house.session, vote.id, house.regions["BJ-BO"]).present is counts
    # With the holder gone nobody is there for either.
    left(house, assembly, "FR-OCC")
    rows = delegations(house.session, assembly, house.at)
    assert quorum_of(assembly, rows).present == 1


# Races, on both databases.


def giving(house: House, assembly: AssemblySession, giver: str, holder: str) -> Task:
    head, at, ids = house.head(giver), house.at, (house.regions[giver].id, house.regions[holder].id)
    assembly_id = assembly.id

    def task(session: Session) -> str:
        region, other = (session.get_one(Region, number) for number in ids)
        assembly = session.get_one(AssemblySession, assembly_id)
        give_proxy(Act(session, head, at, Entrance.WEB), region, holder=other, assembly=assembly)
        return "given"

    return task


def test_of_two_that_would_exceed_the_limit_at_once_one_is_given(
    house: House, assembly: AssemblySession, engine: Engine
) -> None:
    tasks = [giving(house, assembly, code, "FR-OCC") for code in ("BJ-BO", "ML-3")]
    found = at_once(engine, tasks)
    assert sorted(map(str, found)) == sorted(map(str, ["given", ProxiesExceeded]))
    house.session.rollback()
    assert len(house.session.scalars(select(Proxy)).all()) == 1


def test_of_two_regions_that_give_to_each_other_at_once_one_holds(
    house: House, assembly: AssemblySession, engine: Engine
) -> None:
    tasks = [giving(house, assembly, *pair) for pair in (("BJ-BO", "ML-3"), ("ML-3", "BJ-BO"))]
    found = at_once(engine, tasks)
    assert found.count("given") == 1
    assert all(isinstance(one, str) or issubclass(one, Refusal) for one in found)


def contest(house: House, assembly: AssemblySession) -> tuple[Vote, Task, Task]:
    """A vote, the holder's cast in it for the giver, and the giver's taking back."""
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    vote = house.vote(assembly)
    holder, giver, at = house.delegate("FR-OCC"), house.delegate("BJ-BO"), house.at
    region_id, vote_id, proxy_id = house.regions["BJ-BO"].id, vote.id, proxy.id

    def casts(session: Session) -> str:
        own = entry(session, vote_id, session.get_one(Region, region_id))
        cast_ballots(Act(session, holder, at, Entrance.WEB), [own], choices={own.id: FOR}, key="by proxy")
        return "cast"

    def revokes(session: Session) -> str:
        revoke_proxy(Act(session, giver, at, Entrance.WEB), session.get_one(Proxy, proxy_id))
        return "taken back"

    return vote, casts, revokes


def test_a_cast_before_the_taking_back_stands(
    house: House, assembly: AssemblySession, engine: Engine
) -> None:
    vote, casts, revokes = contest(house, assembly)
    assert at_the_heels(engine, casts, revokes) == ["cast", "taken back"]
    house.session.rollback()
    assert counted(house, vote) == {"BJ-BO": FOR}
    with pytest.raises(CastByProxy):
        cast(house, house.delegate("BJ-BO"), vote, {"BJ-BO": AGAINST}, "giver")


def test_a_taking_back_before_the_cast_frees_the_vote(
    house: House, assembly: AssemblySession, engine: Engine
) -> None:
    vote, casts, revokes = contest(house, assembly)
    assert at_the_heels(engine, revokes, casts) == ["taken back", NotAllowed]
    house.session.rollback()
    assert counted(house, vote) == {}
    cast(house, house.delegate("BJ-BO"), vote, {"BJ-BO": AGAINST}, "giver")


def test_at_the_same_moment_one_of_both_wins_cleanly(
    house: House, assembly: AssemblySession, engine: Engine
) -> None:
    vote, casts, revokes = contest(house, assembly)
    found = at_once(engine, [casts, revokes])
    assert found in (["cast", "taken back"], [NotAllowed, "taken back"])
    house.session.rollback()
    assert counted(house, vote) == ({"BJ-BO": FOR} if found[0] == "cast" else {})


def test_who_set_out_to_take_back_before_a_cast_that_came_first_is_told(
    house: House, assembly: AssemblySession
) -> None:
    proxy = given(house, assembly, "BJ-BO>FR-OCC")
    vote, giver = house.vote(assembly), house.delegate("BJ-BO")
    set_out = house.act(giver)
    house.later(minutes=1)
    cast(house, house.delegate("FR-OCC"), vote, {"BJ-BO": FOR}, "first")
    with pytest.raises(Overtaken):
        revoke_proxy(set_out, proxy)


def test_papers_for_two_regions_and_the_close_at_once_lose_nothing(
    house: House, assembly: AssemblySession, engine: Engine
) -> None:
    given(house, assembly, "BJ-BO>FR-OCC")
    motions = [house.motion(assembly), house.motion(assembly)]
    closes_at = {motion.id: house.at + timedelta(hours=1) for motion in motions}
    votes = open_votes(house.act(house.presiding), assembly, motions=motions, closes_at=closes_at)
    holders = [house.delegate("FR-OCC") for _ in range(2)]
    presiding, before, over = house.presiding, house.at + timedelta(minutes=59), votes[0].closes_at
    ids, regions = [vote.id for vote in votes], [house.regions[code].id for code in ("FR-OCC", "BJ-BO")]

    def casting(actor: Actor, key: str) -> Task:
        def task(session: Session) -> str:
            entries = [
                entry(session, vote, session.get_one(Region, region)) for vote in ids for region in regions
            ]
            choices = {one.id: FOR for one in entries}
            hand_in(Act(session, actor, before, Entrance.WEB), entries, choices=choices, key=key)
            return "cast"

        return task

    def declaring(session: Session) -> str:
        declare_vote(Act(session, presiding, over, Entrance.WEB), session.get_one(Vote, ids[0]))
        return "declared"

    found = at_once(engine, [casting(holders[0], "one"), casting(holders[1], "two"), declaring])
    house.session.rollback()
    assert found[2] == "declared"
    assert set(found[:2]) <= {"cast", VoteClosed, Overtaken}
    # A paper is in whole or not at all.
    in_whole = found[:2].count("cast")
    assert len(house.session.scalars(select(Ballot)).all()) == 4 * in_whole


def test_when_all_have_cast_by_their_own_hand_or_another_a_vote_can_close(
    house: House, assembly: AssemblySession
) -> None:
    given(house, assembly, "BJ-BO>FR-OCC")
    vote = house.vote(assembly)
    cast(house, house.delegate("FR-OCC"), vote, {"BJ-BO": FOR, "FR-OCC": FOR}, "two")
    cast(house, house.delegate("ML-3"), vote, {"ML-3": AGAINST}, "one")
    assert close_vote(house.act(house.presiding), vote).closed_at == house.at
