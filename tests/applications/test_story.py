"""From the first line to a member region, by two officers."""

from sqlalchemy import select

from governance.accounts.models import OfficeHeld, OutboxMessage, Person
from governance.accounts.rules import OfficeKind
from governance.applications.deciding import confirm_member
from governance.applications.queries import application_file, queue
from governance.applications.rules import ApplicationKind
from governance.applications.stages import ApplicationState
from governance.regions.profiles import profile_in_force
from governance.regions.queries import region_by_code
from governance.regions.rules import Standing
from tests.applications.applying import EMAIL, proposed, sent
from tests.factories import House


def test_a_place_that_applied_becomes_a_member_with_its_profile_and_its_head(house: House) -> None:
    application = proposed(house)
    region = confirm_member(house.act(house.deputy), application)
    row = region_by_code(house.session, "BJ-AL", house.at)
    assert (row.region.id, row.standing) == (region.id, Standing.MEMBER)
    profile = profile_in_force(house.session, region.id)
    assert (profile.population, profile.sequestration.numerator, profile.brings) == (
        867463,
        2500001,
        ["forests", "wetlands"],
    )
    held = select(OfficeHeld.kind).join(OfficeHeld.person).where(Person.email == EMAIL)
    assert list(house.session.scalars(held)) == [OfficeKind.HEAD_OF_DELEGATION]
    file = application_file(house.session, application.number)
    assert (file.state, file.application.region.code) == (ApplicationState.ADMITTED, "BJ-AL")
    kinds = house.session.scalars(
        select(OutboxMessage.kind).where(OutboxMessage.address == EMAIL).order_by(OutboxMessage.id)
    )
    assert list(kinds) == ["application_link", "application_received", "application_decided"]


def test_what_was_sent_waits_in_the_queue(house: House) -> None:
    application = sent(house)
    [row] = queue(house.session, house.at, ApplicationKind.REGION)
    assert (row.application.number, row.state) == (application.number, ApplicationState.SUBMITTED)
