"""Who sits in a delegation, and until when, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.accounts import queries
from governance.accounts.appointments import end_office, invite_person, withdraw_invitation
from governance.accounts.models import Link, OfficeHeld, OutboxMessage, Person
from governance.accounts.offices import Invitee
from governance.accounts.rules import AcceptedAlready, Actor, InOfficeAlready, OfficeEnded, OfficeKind
from governance.accounts.terms import DelegationFull, TermOver, TermTooLong
from governance.act import Act, Entrance
from governance.errors import NotAllowed, Refusal
from governance.regions.commands import propose_admission
from governance.regions.delegations import (
    DelegationClosed,
    HeadInOffice,
    HeadIsPassedOn,
    NotYetAccepted,
    hand_over_head,
    invite_delegate,
    invite_signatory,
    renew_term,
    replace_delegate,
    resend_invitation,
)
from governance.regions.mandates import mandates
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.regions.standing import withdraw_region
from governance.statutes.membership import FOUNDING_MEMBERSHIP
from tests.delegations.scene import Scene
from tests.factories import House, in_three

SOMEBODY = Invitee("somebody@example.org", "Somebody", "en", "UTC")
LONGEST = FOUNDING_MEMBERSHIP.longest_term


@pytest.fixture
def scene(house: House) -> Scene:
    return Scene(house)


def test_the_head_invites_and_the_term_is_as_long_as_may_be(scene: Scene) -> None:
    delegate = scene.invited()
    assert scene.office(delegate).term_until == scene.house.at + LONGEST
    assert scene.office(scene.head).term_until == scene.house.at + LONGEST


def test_nobody_but_the_head_appoints_to_a_delegation(scene: Scene) -> None:
    house, delegate = scene.house, scene.joined()
    house.region("FR-OCC")
    others = (house.secretary, house.presiding, delegate, house.head("FR-OCC"), Actor())
    held = scene.office(delegate)
    for other in others:
        for attempt in (
            lambda act: invite_delegate(act, scene.region, kind=OfficeKind.ALTERNATE, invitee=SOMEBODY),
            lambda act: replace_delegate(act, scene.region, office=held, invitee=SOMEBODY),
            lambda act: hand_over_head(act, scene.region, office=held, stays=True),
            lambda act: renew_term(act, held, term_until=house.at + timedelta(days=9)),
            lambda act: end_office(act, held),
            lambda act: resend_invitation(act, held),
        ):
            with pytest.raises(NotAllowed):
                attempt(house.act(other))


def test_the_head_appoints_to_no_office_of_the_house(scene: Scene) -> None:
    details = {"email": "x@example.org", "name": "X", "language": "en", "zone": "UTC"}
    with pytest.raises(NotAllowed):
        invite_person(scene.house.act(scene.head), None, kind=OfficeKind.SECRETARIAT, **details)
    secretary = scene.office(scene.house.secretary)
    with pytest.raises(NotAllowed):
        end_office(scene.house.act(scene.head), secretary)


def test_a_delegation_has_one_head(scene: Scene) -> None:
    with pytest.raises(HeadIsPassedOn):
        scene.invited(kind=OfficeKind.HEAD_OF_DELEGATION)
    with pytest.raises(HeadIsPassedOn):
        replace_delegate(
            scene.house.act(scene.head), scene.region, office=scene.office(scene.head), invitee=SOMEBODY
        )


def test_a_delegation_is_no_larger_than_the_statutes_say(scene: Scene) -> None:
    for _ in range(FOUNDING_MEMBERSHIP.largest_delegation - 1):
        last = scene.invited()
    with pytest.raises(DelegationFull):
        scene.invited()
    replace_delegate(scene.house.act(scene.head), scene.region, office=scene.office(last), invitee=SOMEBODY)
    assert len(scene.sitting()) == FOUNDING_MEMBERSHIP.largest_delegation


@pytest.mark.parametrize(
    ("span", "refusal"),
    [
        (timedelta(0), TermOver),
        (timedelta(days=-1), TermOver),
        (timedelta(seconds=1), None),
        (LONGEST, None),
        (LONGEST + timedelta(seconds=1), TermTooLong),
    ],
)
def test_a_term_lasts_and_not_longer_than_the_statutes_let_it(
    scene: Scene, span: timedelta, refusal: type[Refusal] | None
) -> None:
    until = scene.house.at + span
    if refusal is None:
        assert scene.office(scene.invited(until=until)).term_until == until
        return
    with pytest.raises(refusal):
        scene.invited(until=until)
    delegate = scene.office(scene.invited())
    with pytest.raises(refusal):
        renew_term(scene.house.act(scene.head), delegate, term_until=until)


def test_powers_end_with_the_term(scene: Scene) -> None:
    until = scene.house.at + timedelta(days=30)
    delegate, session = scene.joined(until=until), scene.house.session
    before, end = until - timedelta(seconds=1), until
    held = [queries.actor_of(session, delegate.person_id, at).offices for at in (before, end)]
    assert [len(offices) for offices in held] == [1, 0]


def test_a_renewed_term_goes_on_and_one_that_is_over_does_not(scene: Scene) -> None:
    until = scene.house.at + timedelta(days=30)
    office = scene.office(scene.invited(until=until))
    renew_term(scene.house.act(scene.head), office, term_until=until + timedelta(days=30))
    assert office.term_until == until + timedelta(days=30)
    scene.house.at = office.term_until
    with pytest.raises(OfficeEnded):
        renew_term(scene.house.act(scene.head), office, term_until=scene.house.at + timedelta(days=1))


def test_a_region_whose_heads_term_is_over_is_invited_again(scene: Scene) -> None:
    scene.invited()
    former = scene.head
    scene.house.at += LONGEST
    assert scene.house.actor(scene.house.session.get_one(Person, former.person_id)).offices == ()
    details = {"email": "next@example.org", "name": "Next", "language": "fr", "zone": "UTC"}
    person = invite_signatory(scene.house.act(scene.house.secretary), scene.region, **details)
    assert scene.kinds() == [(person.id, "head_of_delegation")]


def test_who_was_in_a_delegation_comes_back_to_the_same_account(scene: Scene) -> None:
    delegate = scene.joined("back@example.org")
    end_office(scene.house.act(scene.head), scene.office(delegate))
    again = scene.invited(" BACK@example.org ", kind=OfficeKind.ALTERNATE)
    assert (again.id, again.name) == (delegate.person_id, "Somebody")
    assert (delegate.person_id, "alternate") in scene.kinds()
    told = select(OutboxMessage).where(OutboxMessage.person_id == again.id).order_by(OutboxMessage.id.desc())
    message = scene.house.session.scalars(told).first()
    assert (message.kind, message.facts["office"], "token" in message.facts) == (
        "appointment",
        "alternate",
        False,
    )


def test_who_never_accepted_is_invited_anew(scene: Scene) -> None:
    person = scene.invited("late@example.org")
    end_office(scene.house.act(scene.head), scene.office(person))
    assert scene.house.session.scalars(unused_links(person)).all() == []
    again = scene.invited("late@example.org")
    assert again.id == person.id
    assert len(scene.house.session.scalars(unused_links(person)).all()) == 1
    assert scene.accept(again).votes_for(scene.region.id) is not None


def unused_links(person: Person) -> object:
    return select(Link.id).where(Link.person_id == person.id, Link.used_at.is_(None))


def test_nobody_holds_two_offices(scene: Scene) -> None:
    other = Scene(scene.house, "FR-OCC")
    other.joined("busy@example.org")
    with pytest.raises(InOfficeAlready):
        scene.invited("busy@example.org")
    with pytest.raises(InOfficeAlready):
        scene.invited("officer1@assembly.example.org")
    details = {"email": "busy@example.org", "name": "X", "language": "en", "zone": "UTC"}
    with pytest.raises(InOfficeAlready):
        invite_person(
            scene.house.act(scene.house.secretary), None, kind=OfficeKind.PRESIDING_OFFICER, **details
        )


def test_one_person_is_replaced_by_another_in_one_act(scene: Scene) -> None:
    delegate = scene.joined()
    person = replace_delegate(
        scene.house.act(scene.head), scene.region, office=scene.office(delegate), invitee=SOMEBODY
    )
    assert scene.kinds() == [(scene.head.person_id, "head_of_delegation"), (person.id, "delegate")]
    with pytest.raises(OfficeEnded):
        replace_delegate(
            scene.house.act(scene.head), scene.region, office=scene.office(delegate), invitee=SOMEBODY
        )


def test_who_cannot_be_invited_replaces_nobody(scene: Scene) -> None:
    delegate = scene.joined()
    busy = Invitee("officer1@assembly.example.org", "Busy", "en", "UTC")
    with pytest.raises(InOfficeAlready):
        replace_delegate(
            scene.house.act(scene.head), scene.region, office=scene.office(delegate), invitee=busy
        )
    assert (delegate.person_id, "delegate") in scene.kinds()


@pytest.mark.parametrize("stays", [True, False])
def test_the_headship_is_passed_on(scene: Scene, stays: bool) -> None:
    heir, former = scene.joined(), scene.head
    hand_over_head(scene.house.act(former), scene.region, office=scene.office(heir), stays=stays)
    left = [(former.person_id, "delegate")] if stays else []
    assert scene.kinds() == [(heir.person_id, "head_of_delegation"), *left]
    with pytest.raises(NotAllowed):
        invite_delegate(
            scene.house.act(scene.house.actor(scene.house.session.get_one(Person, former.person_id))),
            scene.region,
            kind=OfficeKind.DELEGATE,
            invitee=SOMEBODY,
        )


def test_each_keeps_their_own_term_when_the_headship_is_passed_on(scene: Scene) -> None:
    until, former = scene.house.at + timedelta(days=200), scene.head
    heir = scene.joined(until=until)
    hand_over_head(scene.house.act(former), scene.region, office=scene.office(heir), stays=True)
    terms = {mandate.person_id: mandate.term_until for mandate in scene.sitting()}
    assert terms == {heir.person_id: until, former.person_id: scene.house.at + LONGEST}


def test_the_headship_goes_to_nobody_who_cannot_sign_in(scene: Scene) -> None:
    invited = scene.invited()
    with pytest.raises(NotYetAccepted):
        hand_over_head(scene.house.act(scene.head), scene.region, office=scene.office(invited), stays=True)


def test_the_headship_goes_to_nobody_of_another_delegation(scene: Scene) -> None:
    stranger = Scene(scene.house, "FR-OCC").joined()
    for office in (scene.office(stranger), scene.office(scene.house.secretary)):
        with pytest.raises(OfficeEnded):
            hand_over_head(scene.house.act(scene.head), scene.region, office=office, stays=True)


def test_a_head_who_leaves_leaves_the_delegation_without_a_head(scene: Scene) -> None:
    delegate = scene.joined()
    end_office(scene.house.act(scene.head), scene.office(scene.head))
    assert scene.kinds() == [(delegate.person_id, "delegate")]


def test_an_invitation_is_sent_again_and_the_former_one_stops(scene: Scene) -> None:
    person = scene.invited()
    former = scene.house.session.scalars(unused_links(person)).one()
    resend_invitation(scene.house.act(scene.head), scene.office(person))
    assert scene.house.session.scalars(unused_links(person)).one() != former
    scene.accept(person)
    with pytest.raises(AcceptedAlready):
        resend_invitation(scene.house.act(scene.head), scene.office(person))


def test_the_secretariat_sends_a_signatory_the_invitation_again_or_withdraws_it(house: House) -> None:
    region = house.region("BJ-BO")
    head = house.head("BJ-BO")
    office = house.session.scalars(select(OfficeHeld).where(OfficeHeld.person_id == head.person_id)).one()
    resend_invitation(house.act(house.secretary), office)
    withdraw_invitation(house.act(house.secretary), office)
    details = {"email": "right@example.org", "name": "Right", "language": "fr", "zone": "UTC"}
    right = invite_signatory(house.act(house.secretary), region, **details)
    assert [each.person_id for each in mandates(house.session, region.id, house.at)] == [right.id]


def test_the_secretariat_withdraws_nothing_from_a_head_who_has_accepted(scene: Scene) -> None:
    with pytest.raises(AcceptedAlready):
        withdraw_invitation(scene.house.act(scene.house.secretary), scene.office(scene.head))
    with pytest.raises(HeadInOffice):
        invite_signatory(scene.house.act(scene.house.secretary), scene.region, **vars(SOMEBODY))


def test_a_region_that_withdrew_appoints_nobody(scene: Scene) -> None:
    delegate, head = scene.invited(), scene.head
    withdraw_region(scene.house.act(head), scene.region, reason="We leave.")
    scene.house.later(minutes=1)
    for attempt in (
        lambda act: invite_delegate(act, scene.region, kind=OfficeKind.DELEGATE, invitee=SOMEBODY),
        lambda act: resend_invitation(act, scene.office(delegate)),
        lambda act: renew_term(act, scene.office(head), term_until=scene.house.at + timedelta(days=1)),
    ):
        with pytest.raises(DelegationClosed):
            attempt(scene.house.act(head))
    assert len(scene.sitting()) == 2
    end_office(scene.house.act(head), scene.office(delegate))


def test_who_applies_again_begins_with_a_new_delegation(scene: Scene) -> None:
    scene.joined()
    withdraw_region(scene.house.act(scene.head), scene.region, reason="We leave.")
    scene.house.later(days=1)
    propose_admission(
        scene.house.act(scene.house.secretary),
        None,
        code="BJ-BO",
        name=in_three("Borgou"),
        country="BJ",
        constituency=Constituency.HIGH_POTENTIAL,
    )
    assert scene.sitting() == []


def at_once(engine: Engine, acts: list[Callable[[Session], object]]) -> list[str]:
    """What comes of acts that set out at the same moment."""
    start = Barrier(len(acts))

    def run(act: Callable[[Session], object]) -> str:
        with Session(engine) as session:
            start.wait(10)
            try:
                act(session)
            except Refusal as refusal:
                return type(refusal).__name__
            return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_of_two_hand_overs_at_once_one_is_done(scene: Scene, engine: Engine) -> None:
    head, heirs = scene.head, [scene.joined(), scene.joined()]
    offices = [scene.office(heir).id for heir in heirs]
    region_id, at = scene.region.id, scene.house.at
    scene.house.session.rollback()

    def hand_over(session: Session, office_id: int) -> None:
        hand_over_head(
            Act(session, head, at, Entrance.WEB),
            session.get_one(Region, region_id),
            office=session.get_one(OfficeHeld, office_id),
            stays=True,
        )

    found = at_once(engine, [lambda session, o=office: hand_over(session, o) for office in offices])
    assert found in (["Overtaken", "done"], ["Crowded", "done"])
    assert [kind for _, kind in scene.kinds()] == ["head_of_delegation", "delegate", "delegate"]


def test_of_two_officers_who_invite_a_signatory_at_once_one_is_told(house: House, engine: Engine) -> None:
    region_id, at = house.region("BJ-BO").id, house.at
    officers = (house.secretary, house.deputy)
    house.session.rollback()

    def invite(session: Session, officer: Actor) -> None:
        invitee = {"email": f"{officer.public_id}@example.org", "name": "X", "language": "en", "zone": "UTC"}
        region = session.get_one(Region, region_id)
        invite_signatory(Act(session, officer, at, Entrance.WEB), region, **invitee)

    found = at_once(engine, [lambda session, o=officer: invite(session, o) for officer in officers])
    assert found in (["HeadInOffice", "done"], ["Crowded", "done"])


def test_two_delegations_do_not_get_the_same_person_at_once(scene: Scene, engine: Engine) -> None:
    known = scene.joined("wanted@example.org")
    end_office(scene.house.act(scene.head), scene.office(known))
    scene.house.later(minutes=1)
    other, at = Scene(scene.house, "FR-OCC"), scene.house.at
    pairs = [(each.head, each.region.id) for each in (scene, other)]
    scene.house.session.rollback()

    def invite(session: Session, head: Actor, region_id: int) -> None:
        act, region = Act(session, head, at, Entrance.WEB), session.get_one(Region, region_id)
        invitee = Invitee("wanted@example.org", "X", "en", "UTC")
        invite_delegate(act, region, kind=OfficeKind.DELEGATE, invitee=invitee)

    found = at_once(engine, [lambda session, p=pair: invite(session, *p) for pair in pairs])
    assert found in (["InOfficeAlready", "done"], ["Crowded", "done"])
