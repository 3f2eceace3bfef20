"""A session that is at a motion: whose floor can be asked for, and which is debated."""

from dataclasses import dataclass

from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.treating import take_up_item
from governance.debate.commands import make_statement, reply
from governance.debate.floor import call_speaker, request_floor
from governance.debate.models import SpeakingRequest, Statement
from governance.debate.rules import SpeakingKind, Stance
from governance.motions.models import Motion
from tests.factories import House


@dataclass
class Room:
    """An open session, the motion before it, and somebody to speak for each region."""

    house: House
    assembly: AssemblySession
    motion: Motion

    @classmethod
    def sitting(cls, house: House, *codes: str) -> "Room":
        """The session has come to the motion."""
        assembly = house.sitting(*codes)
        room = cls(house, assembly, house.motion(assembly))
        take_up_item(house.act(house.presiding), room.item)
        return room

    @property
    def item(self) -> AgendaItem:
        """The item that the motion is."""
        return self.house.session.get_one(AgendaItem, self.motion.agenda_item_id)

    def speaker(self, code: str) -> Actor:
        """Who speaks for a region."""
        return self.house.head(code)

    def said(
        self, code: str, stance: Stance = Stance.FOR, body: str = "Oui.", language: str = "fr"
    ) -> Statement:
        """A statement of a region."""
        region, act = self.house.regions[code], self.house.act(self.speaker(code))
        return make_statement(act, self.motion, region=region, stance=stance, language=language, body=body)

    def replied(self, statement: Statement, code: str, body: str = "Non.") -> Statement:
        """A reply of a region."""
        region, act = self.house.regions[code], self.house.act(self.speaker(code))
        return reply(act, statement, region=region, language="fr", body=body)

    def asked(self, code: str, kind: SpeakingKind = SpeakingKind.SPEECH) -> SpeakingRequest:
        """A region on the list, a minute after whoever asked before."""
        self.house.later(minutes=1)
        act = self.house.act(self.speaker(code))
        return request_floor(act, self.item, region=self.house.regions[code], kind=kind)

    def called(self, request: SpeakingRequest, reason: str | None = None) -> SpeakingRequest:
        """The floor given."""
        return call_speaker(self.house.act(self.house.presiding), request, reason=reason)

    def alternate(self, code: str) -> Actor:
        """An alternate of a delegation."""
        return self.house.delegate(code, OfficeKind.ALTERNATE)
