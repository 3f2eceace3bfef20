"""What applicants read: in their language, with a link of its own, and why something was refused."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.mail import Mail, mail_of
from governance.accounts.models import OutboxMessage
from governance.act import housekeeping
from governance.applications.deciding import confirm_member, confirm_partner, refuse_application
from governance.applications.examining import ask_applicant
from governance.applications.reminding import remind_applicants
from governance.applications.rules import ApplicationKind
from tests.applications.applying import EMAIL, mailed_token, proposed, sent, written
from tests.factories import House


def newest(app: Flask, house: House) -> Mail:
    """The mail written last to the applicant, and that it carries the link it tells of."""
    query = select(OutboxMessage).where(OutboxMessage.address == EMAIL).order_by(OutboxMessage.id.desc())
    query = query.options(joinedload(OutboxMessage.person))
    with app.app_context():
        mail = mail_of(house.session.scalars(query).first())
    assert f"http://localhost/{mail.language}/apply/{mailed_token(house)}" in mail.text
    assert mail.to == EMAIL
    return mail


def test_a_link_comes_with_what_it_is_for(app: Flask, house: House) -> None:
    written(house)
    mail = newest(app, house)
    assert (mail.language, "/fr/apply/" in mail.text) == ("fr", True)


def test_a_receipt_has_the_number(app: Flask, house: House) -> None:
    assert sent(house).number in newest(app, house).text


def test_a_question_is_asked_with_its_day_and_asked_again(app: Flask, house: House) -> None:
    application = sent(house)
    ask_applicant(house.act(house.secretary), application, text="Which census?\n\nOf what year?")
    first = newest(app, house)
    remind_applicants(house.session, house.later(days=16).at)
    second = newest(app, house)
    for mail in (first, second):
        assert "Which census?\n\nOf what year?" in mail.text
        assert "2026" in mail.text
    assert first.subject != second.subject


@pytest.mark.parametrize("kind", ApplicationKind)
def test_an_admission_is_told(app: Flask, house: House, kind: ApplicationKind) -> None:
    confirm = confirm_member if kind is ApplicationKind.REGION else confirm_partner
    application = proposed(house, kind)
    confirm(house.act(house.deputy), application)
    assert application.number in newest(app, house).text


def test_a_rejection_by_the_assembly_cannot_be_appealed(app: Flask, house: House) -> None:
    application = sent(house)
    refuse_application(house.act(house.secretary), application, reasons={"en": "No mandate."})
    message = house.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    before = newest(app, house).text
    with housekeeping(house.session):
        message.facts = {**message.facts, "by_assembly": True}
    after = newest(app, house).text
    assert len(after.splitlines()) == len(before.splitlines()) + 2


def test_a_refusal_gives_its_reasons_and_a_region_the_way_to_the_assembly(app: Flask, house: House) -> None:
    texts = {}
    for kind in ApplicationKind:
        act = house.act(house.secretary)
        refuse_application(act, sent(house, kind), reasons={"en": "Prices < figures & 'mandate'."})
        texts[kind] = newest(app, house).text
        assert "Prices < figures & 'mandate'." in texts[kind]
    assert len(texts[ApplicationKind.REGION].splitlines()) == len(texts[ApplicationKind.PARTNER].splitlines())
    assert texts[ApplicationKind.REGION] != texts[ApplicationKind.PARTNER]
