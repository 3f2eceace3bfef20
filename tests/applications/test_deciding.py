"""How the secretariat examines and decides: each step in its order, each decision by two officers."""

from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from governance.accounts.appointments import invite_person
from governance.accounts.models import OutboxMessage, Person
from governance.accounts.rules import Actor, OfficeKind, SameOfficer
from governance.act import Act, Entrance, Overtaken
from governance.applications.deciding import (
    confirm_member,
    confirm_partner,
    decline_member,
    propose_member,
    propose_partner,
    refuse_application,
    set_aside_application,
)
from governance.applications.examining import ask_applicant, check_point, give_opinion
from governance.applications.likenesses import duplicates
from governance.applications.models import Application, Check, Opinion
from governance.applications.queries import (
    application_by_number,
    application_file,
    applications,
    queue,
    state_of,
)
from governance.applications.rules import (
    ApplicationKind,
    CheckPoint,
    OfAnotherKind,
    PointNotAsked,
    PointsUnfulfilled,
    QuestionOpen,
    WordsMissing,
)
from governance.applications.stages import AlreadyDecided, ApplicationDoesNotAllow, ApplicationState
from governance.regions.commands import AlreadyApplied
from governance.regions.models import Region
from governance.regions.queries import members, region_by_code
from governance.regions.rules import Constituency, Standing
from tests.applications.applying import EMAIL, examined, proposed, sent
from tests.factories import House
from tests.voting.test_concurrency import at_once

PARTNER = ApplicationKind.PARTNER


def state(house: House, application: Application) -> ApplicationState:
    return state_of(application_by_number(house.session, application.number))


def test_a_point_found_anew_ends_what_was_found_before(house: House) -> None:
    application = sent(house)
    for number, (officer, fulfilled) in enumerate([(house.secretary, False), (house.deputy, True)]):
        check_point(
            house.later(hours=1).act(officer),
            application,
            point=CheckPoint.FIGURES,
            fulfilled=fulfilled,
            note=f"Look {number}",
        )
    checks = application_file(house.session, application.number).checks
    assert {point: (check.fulfilled, check.note) for point, check in checks.items()} == {
        CheckPoint.FIGURES: (True, "Look 1")
    }
    assert len(house.session.scalars(select(Check)).all()) == 2
    assert state(house, application) is ApplicationState.UNDER_EXAMINATION


def test_a_partner_is_not_asked_for_a_place(house: House) -> None:
    with pytest.raises(PointNotAsked):
        check_point(house.act(house.secretary), sent(house, PARTNER), point=CheckPoint.PLACE, fulfilled=True)


def test_an_opinion_given_anew_ends_the_one_before_and_says_something(house: House) -> None:
    application = examined(house)
    give_opinion(
        house.later(hours=1).act(house.deputy),
        application,
        favourable=False,
        text={"en": " Not yet. ", "es": "", "de": "Nein."},
    )
    opinion = application_file(house.session, application.number).opinion
    assert (opinion.favourable, opinion.text) == (False, {"en": "Not yet."})
    assert len(house.session.scalars(select(Opinion)).all()) == 2
    with pytest.raises(WordsMissing):
        give_opinion(house.act(house.deputy), application, favourable=True, text={"en": " "})


def test_only_what_passed_everything_is_proposed(house: House) -> None:
    application = examined(house)
    check_point(house.later(hours=1).act(house.deputy), application, point=CheckPoint.PLACE, fulfilled=False)
    with pytest.raises(PointsUnfulfilled) as missing:
        propose_member(house.act(house.secretary), application)
    assert missing.value.facts == {"number": 1}
    ask_applicant(house.act(house.secretary), application, text="Where is it?")
    with pytest.raises(QuestionOpen):
        propose_member(house.act(house.secretary), application)


def test_without_an_opinion_nothing_is_proposed(house: House) -> None:
    with pytest.raises(ApplicationDoesNotAllow):
        propose_member(house.act(house.secretary), sent(house))


def test_one_officer_cannot_do_both_halves(house: House) -> None:
    application, partner = proposed(house), proposed(house, PARTNER)
    with pytest.raises(SameOfficer):
        confirm_member(house.act(house.secretary), application)
    with pytest.raises(SameOfficer):
        confirm_partner(house.act(house.secretary), partner)
    with pytest.raises(SameOfficer):
        decline_member(house.act(house.secretary), application, reason="On second thoughts.")
    assert members(house.session, house.at) == []


def test_what_the_second_officer_declines_is_examined_again_and_can_be_proposed(house: House) -> None:
    application = proposed(house)
    decline_member(house.act(house.deputy), application, reason="The census is older.")
    assert state(house, application) is ApplicationState.EXAMINED
    assert region_by_code(house.session, "BJ-AL", house.at).standing is Standing.REFUSED
    house.later(hours=1)
    propose_member(house.act(house.deputy), application)
    confirm_member(house.act(house.secretary), application)
    assert region_by_code(house.session, "BJ-AL", house.at).standing is Standing.MEMBER


def test_a_refusal_says_why_and_is_mailed(house: House) -> None:
    application = sent(house)
    with pytest.raises(WordsMissing):
        refuse_application(house.act(house.secretary), application, reasons={})
    refuse_application(house.act(house.secretary), application, reasons={"fr": "Aucun mandat."})
    newest = select(OutboxMessage).where(OutboxMessage.address == EMAIL).order_by(OutboxMessage.id.desc())
    facts = house.session.scalars(newest).first().facts
    assert (facts["outcome"], facts["reasons"]) == ("refused", {"fr": "Aucun mandat."})
    for verb in (refuse_application, set_aside_application):
        with pytest.raises(AlreadyDecided):
            verb(house.act(house.deputy), application, reasons={"fr": "Encore."})


def test_regions_and_partners_join_differently(house: House) -> None:
    for verb, kind in ((propose_member, PARTNER), (propose_partner, ApplicationKind.REGION)):
        with pytest.raises(OfAnotherKind):
            verb(house.act(house.secretary), examined(house, kind))


def test_an_admission_does_not_wait_for_a_signatory_who_holds_another_office(house: House) -> None:
    house.region("BJ-BO")
    taken = house.session.get_one(Person, house.delegate("BJ-BO").person_id).email
    application = proposed(house, signatory_email=taken)
    region = confirm_member(house.act(house.deputy), application)
    assert region_by_code(house.session, region.code, house.at).standing is Standing.MEMBER


def test_what_may_be_the_same_is_pointed_out_the_surest_first(house: House) -> None:
    house.region("BJ-BO")
    house.region("BJ-AL", Constituency.HIGH_POTENTIAL)
    near = sent(house, code="BJ-ZO", name_en="Alibory", name_fr="Zou", name_es="Zou")
    below = sent(house, code="BJ-AL.KANDI", name_en="Kandi", name_fr="Kandi", name_es="Kandi")
    sent(house, code="TG-K", country="TG")
    found = duplicates(house.session, sent(house))
    assert [
        (one.reason.value, one.region.code if one.region else one.application.number) for one in found
    ] == [("same_code", "BJ-AL"), ("overlap", below.number), ("near_name", near.number)]


def test_a_member_is_not_proposed_a_second_time(house: House) -> None:
    house.region("BJ-AL", Constituency.HIGH_POTENTIAL)
    application = examined(house)
    with pytest.raises(AlreadyApplied):
        propose_member(house.act(house.secretary), application)


def test_the_queue_has_what_waits_and_the_public_list_has_all(house: House) -> None:
    waiting = sent(house)
    ended = sent(house.later(hours=1))
    set_aside_application(house.act(house.secretary), ended, reasons={"en": "Twice."})
    question = ask_applicant(house.later(hours=1).act(house.secretary), waiting, text="Where?")
    [row] = queue(house.session, house.at)
    assert (row.application.id, row.asked_at) == (waiting.id, question.sent_at)
    assert queue(house.session, house.at, PARTNER) == []
    rows, total = applications(house.session, 1)
    assert ([row.application.id for row in rows], total) == ([ended.id, waiting.id], 2)


def tried(verb: Any, actor: Actor, application: Application, house: House, **details: Any) -> Any:
    """A task that performs an act on an application in a session of its own."""
    key, at = application.id, house.at

    def task(session: Session) -> str:
        verb(Act(session, actor, at, Entrance.WEB), session.get_one(Application, key), **details)
        return "done"

    return task


def refused_with(results: list[object]) -> set[type]:
    assert results.count("done") == 1
    return {result for result in results if isinstance(result, type)}


def test_of_two_officers_who_decide_at_once_one_wins_and_the_other_is_told(
    house: House, engine: Engine
) -> None:
    application = examined(house)
    reasons = {"en": "No mandate."}
    tasks = [
        tried(propose_member, house.secretary, application, house),
        tried(refuse_application, house.deputy, application, house, reasons=reasons),
    ]
    told = refused_with(at_once(engine, tasks))
    assert told <= {AlreadyDecided, ApplicationDoesNotAllow}


def test_of_two_officers_who_confirm_and_decline_at_once_one_wins(house: House, engine: Engine) -> None:
    application = proposed(house)
    third = another_officer(house)
    tasks = [
        tried(confirm_member, house.deputy, application, house),
        tried(decline_member, third, application, house, reason="Too early."),
    ]
    told = refused_with(at_once(engine, tasks))
    assert told <= {AlreadyDecided, ApplicationDoesNotAllow}
    assert house.session.scalar(select(func.count()).select_from(Region)) == 1


def test_two_applications_for_one_place_at_the_same_second_do_not_both_become_members(
    house: House, engine: Engine
) -> None:
    first, second = examined(house), examined(house)
    tasks = [
        tried(propose_member, house.secretary, first, house),
        tried(propose_member, house.deputy, second, house),
    ]
    told = refused_with(at_once(engine, tasks))
    assert told <= {AlreadyApplied, Overtaken}
    house.session.rollback()
    states = [state(house, one) for one in (first, second)]
    assert sorted(states) == [ApplicationState.EXAMINED, ApplicationState.PROPOSED]
    [waiting] = [one for one, stands in zip((first, second), states, strict=True) if stands == "proposed"]
    house.session.refresh(waiting)
    other = house.deputy if waiting.proposed_by_id == house.secretary.person_id else house.secretary
    confirm_member(house.act(other), waiting)
    assert [region.code for region in members(house.session, house.at)] == ["BJ-AL"]


def another_officer(house: House) -> Actor:
    details = {"email": "third@assembly.example.org", "name": "Third", "language": "en", "zone": "UTC"}
    act = house.act(house.secretary)
    return house.actor(invite_person(act, None, kind=OfficeKind.SECRETARIAT, **details))
