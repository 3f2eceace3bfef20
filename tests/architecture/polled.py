"""Elections after their nominations, one in each state, and the values by which addresses name them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.demo.loader import Demo
from governance.accounts.offices import Invitee
from governance.accounts.queries import actor_of
from governance.accounts.rules import Actor
from governance.act import Act, Entrance
from governance.assembly.queries import assembly_session
from governance.elections.box import ElectionRollEntry
from governance.elections.calling import call_election
from governance.elections.casting import cast_election_ballot, cast_into_urn
from governance.elections.closing import seal_urn
from governance.elections.declaring import declare_election
from governance.elections.drawing import commit_number, reveal_number
from governance.elections.draws import fingerprint
from governance.elections.forgetting import forget_slips
from governance.elections.models import Election
from governance.elections.nominating import accept_nomination, nominate
from governance.elections.opening import open_election
from governance.elections.posts import PostPlan, create_post
from governance.elections.rules import PostKind, Territory
from governance.elections.urn import drawn_slip
from governance.regions.models import Region
from governance.statutes.elections import Secrecy

# Before this day nominations were made: they are open for two weeks at least.
CALLED_DAYS = -16
NAMES = ("Awa Diallo", "Bruno Costa", "Chloé Martin")
SHOWN = ("election", "conduct", "draw")
BROUGHT = ("BJ-BO", "FR-OCC", "CD-BC")


@dataclass
class Polls:
    """Makes elections in the session of a number, and leaves them in some state."""

    demo: Demo
    number: int

    def act(self, who: Actor, hours: float = 0) -> Act:
        """An act of somebody, so many hours after the demo's day."""
        at = self.demo.today + timedelta(hours=hours)
        return Act(self.demo.session, who, max(at, self.demo.at), Entrance.FOUNDING)

    def called(self, name: str, kind: PostKind) -> Election:
        """An election whose nominations are over, with three candidates, and words for its draw."""
        self.demo.day(CALLED_DAYS)
        words = dict.fromkeys(("en", "fr", "es"), name)
        plan = PostPlan(kind, words, words, Territory.WORLD, None, 1, 24)
        post = create_post(self.demo.act(self.demo.secretary), None, plan=plan)
        assembly = assembly_session(self.demo.session, self.number)
        election = call_election(self.demo.act(self.demo.presiding), post, assembly=assembly)
        for code, candidate in zip(BROUGHT, NAMES, strict=True):
            self.stands(election, code, candidate)
            self.commits(election, code)
        self.demo.at = self.demo.today
        return election

    def stands(self, election: Election, code: str, name: str) -> None:
        """Somebody whom a region nominates and who accepts."""
        email = f"candidate{election.id}.{code.lower()}@assembly.example.org"
        invitee = Invitee(email, name, "fr", "Africa/Porto-Novo")
        region, head = self.demo.regions[code], self.demo.delegate(code)
        nomination = nominate(self.demo.act(head), region, election=election, invitee=invitee)
        person = actor_of(self.demo.session, nomination.person_id, self.demo.at)
        said = {"language": "fr", "statement": "Je plante.", "interests": "Aucun."}
        accept_nomination(self.demo.act(person), nomination, name=name, **said)

    def commits(self, election: Election, code: str) -> None:
        """A region's words for the draw."""
        sent = {"election": election, "commitment": fingerprint(f"Douze arbres de {code}")}
        commit_number(self.demo.act(self.demo.delegate(code)), self.demo.regions[code], **sent)

    def opened(self, name: str, kind: PostKind, hours: float) -> Election:
        """An election in which all have voted who do so by their own hand; open for so many hours."""
        election = self.called(name, kind)
        closes = self.demo.today + timedelta(hours=hours)
        open_election(self.act(self.demo.presiding), election, closes_at=closes)
        for turn, (entry, code) in enumerate(self.roll(election)):
            self.casts(election, entry, self.act(self.demo.delegate(code)), turn)
        return election

    def roll(self, election: Election) -> list[tuple[ElectionRollEntry, str]]:
        """The places on the roll whose regions vote by their own hand, with the codes of these."""
        query = select(ElectionRollEntry, Region.code).join(ElectionRollEntry.region)
        query = query.where(
            ElectionRollEntry.election_id == election.id, ElectionRollEntry.proxy_id.is_(None)
        )
        return [(entry, code) for entry, code in self.demo.session.execute(query)]

    def casts(self, election: Election, entry: ElectionRollEntry, act: Act, turn: int) -> None:
        """A ballot that ranks all three; the first is that of everybody, so that no draw is needed."""
        first, *others = election.paper or []
        order = [first, *(reversed(others) if turn % 2 else others)]
        mark: dict[str, Any] = {"kind": "ranking", "ranks": [[number] for number in order]}
        if election.secrecy is Secrecy.SECRET:
            cast_into_urn(act, entry, mark=mark, slip=drawn_slip())
        else:
            cast_election_ballot(act, entry, mark=mark, key=f"{election.id} of {entry.id}")

    def sealed(self, name: str, kind: PostKind) -> Election:
        """An election whose urn is sealed; one region has revealed its words."""
        election = self.opened(name, kind, hours=1)
        seal_urn(self.act(self.demo.presiding, hours=2), election)
        sent = {"election": election, "words": "Douze arbres de FR-OCC"}
        act = self.act(self.demo.delegate("FR-OCC"), hours=3)
        reveal_number(act, self.demo.regions["FR-OCC"], **sent)
        return election


def polled(demo: Demo, number: int) -> dict[str, list[str]]:
    """Of two that are open and two declared one each is secret; the others wait, are closed, are sealed."""
    polls = Polls(demo, number)
    waiting = polls.called("Clerk", PostKind.OFFICER)
    secret = polls.called("Coordinator of rivers", PostKind.COORDINATOR)
    recorded = polls.called("Treasurer", PostKind.OFFICER)
    for election in (secret, recorded):
        open_election(polls.act(demo.presiding), election, closes_at=demo.today + timedelta(days=9))
    closed = polls.opened("Coordinator of coasts", PostKind.COORDINATOR, hours=1)
    sealed = polls.sealed("Coordinator of hills", PostKind.COORDINATOR)
    auditor = polls.sealed("Auditor", PostKind.OFFICER)
    lakes = polls.sealed("Coordinator of lakes", PostKind.COORDINATOR)
    for election in (auditor, lakes):
        declare_election(polls.act(demo.presiding, hours=4), election)
    demo.session.rollback()
    forget_slips(demo.session, demo.today)
    shown = {
        **{
            page: [auditor, lakes, sealed, closed, secret, waiting]
            for page in ("election", "conduct", "draw")
        },
        "roll": [auditor, closed],
        "open_election": [waiting, closed],
        "close_election": [closed],
        "seal_urn": [closed, sealed],
        "declare_election": [sealed, auditor],
        "annul_election": [waiting, auditor],
        "draw_text": [auditor, waiting],
        "commit": [waiting, sealed],
        "reveal": [sealed, auditor, waiting],
        **{page: [secret, recorded] for page in ("ballot", "check_ballot", "receipt")},
        "count": [auditor],
        "ballots": [auditor],
    }
    return {
        "elections.ballots:ending": ["blt", "csv"],
        **{f"elections.{page}:election_id": [str(one.id) for one in found] for page, found in shown.items()},
    }
