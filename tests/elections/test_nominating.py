"""Who stands: a region nominates, the person answers, states and withdraws, until nominations close."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.accounts.leaving import erase_person
from governance.accounts.models import Link, Person
from governance.accounts.offices import Invitee
from governance.accounts.proof import MalformedEmail, MalformedName
from governance.accounts.rules import Actor
from governance.act import Act, Entrance
from governance.elections.models import CandidatePhoto, CandidateStatement, Election, Nomination
from governance.elections.nominating import (
    NominatedAlready,
    NominationAnswered,
    NominatorNotMember,
    NotStanding,
    accept_nomination,
    decline_nomination,
    nominate,
    withdraw_nomination,
)
from governance.elections.photos import NoPhoto, PhotoTooLarge, photo_of, remove_photo, show_photo
from governance.elections.queries import candidates_of, election_page
from governance.elections.standing import (
    MOST_OF_A_REGION,
    InterestsMissing,
    NameTaken,
    NominationState,
    RegionNominatedEnough,
    StatementMissing,
    nomination_state,
)
from governance.elections.statements import (
    NoCandidate,
    StatementChanged,
    UnknownStatementLanguage,
    declare_interests,
    standing_statements,
    write_statement,
)
from governance.elections.states import ElectionDoesNotAllow
from governance.errors import NotAllowed, RuleBroken
from governance.record.models import Payload
from governance.regions.rules import Standing
from governance.texts import BodyTooLong
from tests.elections.stage import accepted, asked, called, nominated, nominee
from tests.factories import House
from tests.standing import stands

SOMEBODY = Invitee("adjoa@example.org", "Adjoa", "fr", "Africa/Porto-Novo")


@pytest.fixture
def election(house: House) -> Election:
    return called(house)


def names(house: House, election: Election) -> list[str | None]:
    found = election_page(house.session, election.id)
    assert found is not None
    return [each.name for each in candidates_of(house.session, found)]


def test_those_nominated_stand_once_they_accept(house: House, election: Election) -> None:
    asked(house, election)
    standing = nominated(house, election, 3)
    assert [each.name for each in standing] == ["Candidate 1", "Candidate 2", "Candidate 3"]
    assert names(house, election) == ["Candidate 1", "Candidate 2", "Candidate 3"]


def test_who_has_no_account_is_invited_to_one_without_an_office(house: House, election: Election) -> None:
    nomination = asked(house, election, invitee=SOMEBODY)
    person = house.session.get_one(Person, nomination.person_id)
    assert (person.email, person.name) == (SOMEBODY.email, SOMEBODY.name)
    assert nominee(house, nomination).offices == ()
    links = house.session.scalars(select(Link.used_at).where(Link.person_id == person.id)).all()
    assert links == [None]


def test_who_has_an_account_keeps_it(house: House, election: Election) -> None:
    head = house.session.get_one(Person, house.head("FR-OCC").person_id)
    invitee = Invitee(head.email.upper(), "Another Name", "es", "UTC")
    nomination = asked(house, election, invitee=invitee)
    assert nomination.person_id == head.id
    assert house.session.get_one(Person, head.id).name != "Another Name"


def test_a_person_is_nominated_once_whoever_nominates(house: House, election: Election) -> None:
    nomination = asked(house, election, invitee=SOMEBODY)
    with pytest.raises(NominatedAlready):
        asked(house, election, "FR-OCC", SOMEBODY)
    decline_nomination(house.act(nominee(house, nomination)), nomination)
    assert asked(house, election, "FR-OCC", SOMEBODY).id != nomination.id


@pytest.mark.parametrize(
    ("said", "refusal"),
    [({"email": "nobody"}, MalformedEmail), ({"name": "\u202e"}, MalformedName)],
)
def test_who_cannot_be_reached_or_named_is_not_nominated(
    house: House, election: Election, said: dict[str, str], refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal):
        asked(house, election, invitee=Invitee(**vars(SOMEBODY) | said))


def test_only_members_nominate_and_only_in_their_own_name(house: House, election: Election) -> None:
    head, other = house.head("BJ-BO"), house.regions["FR-OCC"]
    with pytest.raises(NotAllowed):
        nominate(house.act(head), other, election=election, invitee=SOMEBODY)
    stands(house, "BJ-BO", Standing.SUSPENDED)
    with pytest.raises(NominatorNotMember):
        asked(house, election)


def test_a_region_nominates_no_more_than_so_many(house: House, election: Election) -> None:
    for _number in range(MOST_OF_A_REGION):
        asked(house, election)
    with pytest.raises(RegionNominatedEnough):
        asked(house, election)
    asked(house, election, "FR-OCC")


def test_everything_ends_when_nominations_close(house: House, election: Election) -> None:
    waiting, standing = asked(house, election), accepted(house, asked(house, election), "Adjoa")
    house.later(days=14)
    for late in (
        lambda: asked(house, election),
        lambda: accepted(house, waiting, "Late"),
        lambda: decline_nomination(house.act(nominee(house, waiting)), waiting),
        lambda: withdraw_nomination(house.act(nominee(house, standing)), standing),
    ):
        with pytest.raises(ElectionDoesNotAllow):
            late()


def test_the_last_instant_before_the_close_is_in_time(house: House, election: Election) -> None:
    waiting = asked(house, election)
    house.later(days=14, microseconds=-1)
    assert accepted(house, waiting, "Just in time").name == "Just in time"


def test_a_nomination_is_answered_once_and_by_the_nominee_alone(house: House, election: Election) -> None:
    nomination = asked(house, election)
    for actor in (house.secretary, house.presiding, house.head("BJ-BO")):
        with pytest.raises(NotAllowed):
            decline_nomination(house.act(actor), nomination)
    accepted(house, nomination, "Adjoa")
    with pytest.raises(NominationAnswered):
        accepted(house, nomination, "Again")
    with pytest.raises(NominationAnswered):
        decline_nomination(house.act(nominee(house, nomination)), nomination)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"statement": " "}, StatementMissing),
        ({"statement": "x" * 6001}, BodyTooLong),
        ({"interests": ""}, InterestsMissing),
        ({"interests": "x" * 2001}, BodyTooLong),
        ({"language": "de"}, UnknownStatementLanguage),
    ],
)
def test_who_stands_says_what_for(
    house: House, election: Election, said: dict[str, str], refusal: type[RuleBroken]
) -> None:
    nomination = asked(house, election)
    with pytest.raises(refusal):
        accepted(house, nomination, "Adjoa", **said)
    assert house.session.scalars(select(CandidateStatement.id)).all() == []


def test_who_withdraws_stands_no_longer_and_can_be_nominated_again(house: House, election: Election) -> None:
    nomination = asked(house, election, invitee=SOMEBODY)
    with pytest.raises(NotStanding):
        withdraw_nomination(house.act(nominee(house, nomination)), nomination)
    accepted(house, nomination, "Adjoa")
    withdraw_nomination(house.act(nominee(house, nomination)), nomination)
    assert names(house, election) == []
    accepted(house, asked(house, election, "FR-OCC", SOMEBODY), "Adjoa")
    assert names(house, election) == ["Adjoa"]


def test_a_statement_is_authentic_in_its_language_and_translations_follow_it(
    house: House, election: Election
) -> None:
    nomination = accepted(house, asked(house, election), "Adjoa", language="fr", statement="Je plante.")
    act = house.act(nominee(house, nomination))
    english = write_statement(act, nomination, language="en", body="I plant.", over=None)
    french = standing_statements(house.session, [nomination.id])[0]
    assert (french.language, french.translates, english.translates) == ("fr", None, french.digest)
    act = house.act(nominee(house, nomination))
    changed = write_statement(act, nomination, language="fr", body="J'arrose.", over=french.digest)
    standing = standing_statements(house.session, [nomination.id])
    assert [(each.language, each.body) for each in standing] == [("fr", "J'arrose."), ("en", "I plant.")]
    assert standing[1].translates != changed.digest


def test_the_same_text_sent_twice_is_written_once(house: House, election: Election) -> None:
    nomination = accepted(house, asked(house, election), "Adjoa")
    written = [
        write_statement(house.act(nominee(house, nomination)), nomination, language="fr", body="X", over=None)
        for _twice in range(2)
    ]
    assert written[0].id == written[1].id
    with pytest.raises(StatementChanged):
        write_statement(house.act(nominee(house, nomination)), nomination, language="fr", body="Y", over=None)


def test_a_translation_of_what_changed_meanwhile_is_refused(house: House, election: Election) -> None:
    nomination = accepted(house, asked(house, election), "Adjoa")
    with pytest.raises(StatementChanged):
        write_statement(
            house.act(nominee(house, nomination)),
            nomination,
            language="fr",
            body="X",
            over=None,
            follows="0" * 64,
        )


def test_statements_are_written_after_the_close_and_by_who_stands_alone(
    house: House, election: Election
) -> None:
    waiting, standing = asked(house, election), accepted(house, asked(house, election), "Adjoa")
    house.later(days=15)
    write_statement(house.act(nominee(house, standing)), standing, language="fr", body="X", over=None)
    declare_interests(house.act(nominee(house, standing)), standing, interests="A water board.")
    with pytest.raises(NoCandidate):
        write_statement(house.act(nominee(house, waiting)), waiting, language="fr", body="X", over=None)
    with pytest.raises(NotAllowed):
        declare_interests(house.act(nominee(house, waiting)), standing, interests="X")


def test_a_photograph_is_kept_as_long_as_somebody_shows_it(house: House, election: Election) -> None:
    one, other = nominated(house, election, 2)
    for each in (one, other):
        show_photo(house.act(nominee(house, each)), each, content=b"pixels")
    digest = one.photo_digest
    assert digest is not None
    assert digest == other.photo_digest
    withdraw_nomination(house.act(nominee(house, one)), one)
    assert photo_of(house.session, digest) == b"pixels"
    show_photo(house.act(nominee(house, other)), other, content=b"other pixels")
    assert photo_of(house.session, digest) is None
    show_photo(house.act(nominee(house, other)), other, content=b"pixels")
    assert photo_of(house.session, digest) == b"pixels"
    remove_photo(house.act(nominee(house, other)), other)
    assert set(house.session.scalars(select(CandidatePhoto.content))) == {b""}
    with pytest.raises(NoPhoto):
        remove_photo(house.act(nominee(house, other)), other)
    with pytest.raises(PhotoTooLarge):
        show_photo(house.act(nominee(house, other)), other, content=b"x" * 30_001)


def test_the_name_of_who_has_not_accepted_is_in_no_public_part_of_the_record(
    house: House, election: Election
) -> None:
    decline_nomination(house.act(nominee(house, nom := asked(house, election, invitee=SOMEBODY))), nom)
    told = house.session.execute(select(Payload.openness, Payload.body)).all()
    naming = {openness for openness, body in told if body and ("Adjoa" in body or "adjoa@" in body)}
    assert naming == {"withheld"}


@pytest.mark.parametrize("stand", [True, False])
def test_who_was_nominated_can_be_erased(house: House, election: Election, stand: bool) -> None:
    nomination = asked(house, election, invitee=SOMEBODY)
    if stand:
        accepted(house, nomination, "Adjoa Mensah")
    person = house.session.get_one(Person, nomination.person_id)
    erase_person(house.act(house.secretary), person)
    assert (person.name, "@" in person.email) == ("", False)
    # What a candidate said in public stays public.
    assert nomination.name == ("Adjoa Mensah" if stand else None)
    # The address is free for somebody new.
    assert asked(house, election, "FR-OCC", SOMEBODY).person_id != person.id


@pytest.mark.parametrize("name", ["Adjoa Mensah", "adjoa  MENSAH", "Adjoa\u00a0Mensah"])
def test_nobody_stands_under_the_name_of_another(house: House, election: Election, name: str) -> None:
    first, second = accepted(house, asked(house, election), "Adjoa Mensah"), asked(house, election, "FR-OCC")
    with pytest.raises(NameTaken):
        accepted(house, second, name)
    assert " ".join(f"{name} Koffi".split()) == accepted(house, second, f"{name} Koffi").name
    third = asked(house, election, "ML-3")
    withdraw_nomination(house.act(nominee(house, first)), first)
    assert " ".join(name.split()) == accepted(house, third, name).name


def test_of_two_answers_at_once_one_is_given(house: House, election: Election, engine: Engine) -> None:
    nomination = asked(house, election)
    actor, number, at = nominee(house, nomination), nomination.id, house.at
    house.session.rollback()

    def accept(act: Act, row: Nomination) -> None:
        words = {"language": "en", "statement": "X", "interests": "None."}
        accept_nomination(act, row, name="Adjoa", **words)

    def decline(act: Act, row: Nomination) -> None:
        decline_nomination(act, row)

    found = at_once(engine, actor, number, at, accept, decline)
    assert found.count(None) == 1
    assert [type(each) for each in found if each] == [NominationAnswered]


def at_once(
    engine: Engine, actor: Actor, number: int, at: object, *doings: Callable[[Act, Nomination], None]
) -> list[RuleBroken | None]:
    """What came of each of several acts on one nomination, begun at the same moment."""
    barrier, found = Barrier(len(doings)), []

    def run(doing: Callable[[Act, Nomination], None]) -> None:
        with Session(engine) as session:
            row = session.get_one(Nomination, number)
            barrier.wait()
            try:
                doing(Act(session, actor, at, Entrance.WEB), row)  # type: ignore[arg-type]
                found.append(None)
            except RuleBroken as refusal:
                found.append(refusal)

    threads = [Thread(target=run, args=[doing]) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.parametrize(
    ("instants", "state"),
    [
        ((None, None, None), NominationState.ASKED),
        ((1, None, None), NominationState.ACCEPTED),
        ((None, 1, None), NominationState.DECLINED),
        ((1, None, 2), NominationState.WITHDRAWN),
    ],
)
def test_what_became_of_a_nomination_follows_from_its_instants(instants, state) -> None:
    assert nomination_state(*instants) is state


def test_a_candidacy_is_kept_from_the_command_line(
    house: House, election: Election, app: Flask, tmp_path
) -> None:
    runner, number = app.test_cli_runner(), election.id
    head = house.session.get_one(Person, house.head("BJ-BO").person_id).email
    house.session.rollback()
    text = tmp_path / "text.txt"
    text.write_text("Je plante.\n", encoding="utf-8")

    def run(*words: str, by: str) -> str:
        return runner.invoke(args=["elections", *words, "--as", by]).output

    told = run("nominate", str(number), "BJ-BO", SOMEBODY.email, "--name", "Adjoa", by=head)
    assert told == "Nominated: nominations/1.\n"
    files = ("--statement", str(text), "--interests", str(text))
    accept = ("accept", "1", "--name", "Adjoa", "--language", "fr", *files)
    assert run(*accept, by=SOMEBODY.email) == "Accepted: nominations/1.\n"
    assert run("write-statement", "1", "en", str(text), by=SOMEBODY.email).startswith("Written: ")
    assert run("declare-interests", "1", str(text), by=SOMEBODY.email) == "Declared: nominations/1.\n"
    assert run("photo", "1", by=SOMEBODY.email) == "Error: There is no photograph.\n"
    assert "Error" in run("withdraw", "1", by=head)
    assert run("withdraw", "1", by=SOMEBODY.email) == "Withdrawn: nominations/1.\n"
    assert "Error" in run("decline", "1", by=SOMEBODY.email)
