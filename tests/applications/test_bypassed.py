"""An application is decided as one: not beside it, through the register, nor against the statutes."""

from datetime import timedelta

import pytest

from governance.applications.deciding import (
    confirm_member,
    decline_member,
    refuse_application,
)
from governance.applications.purging import purge_applications
from governance.applications.queries import application_by_number, state_of
from governance.applications.rules import AssemblyAdmits, Incomplete, PurgedAlready
from governance.applications.stages import ApplicationState
from governance.applications.submitting import appeal_refusal, submit_application, withdraw_application
from governance.errors import RuleBroken
from governance.regions.commands import confirm_admission, drop_admission, propose_admission
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.voting.rules import Choice
from tests.applications.applying import (
    by_applicant,
    by_assembly,
    dossier_of,
    examined,
    proposed,
    written,
)
from tests.applications.test_assembly import decided, laid
from tests.factories import House, in_three


def test_a_region_that_applied_is_not_admitted_beside_its_application(house: House) -> None:
    application = proposed(house)
    house.later(hours=1)
    region = house.session.get_one(Region, application.region_id)
    with pytest.raises(RuleBroken):
        confirm_admission(house.act(house.deputy), region)
    with pytest.raises(RuleBroken):
        drop_admission(house.act(house.deputy), region, reason="No mandate")
    confirm_member(house.act(house.deputy), application)


def test_while_the_assembly_admits_nobody_enters_by_the_register(house: House) -> None:
    house.later(days=1)
    waiting = propose_admission(
        house.act(house.secretary),
        None,
        code="BJ-BO",
        name=in_three("Borgou"),
        country="BJ",
        constituency=Constituency.HIGH_POTENTIAL,
    )
    house.later(days=1)
    by_assembly(house)
    house.later(days=1)
    with pytest.raises(AssemblyAdmits):
        confirm_admission(house.act(house.deputy), waiting)
    with pytest.raises(AssemblyAdmits):
        propose_admission(
            house.act(house.secretary),
            None,
            code="BJ-AL",
            name=in_three("Alibori"),
            country="BJ",
            constituency=Constituency.HIGH_POTENTIAL,
        )
    drop_admission(house.act(house.deputy), waiting, reason="The Assembly admits")


def test_what_was_proposed_before_the_assembly_admits_is_laid_before_it(house: House) -> None:
    application = proposed(house)
    house.later(days=1)
    by_assembly(house)
    house.later(days=1)
    with pytest.raises(AssemblyAdmits):
        confirm_member(house.act(house.deputy), application)
    decline_member(house.act(house.deputy), application, reason="The Assembly admits")
    assert state_of(application_by_number(house.session, application.number)) is ApplicationState.EXAMINED


def test_a_place_is_of_the_country_of_its_code(house: House) -> None:
    dossier = written(house, country="FR")
    with pytest.raises(Incomplete):
        submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)


def test_nothing_is_written_to_who_withdrew_when_the_assembly_rejects(house: House) -> None:
    assembly, application = house.sitting(), examined(house)
    by_assembly(house)
    house.later(days=1)
    motion = laid(house, assembly, application)
    house.later(days=1)
    withdraw_application(by_applicant(house, dossier_of(house, application)), application)
    dossier = dossier_of(house, application)
    house.session.rollback()
    house.later(days=4 * 365)
    purge_applications(house.act(house.secretary), None)
    house.session.refresh(dossier)
    assert dossier.email == ""
    house.at -= timedelta(days=4 * 365)
    decided(house, assembly, motion, Choice.AGAINST)
    found = application_by_number(house.session, application.number)
    assert state_of(found) is ApplicationState.WITHDRAWN


def test_what_was_erased_is_not_appealed(house: House) -> None:
    application = examined(house)
    refuse_application(house.act(house.secretary), application, reasons={"fr": "Non."})
    house.later(days=4 * 365)
    act = by_applicant(house, dossier_of(house, application))
    purge_applications(house.act(house.secretary), None)
    with pytest.raises(PurgedAlready):
        appeal_refusal(act, application, text="Awa Sabi demande.")
