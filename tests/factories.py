"""The simplest valid things, made by the same commands as the real ones."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts.commands import Officer, found_assembly
from governance.accounts.models import Person
from governance.accounts.offices import Invitee
from governance.accounts.queries import actor_of
from governance.accounts.rules import FOUNDER, Actor, OfficeKind
from governance.act import Act, Entrance
from governance.assembly.commands import accredit_delegation, open_session, record_arrival
from governance.assembly.convening import convene_session
from governance.assembly.models import AssemblySession
from governance.assembly.rules import SessionKind
from governance.motions.admitting import admit_motion
from governance.motions.commands import Wording, place_on_agenda, submit_motion
from governance.motions.models import Motion
from governance.motions.supporting import second_motion
from governance.regions.commands import confirm_admission, propose_admission
from governance.regions.delegations import invite_delegate, invite_signatory
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.statutes.rules import MotionKind
from governance.voting.commands import cast_ballots, declare_vote, open_votes, write_translation
from governance.voting.models import Casting, Declaration, RollEntry, Vote
from governance.voting.rules import Choice

SIX = {
    "FR-OCC": Constituency.HIGH_EMISSION,
    "DE-BB": Constituency.HIGH_EMISSION,
    "ES-AN": Constituency.HIGH_EMISSION,
    "BJ-BO": Constituency.HIGH_POTENTIAL,
    "CD-BC": Constituency.HIGH_POTENTIAL,
    "ML-3": Constituency.HIGH_POTENTIAL,
}


def in_three(text: str) -> dict[str, str]:
    """A text that is the same in every language."""
    return {"en": text, "fr": text, "es": text}


@dataclass
class House:
    """An assembly under test with hands on its clock."""

    session: Session
    at: datetime
    secretary: Actor = field(default_factory=Actor)
    deputy: Actor = field(default_factory=Actor)
    presiding: Actor = field(default_factory=Actor)
    regions: dict[str, Region] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)

    @classmethod
    def founded(cls, session: Session, at: datetime) -> "House":
        """Two officers of the secretariat and a presiding officer."""
        house = cls(session, at)
        kinds = (OfficeKind.SECRETARIAT, OfficeKind.SECRETARIAT, OfficeKind.PRESIDING_OFFICER)
        officers = [
            Officer(kind, f"officer{number}@assembly.example.org", f"Officer {number}", "en", "UTC")
            for number, kind in enumerate(kinds, start=1)
        ]
        act = Act(session, FOUNDER, at, Entrance.FOUNDING)
        people = found_assembly(act, None, officers=officers)
        house.secretary, house.deputy, house.presiding = (house.actor(person) for person in people)
        return house

    def act(self, actor: Actor) -> Act:
        """An act of `actor` at this moment of the test."""
        return Act(self.session, actor, self.at, Entrance.WEB)

    def actor(self, person: Person) -> Actor:
        """The offices a person holds now."""
        return actor_of(self.session, person.id, self.at)

    def later(self, **span: float) -> "House":
        """Let time pass."""
        self.at += timedelta(**span)
        return self

    def region(self, code: str, constituency: Constituency | None = None) -> Region:
        """A member region, admitted by two officers."""
        side = constituency or SIX[code]
        region = propose_admission(
            self.act(self.secretary),
            None,
            code=code,
            name=in_three(code),
            country=code[:2],
            constituency=side,
        )
        self.regions[code] = confirm_admission(self.act(self.deputy), region)
        return self.regions[code]

    def head(self, code: str) -> Actor:
        """The head of a delegation; one is invited where there is none in office."""
        region, head = self.regions[code], self.heads.get(code)
        if head is None or actor_of(self.session, head, self.at).heads(region.id) is None:
            person = invite_signatory(self.act(self.secretary), region, **vars(self.invitee("Head")))
            head = self.heads[code] = person.id
        return actor_of(self.session, head, self.at)

    def delegate(self, code: str, kind: OfficeKind = OfficeKind.DELEGATE) -> Actor:
        """Somebody new in the delegation of a region, invited by its head; or that head."""
        head = self.head(code)
        if kind is OfficeKind.HEAD_OF_DELEGATION:
            return head
        invitee = self.invitee("Delegate")
        return self.actor(invite_delegate(self.act(head), self.regions[code], kind=kind, invitee=invitee))

    def invitee(self, name: str) -> Invitee:
        """Somebody whom nobody has invited yet."""
        number = len(self.session.scalars(select(Person.id)).all()) + 1
        address = f"person{number}@assembly.example.org"
        return Invitee(address, f"{name} {number}", "fr", "Africa/Porto-Novo")

    def delegates(self) -> dict[str, Actor]:
        """One new delegate of each region."""
        return {code: self.delegate(code) for code in self.regions}

    def convened(self) -> AssemblySession:
        """An ordinary session, convened with lawful notice; its hour has come."""
        convened = convene_session(
            self.act(self.secretary),
            None,
            kind=SessionKind.ORDINARY,
            name=in_three("Session"),
            place=in_three("Parakou"),
            zone="Africa/Porto-Novo",
            opens_at=self.at + timedelta(days=31),
        )
        self.later(days=31)
        return convened

    def sitting(self, *codes: str) -> AssemblySession:
        """An open session with the regions admitted, accredited and present; all six by default."""
        for code in codes or tuple(SIX):
            if code not in self.regions:
                self.region(code)
        assembly = self.convened()
        for code in codes or tuple(SIX):
            self.attend(assembly, code)
        return open_session(self.act(self.presiding), assembly)

    def attend(self, assembly: AssemblySession, code: str) -> None:
        """Accredit a delegation and record its arrival."""
        accredited = accredit_delegation(self.act(self.secretary), assembly, region=self.regions[code])
        record_arrival(self.act(self.secretary), accredited)

    def motion(
        self,
        assembly: AssemblySession,
        kind: MotionKind = MotionKind.RESOLUTION,
        effect: dict[str, Any] | None = None,
        author: str = "BJ-BO",
        seconder: str = "FR-OCC",
        languages: tuple[str, ...] = ("en", "es"),
    ) -> Motion:
        """A motion on the agenda of a session, in French and translated, by default into both others."""
        mover, supporter = self.head(author), self.head(seconder)
        motion = submit_motion(
            self.act(mover),
            self.regions[author],
            assembly=assembly,
            kind=kind,
            effect=effect or {"act": "resolution"},
            text=Wording("fr", "Titre", "Un paragraphe.\n\nUn autre."),
        )
        for language in languages:
            write_translation(self.act(mover), motion, text=Wording(language, "Title", "One.\n\nTwo."))
        second_motion(self.act(supporter), motion, region=self.regions[seconder])
        admit_motion(self.act(self.presiding), motion)
        return place_on_agenda(self.act(self.secretary), motion)

    def vote(self, assembly: AssemblySession, motion: Motion | None = None, hours: int = 24) -> Vote:
        """An open vote on a motion, by default a new one."""
        motion = motion or self.motion(assembly)
        closes_at = {motion.id: self.at + timedelta(hours=hours)}
        return open_votes(self.act(self.presiding), assembly, motions=[motion], closes_at=closes_at)[0]

    def cast(self, vote: Vote, actor: Actor, choice: Choice, key: str = "") -> Casting:
        """Cast one ballot in the name of the actor's region."""
        region_id = actor.offices[0].region_id
        query = select(RollEntry).where(RollEntry.vote_id == vote.id, RollEntry.region_id == region_id)
        entry = self.session.scalars(query).one()
        number = len(self.session.scalars(select(Casting.id)).all())
        return cast_ballots(self.act(actor), [entry], choices={entry.id: choice}, key=key or f"key-{number}")

    def declared(self, vote: Vote, **choices: Choice) -> Declaration:
        """Cast as said (`BJ_BO=Choice.FOR`), let the vote close, and declare it."""
        for code, choice in choices.items():
            self.cast(vote, self.delegate(code.replace("_", "-")), choice)
        self.at = vote.closes_at
        return declare_vote(self.act(self.presiding), vote)
