"""Partners, from the confirmation by a second officer to the end of the partnership."""

import pytest
from sqlalchemy import select

from governance.applications.deciding import confirm_partner, decline_member, propose_partner
from governance.applications.likenesses import duplicates
from governance.applications.queries import application_by_number, state_of
from governance.applications.rules import ApplicationKind
from governance.applications.stages import ApplicationState
from governance.partners.commands import NotInForce, end_partner
from governance.partners.models import Partner
from governance.partners.queries import partner as partner_numbered
from governance.partners.queries import partners
from tests.applications.applying import proposed, sent
from tests.factories import House

PARTNER = ApplicationKind.PARTNER


def test_a_partner_is_one_from_the_confirmation_to_the_end(house: House) -> None:
    application = proposed(house, PARTNER)
    assert partners(house.session, house.at) == []
    partner = house.session.scalars(select(Partner)).one()
    with pytest.raises(NotInForce):
        end_partner(house.act(house.secretary), partner, reason="It has not begun.")
    partner = confirm_partner(house.later(hours=1).act(house.deputy), application)
    began = house.at
    assert (partner.name["fr"], partner.purpose) == (
        "Réseau des fleuves",
        {"fr": "Nous relions ceux qui mesurent les fleuves."},
    )
    end_partner(house.later(days=1).act(house.secretary), partner, reason="It was dissolved.")
    assert [len(partners(house.session, at)) for at in (began, house.at)] == [1, 0]
    with pytest.raises(NotInForce):
        end_partner(house.act(house.secretary), partner, reason="Again.")


def test_a_partner_that_is_declined_never_was_one(house: House) -> None:
    application = proposed(house, PARTNER)
    decline_member(house.act(house.deputy), application, reason="It sells.")
    assert partners(house.session, house.at) == []
    assert state_of(application_by_number(house.session, application.number)) is ApplicationState.EXAMINED
    propose_partner(house.act(house.secretary), application)
    confirm_partner(house.act(house.deputy), application)
    assert len(partners(house.session, house.at)) == 1


def test_partners_of_a_similar_name_are_pointed_out(house: House) -> None:
    confirm_partner(house.act(house.deputy), proposed(house, PARTNER))
    other = sent(house, PARTNER)
    found = duplicates(house.session, sent(house, PARTNER, name_en="River Networks"))
    assert [(one.partner and one.partner.id, one.application and one.application.id) for one in found] == [
        (1, None),
        (None, other.id),
    ]


def test_only_a_partner_that_began_has_a_page(house: House) -> None:
    application = proposed(house, PARTNER)
    number = house.session.scalars(select(Partner.id)).one()
    assert partner_numbered(house.session, number) is None
    assert confirm_partner(house.act(house.deputy), application) is partner_numbered(house.session, number)
