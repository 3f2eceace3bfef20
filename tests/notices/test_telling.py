"""Who is told of an act: once each, as they chose, in their language, and never how anyone voted."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.mail import mail_of
from app.worker import envelope
from governance.accounts.appointments import end_office
from governance.accounts.models import OfficeHeld, OutboxMessage, Person
from governance.accounts.queries import outbox
from governance.accounts.rules import OfficeKind
from governance.assembly.convening import cancel_session, convene_session
from governance.assembly.queries import assembly_session
from governance.assembly.rules import SessionKind
from governance.due import do_what_is_due
from governance.notices import telling, wishes
from governance.notices.rules import Frequency, Topic, warned_from
from governance.notices.telling import tell_of_acts
from governance.notices.wishes import choose, last_morning, write_daily_mails
from governance.voting.rules import Choice
from tests.amendments.stage import Stage
from tests.factories import House, in_three


def told(session: Session) -> list[tuple[str, str]]:
    """To whom notices were written and of which act, in the order of the outbox."""
    session.rollback()
    query = select(Person.email, OutboxMessage.facts).join(OutboxMessage.person)
    query = query.where(OutboxMessage.kind == "notice").order_by(OutboxMessage.id)
    return [(email, facts["act"]) for email, facts in session.execute(query)]


def persons(house: House, *codes: str) -> list[int]:
    """The heads of the delegations of new member regions."""
    for code in codes:
        house.region(code)
    return [house.head(code).person_id or 0 for code in codes]


def convene(house: House, name: str = "Session") -> None:
    convene_session(
        house.act(house.secretary),
        None,
        kind=SessionKind.ORDINARY,
        name=in_three(name),
        place=in_three("Cotonou"),
        zone="Africa/Porto-Novo",
        opens_at=house.at + timedelta(days=31),
    )


def test_everybody_is_told_of_a_notice_of_meeting_and_once(house: House) -> None:
    persons(house, "BJ-BO", "FR-OCC")
    convene(house)
    first = tell_of_acts(house.session, house.at)
    again = tell_of_acts(house.session, house.at)
    acts = [act for _email, act in told(house.session)]
    assert first > 0
    assert again == 0
    assert acts.count("convene_session") == len({email for email, _act in told(house.session)})


def test_an_act_of_last_week_is_news_no_more(house: House) -> None:
    persons(house, "BJ-BO")
    convene(house)
    house.later(days=7)
    assert tell_of_acts(house.session, house.at) == 0


def test_many_are_told_some_at_a_time_and_each_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "BATCH", 1)
    persons(house, "BJ-BO", "FR-OCC", "DE-BB")
    convene(house)
    tell_of_acts(house.session, house.at)
    convened = [email for email, act in told(house.session) if act == "convene_session"]
    assert len(convened) == len(set(convened)) >= 3


def test_only_regions_on_the_roll_are_told_of_a_vote(house: House) -> None:
    assembly = house.sitting("BJ-BO", "FR-OCC")
    (outsider,) = persons(house, "DE-BB")
    house.vote(assembly)
    tell_of_acts(house.session, house.at)
    asked = {email for email, act in told(house.session) if act == "open_votes"}
    assert asked
    assert house.session.get_one(Person, outsider).email not in asked


def test_who_has_not_cast_is_told_before_the_vote_closes_and_nobody_else(house: House) -> None:
    assembly = house.sitting("BJ-BO", "FR-OCC")
    missing = house.session.get_one(Person, house.head("FR-OCC").person_id).email
    vote = house.vote(assembly, hours=72)
    house.cast(vote, house.head("BJ-BO"), Choice.FOR)
    house.later(hours=53)
    tell_of_acts(house.session, house.at)
    assert "closing" not in [act for _email, act in told(house.session)]
    house.later(hours=2)
    tell_of_acts(house.session, house.at)
    tell_of_acts(house.session, house.at)
    warned = [email for email, act in told(house.session) if act == "closing"]
    assert missing in warned
    assert house.session.get_one(Person, house.head("BJ-BO").person_id).email not in warned
    assert len(warned) == len(set(warned))


def test_who_chose_a_daily_mail_gets_one_in_the_morning_of_their_zone(house: House) -> None:
    (person_id,) = persons(house, "BJ-BO")
    choose(house.session, person_id, dict.fromkeys(Topic, Frequency.DAILY), house.at)
    convene(house)
    convene(house, "Another")
    tell_of_acts(house.session, house.at)
    assert write_daily_mails(house.session, house.at) == 0
    house.later(days=1)
    assert write_daily_mails(house.session, house.at) == 1
    assert write_daily_mails(house.session, house.at) == 0
    (daily,) = [one for one in outbox(house.session, 100) if one.kind == "daily_notices"]
    assert daily.person_id == person_id
    assert len(daily.facts["notices"]) >= 2


def test_a_session_convened_and_called_off_on_one_day_is_one_event_that_ends(
    app: Flask, house: House
) -> None:
    (person_id,) = persons(house, "BJ-BO")
    choose(house.session, person_id, dict.fromkeys(Topic, Frequency.DAILY), house.at)
    convene(house)
    assembly = assembly_session(house.session, 1)
    assert assembly is not None
    cancel_session(house.act(house.secretary), assembly, reason=in_three("Flood"))
    tell_of_acts(house.session, house.at)
    write_daily_mails(house.session, house.later(days=1).at)
    (daily,) = [one for one in outbox(house.session, 100) if one.kind == "daily_notices"]
    with app.test_request_context():
        (event,) = mail_of(daily).attachments
    assert "method=CANCEL" in event.media_type
    assert b"SEQUENCE:1" in event.content


def test_who_proposed_an_amendment_is_told_of_what_is_proposed_to_it(app: Flask, house: House) -> None:
    stage = Stage(house)
    amendment = stage.amend(_2="Autre chose.")
    stage.subamend(amendment, "ES-AN", {"2": "Tout autre chose."})
    tell_of_acts(house.session, house.at)
    head = house.session.get_one(Person, house.head("DE-BB").person_id).email
    assert (head, "propose_subamendment") in told(house.session)
    mails = [one for one in outbox(house.session, 100) if one.facts.get("act") == "propose_subamendment"]
    with app.test_request_context():
        assert all(f"/motions/{amendment.id}" in mail_of(one).text for one in mails)


def test_the_clock_of_the_house_sends_the_daily_mails(house: House) -> None:
    (person_id,) = persons(house, "BJ-BO")
    choose(house.session, person_id, dict.fromkeys(Topic, Frequency.DAILY), house.at)
    convene(house)
    tell_of_acts(house.session, house.at)
    do_what_is_due(house.session, house.later(days=1).at)
    assert [one.person_id for one in outbox(house.session, 100) if one.kind == "daily_notices"] == [person_id]


def test_before_their_morning_nobody_takes_a_turn_to_write(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person_id,) = persons(house, "BJ-BO")
    choose(house.session, person_id, dict.fromkeys(Topic, Frequency.DAILY), house.at)
    convene(house)
    tell_of_acts(house.session, house.at)
    monkeypatch.setattr(wishes, "housekeeping", lambda session: pytest.fail("somebody else waits for this"))
    assert write_daily_mails(house.session, house.at) == 0


def test_who_left_their_delegation_gets_no_daily_mail(house: House) -> None:
    house.region("BJ-BO")
    person_id = house.delegate("BJ-BO", OfficeKind.DELEGATE).person_id or 0
    choose(house.session, person_id, dict.fromkeys(Topic, Frequency.DAILY), house.at)
    convene(house)
    tell_of_acts(house.session, house.at)
    held = select(OfficeHeld).where(OfficeHeld.person_id == person_id)
    end_office(house.act(house.head("BJ-BO")), house.session.scalars(held).one())
    assert write_daily_mails(house.session, house.later(days=1).at) == 0


def test_who_chose_never_is_told_nothing(house: House) -> None:
    (person_id,) = persons(house, "BJ-BO")
    choose(house.session, person_id, dict.fromkeys(Topic, Frequency.NEVER), house.at)
    convene(house)
    tell_of_acts(house.session, house.at)
    assert house.session.get_one(Person, person_id).email not in dict(told(house.session))


def test_a_notice_of_meeting_carries_the_event_of_the_calendar(house: House, app: Flask) -> None:
    persons(house, "BJ-BO")
    convene(house)
    tell_of_acts(house.session, house.at)
    with app.test_request_context():
        (mail,) = [mail_of(one) for one in outbox(house.session, 100) if one.kind == "notice"]
    (part,) = envelope(mail, "house@assembly.example.org").iter_attachments()
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")
    assert b"BEGIN:VEVENT" in part.get_content().encode()
    assert mail.subject.startswith("Convocation")


def test_a_session_called_with_a_strange_line_end_is_told_on_one_line(house: House, app: Flask) -> None:
    persons(house, "BJ-BO")
    convene(house, "Budget\u2028session")
    tell_of_acts(house.session, house.at)
    with app.test_request_context():
        (mail,) = [mail_of(one) for one in outbox(house.session, 100) if one.kind == "notice"]
    assert envelope(mail, "house@assembly.example.org")["Subject"].endswith("Budget session")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_mail_says_how_anyone_voted(house: House, app: Flask, language: str) -> None:
    assembly = house.sitting("BJ-BO", "FR-OCC", "DE-BB")
    vote = house.vote(assembly)
    tell_of_acts(house.session, house.at)
    choices = {"BJ-BO": Choice.FOR, "FR-OCC": Choice.AGAINST}
    house.declared(vote, **{code.replace("-", "_"): choice for code, choice in choices.items()})
    tell_of_acts(house.session, house.at)
    with app.test_request_context():
        for message in outbox(house.session, 200):
            if message.kind == "notice":
                text = mail_of(message).text
                assert not any(code in text for code in choices)


@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [("UTC", 6, -1), ("UTC", 7, 0), ("Africa/Lubumbashi", 5, 0), ("America/Lima", 11, -1)],
)
def test_the_daily_mail_follows_the_clock_of_its_reader(
    house: House, zone: str, at: int, expected: int
) -> None:
    day = house.at.replace(hour=at, minute=0, second=0, microsecond=0)
    morning = last_morning(ZoneInfo(zone), day).astimezone(ZoneInfo(zone))
    assert (morning.hour, (morning.date() - day.astimezone(ZoneInfo(zone)).date()).days) == (7, expected)


def test_a_short_vote_is_warned_of_in_its_last_quarter(house: House) -> None:
    opens = house.at
    assert warned_from(opens, opens + timedelta(hours=4)) == opens + timedelta(hours=3)
    assert warned_from(opens, opens + timedelta(days=14)) == opens + timedelta(days=13)
