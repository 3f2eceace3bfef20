"""A place that never heard of the Assembly becomes a member, finds its twin, votes and leaves again."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.models import Person as Account
from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.base import LANGUAGES
from governance.motions.admitting import admit_motion
from governance.motions.commands import place_on_agenda
from governance.motions.models import Motion
from governance.record.models import Entry, Openness, Payload
from governance.regions.models import Region
from governance.voting.models import RollEntry, Vote
from tests.applications.applying import by_assembly
from tests.factories import House
from tests.journeys.joining import CODE, admitted, applied, examined
from tests.journeys.newcomer import ALTERNATE, DELEGATE, EMAIL, HEAD, PASSWORD, PRIVATE, Door, told
from tests.journeys.reader import Person

OTHER = "ES-AN"
MEMBERS = (OTHER, "DE-BB", "BJ-BO", "CD-BC")
SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def door(app: Flask, house: House) -> Door:
    """The Assembly with four members, as it is found."""
    for code in MEMBERS:
        house.region(code)
        house.head(code)
    house.later(days=3)
    return Door(app, house)


def test_from_get_involved_to_the_day_it_leaves(door: Door, house: House, sign_in: SignIn) -> None:
    number = applied(door)
    admitted(door, number, *(Person(sign_in(actor), "en") for actor in (house.secretary, house.deputy)))
    head = delegation(door)
    twin = twinned(door, head, Person(sign_in(house.head(OTHER)), "es"), officer(sign_in, house))
    committed(house, head, twin)
    seen_by_anyone(door, number, twin)
    voted(door, sign_in)
    withdrawn(door, sign_in)
    nobody_is_named(door)
    house.session.rollback()
    said = door.app.test_cli_runner().invoke(args=["record", "verify"])
    assert "The record and the database are one." in said.output


def officer(sign_in: SignIn, house: House) -> Person:
    """The secretariat's browser."""
    return Person(sign_in(house.secretary), "en")


def delegation(door: Door) -> Person:
    """The signatory chooses a password and invites two persons, who accept; the head's browser."""
    house = door.house
    house.later(days=1)
    head = door.accept(HEAD, "fr").follow(f"/delegations/{CODE}")
    for kind, address, language in (("delegate", DELEGATE, "fr"), ("alternate", ALTERNATE, "es")):
        head.follow(f"/delegations/{CODE}/invite")
        zone = {"language": language, "zone": "Europe/Paris"}
        head.press(email=address, name=PRIVATE[kind], kind=kind, **zone)
        assert head.path == f"/fr/delegations/{CODE}", head.words
        assert door.accept(address, language).status == 200
    assert all(PRIVATE[name] in head.open(f"/delegations/{CODE}").words for name in ("delegate", "alternate"))
    house.session.rollback()
    query = select(Account.id).where(Account.email == HEAD)
    house.regions[CODE] = house.session.scalars(select(Region).where(Region.code == CODE)).one()
    house.heads[CODE] = house.session.scalars(query).one()
    return head


def twinned(door: Door, head: Person, other: Person, secretary: Person) -> str:
    """A counterpart is found and asked; it answers, both write and sign, and the register has it."""
    head.open("/twins").follow(f"/twins/find/{CODE}").follow(f"/twins/find/{CODE}/{OTHER}")
    head.press(beside="words", words="Voulez-vous ?", language="fr").press("confirmed", "yes")
    proposal = head.path.removeprefix("/fr")
    assert re.fullmatch(r"/twins/proposals/\d+", proposal), head.words
    door.house.later(days=5)
    other.open("/tasks").follow(f"{proposal}/answer")
    other.press(accepted="yes", words="Con gusto.", language="es")
    write(head.open("/tasks").follow(f"{proposal}/write"), "arbres", "árboles")
    write(other.open("/tasks").open(f"{proposal}/write"), "figuiers", "higueras")
    compared = other.open(proposal).press(beside="before", text="es").words
    assert re.search(r"árboles.*higueras", compared), "what was written, and what stands in its place"
    for signer in (head, other):
        signer.open("/tasks").follow(f"{proposal}/sign").press(beside="digest")
        assert signer.path.endswith(proposal), signer.words
    secretary.open("/tasks").follow(f"{proposal}/register").press(beside="digest")
    assert re.fullmatch(r"/en/twins/\d+", secretary.path), secretary.words
    return secretary.path.removeprefix("/en")


def write(writer: Person, french: str, spanish: str) -> None:
    """A version in the languages of both."""
    texts = {"fr": f"Nous plantons des {french}.", "es": f"Plantamos {spanish}."}
    titles = {"title_fr": "Accord", "title_es": "Acuerdo"}
    writer.press(beside="based_on", **titles, **{f"body_{code}": text for code, text in texts.items()})
    assert re.search(r"/twins/proposals/\d+$", writer.path), writer.words


PATHS = {
    "carbon_neutrality": {"baseline": "1 200 000", "baseline_year": "2025", "target_year": "2035"},
    "carbon_debt": {"baseline": "9 000 000", "baseline_year": "2027", "target_year": "2057"},
    "restoration": {"baseline": "0", "baseline_year": "2025", "target": "20 000", "target_year": "2035"},
}


def committed(house: House, head: Person, twin: str) -> None:
    """The path of the twin region, the values of two years, and one of them corrected."""
    for kind, path in PATHS.items():
        house.later(hours=1)
        head.open(twin).follow(r"/commitments/of-twin/\d+").follow(rf"/commitments/of-twin/\d+/{kind}")
        unit = {"unit": "hectares"} if kind == "restoration" else {}
        sources = {"baseline_source": "Inventaire", "target_source": "Accord"}
        head.press(beside="binds", binds="own", title_fr=f"Engagement {kind}", **sources, **path, **unit)
        head.press("step", "state")
        assert re.fullmatch(r"/fr/commitments/\d+", head.path), head.words
    head.follow(r"/commitments/\d+/values")
    evidence = {f"evidence_{year}": "Rapport annuel" for year in (2025, 2026)}
    head.press(value_2025="0", value_2026="1 500,5", **evidence)
    house.later(days=1)
    head.links(r"/commitments/values/\d+/correct")
    wrong = head.links(r"/commitments/values/\d+/correct")[-1]
    head.open(wrong).press(value="1 400", evidence="Rapport rectifié", reason="Compté deux fois.")
    assert "Compté deux fois." in head.words
    assert "<svg" in head.html


def seen_by_anyone(door: Door, number: str, twin: str) -> None:
    """The register, the map, the progress, and the members of two days."""
    visitor, house = door.browser("en"), door.house
    house.session.rollback()
    admission = house.session.scalars(select(Entry).where(Entry.act == "confirm_member")).one().at
    house.later(days=1)
    assert visitor.open("/regions").links(f"/regions/{CODE}")
    assert visitor.open("/regions/map").links(f"/regions/{CODE}")
    assert "Countries with a member region: 5 of 20" in visitor.open("/").words
    before = (admission - timedelta(days=1)).date()
    assert not visitor.open(f"/regions/history?on={before}").links(f"/regions/{CODE}")
    assert len(visitor.links(r"/regions/[A-Z]{2}-\w+")) == len(MEMBERS)
    assert visitor.open(f"/regions/history?on={admission.date()}").links(f"/regions/{CODE}")
    assert not visitor.open(f"/regions/map?on={before}").links(f"/regions/{CODE}")
    page = visitor.open(f"/regions/{CODE}")
    assert page.links(twin)
    assert len(page.links(r"/commitments/\d+")) == len(PATHS)
    assert visitor.open(f"/applications/{number}").links(f"/regions/{CODE}")


def voted(door: Door, sign_in: SignIn) -> None:
    """A session: the delegation is accredited, a vote opens with it on the roll, its delegate casts."""
    house = door.house
    assembly = house.convened()
    house.motion(assembly, author="BJ-BO", seconder="DE-BB")
    open_votes(opened(house, sign_in, *MEMBERS, CODE))
    assert CODE in roll(house)
    cast(returned(door, DELEGATE))


def opened(house: House, sign_in: SignIn, *codes: str) -> Person:
    """Delegations are accredited and arrive, and the session opens; the presiding officer's browser."""
    secretary, presiding = officer(sign_in, house), Person(sign_in(house.presiding), "es")
    for code in codes:
        secretary.open("/sessions/1/credentials").press("accredit", code)
        secretary.press("arrival", code)
        assert secretary.status == 200, secretary.words
    return presiding.open("/sessions/1/conduct").press("act", "open_session")


def cast(delegate: Person) -> None:
    """In favour of everything that is open."""
    delegate.open("/my-votes").follow("/my-votes/paper.*")
    delegate.press(**dict.fromkeys(delegate.fields("vote_"), "for"))
    delegate.press(beside="key")
    assert "/receipts/" in delegate.path, delegate.words


def open_votes(presiding: Person) -> None:
    """Whatever waits on the agenda is put to the vote."""
    presiding.open("/sessions/1/open-votes")
    presiding.press(chosen=presiding.form("chosen").offers["chosen"])
    presiding.press(beside="chosen")
    assert presiding.path.endswith("/conduct/votes"), presiding.words


def roll(house: House) -> list[str]:
    """The regions on the roll of the newest vote."""
    house.session.rollback()
    newest = select(Vote.id).order_by(Vote.id.desc()).limit(1).scalar_subquery()
    query = select(Region.code).join(RollEntry, RollEntry.region_id == Region.id)
    return list(house.session.scalars(query.where(RollEntry.vote_id == newest)))


def returned(door: Door, address: str) -> Person:
    """Somebody who signs in with the password that they chose."""
    person = door.browser("fr").open("/account/sign-in")
    person.press(beside="password", email=address, password=PASSWORD)
    assert person.path == "/fr/tasks", person.words
    return person


def withdrawn(door: Door, sign_in: SignIn) -> None:
    """The region leaves; its standing says so, and the next vote is without it."""
    house = door.house
    house.later(hours=1)
    head = returned(door, HEAD).open(f"/regions/{CODE}").follow(f"/regions/{CODE}/withdraw")
    head.press(reason="Le conseil en a décidé ainsi.")
    assert head.path == f"/fr/regions/{CODE}", head.words
    assert "Le conseil en a décidé ainsi." in head.words
    house.later(hours=1)
    assert len(roll(house)) == len(MEMBERS) + 1, "an open vote keeps its roll"
    second_vote(door, sign_in)
    assert sorted(roll(house)) == sorted(MEMBERS)
    visitor = door.browser("en").open("/")
    assert "Countries with a member region: 4 of 20" in visitor.words


def second_vote(door: Door, sign_in: SignIn) -> None:
    """Another motion is put to the vote in the same session."""
    house = door.house
    assembly = house.session.scalars(select(AssemblySession)).one()
    house.motion(assembly, author="BJ-BO", seconder="DE-BB")
    open_votes(Person(sign_in(house.presiding), "es"))


def nobody_is_named(door: Door) -> None:
    """No page and no file that anyone can open says who applied or who sits for the region."""
    pages = told(door.browser("en").client, "/en/")
    assert {f"/en/regions/{CODE}", "/en/regions/history", "/en/record"} <= set(pages)
    entries = [address for address in pages if address.endswith(".json")]
    house = door.house
    house.session.rollback()
    assert entries
    leaks = [
        (address, name) for address, text in pages.items() for name, word in PRIVATE.items() if word in text
    ]
    assert leaks == []
    bodies = house.session.scalars(select(Payload.body).where(Payload.openness == Openness.PUBLIC)).all()
    assert [name for name, word in PRIVATE.items() for body in bodies if word in str(body)] == []


@pytest.mark.parametrize("way", ["appeal", "statutes"])
def test_the_assembly_admits(door: Door, house: House, sign_in: SignIn, way: str) -> None:
    """Because a refusal was appealed, or because its statutes keep admission to itself."""
    if way == "statutes":
        by_assembly(house)
    number = applied(door)
    house.convened()
    secretary = officer(sign_in, house)
    file = examined(door, number, secretary)
    if way == "appeal":
        appealed(door, secretary, file)
    laid(house, secretary, file)
    adopted(house, sign_in)
    visitor = door.browser("en")
    assert visitor.open("/").words.count("Countries with a member region: 5 of 20") == 1
    assert visitor.open(f"/applications/{number}").links(f"/regions/{CODE}")
    assert visitor.open(f"/regions/{CODE}").links(r"/votes/\d+")
    assert door.accept(HEAD, "fr").links(f"/delegations/{CODE}")


def adopted(house: House, sign_in: SignIn) -> None:
    """The members vote in favour, and the result is declared."""
    open_votes(opened(house, sign_in, *MEMBERS))
    assert sorted(roll(house)) == sorted(MEMBERS)
    for code in MEMBERS:
        cast(Person(sign_in(house.head(code)), "fr"))
    house.later(days=8)
    Person(sign_in(house.presiding), "es").open("/sessions/1/conduct/declare").press()


def appealed(door: Door, secretary: Person, file: str) -> None:
    """The secretariat refuses with reasons; the applicant reads them in a letter, and asks the Assembly."""
    secretary.follow(f"{file}/refuse").press(reasons_en="The figures have no source.", reasons_fr="Aucune.")
    assert secretary.path == f"/en{file}", secretary.words
    door.house.later(days=1)
    applicant = door.follow_letter(EMAIL, "fr")
    assert "Aucune." in applicant.words
    applicant.follow(r"/apply/[^/]+/appeal").press(text="L’institut national en est la source.")
    assert applicant.links(r"/applications/[^/]+"), applicant.words
    secretary.open("/tasks").follow(r"/applications/queue\?state=appealed").follow(file)


def laid(house: House, secretary: Person, file: str) -> None:
    """The secretariat writes the motion from what is there; it is admitted and goes on the agenda."""
    secretary.follow(f"{file}/lay")
    written = {f"body_{language}": f"Admission ({language})." for language in LANGUAGES}
    secretary.press(**written, **{f"note_{language}": "Yes." for language in LANGUAGES})
    assert re.search(r"/motions/\d+$", secretary.path), secretary.words
    house.session.rollback()
    motion = house.session.scalars(select(Motion).order_by(Motion.id.desc())).first()
    admit_motion(house.act(house.presiding), motion)
    place_on_agenda(house.act(house.secretary), motion)
