"""A delegation with a head who has accepted, and the means to add to it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from governance.accounts.commands import accept_invitation
from governance.accounts.models import Link, OfficeHeld, Person
from governance.accounts.offices import Invitee
from governance.accounts.rules import Actor, OfficeKind
from governance.regions.delegations import invite_delegate
from governance.regions.mandates import Mandate, mandates
from governance.regions.models import Region
from tests.factories import House


@dataclass
class Scene:
    """The delegation of Borgou."""

    house: House
    code: str = "BJ-BO"

    def __post_init__(self) -> None:
        if self.code not in self.house.regions:
            self.house.region(self.code)
        self.accept(self.house.session.get_one(Person, self.house.head(self.code).person_id))

    @property
    def region(self) -> Region:
        return self.house.regions[self.code]

    @property
    def head(self) -> Actor:
        return self.house.head(self.code)

    def invited(
        self, address: str = "", kind: OfficeKind = OfficeKind.DELEGATE, until: datetime | None = None
    ) -> Person:
        """Somebody invited by the head, who has not accepted."""
        invitee = self.house.invitee("Delegate")
        if address:
            invitee = Invitee(address, "Somebody", "en", "UTC")
        act = self.house.act(self.head)
        return invite_delegate(act, self.region, kind=kind, invitee=invitee, term_until=until)

    def joined(self, address: str = "", until: datetime | None = None) -> Actor:
        """A delegate who has accepted."""
        return self.accept(self.invited(address, until=until))

    def accept(self, person: Person) -> Actor:
        """The person chooses a password by the newest link."""
        links = select(Link.token_digest).where(Link.person_id == person.id).order_by(Link.id.desc())
        actor, digest = self.house.actor(person), self.house.session.scalars(links).first()
        accept_invitation(self.house.act(actor), person, token_digest=digest, password_hash="$hash")
        return actor

    def office(self, who: Actor | Person) -> OfficeHeld:
        """The newest office of a person."""
        person_id = who.person_id if isinstance(who, Actor) else who.id
        held = select(OfficeHeld).where(OfficeHeld.person_id == person_id).order_by(OfficeHeld.id.desc())
        return self.house.session.scalars(held).first()

    def sitting(self) -> list[Mandate]:
        """Who sits in the delegation now."""
        return mandates(self.house.session, self.region.id, self.house.at)

    def kinds(self) -> list[tuple[int, str]]:
        """Who sits in the delegation now, by office."""
        return [(mandate.person_id, mandate.kind.value) for mandate in self.sitting()]
