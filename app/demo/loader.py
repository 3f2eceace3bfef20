"""Loads the demo assembly: each row by a command, by the officer whose task it is, at a time that fits."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.applications import Received
from app.demo.commitments import commit
from app.demo.content import read
from app.demo.partners import welcome
from app.demo.profiles import describe
from app.demo.twinning import join
from governance.accounts.commands import Officer, accept_invitation, found_assembly
from governance.accounts.models import Link, Person
from governance.accounts.offices import Invitee
from governance.accounts.queries import actor_of
from governance.accounts.rules import FOUNDER, Actor, OfficeKind
from governance.act import Act, Entrance
from governance.assembly.models import AgendaItem
from governance.elections.models import Election
from governance.motions.models import Motion
from governance.regions.commands import confirm_admission, propose_admission
from governance.regions.delegations import invite_delegate, invite_signatory
from governance.regions.models import Region
from governance.regions.rules import Constituency

FOUNDED_DAYS = -200
# Until when delegates of the demo serve, counted from today; heads as long as the statutes let them.
TERM_DAYS = 900
HOUSE_OFFICES = (OfficeKind.SECRETARIAT, OfficeKind.PRESIDING_OFFICER)


@dataclass
class Demo:
    """The assembly being loaded: today, and who and what there is by now.

    Motions and items are called as their files call them; of items, those of the session convened last.
    """

    session: Session
    today: datetime
    password_hash: str
    at: datetime = field(init=False)
    people: dict[str, Actor] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    received: dict[str, Received] = field(default_factory=dict)
    motions: dict[str, Motion] = field(default_factory=dict)
    items: dict[str, AgendaItem] = field(default_factory=dict)
    elections: dict[str, Election] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.day(FOUNDED_DAYS)

    def day(self, days: int, hour: int = 9) -> None:
        """Set the clock to an hour of a day counted from today, never later than now."""
        day = (self.today + timedelta(days=days)).date()
        self.at = min(datetime.combine(day, time(hour), tzinfo=self.today.tzinfo), self.today)

    def act(self, who: Actor) -> Act:
        """An act of somebody, a second after the last."""
        self.at = min(self.at + timedelta(seconds=1), self.today)
        return Act(self.session, who, self.at, Entrance.FOUNDING)

    def delegate(self, code: str, office: str = "head") -> Actor:
        """A delegate of a region, by the address of the account."""
        return self.people[f"{office}.{code.lower()}@assembly.example.org"]

    @property
    def secretary(self) -> Actor:
        """The first officer of the secretariat."""
        return self.people["first.afris@assembly.example.org"]

    @property
    def deputy(self) -> Actor:
        """The second officer of the secretariat, who confirms what the first proposes."""
        return self.people["second.afris@assembly.example.org"]

    @property
    def presiding(self) -> Actor:
        """The presiding officer."""
        return self.people["presiding@assembly.example.org"]


def found(demo: Demo) -> None:
    """The founding, the regions with delegations and profiles, their twins and commitments, the partners."""
    _officers(demo)
    for region in read("regions")["region"]:
        _region(demo, region)
    for account in read("accounts")["account"]:
        if "region" in account:
            _delegate(demo, account)
    describe(demo)
    join(demo)
    commit(demo)
    welcome(demo)


def _officers(demo: Demo) -> None:
    accounts = [account for account in read("accounts")["account"] if account["office"] in HOUSE_OFFICES]
    officers = [Officer(kind=OfficeKind(account["office"]), **_person(account)) for account in accounts]
    act = demo.act(FOUNDER)
    for person in found_assembly(act, None, officers=officers):
        _accept(demo, person)


def _region(demo: Demo, region: dict[str, Any]) -> None:
    proposed = propose_admission(
        demo.act(demo.secretary),
        None,
        code=region["code"],
        name=region["name"],
        country=region["country"],
        constituency=Constituency(region["constituency"]),
    )
    demo.regions[region["code"]] = confirm_admission(demo.act(demo.deputy), proposed)


def _delegate(demo: Demo, account: dict[str, Any]) -> None:
    """The signatory by the secretariat, everybody else by the signatory; each for a term."""
    region, kind = demo.regions[account["region"]], OfficeKind(account["office"])
    if kind is OfficeKind.HEAD_OF_DELEGATION:
        _accept(demo, invite_signatory(demo.act(demo.secretary), region, **_person(account)))
        return
    head, term_until = demo.delegate(region.code), demo.today + timedelta(days=TERM_DAYS)
    invitee = Invitee(**_person(account))
    _accept(demo, invite_delegate(demo.act(head), region, kind=kind, invitee=invitee, term_until=term_until))


def _person(account: dict[str, Any]) -> dict[str, str]:
    language = account["language"]
    return {
        "email": account["email"],
        "name": account["name"][language],
        "language": language,
        "zone": account["zone"],
    }


def _accept(demo: Demo, person: Person) -> None:
    """The invited person chooses the demo password, by the link that the invitation holds."""
    email = person.email
    digest = demo.session.scalars(select(Link.token_digest).where(Link.person_id == person.id)).one()
    who = actor_of(demo.session, person.id, demo.at)
    accept_invitation(demo.act(who), person, token_digest=digest, password_hash=demo.password_hash)
    demo.people[email] = who
