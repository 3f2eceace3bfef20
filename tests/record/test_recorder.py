"""What an entry says, to whom, and that anyone can work its digests out again."""

import json
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from governance.record.models import Entry, Openness, Payload
from governance.record.queries import disclosed, latest_entry
from governance.record.queries import entry as entry_of
from governance.record.recorder import header
from governance.voting.commands import annul_vote, cast_ballots, declare_vote
from governance.voting.models import RollEntry, Vote
from governance.voting.rules import Choice
from tests.factories import House


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_every_digest_can_be_worked_out_with_the_standard_library_alone(house: House) -> None:
    house.region("BJ-BO")
    entries = house.session.scalars(select(Entry).options(selectinload(Entry.payloads))).all()
    for entry in entries:
        assert sha256(b"\0" + canonical(header(entry))).hexdigest() == entry.leaf
        said = [part["digest"] for part in entry.digests]
        assert said == [sha256(canonical([part.salt, part.body])).hexdigest() for part in entry.payloads]


def test_an_entry_names_a_person_by_public_identifier_and_office_alone(house: House) -> None:
    house.region("BJ-BO")
    house.head("BJ-BO")
    entry = last(house, "invite_signatory")
    assert (entry.actor, entry.office) == (house.secretary.public_id, "secretariat")
    shown = json.dumps([rows for _, rows in disclosed(house.session, entry)]) + json.dumps(header(entry))
    assert "@" not in shown
    assert "Head" not in shown
    assert {part.openness for part in entry.payloads} == {Openness.PUBLIC, Openness.WITHHELD}


def last(house: House, act: str) -> Entry:
    found = house.session.scalars(select(Entry).where(Entry.act == act).order_by(Entry.id.desc())).first()
    assert found is not None
    loaded = entry_of(house.session, found.id)
    assert loaded is not None
    return loaded


def cast_both(house: House, first: Vote, second: Vote) -> None:
    delegate = house.delegate("BJ-BO")
    entries = [roll_entry(house.session, vote, house.regions["BJ-BO"].id) for vote in (first, second)]
    choices = {entries[0].id: Choice.FOR, entries[1].id: Choice.AGAINST}
    cast_ballots(house.act(delegate), entries, choices=choices, key="one-paper")


def roll_entry(session: Session, vote: Vote, region_id: int) -> RollEntry:
    query = select(RollEntry).where(RollEntry.vote_id == vote.id, RollEntry.region_id == region_id)
    return session.scalars(query).one()


def choices_shown(house: House) -> list[str]:
    """Every choice that anyone can read in the entry of the paper."""
    parts = disclosed(house.session, last(house, "cast_ballots"))
    return [row["set"]["choice"] for _, body in parts for row in body["rows"] if "choice" in row["set"]]


def test_a_choice_is_sealed_until_its_own_vote_is_declared(house: House) -> None:
    assembly = house.sitting()
    first, second = house.vote(assembly), house.vote(assembly)
    cast_both(house, first, second)
    sealed = [part.until for part in last(house, "cast_ballots").payloads if part.openness is Openness.SEALED]
    assert sealed == [f"votes/{first.id}", f"votes/{second.id}"]
    assert choices_shown(house) == []
    house.at = first.closes_at
    assert choices_shown(house) == []
    declare_vote(house.act(house.presiding), first)
    assert choices_shown(house) == ["for"]
    declare_vote(house.act(house.presiding), second)
    assert choices_shown(house) == ["for", "against"]


def test_the_choices_of_an_annulled_vote_stay_sealed(house: House) -> None:
    assembly = house.sitting()
    first, second = house.vote(assembly), house.vote(assembly)
    cast_both(house, first, second)
    annul_vote(house.act(house.presiding), first, reason="The text was not the one distributed.")
    house.later(days=30)
    declare_vote(house.act(house.presiding), second)
    assert choices_shown(house) == ["against"]


def test_the_latest_entry_of_an_act_on_a_subject_is_found_by_the_whole_subject(house: House) -> None:
    house.region("BJ-BO")
    house.region("ML-3")
    found = latest_entry(house.session, "regions/BJ-BO", "confirm_admission")
    assert found is not None
    assert "regions/BJ-BO" in found.subjects
    assert latest_entry(house.session, "regions/BJ", "confirm_admission") is None
    assert latest_entry(house.session, "regions/%", "confirm_admission") is None


def test_salts_are_never_the_same(house: House) -> None:
    salts = house.session.scalars(select(Payload.salt)).all()
    assert len(set(salts)) == len(salts) > 0
