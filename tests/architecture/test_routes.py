"""Every address is public for a reason or kept for an office; every command refuses whoever has none."""

import ast
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from governance.accounts.appointments import invite_person
from governance.accounts.models import OfficeHeld, Person
from governance.accounts.offices import Invitee
from governance.accounts.rules import FOUNDER, NOBODY, SYSTEM, Actor, Office, OfficeKind
from governance.act import REGISTRY
from governance.amendments.proposing import propose_amendment
from governance.amendments.standing import amendment_of
from governance.applications.deciding import confirm_partner
from governance.applications.dossiers import applicant
from governance.applications.examining import ask_applicant
from governance.applications.rules import ApplicationKind
from governance.assembly.demands import open_demand
from governance.assembly.models import Accreditation, AgendaItem
from governance.commitments.commands import enter_value, state_commitment
from governance.commitments.models import Commitment, YearlyValue
from governance.debate.commands import make_statement
from governance.debate.floor import request_floor
from governance.debate.rules import Stance
from governance.elections.models import Post
from governance.elections.opening import open_election
from governance.errors import NotAllowed
from governance.motions.amending import Paragraph
from governance.record.models import Entry
from governance.regions.models import Twin
from governance.twinning.models import Agreement
from governance.voting.models import RollEntry
from governance.voting.proxies import give_proxy
from tests.applications.applying import dossier_of, proposed, sent
from tests.architecture.roles import ANYONE, KEPT, Offered, may_open, readers
from tests.architecture.sources import ROOT, tree
from tests.architecture.visits import (
    acts_recorded,
    addresses,
    browser_of,
    rules,
)
from tests.architecture.world import ROLES, World
from tests.commitments.stage import EVIDENCE, FOREST, statement
from tests.elections import polling
from tests.elections.stage import accepted, asked, called
from tests.factories import House
from tests.twinning.stage import Pair

# Addresses that lead to another page and have none of their own.
LEADING_ON = {"entrance", "cited_decision", "elections.check_ballot", "regions.twins"}
ANSWERS = {200, 302, 303, 400, 403, 404, 405, 409, 410, 422}
REFUSALS = {302, 303, 401, 403, 404}


def test_every_address_is_public_for_a_reason_or_kept_for_an_office(open_house: Flask) -> None:
    endpoints = {rule.endpoint for rule in open_house.url_map.iter_rules()}
    assert endpoints == ANYONE | set(KEPT)
    assert ANYONE & set(KEPT) == set()


def test_every_parameter_of_an_address_has_a_valid_example(open_house: Flask, world: World) -> None:
    named = [
        (rule, name)
        for rule in rules(open_house, "GET") + rules(open_house, "POST")
        for name in rule.arguments
    ]
    missing = {name for rule, name in named if name != "lang" and not known(world, rule, name)}
    assert missing == set()


def known(world: World, rule: Any, name: str) -> bool:
    return f"{rule.endpoint}:{name}" in world.examples or bool(world.examples.get(name))


@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_for_its_readers_alone(open_house: Flask, world: World, role: str) -> None:
    browser = browser_of(open_house, role)
    wrong = []
    for rule in rules(open_house, "GET"):
        for address in addresses(open_house, world, rule, every=True):
            status = browser.get(address).status_code
            if status not in (ANSWERS if may_open(rule.endpoint, role) else REFUSALS):
                wrong.append((address, status))
    assert wrong == []


def test_every_page_can_be_seen_by_somebody(open_house: Flask, world: World) -> None:
    """Otherwise an example is not valid, and the walks above saw a door only."""
    browsers = {role: browser_of(open_house, role) for role in ROLES}
    unseen = {rule.endpoint for rule in rules(open_house, "GET")} - LEADING_ON
    for rule in rules(open_house, "GET"):
        for address in addresses(open_house, world, rule, every=True):
            if any(browsers[role].get(address).status_code == 200 for role in readers(rule.endpoint)):
                unseen.discard(rule.endpoint)
    # Reached only between the password and the code: tests/accounts walks there.
    assert unseen == {"accounts.second_step"}


@pytest.mark.parametrize("role", ROLES)
def test_who_has_no_office_for_it_changes_nothing(
    open_house: Flask, world: World, offered: Offered, role: str
) -> None:
    before = acts_recorded(open_house)
    browser, wrong = browser_of(open_house, role), []
    for rule in rules(open_house, "POST"):
        if may_open(rule.endpoint, role):
            continue
        for address in addresses(open_house, world, rule, every=True):
            for form in [{}, *offered.get(rule.endpoint, [])]:
                status = browser.send(address, form).status_code
                if status not in REFUSALS:
                    wrong.append((address, status))
    assert wrong == []
    assert acts_recorded(open_house) == before


def test_every_form_of_every_page_is_answered(open_house: Flask, world: World, offered: Offered) -> None:
    """Sent by who may, as offered and filled in: done, or shown again with what is wrong."""
    failed = []
    for rule in rules(open_house, "POST"):
        for role in readers(rule.endpoint):
            browser = browser_of(open_house, role)
            for form in [{}, *offered.get(rule.endpoint, [])]:
                status = browser.send(addresses(open_house, world, rule)[0], form).status_code
                if status not in ANSWERS:
                    failed.append((rule.endpoint, role, status, form))
    assert failed == []


# Each command, what it acts on, and who may: widening a permission fails here, and is then a decision.
REGION, MOTION, ENTRIES, SESSION, VOTE = "region", "motion", "entries", "session", "vote"
HOUSE_SECRETARIAT = {"secretary"}
HOUSE_PRESIDING = {"presiding"}
OWN_DELEGATION = {"head", "delegate"}
ANY_DELEGATION = {*OWN_DELEGATION, "alternate", "delegate of another region"}
APPLICANT = {"applicant"}
EXPECTED: dict[str, tuple[str, set[str]]] = {
    "found_assembly": ("nothing", {"founder"}),
    "note_minutes": ("session", HOUSE_SECRETARIAT),
    "draw_up_minutes": ("session", HOUSE_SECRETARIAT),
    "lay_minutes": ("nothing", HOUSE_SECRETARIAT),
    "invite_person": ("nothing", HOUSE_SECRETARIAT),
    "invite_signatory": (REGION, HOUSE_SECRETARIAT),
    "invite_delegate": (REGION, {"head"}),
    "replace_delegate": (REGION, {"head"}),
    "hand_over_head": (REGION, {"head"}),
    "renew_term": ("office", {"head"}),
    "end_office": ("office", {"head"}),
    "resend_invitation": ("office", {"head"}),
    "withdraw_invitation": ("office", {"head"}),
    "erase_person": ("person", HOUSE_SECRETARIAT),
    "accept_invitation": ("person", {"delegate"}),
    "reset_password": ("person", {"delegate"}),
    "change_password": ("person", {"delegate"}),
    "change_preferences": ("person", {"delegate"}),
    "enable_totp": ("person", {"delegate"}),
    "disable_totp": ("person", {"delegate"}),
    "propose_admission": ("nothing", HOUSE_SECRETARIAT),
    "confirm_admission": (REGION, HOUSE_SECRETARIAT),
    "drop_admission": (REGION, HOUSE_SECRETARIAT),
    "rename_region": (REGION, HOUSE_SECRETARIAT),
    "set_profile": (REGION, {"head"}),
    "withdraw_region": (REGION, {"head"}),
    "register_twin": (REGION, HOUSE_SECRETARIAT),
    "propose_twin": (REGION, {"head"}),
    "answer_proposal": ("proposal", {"head"}),
    "withdraw_proposal": ("proposal", {"head"}),
    "write_agreement": ("proposal", {"head"}),
    "sign_agreement": ("agreement", {"head"}),
    "register_agreement": ("agreement", HOUSE_SECRETARIAT),
    "end_twin": ("twin", {"head"}),
    "state_commitment": ("twin", {"head"}),
    "replace_commitment": ("commitment", {"head"}),
    "confirm_commitment": ("commitment", {"head"}),
    "end_commitment": ("commitment", {"head"}),
    "enter_value": ("commitment", {"head"}),
    "correct_value": ("value", {"head"}),
    "lapse_membership": (REGION, HOUSE_SECRETARIAT),
    "submit_application": ("nothing", APPLICANT),
    "answer_question": ("question", APPLICANT),
    "withdraw_application": ("application", APPLICANT),
    "appeal_refusal": ("application", APPLICANT),
    "check_point": ("application", HOUSE_SECRETARIAT),
    "ask_applicant": ("application", HOUSE_SECRETARIAT),
    "give_opinion": ("application", HOUSE_SECRETARIAT),
    "propose_member": ("application", HOUSE_SECRETARIAT),
    "confirm_member": ("application", HOUSE_SECRETARIAT),
    "decline_member": ("application", HOUSE_SECRETARIAT),
    "refuse_application": ("application", HOUSE_SECRETARIAT),
    "set_aside_application": ("application", HOUSE_SECRETARIAT),
    "lay_application": ("application", HOUSE_SECRETARIAT),
    "propose_partner": ("application", HOUSE_SECRETARIAT),
    "confirm_partner": ("application", HOUSE_SECRETARIAT),
    "end_partner": ("partner", HOUSE_SECRETARIAT),
    "purge_applications": ("nothing", {*HOUSE_SECRETARIAT, "system"}),
    "convene_session": ("nothing", HOUSE_SECRETARIAT),
    "change_convocation": (SESSION, HOUSE_SECRETARIAT),
    "cancel_session": (SESSION, HOUSE_SECRETARIAT),
    "open_demand": (REGION, OWN_DELEGATION),
    # In whose name, the command asks, as with the support of a motion.
    "sign_demand": ("demand", {*OWN_DELEGATION, "delegate of another region"}),
    "withdraw_signature": ("demand", {*OWN_DELEGATION, "delegate of another region"}),
    "withdraw_demand": ("demand", OWN_DELEGATION),
    "check_in": (SESSION, {*OWN_DELEGATION, "alternate", "delegate of another region"}),
    "check_out": (SESSION, {*OWN_DELEGATION, "alternate", "delegate of another region"}),
    # Until the session opens it is the secretariat that keeps the agenda; this one is open.
    "add_agenda_item": (SESSION, HOUSE_PRESIDING),
    "change_agenda_item": (SESSION, HOUSE_PRESIDING),
    "move_agenda_item": (SESSION, HOUSE_PRESIDING),
    "remove_agenda_item": (SESSION, HOUSE_PRESIDING),
    "restore_agenda_item": (SESSION, HOUSE_PRESIDING),
    "add_agenda_document": (SESSION, HOUSE_PRESIDING),
    "remove_agenda_document": (SESSION, HOUSE_PRESIDING),
    "adopt_agenda": (SESSION, HOUSE_PRESIDING),
    "take_up_item": ("item", HOUSE_PRESIDING),
    "conclude_item": ("item", HOUSE_PRESIDING),
    "accredit_delegation": (SESSION, HOUSE_SECRETARIAT),
    "record_arrival": ("accreditation", HOUSE_SECRETARIAT),
    "record_departure": ("accreditation", HOUSE_SECRETARIAT),
    "place_on_agenda": (MOTION, HOUSE_SECRETARIAT),
    "open_session": (SESSION, HOUSE_PRESIDING),
    "suspend_session": (SESSION, HOUSE_PRESIDING),
    "resume_session": (SESSION, HOUSE_PRESIDING),
    "close_session": (SESSION, HOUSE_PRESIDING),
    "admit_motion": (MOTION, HOUSE_PRESIDING),
    "open_votes": (SESSION, HOUSE_PRESIDING),
    "close_vote": (VOTE, HOUSE_PRESIDING),
    "annul_vote": (VOTE, HOUSE_PRESIDING),
    "declare_vote": (VOTE, HOUSE_PRESIDING),
    "submit_motion": (REGION, OWN_DELEGATION),
    "write_translation": (MOTION, {*OWN_DELEGATION, "translator"}),
    "withdraw_motion": (MOTION, OWN_DELEGATION),
    # In whose name, the command asks: a delegation supports only for its own region.
    "second_motion": (MOTION, {*OWN_DELEGATION, "delegate of another region"}),
    "withdraw_support": (MOTION, {*OWN_DELEGATION, "delegate of another region"}),
    "decline_support": (MOTION, {*OWN_DELEGATION, "delegate of another region"}),
    "invite_support": (MOTION, OWN_DELEGATION),
    "lapse_motion": (MOTION, {*HOUSE_SECRETARIAT, "system"}),
    "carry_support": (MOTION, {"system"}),
    "refuse_motion": (MOTION, HOUSE_PRESIDING),
    "cast_ballots": (ENTRIES, OWN_DELEGATION),
    "give_proxy": (REGION, {"head"}),
    "revoke_proxy": ("proxy", OWN_DELEGATION),
    # In whose name one speaks, the command asks.
    "make_statement": (MOTION, ANY_DELEGATION),
    "reply": ("statement", ANY_DELEGATION),
    "hide_statement": ("statement", HOUSE_SECRETARIAT | HOUSE_PRESIDING),
    "show_statement": ("statement", HOUSE_SECRETARIAT | HOUSE_PRESIDING),
    "close_debate": (MOTION, HOUSE_PRESIDING),
    "reopen_debate": (MOTION, HOUSE_PRESIDING),
    # In whose name one amends, the command asks.
    "propose_amendment": (MOTION, {*OWN_DELEGATION, "delegate of another region"}),
    "propose_subamendment": ("amendment", {*OWN_DELEGATION, "delegate of another region"}),
    "recommend_correction": (MOTION, HOUSE_SECRETARIAT),
    "accept_amendment": ("amendment", OWN_DELEGATION),
    "decline_correction": ("amendment", OWN_DELEGATION),
    "set_voting_order": (MOTION, HOUSE_PRESIDING),
    "refer_motion": (MOTION, HOUSE_PRESIDING),
    "postpone_motion": (MOTION, HOUSE_PRESIDING),
    "resume_motion": (MOTION, HOUSE_PRESIDING),
    "divide_motion": (MOTION, HOUSE_PRESIDING),
    "undo_division": (MOTION, HOUSE_PRESIDING),
    "move_procedure": (MOTION, {*OWN_DELEGATION, "delegate of another region"}),
    "request_floor": ("item", ANY_DELEGATION),
    "withdraw_request": ("request", {*OWN_DELEGATION, "alternate"}),
    "call_speaker": ("request", HOUSE_PRESIDING),
    "end_speech": ("request", HOUSE_PRESIDING),
    "close_list": ("item", HOUSE_PRESIDING),
    "reopen_list": ("item", HOUSE_PRESIDING),
    "set_speaking_time": ("item", HOUSE_PRESIDING),
    "create_post": ("nothing", HOUSE_SECRETARIAT),
    "abolish_post": ("post", HOUSE_SECRETARIAT),
    "call_election": ("post", HOUSE_PRESIDING),
    "prolong_nominations": ("election", HOUSE_PRESIDING),
    "open_election": ("election", HOUSE_PRESIDING),
    "close_election": ("election", HOUSE_PRESIDING),
    "seal_urn": ("election", HOUSE_PRESIDING),
    "declare_election": ("election", HOUSE_PRESIDING),
    "annul_election": ("election", HOUSE_PRESIDING),
    "nominate": (REGION, OWN_DELEGATION),
    "commit_number": (REGION, OWN_DELEGATION),
    "reveal_number": (REGION, OWN_DELEGATION),
    "cast_election_ballot": ("election entry", OWN_DELEGATION),
    "cast_into_urn": ("election entry", OWN_DELEGATION),
    # The nominee alone, who is a delegate here.
    "accept_nomination": ("nomination", {"delegate"}),
    "decline_nomination": ("nomination", {"delegate"}),
    "withdraw_nomination": ("nomination", {"delegate"}),
    "write_statement": ("nomination", {"delegate"}),
    "declare_interests": ("nomination", {"delegate"}),
    "show_photo": ("nomination", {"delegate"}),
    "remove_photo": ("nomination", {"delegate"}),
}


@pytest.fixture
def scene(house: House) -> tuple[dict[str, Actor], dict[str, Any]]:
    """People in every office, and one subject of every kind, of the region BJ-BO."""
    assembly = house.sitting()
    motion = house.motion(assembly)
    vote = house.vote(assembly, motion)
    actors = {
        "visitor": NOBODY,
        "system": SYSTEM,
        "founder": FOUNDER,
        "secretary": house.secretary,
        "presiding": house.presiding,
        "head": house.delegate("BJ-BO", OfficeKind.HEAD_OF_DELEGATION),
        "delegate": house.delegate("BJ-BO"),
        "alternate": house.delegate("BJ-BO", OfficeKind.ALTERNATE),
        "delegate of another region": house.delegate("FR-OCC"),
        "translator": translator(house),
    }
    actors["person without office"] = Actor(actors["alternate"].person_id, "", ())
    amendment = amended(house, assembly)
    parts = subjects(house, actors["delegate"], assembly, motion, vote)
    # Read last, because it needs the motion that it is about.
    parts["amendment"] = amendment_of(house.session, amendment).motion
    actors["applicant"] = applicant(parts["dossier"])
    return actors, parts


def translator(house: House) -> Actor:
    """Somebody whom the secretariat named to translate."""
    invited = {"kind": OfficeKind.TRANSLATOR, **vars(house.invitee("Translator"))}
    return house.actor(invite_person(house.act(house.secretary), None, **invited))


def subjects(house: House, delegate: Actor, assembly: Any, motion: Any, vote: Any) -> dict[str, Any]:
    session, region = house.session, house.regions["BJ-BO"]
    entries = select(RollEntry).where(RollEntry.vote_id == vote.id, RollEntry.region_id == region.id)
    held = select(OfficeHeld).where(OfficeHeld.person_id == delegate.person_id)
    return {
        "nothing": None,
        **elected(house, delegate),  # the first, before BJ-BO gives its vote away
        REGION: region,
        SESSION: assembly,
        MOTION: motion,
        VOTE: vote,
        ENTRIES: list(session.scalars(entries)),
        "accreditation": session.scalars(select(Accreditation)).first(),
        "demand": open_demand(house.act(delegate), region, language="fr", purpose="La sécheresse."),
        "proxy": give_proxy(
            house.act(house.head("BJ-BO")), region, holder=house.regions["FR-OCC"], assembly=assembly
        ),
        "item": session.scalars(select(AgendaItem)).first(),
        "office": session.scalars(held).one(),
        "person": session.get_one(Person, delegate.person_id),
        **debated(house, delegate, motion),
        **applied(house),
        **twinned(house, delegate),  # the last, because it has what it needs loaded
    }


def amended(house: House, assembly: Any) -> int:
    """An amendment to a motion of BJ-BO that another region proposes: its motion."""
    motion = house.motion(assembly)
    details = {"paragraphs": [Paragraph("1", "Un seul.")], "note": None, "language": "fr"}
    act, region = house.act(house.head("FR-OCC")), house.regions["FR-OCC"]
    return propose_amendment(act, motion, region=region, **details).id


def debated(house: House, delegate: Actor, motion: Any) -> dict[str, Any]:
    """What BJ-BO said on its motion, the item that the motion is, and its request to speak on it."""
    item, region = house.session.get_one(AgendaItem, motion.agenda_item_id), house.regions["BJ-BO"]
    words = {"stance": Stance.FOR, "language": "fr", "body": "Oui."}
    statement = make_statement(house.act(delegate), motion, region=region, **words)
    request = request_floor(house.act(delegate), item, region=region)
    return {"statement": statement, "item": item, "request": request}


def elected(house: House, delegate: Actor) -> dict[str, Any]:
    """An open election in which the delegate stands, and the place of BJ-BO on its roll."""
    election = called(house)
    email = house.session.get_one(Person, delegate.person_id).email
    nomination = asked(house, election, invitee=Invitee(email, "Delegate", "fr", "UTC"))
    accepted(house, nomination, "Adjoa Mensah")
    polling.committed(house, election)
    house.at = election.nominations_close_at
    open_election(house.act(house.presiding), election)
    return {
        "election": election,
        "nomination": nomination,
        "post": house.session.get_one(Post, election.post_id),
        "election entry": polling.entry_of(house, election, "BJ-BO"),
    }


def applied(house: House) -> dict[str, Any]:
    """A place that was asked something, and a partner."""
    application = sent(house)
    question = ask_applicant(house.act(house.secretary), application, text="Which census?")
    partner = confirm_partner(house.act(house.deputy), proposed(house, ApplicationKind.PARTNER))
    dossier = dossier_of(house, application)
    return {"application": application, "question": question, "partner": partner, "dossier": dossier}


def twinned(house: House, delegate: Actor) -> dict[str, Any]:
    """A twin of BJ-BO, what led to it, and what it commits itself to."""
    twin = Pair(house).registered()
    committed(house, twin, delegate)
    query = select(Agreement).options(joinedload(Agreement.proposal))
    agreement = house.session.scalars(query).one()
    of_value = joinedload(YearlyValue.commitment).joinedload(Commitment.twin)
    value = house.session.scalars(select(YearlyValue).options(of_value)).one()
    return {
        "twin": twin,
        "agreement": agreement,
        "proposal": agreement.proposal,
        "commitment": value.commitment,
        "value": value,
    }


def committed(house: House, twin: Twin, delegate: Actor) -> None:
    """A commitment of BJ-BO alone, and the value of a year."""
    region = house.regions["BJ-BO"]
    office = Office(OfficeKind.HEAD_OF_DELEGATION, region.id, region.code)
    head = Actor(delegate.person_id, delegate.public_id, (office,))
    details = {"region": region, "binds_both": False, "statement": statement(FOREST)}
    commitment = state_commitment(house.act(head), twin, **details)
    details = {"region": region, "year": FOREST.baseline_year, "value": Fraction(1), "evidence": EVIDENCE}
    enter_value(house.act(head), commitment, **details)


def test_the_table_names_every_command() -> None:
    assert set(EXPECTED) == set(REGISTRY)


def test_each_command_is_open_to_the_offices_of_the_table(scene: Any) -> None:
    actors, parts = scene
    found = {
        name: {who for who, actor in actors.items() if REGISTRY[name].may(actor, parts[kind]) is not None}
        for name, (kind, _) in EXPECTED.items()
    }
    assert found == {name: permitted for name, (_, permitted) in EXPECTED.items()}


def test_each_command_refuses_everybody_else_before_anything_happens(house: House, scene: Any) -> None:
    """It asks before it looks at the details, so that they need not even make sense."""
    actors, parts = scene
    before = entries_of(house)
    for name, (kind, permitted) in EXPECTED.items():
        for who in actors.keys() - permitted:
            with pytest.raises(NotAllowed):
                REGISTRY[name](house.act(actors[who]), parts[kind])
    assert entries_of(house) == before


def entries_of(house: House) -> int:
    return house.session.scalar(select(func.count()).select_from(Entry)) or 0


def test_nobody_casts_for_two_regions_at_once(house: House, scene: Any) -> None:
    actors, _ = scene
    entries = list(house.session.scalars(select(RollEntry)))
    assert REGISTRY["cast_ballots"].may(actors["delegate"], entries) is None


def test_every_command_is_performed_by_some_test() -> None:
    called = {
        name
        for path in (ROOT / "tests").rglob("*.py")
        if path.parent != Path(__file__).parent
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        for name in [ast.unparse(node.func).rpartition(".")[2]]
    }
    assert set(REGISTRY) - called == set()
