"""The result of an election as it was declared: who is elected, for how long, and who follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.extensions import db
from app.facts import written
from governance.counting.sheet import Count
from governance.elections.models import Appointment, Election, ElectionDeclaration
from governance.elections.reading import appointments_by, names_of
from governance.elections.rules import ElectionOutcome
from governance.elections.sheets import sheet_read
from governance.statutes.majorities import least_meeting

Names = Mapping[int, str]
GO_ON = 2


@dataclass(frozen=True)
class Result:
    """A declaration in words; the count where everybody may read it. Candidates are in the paper's order."""

    election: Election
    declaration: ElectionDeclaration
    names: Names
    appointments: Sequence[Appointment]
    count: Count | None

    @property
    def outcome(self) -> ElectionOutcome:
        """What the election came to."""
        return self.declaration.outcome

    @property
    def sentence(self) -> str:
        """Who is elected."""
        return sentence_of(self.election, self.declaration, self.names)

    @property
    def turnout(self) -> str:
        """How many took part, and how many were needed."""
        quorum = self.election.statutes.rules.elections.quorum
        return ngettext(
            "%(cast)s of %(num)s region cast a ballot; the quorum is %(needed)s.",
            "%(cast)s of %(num)s regions cast a ballot; the quorum is %(needed)s.",
            self.declaration.entitled,
            cast=self.declaration.cast,
            needed=least_meeting(quorum.share, quorum.strict, self.declaration.entitled),
        )

    @property
    def candidates(self) -> tuple[str, ...]:
        """The names as they stand on the ballot."""
        return tuple(self.names.get(number, "") for number in self.election.paper or ())

    @property
    def runners_up(self) -> list[str]:
        """Who follows if a place falls vacant, the next first; nobody where a second round decides."""
        if self.outcome is ElectionOutcome.SECOND_ROUND:
            return []
        return [self.names[number] for number in self.declaration.runners_up]

    @property
    def appointed(self) -> list[tuple[str, Appointment]]:
        """Each of those elected, by name, with the term."""
        return [(self.names[each.nomination_id], each) for each in self.appointments]


def result_of(election: Election) -> Result | None:
    """The result of an election, from what was declared; two statements, none before the declaration."""
    declaration = election.declaration
    if declaration is None:
        return None
    count = sheet_read(declaration.sheet) if declaration.sheet is not None else None
    names = names_of(db.session(), election.paper or [])
    return Result(election, declaration, names, appointments_by(db.session(), declaration.id), count)


def named_in(declaration: ElectionDeclaration) -> list[int]:
    """The nominations that the sentence of a declaration names."""
    return [*declaration.elected, *going_on(declaration)]


def going_on(declaration: ElectionDeclaration) -> list[int]:
    """Between whom a second round decides."""
    return declaration.runners_up[:GO_ON] if declaration.outcome is ElectionOutcome.SECOND_ROUND else []


def sentence_of(election: Election, declaration: ElectionDeclaration, names: Names) -> str:
    """The outcome in one breath, with the names of those elected in the order of their election."""
    elected = [names[number] for number in declaration.elected]
    going = [names[number] for number in going_on(declaration)]
    return outcome_sentence(declaration.outcome, election.seats, elected, going)


def outcome_sentence(
    outcome: ElectionOutcome, seats: int, elected: Sequence[str], going: Sequence[str]
) -> str:
    """What came of an election for so many places; `going` are those between whom a second round decides."""
    names = written(list(elected))
    return {
        ElectionOutcome.ELECTED: lambda: _("Elected: %(names)s.", names=names),
        ElectionOutcome.NOT_ENOUGH: lambda: ngettext(
            "Elected: %(names)s. %(num)s place stays vacant.",
            "Elected: %(names)s. %(num)s places stay vacant.",
            seats - len(elected),
            names=names,
        ),
        ElectionOutcome.SECOND_ROUND: lambda: _(
            "Nobody has more than half of the votes. A second round decides between %(names)s.",
            names=written(list(going)),
        ),
        ElectionOutcome.NOBODY: lambda: _("Nobody is elected: the places stay vacant."),
        ElectionOutcome.QUORUM_NOT_MET: lambda: _("Nobody is elected: too few regions cast a ballot."),
    }[outcome]()
