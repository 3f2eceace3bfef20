"""What a candidate states: the authentic statement, its translations, and corrections of both."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.elections.life import held
from governance.elections.models import CandidateStatement, Nomination
from governance.elections.standing import NominationState, check_interests, check_statement, nomination_state
from governance.errors import N_, RuleBroken
from governance.texts import text_digest


class UnknownStatementLanguage(RuleBroken):
    """Candidates speak in the languages of the house."""

    message = N_("A statement is written in one of the languages of the Assembly.")


class StatementChanged(RuleBroken):
    """What was typed over another text than the one that stands now does not replace it."""

    message = N_(
        "This statement, or the one it translates, has changed meanwhile. "
        "Compare it with yours and send it again."
    )


class NoCandidate(RuleBroken):
    """Who has not accepted, or has withdrawn, states nothing."""

    message = N_("Only who stands in this election writes a statement.")


@command(
    may=permissions.own_nomination,
    label=N_("Wrote a candidate's statement"),
    load=[selectinload(Nomination.election)],
)
def write_statement(
    act: Act,
    nomination: Nomination,
    *,
    language: str,
    body: str,
    over: str | None,
    follows: str | None = None,
) -> CandidateStatement:
    """Correct the authentic statement, or write or correct its translation, until the election opens.

    `over` is the digest of the statement in this language that was there when it was typed, `follows` that of
    the authentic one. The same text sent twice is written once. Raises ElectionDoesNotAllow, NoCandidate,
    UnknownStatementLanguage, StatementChanged, and what `check_statement` raises.
    """
    check_may_write(act, nomination)
    standing = {each.language: each for each in standing_statements(act.session, [nomination.id])}
    source = authentic_of(list(standing.values()))
    current = standing.get(language)
    translates = None if current is source else source.digest
    written = _statement(act, nomination, language, body, translates)
    if current is not None and (current.digest, current.translates) == (written.digest, translates):
        return current
    if over != (current.digest if current else None) or follows not in (None, source.digest):
        raise StatementChanged
    if current is not None:
        current.superseded_at = act.at
        act.session.flush()
    act.session.add(written)
    act.concern(nomination, nomination.election)
    return written


@command(
    may=permissions.own_nomination,
    label=N_("Corrected a declaration of interests"),
    load=[selectinload(Nomination.election)],
)
def declare_interests(act: Act, nomination: Nomination, *, interests: str) -> Nomination:
    """Declare the interests anew, until the election opens. Raises as `write_statement` does."""
    check_may_write(act, nomination)
    check_interests(interests)
    nomination.interests = interests
    act.concern(nomination.election)
    return nomination


def write_authentic(act: Act, nomination: Nomination, language: str, body: str) -> CandidateStatement:
    """The first statement of a candidate, which is authentic; a part of an act."""
    written = _statement(act, nomination, language, body, None)
    act.session.add(written)
    return written


def check_may_write(act: Act, nomination: Nomination) -> None:
    """Raise ElectionDoesNotAllow once the election is open, NoCandidate for who does not stand."""
    held(act, nomination.election, "write_statement")
    instants = nomination.accepted_at, nomination.declined_at, nomination.withdrawn_at
    if nomination_state(*instants) is not NominationState.ACCEPTED:
        raise NoCandidate


def standing_statements(session: Session, nomination_ids: Sequence[int]) -> Sequence[CandidateStatement]:
    """The statements that stand of some nominations, the authentic one of each first; one statement."""
    query = select(CandidateStatement).where(
        CandidateStatement.nomination_id.in_(nomination_ids), CandidateStatement.superseded_at.is_(None)
    )
    ordered = query.order_by(
        CandidateStatement.nomination_id,
        CandidateStatement.translates.is_not(None),
        CandidateStatement.language,
    )
    return session.scalars(ordered).all()


def authentic_of(statements: Sequence[CandidateStatement]) -> CandidateStatement:
    """The authentic one of a candidate's statements."""
    return next(each for each in statements if each.translates is None)


def _statement(
    act: Act, nomination: Nomination, language: str, body: str, translates: str | None
) -> CandidateStatement:
    if language not in LANGUAGES:
        raise UnknownStatementLanguage
    check_statement(body)
    return CandidateStatement(
        nomination_id=nomination.id,
        language=language,
        body=body,
        digest=text_digest(language, nomination.name or "", body),
        translates=translates,
        written_at=act.at,
    )
