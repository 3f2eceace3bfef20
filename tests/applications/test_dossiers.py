"""The file in which an applicant writes: found again, never lost, and of nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.accounts.entrance import Limit
from governance.accounts.models import OutboxMessage
from governance.accounts.proof import MalformedEmail, TooManyAttempts
from governance.applications.dossiers import (
    add_document,
    begin_dossier,
    change_address,
    dossier_by_token,
    link_followed,
    mail_link,
    mail_links_to,
    remove_document,
    save_answers,
)
from governance.applications.models import Document, Dossier, DossierLink
from governance.applications.purging import purge_dossiers
from governance.applications.queries import document, documents
from governance.applications.rules import (
    AlreadySent,
    ApplicationKind,
    DocumentPurpose,
    PurgedAlready,
    TooManyDocuments,
)
from governance.applications.submitting import submit_application
from tests.applications.applying import EMAIL, by_applicant, mailed_token, written
from tests.factories import House
from tests.voting.test_concurrency import at_once

REGION = ApplicationKind.REGION


def begun(house: House, email: str = EMAIL) -> tuple[Dossier, str]:
    return begin_dossier(house.session, kind=REGION, email=email, language="fr", at=house.at)


def test_it_is_found_at_the_address_where_it_was_begun(house: House) -> None:
    dossier, token = begun(house)
    assert dossier_by_token(house.session, token, house.at).id == dossier.id
    assert dossier_by_token(house.session, token[:-1], house.at) is None
    assert dossier_by_token(house.session, "", house.at) is None


def test_no_secret_is_kept(house: House) -> None:
    _, token = begun(house)
    kept = house.session.scalars(select(DossierLink.token_digest)).all()
    assert len(kept) == 2
    assert not {token, mailed_token(house)} & set(kept)


def test_only_a_mailed_link_shows_that_mail_arrives(house: House) -> None:
    _, token = begun(house)
    assert dossier_by_token(house.session, token, house.at).confirmed_at is None
    house.later(hours=1)
    first = house.at
    assert dossier_by_token(house.session, mailed_token(house), house.at).confirmed_at == first
    house.later(hours=1)
    assert dossier_by_token(house.session, mailed_token(house), house.at).confirmed_at == first


def test_every_mailed_link_stays_good(house: House) -> None:
    dossier, _ = begun(house)
    first = mailed_token(house)
    mail_link(house.session, dossier, house.at)
    assert mailed_token(house) != first
    for token in (first, mailed_token(house)):
        assert dossier_by_token(house.session, token, house.at) is not None


def test_another_address_ends_what_was_mailed_to_the_first(house: House) -> None:
    dossier, token = begun(house, "typo@alibori.example.org")
    stray = mailed_token(house, "typo@alibori.example.org")
    change_address(house.session, dossier.id, email=" Governor@Alibori.example.org", at=house.at)
    assert dossier_by_token(house.session, stray, house.at) is None
    assert dossier_by_token(house.session, token, house.at).email == EMAIL
    written_to = select(OutboxMessage.address).where(OutboxMessage.address.is_not(None))
    assert list(house.session.scalars(written_to.order_by(OutboxMessage.id))) == ["", EMAIL]


def test_a_lost_link_is_mailed_for_each_dossier_of_the_address(house: House) -> None:
    begun(house)
    begun(house)
    begun(house, "other@example.org")
    before = len(house.session.scalars(select(OutboxMessage)).all())
    mail_links_to(house.session, EMAIL.upper(), house.at)
    mail_links_to(house.session, "nobody@example.org", house.at)
    assert len(house.session.scalars(select(OutboxMessage)).all()) == before + 2


def test_who_begins_often_with_the_address_of_another_does_not_flood_them(house: House) -> None:
    own, _ = begun(house)
    dossier_by_token(house.session, mailed_token(house), house.at)
    for _ in range(12):
        begun(house)
    links = select(DossierLink.dossier_id).where(DossierLink.mailed).order_by(DossierLink.id)
    before = len(house.session.scalars(links).all())
    mail_links_to(house.session, EMAIL, house.at)
    mailed = house.session.scalars(links).all()[before:]
    assert len(mailed) == 5
    assert own.id in mailed
    assert max(house.session.scalars(select(Dossier.id))) in mailed


def test_attempts_are_counted_and_addresses_have_a_shape(house: House) -> None:
    limits = [Limit("network", 2)]
    for _ in range(2):
        begin_dossier(house.session, kind=REGION, email=EMAIL, language="fr", at=house.at, limits=limits)
    with pytest.raises(TooManyAttempts):
        begin_dossier(house.session, kind=REGION, email=EMAIL, language="fr", at=house.at, limits=limits)
    with pytest.raises(MalformedEmail):
        begun(house, "nobody")
    assert len(house.session.scalars(select(Dossier)).all()) == 2


def test_a_page_is_kept_beside_the_others_and_an_answer_can_be_taken_back(house: House) -> None:
    dossier, _ = begun(house)
    save_answers(house.session, dossier.id, {"name_en": "Alibori", "population": "5"}, house.at)
    kept = save_answers(house.session, dossier.id, {"population": ""}, house.later(hours=1).at)
    assert (kept.answers, kept.saved_at) == ({"name_en": "Alibori", "population": ""}, house.at)


def test_of_two_pages_saved_at_once_none_is_lost(house: House, engine: Engine) -> None:
    dossier_id = begun(house)[0].id
    pages = [{f"field{number}": str(number)} for number in range(6)]

    def saving(page: dict[str, str]) -> object:
        return lambda session: save_answers(session, dossier_id, page, house.at).id

    assert at_once(engine, [saving(page) for page in pages]) == [dossier_id] * 6
    with Session(engine) as session:
        answers = session.get_one(Dossier, dossier_id).answers
    assert answers == {name: value for page in pages for name, value in page.items()}


def test_documents_are_kept_counted_and_taken_out(house: House) -> None:
    dossier, _ = begun(house)
    other, _ = begun(house)
    kept = [paper(house, dossier, number) for number in range(10)]
    with pytest.raises(TooManyDocuments):
        paper(house, dossier, 10)
    remove_document(house.session, other.id, kept[0], house.at)
    assert len(documents(house.session, dossier.id)) == 10
    remove_document(house.session, dossier.id, kept[0], house.at)
    assert len(documents(house.session, dossier.id)) == 9
    assert document(house.session, dossier.id, kept[0]) is None
    assert document(house.session, other.id, kept[1]) is None
    assert document(house.session, dossier.id, kept[1]).content == b"%PDF 1"
    assert house.session.get_one(Document, kept[0]).content == b""


def paper(house: House, dossier: Dossier, number: int) -> int:
    return add_document(
        house.session,
        dossier.id,
        purpose=DocumentPurpose.MANDATE,
        media_type="application/pdf",
        content=b"%%PDF %d" % number,
        at=house.at,
    ).id


def test_what_was_sent_takes_no_more_words(house: House) -> None:
    dossier = written(house)
    number = submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id).number
    with pytest.raises(AlreadySent) as sent:
        save_answers(house.session, dossier.id, {"name_en": "Another"}, house.at)
    assert sent.value.facts == {"number": number}
    with pytest.raises(AlreadySent):
        paper(house, dossier, 1)


def test_what_is_never_sent_is_forgotten_in_time(house: House) -> None:
    dossier, token = begun(house)
    save_answers(house.session, dossier.id, {"signatory_name": "Awa Sabi"}, house.at)
    paper(house, dossier, 1)
    sent = written(house)
    submit_application(by_applicant(house, sent), None, dossier_id=sent.id)
    assert purge_dossiers(house.session, house.at + timedelta(days=90)) == 0
    house.later(days=91)
    assert purge_dossiers(house.session, house.at) == 1
    house.session.refresh(dossier)
    assert (dossier.email, dossier.answers, dossier.purged_at) == ("", {}, house.at)
    assert house.session.scalars(select(Document.content)).all() == [b""]
    assert dossier_by_token(house.session, token, house.at) is None
    with pytest.raises(PurgedAlready):
        save_answers(house.session, dossier.id, {"name_en": "Alibori"}, house.at)
    assert purge_dossiers(house.session, house.at) == 0


def on_their_way(house: House, email: str = EMAIL) -> int:
    """How many messages to an address are still to be sent."""
    house.session.rollback()
    query = select(OutboxMessage).where(OutboxMessage.address == email)
    return len(house.session.scalars(query.where(OutboxMessage.next_attempt_at.is_not(None))).all())


def test_who_begins_with_the_address_of_another_keeps_no_mail_from_them(house: House) -> None:
    begun(house)
    stranger, _ = begun(house)
    change_address(house.session, stranger.id, email="stranger@example.org", at=house.at)
    assert on_their_way(house) == 1
    begun(house)
    house.later(days=120)
    mail_links_to(house.session, EMAIL, house.at)
    begun(house)
    assert on_their_way(house) == 5
    purge_dossiers(house.session, house.at)
    assert on_their_way(house) == 1


def test_to_look_where_a_link_leads_confirms_nothing(house: House) -> None:
    dossier, token = begun(house)
    assert link_followed(house.session, token) == (dossier, False)
    assert link_followed(house.session, mailed_token(house)) == (dossier, True)
    assert link_followed(house.session, "") is None
    house.session.refresh(dossier)
    assert dossier.confirmed_at is None
