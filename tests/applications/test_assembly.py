"""An application before the Assembly: by the statutes, or because a refusal was appealed."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.models import OutboxMessage
from governance.applications.deciding import propose_member, refuse_application
from governance.applications.models import Application
from governance.applications.queries import application_by_number, queue, state_of
from governance.applications.rules import (
    AppealedAlready,
    AssemblyAdmits,
    SecretariatAdmits,
    WordsMissing,
)
from governance.applications.stages import AlreadyDecided, ApplicationDoesNotAllow, ApplicationState
from governance.applications.submitting import appeal_refusal, withdraw_application
from governance.assembly.models import AssemblySession
from governance.effects import LaidBySecretariat
from governance.motions.admitting import admit_motion
from governance.motions.commands import Wording, place_on_agenda, submit_motion
from governance.motions.laying import laid_motions, lay_application
from governance.motions.models import Motion
from governance.motions.sponsors import NeedsNoSupport
from governance.motions.supporting import second_motion
from governance.regions.queries import region_by_code
from governance.regions.rules import Standing
from governance.statutes.rules import MotionKind
from governance.voting.commands import withdraw_motion
from governance.voting.rules import Choice
from tests.applications.applying import EMAIL, by_applicant, by_assembly, dossier_of, examined, sent
from tests.factories import House
from tests.reading import page, words

TEXTS = {
    "fr": Wording("fr", "Admission de l'Alibori", "L'Alibori devient membre."),
    "en": Wording("en", "Admission of Alibori", "Alibori becomes a member."),
    "es": Wording("es", "Admisión de Alibori", "Alibori pasa a ser miembro."),
}
VOTERS = ("BJ_BO", "FR_OCC", "DE_BB", "ES_AN", "CD_BC", "ML_3")


def refused(house: House) -> Application:
    application = examined(house)
    act = house.act(house.secretary)
    return refuse_application(act, application, reasons={"fr": "Les chiffres ne prouvent rien."})


def appealed(house: House) -> Application:
    application = refused(house)
    house.later(days=2)
    act = by_applicant(house, dossier_of(house, application))
    return appeal_refusal(act, application, text="Nous joignons l'inventaire.")


def laid(house: House, assembly: AssemblySession, application: Application) -> Motion:
    motion = lay_application(house.act(house.secretary), application, assembly=assembly, texts=TEXTS)
    admit_motion(house.act(house.presiding), motion)
    return place_on_agenda(house.act(house.secretary), motion)


def decided(house: House, assembly: AssemblySession, motion: Motion, choice: Choice) -> Any:
    vote = house.vote(assembly, motion, hours=48)
    return house.declared(vote, **dict.fromkeys(VOTERS, choice))


def state(house: House, application: Application) -> ApplicationState:
    return state_of(application_by_number(house.session, application.number))


def test_an_appeal_that_the_assembly_grants_makes_a_member_by_its_declaration(house: House) -> None:
    assembly, application = house.sitting(), appealed(house)
    motion = laid(house, assembly, application)
    assert state(house, application) is ApplicationState.BEFORE_ASSEMBLY
    assert motion.explanatory_note == {"fr": "À admettre."}
    declaration = decided(house, assembly, motion, Choice.FOR)
    assert (declaration.outcome, declaration.effect_done) == ("adopted", True)
    assert region_by_code(house.session, "BJ-AL", house.at).standing is Standing.MEMBER
    assert state(house, application) is ApplicationState.ADMITTED
    house.session.refresh(application)
    assert (application.reasons, application.decided_by_id) == (None, None)
    newest = select(OutboxMessage).where(OutboxMessage.address == EMAIL).order_by(OutboxMessage.id.desc())
    assert house.session.scalars(newest).first().facts["outcome"] == "admitted"


def test_an_appeal_that_the_assembly_rejects_leaves_the_refusal(house: House) -> None:
    assembly, application = house.sitting(), appealed(house)
    decided(house, assembly, laid(house, assembly, application), Choice.AGAINST)
    assert state(house, application) is ApplicationState.REFUSED
    assert region_by_code(house.session, "BJ-AL", house.at) is None
    assert queue(house.session, house.at) == []
    newest = select(OutboxMessage).where(OutboxMessage.address == EMAIL).order_by(OutboxMessage.id.desc())
    facts = house.session.scalars(newest).first().facts
    assert (facts["outcome"], facts["by_assembly"]) == ("refused", True)
    with pytest.raises(AppealedAlready):
        appeal_refusal(by_applicant(house, dossier_of(house, application)), application, text="Encore.")


def test_a_motion_that_is_withdrawn_leaves_the_appeal_waiting(house: House) -> None:
    assembly, application = house.sitting(), appealed(house)
    withdraw_motion(house.act(house.secretary), laid(house, assembly, application))
    assert state(house, application) is ApplicationState.APPEALED
    laid(house, assembly, application)
    assert len(laid_motions(house.session, application.number)) == 2


def test_what_was_withdrawn_before_the_declaration_is_not_admitted(house: House) -> None:
    assembly, application = house.sitting(), examined(house)
    by_assembly(house)
    motion = laid(house, assembly, application)
    withdraw_application(by_applicant(house, dossier_of(house, application)), application)
    declaration = decided(house, assembly, motion, Choice.FOR)
    assert (declaration.outcome, declaration.effect_done) == ("adopted", False)
    assert region_by_code(house.session, "BJ-AL", house.at) is None
    assert state(house, application) is ApplicationState.WITHDRAWN


def test_a_place_that_joined_otherwise_meanwhile_is_not_admitted_twice(house: House) -> None:
    assembly, application = house.sitting(), appealed(house)
    motion = laid(house, assembly, application)
    house.region("BJ-AL", application.constituency)
    declaration = decided(house, assembly, motion, Choice.FOR)
    assert (declaration.outcome, declaration.effect_done) == ("adopted", False)


def test_where_the_assembly_admits_the_secretariat_lays_and_does_not_propose(house: House) -> None:
    assembly, application = house.sitting(), examined(house)
    with pytest.raises(SecretariatAdmits):
        lay_application(house.act(house.secretary), application, assembly=assembly, texts=TEXTS)
    by_assembly(house)
    with pytest.raises(AssemblyAdmits):
        propose_member(house.act(house.secretary), application)
    declaration = decided(house, assembly, laid(house, assembly, application), Choice.FOR)
    assert (declaration.outcome, declaration.effect_done) == ("adopted", True)
    assert state(house, application) is ApplicationState.ADMITTED


def test_an_application_rejected_under_those_statutes_is_examined_again(house: House) -> None:
    assembly, application = house.sitting(), examined(house)
    by_assembly(house)
    decided(house, assembly, laid(house, assembly, application), Choice.AGAINST)
    assert state(house, application) is ApplicationState.EXAMINED
    refuse_application(house.act(house.secretary), application, reasons={"fr": "L'Assemblée a dit non."})
    with pytest.raises(AppealedAlready):
        appeal_refusal(by_applicant(house, dossier_of(house, application)), application, text="Encore.")


def test_an_application_is_before_the_assembly_once(house: House) -> None:
    assembly, application = house.sitting(), appealed(house)
    laid(house, assembly, application)
    with pytest.raises(ApplicationDoesNotAllow):
        laid(house, assembly, application)


def test_a_refusal_goes_before_the_assembly_only_by_an_appeal(house: House) -> None:
    assembly, application = house.sitting(), refused(house)
    with pytest.raises(AlreadyDecided):
        laid(house, assembly, application)


def test_a_motion_needs_words(house: House) -> None:
    assembly, application = house.sitting(), appealed(house)
    with pytest.raises(WordsMissing):
        lay_application(house.act(house.secretary), application, assembly=assembly, texts={})


def test_a_motion_of_the_secretariat_takes_no_support(house: House) -> None:
    assembly, application = house.sitting(), appealed(house)
    motion = lay_application(house.act(house.secretary), application, assembly=assembly, texts=TEXTS)
    delegate = house.delegate("BJ-BO")
    with pytest.raises(NeedsNoSupport):
        second_motion(house.act(delegate), motion, region=house.regions["BJ-BO"])


def test_no_region_moves_the_admission_of_an_applicant(house: House) -> None:
    assembly, application = house.sitting(), sent(house)
    effect = {"act": "admit_region", "application": application.number}
    mover = house.head("BJ-BO")
    with pytest.raises(LaidBySecretariat):
        submit_motion(
            house.act(mover),
            house.regions["BJ-BO"],
            assembly=assembly,
            kind=MotionKind.MEMBERSHIP,
            effect=effect,
            text=TEXTS["fr"],
        )


def test_the_page_of_the_motion_says_who_laid_it_and_why(house: House, client: FlaskClient) -> None:
    assembly, application = house.sitting(), appealed(house)
    motion = laid(house, assembly, application)
    said = words(page(client, f"/en/motions/{motion.id}"))
    assert "Moved by The secretariat" in said
    assert "Why the secretariat laid it À admettre." in said
    assert f"The applicant becomes a member region. Application {application.number}" in said
    assert '<div lang="fr" dir="auto">' in page(client, f"/en/motions/{motion.id}")
    decided(house, assembly, motion, Choice.FOR)
    assert "Moved by The secretariat" in words(page(client, f"/en/decisions/{house.at.year}-1"))
