"""Two acts of twinning at the same moment: one wins, the other is told, and nothing is lost."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from governance.act import Act, Entrance, Overtaken
from governance.regions.models import Region, Twin
from governance.twinning.agreements import register_agreement, sign_agreement, write_agreement
from governance.twinning.commands import end_twin, propose_twin
from governance.twinning.models import Agreement, Signature, TwinEnding, TwinProposal
from governance.twinning.rules import AlreadyProposed, NewerVersion, RegisteredAlready, WrittenMeanwhile
from tests.factories import House
from tests.twinning.stage import Pair, wordings
from tests.voting.test_concurrency import Task, at_once, at_the_heels


@pytest.fixture
def pair(house: House) -> Pair:
    return Pair.met(house)


def counted(pair: Pair, model: type) -> int:
    pair.house.session.rollback()
    return pair.house.session.scalar(select(func.count()).select_from(model)) or 0


def proposing(pair: Pair, region: Region, other: Region) -> Task:
    head, at, ids = pair.head(region), pair.house.at, (region.id, other.id)

    def task(session: Session) -> str:
        one, asked = (session.get_one(Region, row) for row in ids)
        act = Act(session, head, at, Entrance.WEB)
        propose_twin(act, one, other=asked, message="Shall we?", language="fr")
        return "proposed"

    return task


def writing(pair: Pair, proposal: TwinProposal, region: Region, based_on: int, body: str) -> Task:
    head, at, proposal_id, region_id = pair.head(region), pair.house.at, proposal.id, region.id

    def task(session: Session) -> str:
        act, found = Act(session, head, at, Entrance.WEB), session.get_one(TwinProposal, proposal_id)
        own, texts = session.get_one(Region, region_id), wordings("en", "fr", body=body)
        write_agreement(act, found, region=own, texts=texts, based_on=based_on)
        return "written"

    return task


def signing(pair: Pair, agreement: Agreement, region: Region) -> Task:
    head, at, agreement_id, digest = pair.head(region), pair.house.at, agreement.id, agreement.digest
    region_id = region.id

    def task(session: Session) -> str:
        act, found = Act(session, head, at, Entrance.WEB), session.get_one(Agreement, agreement_id)
        sign_agreement(act, found, region=session.get_one(Region, region_id), digest=digest)
        return "signed"

    return task


def registering(pair: Pair, agreement: Agreement) -> Task:
    secretary, at, agreement_id = pair.house.secretary, pair.house.at, agreement.id

    def task(session: Session) -> str:
        act = Act(session, secretary, at, Entrance.WEB)
        register_agreement(act, session.get_one(Agreement, agreement_id))
        return "registered"

    return task


def ending(pair: Pair, twin: Twin, region: Region) -> Task:
    head, at, twin_id, region_id = pair.head(region), pair.house.at, twin.id, region.id

    def task(session: Session) -> str:
        act, own = Act(session, head, at, Entrance.WEB), session.get_one(Region, region_id)
        end_twin(act, session.get_one(Twin, twin_id), region=own, reason="We part.", language="fr")
        return "ended"

    return task


def test_two_regions_that_ask_each_other_at_once_have_one_proposal(pair: Pair, engine: Engine) -> None:
    tasks = proposing(pair, pair.one, pair.other), proposing(pair, pair.other, pair.one)
    pair.house.session.rollback()
    assert at_the_heels(engine, *tasks) == ["proposed", AlreadyProposed]
    assert counted(pair, TwinProposal) == 1


def test_both_heads_sign_at_once(pair: Pair, engine: Engine) -> None:
    agreement = pair.written(pair.accepted(), pair.one)
    tasks = [signing(pair, agreement, region) for region in (pair.one, pair.other)]
    pair.house.session.rollback()
    assert at_once(engine, tasks) == ["signed", "signed"]
    assert counted(pair, Signature) == 2


def test_nobody_signs_a_version_while_the_other_writes_the_next(pair: Pair, engine: Engine) -> None:
    proposal = pair.accepted()
    agreement = pair.written(proposal, pair.one)
    write = writing(pair, proposal, pair.other, 1, "Ours.")
    sign = signing(pair, agreement, pair.one)
    pair.house.session.rollback()
    assert at_the_heels(engine, write, sign) == ["written", NewerVersion]
    assert counted(pair, Signature) == 0


def test_of_two_versions_written_at_once_one_is_the_next(pair: Pair, engine: Engine) -> None:
    proposal = pair.accepted()
    tasks = [writing(pair, proposal, region, 0, region.code) for region in (pair.one, pair.other)]
    pair.house.session.rollback()
    assert sorted(map(str, at_once(engine, tasks))) == [str(WrittenMeanwhile), "written"]
    assert counted(pair, Agreement) == 1


def test_an_agreement_is_registered_once(pair: Pair, engine: Engine) -> None:
    agreement = pair.signed(pair.written(pair.accepted(), pair.one))
    tasks = [registering(pair, agreement) for _ in range(3)]
    pair.house.session.rollback()
    found = at_once(engine, tasks)
    assert sorted(map(str, found)) == sorted([str(RegisteredAlready), str(RegisteredAlready), "registered"])
    assert counted(pair, Twin) == 1


def test_a_version_is_not_registered_while_the_next_is_written(pair: Pair, engine: Engine) -> None:
    proposal = pair.accepted()
    agreement = pair.signed(pair.written(proposal, pair.one))
    write, register = writing(pair, proposal, pair.other, 1, "Ours."), registering(pair, agreement)
    pair.house.session.rollback()
    assert at_the_heels(engine, write, register) == ["written", NewerVersion]
    assert counted(pair, Twin) == 0


def test_both_halves_give_notice_at_once_and_it_ends_at_once(pair: Pair, engine: Engine) -> None:
    twin = pair.registered()
    tasks = [ending(pair, twin, region) for region in (pair.one, pair.other)]
    pair.house.session.rollback()
    assert at_once(engine, tasks) == ["ended", "ended"]
    assert counted(pair, TwinEnding) == 2
    assert pair.house.session.scalars(select(Twin.ended_at)).one() == pair.house.at


def test_who_set_out_before_the_last_version_does_not_follow_it(pair: Pair) -> None:
    proposal = pair.accepted()
    pair.house.later(seconds=2)
    pair.written(proposal, pair.one)
    pair.house.later(seconds=-1)
    with pytest.raises(Overtaken):
        pair.written(proposal, pair.other, 1, "Ours.")
