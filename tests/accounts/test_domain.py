"""Persons and offices on real databases."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from governance.accounts import appointments, entrance, post, proof, queries
from governance.accounts.appointments import end_office, invite_person
from governance.accounts.commands import (
    Officer,
    accept_invitation,
    change_password,
    change_preferences,
    disable_totp,
    enable_totp,
    found_assembly,
    reset_password,
)
from governance.accounts.models import Link, OfficeHeld, OutboxMessage, Person, Throttle
from governance.accounts.proof import LinkPurpose
from governance.accounts.rules import (
    FOUNDER,
    Actor,
    AlreadyFounded,
    FounderMissing,
    InOfficeAlready,
    NoSecretariat,
    Office,
    OfficeEnded,
    OfficeKind,
    RegionMismatch,
)
from governance.act import Act, Entrance, Overtaken, housekeeping
from governance.errors import NotAllowed
from governance.record.models import Entry, Payload
from tests.conftest import START
from tests.factories import House

HASH = "$argon2id$not-a-real-hash"


def invited(house: House, email: str = "new@assembly.example.org") -> Person:
    return invite_person(
        house.act(house.secretary),
        None,
        kind=OfficeKind.SECRETARIAT,
        email=email,
        name="Officer",
        language="fr",
        zone="Africa/Porto-Novo",
    )


def token_of(session: Session, person: Person) -> str:
    query = (
        select(OutboxMessage).where(OutboxMessage.person_id == person.id).order_by(OutboxMessage.id.desc())
    )
    return str(session.scalars(query).first().facts["token"])


def accepted(house: House) -> Person:
    person = invited(house)
    digest = entrance.token_digest(token_of(house.session, person))
    return accept_invitation(house.act(house.actor(person)), person, token_digest=digest, password_hash=HASH)


def test_an_assembly_is_founded_once(house: House) -> None:
    officers = [
        Officer(OfficeKind.SECRETARIAT, "a@example.org", "A", "en", "UTC"),
        Officer(OfficeKind.PRESIDING_OFFICER, "b@example.org", "B", "en", "UTC"),
    ]
    with pytest.raises(AlreadyFounded):
        found_assembly(Act(house.session, FOUNDER, house.at, Entrance.FOUNDING), None, officers=officers)


def test_an_officer_of_the_secretariat_cannot_found_an_assembly(house: House) -> None:
    with pytest.raises(NotAllowed):
        found_assembly(house.act(house.secretary), None, officers=[])


def test_an_assembly_without_a_presiding_officer_is_not_founded(session: Session) -> None:
    officers = [Officer(OfficeKind.SECRETARIAT, "a@example.org", "A", "en", "UTC")]
    with pytest.raises(FounderMissing):
        found_assembly(Act(session, FOUNDER, START, Entrance.FOUNDING), None, officers=officers)
    assert session.scalars(select(Person.id)).all() == []


def test_the_head_invites_a_delegate_whose_public_identifier_says_nothing(house: House) -> None:
    house.region("BJ-BO")
    actor = house.delegate("BJ-BO")
    assert actor.offices == (Office(OfficeKind.DELEGATE, house.regions["BJ-BO"].id, "BJ-BO"),)
    assert len(actor.public_id) == 10
    assert not set(actor.public_id) & set("ilou")


@pytest.mark.parametrize("kind", [OfficeKind.DELEGATE, OfficeKind.FOUNDER, OfficeKind.SYSTEM])
def test_an_office_of_the_wrong_kind_without_a_region_is_refused(house: House, kind: OfficeKind) -> None:
    with pytest.raises(RegionMismatch):
        invite_person(
            house.act(house.secretary),
            None,
            kind=kind,
            email="x@example.org",
            name="X",
            language="en",
            zone="UTC",
        )


@pytest.mark.parametrize("email", ["new@assembly.example.org", " NEW@Assembly.example.ORG "])
def test_an_address_has_one_account_however_it_is_written(house: House, email: str) -> None:
    invited(house)
    with pytest.raises(InOfficeAlready):
        invited(house, email)


def test_an_invitation_is_good_once(house: House) -> None:
    person = accepted(house)
    digest = entrance.token_digest(token_of(house.session, person))
    with pytest.raises(proof.LinkUsed):
        accept_invitation(house.act(house.actor(person)), person, token_digest=digest, password_hash="other")
    assert queries.claim_of(house.session, person.id).password_hash == HASH


def test_an_invitation_lasts_fourteen_days_and_not_a_moment_more(house: House) -> None:
    person = invited(house)
    digest = entrance.token_digest(token_of(house.session, person))
    house.later(days=14)
    with pytest.raises(proof.LinkExpired):
        accept_invitation(house.act(house.actor(person)), person, token_digest=digest, password_hash=HASH)


def test_nobody_accepts_the_invitation_of_another(house: House) -> None:
    person = invited(house)
    digest = entrance.token_digest(token_of(house.session, person))
    with pytest.raises(NotAllowed):
        accept_invitation(house.act(house.presiding), person, token_digest=digest, password_hash=HASH)


def test_a_reset_ends_every_login_session_and_every_other_link(house: House, session: Session) -> None:
    person = accepted(house)
    with housekeeping(session):
        token = entrance.open_login_session(session, person.id, house.at, shared=False, device="Firefox")
        entrance.send_link(session, person, LinkPurpose.RESET, house.at)
        entrance.send_link(session, person, LinkPurpose.RESET, house.at)
    digest = entrance.token_digest(token_of(session, person))
    reset_password(house.act(house.actor(person)), person, token_digest=digest, password_hash="fresh")
    assert queries.login(session, entrance.token_digest(token), house.at) is None
    assert (
        session.scalars(select(Link.id).where(Link.person_id == person.id, Link.used_at.is_(None))).all()
        == []
    )


def test_a_new_password_ends_the_login_sessions_elsewhere(house: House, session: Session) -> None:
    person = accepted(house)
    with housekeeping(session):
        here = entrance.open_login_session(session, person.id, house.at, shared=False, device="")
        entrance.open_login_session(session, person.id, house.at, shared=False, device="")
    kept = queries.login(session, entrance.token_digest(here), house.at).login_session_id
    change_password(house.act(house.actor(person)), person, password_hash="new", keep_login_session=kept)
    assert [each.id for each in queries.login_sessions(session, person.id, house.at)] == [kept]


def test_a_new_password_makes_a_link_sent_before_useless(house: House, session: Session) -> None:
    person = accepted(house)
    with housekeeping(session):
        entrance.send_link(session, person, LinkPurpose.RESET, house.at)
    change_password(house.act(house.actor(person)), person, password_hash="new", keep_login_session=None)
    unused = select(Link.id).where(Link.person_id == person.id, Link.used_at.is_(None))
    assert session.scalars(unused).all() == []


@pytest.mark.parametrize("address", ["x,victim@org", "<@>", "a..b@c.org", "a@-b.org", "@b.org", "a b@c.org"])
def test_what_a_mail_server_would_read_otherwise_is_no_address(address: str) -> None:
    with pytest.raises(proof.MalformedEmail):
        proof.tidy_email(address)


def test_a_name_that_nobody_can_see_is_no_name() -> None:
    with pytest.raises(proof.MalformedName):
        proof.tidy_name("\u200b\ufeff")


def test_a_person_signed_in_is_read_in_one_statement(house: House, session: Session) -> None:
    house.region("BJ-BO")
    actor = house.delegate("BJ-BO")
    with housekeeping(session):
        token = entrance.open_login_session(session, actor.person_id, house.at, shared=False, device="")
    statements: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *args: statements.append(args[2]))
    login = queries.login(session, entrance.token_digest(token), house.at)
    assert (login.actor, login.language, login.zone) == (actor, "fr", "Africa/Porto-Novo")
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 1


def test_an_ended_office_gives_no_power(house: House, session: Session) -> None:
    office = session.scalars(select(OfficeHeld).where(OfficeHeld.person_id == house.deputy.person_id)).one()
    end_office(house.act(house.secretary), office)
    assert queries.actor_of(session, house.deputy.person_id, house.at).offices == ()
    with pytest.raises(OfficeEnded):
        end_office(house.act(house.secretary), office)


def test_the_last_officer_of_the_secretariat_stays(house: House, session: Session) -> None:
    held = session.scalars(select(OfficeHeld).where(OfficeHeld.kind == OfficeKind.SECRETARIAT)).all()
    end_office(house.act(house.secretary), held[1])
    with pytest.raises(NoSecretariat):
        end_office(house.act(house.secretary), held[0])


def test_of_two_officers_who_end_each_others_office_one_stays(
    house: House, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, pair = house.at, (house.secretary, house.deputy)
    query = select(OfficeHeld.person_id, OfficeHeld.id).where(OfficeHeld.kind == OfficeKind.SECRETARIAT)
    held = dict(map(tuple, house.session.execute(query)))
    house.session.rollback()
    both, check = Barrier(2), appointments._check_another_officer

    def together(act: Act, office: OfficeHeld) -> None:
        with suppress(BrokenBarrierError):  # on SQLite one waits until the other is done
            both.wait(0.5)
        check(act, office)

    def end(actor: Actor, other: Actor) -> str:
        with Session(engine) as session:
            try:
                end_office(
                    Act(session, actor, at, Entrance.WEB), session.get_one(OfficeHeld, held[other.person_id])
                )
            except (Overtaken, NoSecretariat):
                return "refused"
            return "ended"

    monkeypatch.setattr(appointments, "_check_another_officer", together)
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(end, pair, reversed(pair))) == ["ended", "refused"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\x00b", "a\nb", "abc\u202edef", "\u2066a"])
def test_a_name_that_misleads_is_refused(house: House, name: str) -> None:
    person = accepted(house)
    with pytest.raises(proof.MalformedName):
        change_preferences(house.act(house.actor(person)), person, name=name, language="en", zone="UTC")


@pytest.mark.parametrize("name", ["رئيس الوفد", "Chef·fe de délégation", "न्यायाधीश", "e\u0301"])
def test_a_name_in_any_script_is_kept(house: House, name: str) -> None:
    person = accepted(house)
    change_preferences(house.act(house.actor(person)), person, name=name, language="es", zone="Pacific/Apia")
    assert person.name == name.replace("e\u0301", "é")


def test_an_unknown_zone_or_language_is_refused(house: House) -> None:
    person = accepted(house)
    act = house.act(house.actor(person))
    for language, zone in (("de", "UTC"), ("en", "Mars/Olympus"), ("en", "../etc/passwd")):
        with pytest.raises(proof.UnknownPreference):
            change_preferences(act, person, name="A", language=language, zone=zone)


def test_a_second_step_is_turned_on_by_a_code_and_off_again(house: House, session: Session) -> None:
    person = accepted(house)
    act = house.act(house.actor(person))
    with pytest.raises(proof.SecondStepOff):
        enable_totp(act, person, step=7, recovery_digests=["a"])
    with housekeeping(session):
        entrance.set_up_totp(session, person.id, "SECRET")
    enable_totp(act, person, step=7, recovery_digests=["a", "b"])
    with pytest.raises(proof.SecondStepOn):
        enable_totp(act, person, step=8, recovery_digests=["a"])
    with pytest.raises(proof.CodeUsed), housekeeping(session):
        entrance.use_code(session, person.id, 7)
    with housekeeping(session):
        used = [
            entrance.use_recovery_code(session, person.id, digest, house.at) for digest in ("a", "a", "x")
        ]
    assert used == [True, False, False]
    disable_totp(act, person)
    assert queries.claim_of(session, person.id).totp_secret is None


def test_attempts_are_counted_for_a_window_and_then_forgotten(house: House, session: Session) -> None:
    limit = [entrance.Limit("key", 2)]
    for _ in range(2):
        with housekeeping(session):
            entrance.count_attempt(session, limit, house.at)
    house.later(minutes=14)
    with pytest.raises(proof.TooManyAttempts) as refused, housekeeping(session):
        entrance.count_attempt(session, limit, house.at)
    assert refused.value.facts == {"until": house.at + timedelta(minutes=1)}
    with housekeeping(session):
        entrance.count_attempt(session, limit, house.at + timedelta(minutes=1))


def test_no_secret_is_in_the_record(house: House, session: Session) -> None:
    person = accepted(house)
    with housekeeping(session):
        entrance.set_up_totp(session, person.id, "TOTPSECRET")
    enable_totp(house.act(house.actor(person)), person, step=1, recovery_digests=["recoverydigest"])
    entries = session.scalars(select(Entry)).all()
    written = json.dumps([[entry.subjects, entry.digests, entry.actor] for entry in entries])
    bodies = "".join(session.scalars(select(Payload.body)).all())
    public = "".join(session.scalars(select(Payload.body).where(Payload.openness == "public")).all())
    for secret in (HASH, "TOTPSECRET", "recoverydigest", token_of(session, person)):
        assert secret not in written + bodies
    assert person.email not in public


def test_a_message_sent_forgets_its_secret(house: House, session: Session) -> None:
    with housekeeping(session):
        message_id = post.take_message(session, house.at).id
    with housekeeping(session):
        post.mark_sent(session, message_id, house.at)
    message = session.get_one(OutboxMessage, message_id)
    assert (message.facts, message.sent_at, message.next_attempt_at) == ({}, house.at, None)


def test_a_message_that_fails_comes_back_later_and_is_given_up_in_the_end(
    house: House, session: Session
) -> None:
    first = session.scalars(select(OutboxMessage.id).order_by(OutboxMessage.id)).first()
    tried = 0
    for _ in range(60):
        house.later(hours=6)
        with housekeeping(session):
            message = post.take_message(session, house.at)
        if message is None:
            break
        tried += message.id == first
        with housekeeping(session):
            post.mark_failed(session, message.id, "SMTPServerDisconnected")
    message = session.get_one(OutboxMessage, first)
    assert (tried, message.next_attempt_at, message.facts) == (proof.DELIVERY_ATTEMPTS, None, {})


def test_attempts_that_come_at_once_are_each_counted(engine: Engine) -> None:
    def attempt(number: int) -> None:
        with Session(engine) as session, housekeeping(session):
            entrance.count_attempt(session, [entrance.Limit("b", 99), entrance.Limit("a", 99)], START)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(attempt, range(12)))
    with Session(engine) as session:
        assert session.scalars(select(Throttle.failures)).all() == [12, 12]
