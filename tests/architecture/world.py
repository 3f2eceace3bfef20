"""The demo assembly with something in every state: what the walks over all pages look at.

Its day is the day before yesterday, so that the real clock finds votes open, votes over and links in force.
"""

import shutil
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app.demo.content import read
from app.demo.loader import Demo, found
from app.demo.sessions import hold
from app.migrating import upgrade
from governance import rooms
from governance.accounts.appointments import end_office
from governance.accounts.commands import accept_invitation
from governance.accounts.entrance import send_link
from governance.accounts.models import Link, OfficeHeld, OutboxMessage, Person
from governance.accounts.offices import Invitee
from governance.accounts.proof import LinkPurpose
from governance.accounts.queries import actor_of
from governance.accounts.rules import OfficeKind
from governance.act import housekeeping
from governance.assembly.demands import open_demand, withdraw_demand
from governance.assembly.queries import assembly_session
from governance.database import prepare
from governance.motions.models import Motion
from governance.record.models import Entry
from governance.regions.delegations import invite_delegate
from governance.regions.models import Region
from governance.texts import Wording
from governance.twinning.agreements import sign_agreement, write_agreement
from governance.twinning.commands import answer_proposal, propose_twin
from governance.voting.commands import annul_vote, cast_ballots, open_votes
from governance.voting.models import Casting, Proxy, Resolution, RollEntry, Vote
from governance.voting.proxies import give_proxy
from governance.voting.rules import Choice
from tests.architecture.agendas import kept_agenda
from tests.architecture.amended import amended
from tests.architecture.applicants import applications
from tests.architecture.brought import brought
from tests.architecture.debated import debated
from tests.architecture.dossiers import dossiers
from tests.architecture.elected import elected
from tests.architecture.moved import moved
from tests.architecture.polled import polled
from tests.architecture.proceeded import proceeded

assert rooms.ROOMS
PASSWORD = "four plain words here"
RUNNING = 2
# Of the motions that are nothing but moved, those left without a vote.
WAITING = 2
MEMBERS = (
    "secretariat",
    "presiding officer",
    "head of delegation",
    "delegate",
    "alternate",
    "former delegate",
)
ROLES = ("visitor", *MEMBERS)
# Pages of a delegation that nobody of another opens.
OWN_PAGES = ("delegation", "hand_over", "invite", "replace")
ADDRESSES = {
    "secretariat": "first.afris@assembly.example.org",
    "presiding officer": "presiding@assembly.example.org",
    "head of delegation": "head.bj-bo@assembly.example.org",
    "delegate": "delegate.bj-bo@assembly.example.org",
    "alternate": "alternate@assembly.example.org",
    "former delegate": "former@assembly.example.org",
}


@dataclass
class World:
    """A database file, and valid values for the parameters of addresses."""

    file: Path
    examples: dict[str, list[str]] = field(default_factory=dict)

    def copied(self, folder: Path, name: str = "assembly.db") -> str:
        """The address of a copy that may be written to."""
        shutil.copy(self.file, folder / name)
        return f"sqlite:///{folder / name}"

    @classmethod
    def made(cls, folder: Path, day: datetime | None = None) -> "World":
        """Load the demo assembly and bring something into every state."""
        file = folder / "world.db"
        upgrade(f"sqlite:///{file}")
        engine = create_engine(f"sqlite:///{file}")
        prepare(engine)
        with Session(engine) as session:
            demo = Demo(session, day or datetime.now(UTC) - timedelta(days=2), cheap_hash(PASSWORD))
            found(demo)
            hold(demo)
            world = cls(file, Stage(demo).set())
        engine.dispose()
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return world


def cheap_hash(password: str) -> str:
    """The same function at a cost for tests."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(password)


@dataclass
class Stage:
    """Sets the scene and notes the values by which addresses name it, the most telling one first."""

    demo: Demo

    def set(self) -> dict[str, list[str]]:
        """Everything in turn; by the names of parameters, after the endpoint where names are shared."""
        self.demo.at = self.demo.today
        invitation, reset = self.people()
        self.agreements()
        votes = self.votes()
        polls = polled(self.demo, RUNNING)  # before BJ-BO gives its vote away
        past = self.demo.session.scalars(select(Vote).where(Vote.declared_at < self.demo.at)).all()
        resolution = self.demo.session.scalars(select(Resolution).order_by(Resolution.id)).first()
        motions = self.demo.session.scalars(select(Motion.id).order_by(Motion.id)).all()
        return {
            "number": [str(RUNNING), "1", "3"],
            "assembly.convocation:number": ["3"],
            "assembly.cancel:number": ["3"],
            "minutes.lay:number": ["1"],
            "minutes.minutes:number": [str(RUNNING), "1"],
            "minutes.draw_up:number": [str(RUNNING), "1"],
            "demand_id": self.demands(),
            "proxy_id": numbers(self.proxy()),
            "vote_id": numbers(votes[-1], votes[0], votes[1], past[0], past[-1]),
            "voting.other_rules:vote_id": numbers(past[0], past[-1]),
            "motion_id": [str(votes[-1].motion_id), str(votes[0].motion_id), *map(str, motions[::-9])],
            "casting_id": numbers(self.casting(votes)),
            "accounts.invitation:token": [invitation],
            "accounts.reset:token": [reset],
            "code": ["BJ-BO", "FR-OCC"],
            **{f"delegations.{page}:code": ["BJ-BO"] for page in OWN_PAGES},
            "commitment_id": ["1", "2"],
            "commitments.commitment:commitment_id": ["1", "2", "3", "7"],
            "commitments.confirm:commitment_id": ["1"],
            "twin_id": ["1"],
            "twinning.twin:twin_id": ["2", "1"],
            "twinning.comparison:twin_id": ["2"],
            # Of the proposals one waits for an answer, one for a signature, one for the register.
            "proposal_id": ["3"],
            "twinning.answer:proposal_id": ["2"],
            "twinning.register:proposal_id": ["4"],
            "twinning.find:code": ["BJ-BO"],
            "twinning.propose:code": ["BJ-BO"],
            "other": ["DE-BB"],
            "commitments.state:kind": ["restoration"],
            "value_id": ["1"],
            "version": ["1"],
            "office_id": [self.office("invited@assembly.example.org")],
            "accounts.end_office:office_id": ["1"],
            "login_session_id": ["1"],
            "year": [str(resolution.year)],
            "voting.decision:number": [str(resolution.number)],
            "cited_decision:number": [str(resolution.number)],
            "entry_id": ["60", "1", str(self.last_entry())],
            "voting.check_opening?": ["?every=1"],
            "filename": ["assembly.css", "assembly.js"],
            "ending": ["csv", "ods"],
            "exports.public:name": ["register", "standings", "twins", "partners", "commitments", "values"],
            "exports.delegation:code": ["BJ-BO"],
            "imports.bring:kind": ["delegates", "regions", "signatories", "commitments", "values"],
            "imports.template:kind": ["regions", "delegates", "signatories", "commitments", "values"],
            "import_id": brought(self.demo),
            **debated(self.demo, votes[-1].motion_id),
            **kept_agenda(self.demo, RUNNING),
            **applications(self.demo),
            **moved(self.demo, RUNNING),
            **amended(self.demo, RUNNING),
            **polls,
            **elected(self.demo, RUNNING),
            **proceeded(self.demo, RUNNING, votes[-1].motion_id),
            **dossiers(self.demo),
        }

    def people(self) -> tuple[str, str]:
        """An alternate, somebody whose office has ended, somebody invited, and a link to a new password."""
        region = self.demo.regions["BJ-BO"]
        self.joined(region, OfficeKind.ALTERNATE, ADDRESSES["alternate"])
        former = self.joined(region, OfficeKind.DELEGATE, ADDRESSES["former delegate"])
        held = select(OfficeHeld).where(OfficeHeld.person_id == former)
        end_office(self.demo.act(self.demo.delegate("BJ-BO")), self.demo.session.scalars(held).one())
        self.invited(region, OfficeKind.DELEGATE, "invited@assembly.example.org")
        invitation = self.token(LinkPurpose.INVITATION)
        delegate = self.demo.session.get_one(Person, self.demo.delegate("BJ-BO").person_id)
        with housekeeping(self.demo.session):
            send_link(self.demo.session, delegate, LinkPurpose.RESET, self.demo.at + timedelta(days=2))
        return invitation, self.token(LinkPurpose.RESET)

    def invited(self, region: Region, kind: OfficeKind, email: str) -> Person:
        """Somebody invited into the delegation of a region."""
        act = self.demo.act(self.demo.delegate(region.code))
        invitee = Invitee(email, email.partition("@")[0].capitalize(), "fr", "Africa/Porto-Novo")
        return invite_delegate(act, region, kind=kind, invitee=invitee)

    def joined(self, region: Region, kind: OfficeKind, email: str) -> int:
        """Somebody who has accepted their invitation."""
        person = self.invited(region, kind, email)
        person_id, session = person.id, self.demo.session
        link = session.scalars(select(Link.token_digest).where(Link.person_id == person_id)).one()
        act = self.demo.act(actor_of(session, person_id, self.demo.at))
        accept_invitation(act, person, token_digest=link, password_hash=cheap_hash(PASSWORD))
        return person_id

    def office(self, email: str) -> str:
        """The number of the office that somebody holds."""
        held = select(OfficeHeld.id).join(OfficeHeld.person).where(Person.email == email)
        return str(self.demo.session.scalars(held).one())

    def token(self, purpose: LinkPurpose) -> str:
        """The secret of the newest link of its kind, as the message carries it."""
        query = select(OutboxMessage).where(OutboxMessage.kind == purpose).order_by(OutboxMessage.id.desc())
        return str(self.demo.session.scalars(query).first().facts["token"])

    def agreements(self) -> None:
        """An agreement in its second version for one head to sign, and another that both have signed."""
        for other, by in (("BJ-BO", ()), ("CD-BC", ("ES-AN", "CD-BC"))):
            heads = {code: self.demo.delegate(code) for code in ("ES-AN", other)}
            region, asked = (self.demo.regions[code] for code in heads)
            words = {"message": "Shall we?", "language": "fr"}
            proposal = propose_twin(self.demo.act(heads["ES-AN"]), region, other=asked, **words)
            act, answer = self.demo.act(heads[other]), {"answer": "Yes.", "language": "fr"}
            answer_proposal(act, proposal, accepted=True, **answer)
            for version in (0, 1):
                texts = [
                    Wording("fr", "Accord", f"Nous plantons {version} arbre.\n\nAvec soin."),
                    Wording("es", "Acuerdo", f"Plantamos {version} árbol.\n\nCon cuidado."),
                ]
                act = self.demo.act(heads["ES-AN"])
                agreement = write_agreement(act, proposal, region=region, texts=texts, based_on=version)
            for code in by:
                own, digest = self.demo.regions[code], agreement.digest
                sign_agreement(self.demo.act(heads[code]), agreement, region=own, digest=digest)

    def demands(self) -> list[str]:
        """A demand that waits for signatures, and one that its region took back."""
        act, region = self.demo.act(self.demo.delegate("BJ-BO")), self.demo.regions["BJ-BO"]
        words = {"language": "fr", "purpose": "La sécheresse.\n\nEt ce que nous faisons ensemble."}
        withdrawn = open_demand(act, region, **words)
        withdraw_demand(self.demo.act(self.demo.delegate("BJ-BO")), withdrawn)
        waiting = open_demand(self.demo.act(self.demo.delegate("BJ-BO")), region, **words)
        return [str(waiting.id), str(withdrawn.id)]

    def votes(self) -> list[Vote]:
        """One over and undeclared, one annulled, the others open; the last motions wait."""
        assembly = assembly_session(self.demo.session, RUNNING)
        texts = read("motions_current")["motion"]
        motions = [self.demo.motions[text["slug"]] for text in texts][:-WAITING]
        act = self.demo.act(self.demo.presiding)
        closing = {motion.id: act.at + timedelta(days=9) for motion in motions}
        closing[motions[0].id] = act.at + timedelta(days=1)
        votes = open_votes(act, assembly, motions=motions, closes_at=closing)
        annul_vote(
            self.demo.act(self.demo.presiding), votes[1], reason="The text was put in the wrong order."
        )
        return votes

    def casting(self, votes: list[Vote]) -> Casting:
        """What the head of one delegation has cast: some votes, a change, and the others undecided."""
        region = self.demo.regions["BJ-BO"]
        asked = [vote.id for vote in votes[3:7]]
        query = select(RollEntry).where(RollEntry.region_id == region.id, RollEntry.vote_id.in_(asked))
        entries = list(self.demo.session.scalars(query.order_by(RollEntry.id)))
        marks = dict(zip([entry.id for entry in entries], [*Choice, Choice.FOR], strict=True))
        cast_ballots(self.demo.act(self.demo.delegate("BJ-BO")), entries, choices=marks, key="a first paper")
        changed = {entries[0].id: Choice.ABSTAIN}
        act = self.demo.act(self.demo.delegate("BJ-BO"))
        return cast_ballots(act, entries[:1], choices=changed, key="a second paper")

    def proxy(self) -> Proxy:
        """The vote of a region, given to another for what is still to be opened in the session."""
        assembly = assembly_session(self.demo.session, RUNNING)
        region, holder = (self.demo.regions[code] for code in ("BJ-BO", "FR-OCC"))
        return give_proxy(
            self.demo.act(self.demo.delegate("BJ-BO")), region, holder=holder, assembly=assembly
        )

    def last_entry(self) -> int:
        """The newest act."""
        return self.demo.session.scalars(select(Entry.id).order_by(Entry.id.desc())).first()


def numbers(*rows: Vote | Casting | Proxy) -> list[str]:
    """The numbers of rows as addresses have them."""
    return [str(row.id) for row in rows]
