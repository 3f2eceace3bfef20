"""A nomination as its pages show it: where it stands, its statements by language, what may still be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flask import url_for

from app.acting import now
from app.extensions import db
from app.languages import NAMES
from governance.elections.models import CandidateStatement, Election, Nomination
from governance.elections.nominating import standing_of
from governance.elections.queries import state_of
from governance.elections.standing import NominationState
from governance.elections.statements import standing_statements
from governance.elections.states import ELECTION_TRANSITIONS, ElectionState
from governance.regions.models import Region
from governance.texts import paragraphs


class Version(NamedTuple):
    """A statement in one language of the house, or that it is missing there."""

    code: str
    name: str
    statement: CandidateStatement | None
    is_authentic: bool
    is_outdated: bool


@dataclass(frozen=True)
class Candidacy:
    """A nomination with its election and, once it is accepted, its statements, the authentic one first."""

    nomination: Nomination
    statements: Sequence[CandidateStatement]

    @property
    def election(self) -> Election:
        """The election it is for."""
        return self.nomination.election

    @property
    def region(self) -> Region:
        """The region that nominated."""
        return self.nomination.region

    @property
    def standing(self) -> NominationState:
        """What became of it."""
        return standing_of(self.nomination)

    @property
    def state(self) -> ElectionState:
        """Where its election stands."""
        return state_of(self.election, now())

    def allows(self, doing: str) -> bool:
        """Whether the election lets nominees do this now."""
        return (self.state, doing) in ELECTION_TRANSITIONS

    @property
    def authentic(self) -> CandidateStatement:
        """The statement that the translations translate."""
        return self.statements[0]

    @property
    def versions(self) -> list[Version]:
        """The statement in each language of the house, the authentic one first."""
        found = [self.version(code) for code in NAMES]
        return sorted(found, key=lambda version: not version.is_authentic)

    def version(self, code: str) -> Version:
        """The statement in one language."""
        statement = next((each for each in self.statements if each.language == code), None)
        authentic = self.authentic.language == code
        outdated = statement is not None and not authentic and statement.translates != self.authentic.digest
        return Version(code, NAMES[code], statement, authentic, outdated)

    def read_in(self, language: str) -> Version:
        """The statement in this language, or else the authentic one."""
        wanted = self.version(language if language in NAMES else self.authentic.language)
        return wanted if wanted.statement else self.version(self.authentic.language)

    def paragraphs(self, version: Version) -> tuple[str, ...]:
        """A statement paragraph by paragraph."""
        return paragraphs(version.statement.body) if version.statement else ()

    def others(self, shown: Version) -> list[tuple[str, str, str]]:
        """The same statement in the other languages it has: code, own name, address."""
        return [
            (each.code, each.name, self.address(each.code))
            for each in self.versions
            if each.statement and each.code != shown.code
        ]

    def address(self, text: str | None = None) -> str:
        """The page of the candidate that everybody reads."""
        election_id, nomination_id = self.election.id, self.nomination.id
        return url_for("elections.candidate", election_id=election_id, nomination_id=nomination_id, text=text)

    @property
    def photo(self) -> str:
        """The address of the photograph; empty where there is none."""
        digest = self.nomination.photo_digest
        return url_for("elections.photo", nomination_id=self.nomination.id, digest=digest) if digest else ""


def candidacy_of(nomination: Nomination) -> Candidacy:
    """A nomination with its statements; one statement where it was accepted."""
    accepted = nomination.accepted_at is not None
    return Candidacy(nomination, standing_statements(db.session(), [nomination.id]) if accepted else ())
