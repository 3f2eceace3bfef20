"""Reads of applications: where each stands, what waits, what is in a file, what else it may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from governance.applications.models import Application, Check, Document, Message, Opinion
from governance.applications.rules import ApplicationKind, ApplicationOutcome, CheckPoint
from governance.applications.stages import ApplicationFacts, ApplicationState, application_state

PAGE = 50
# What the state of an application follows from, beside its own columns; three statements.
PARTS = (
    selectinload(Application.messages),
    selectinload(Application.checks),
    selectinload(Application.opinions),
)

BESIDE = (joinedload(Application.dossier), joinedload(Application.region), joinedload(Application.partner))


@dataclass(frozen=True)
class Asked:
    """A question to the applicant, and the answer if there is one."""

    question: Message
    answer: Message | None


@dataclass(frozen=True)
class ApplicationRow:
    """An application with where it stands; `asked_at` is since when its oldest open question waits."""

    application: Application
    state: ApplicationState
    asked_at: datetime | None


@dataclass(frozen=True)
class ApplicationFile:
    """All that is known of one application; `checks` and `opinion` are those in force."""

    application: Application
    state: ApplicationState
    thread: Sequence[Asked]
    checks: dict[CheckPoint, Check]
    opinion: Opinion | None
    documents: Sequence[Document]


def facts_of(application: Application) -> ApplicationFacts:
    """What the state of an application follows from; its parts have to be loaded."""
    return ApplicationFacts(
        examined=bool(application.checks or application.messages),
        question_open=any(asked.answer is None for asked in thread(application)),
        has_opinion=opinion_in_force(application) is not None,
        proposed_at=application.proposed_at,
        laid_at=application.laid_at,
        outcome=application.outcome,
        appealed_at=application.appealed_at,
        rejected_at=application.rejected_at,
    )


def state_of(application: Application) -> ApplicationState:
    """Where an application stands; its parts have to be loaded."""
    return application_state(facts_of(application))


def thread(application: Application) -> list[Asked]:
    """The questions in the order in which they were asked, each with its answer."""
    answers = {said.answers_id: said for said in application.messages if said.answers_id}
    asked = sorted((said for said in application.messages if not said.answers_id), key=lambda one: one.id)
    return [Asked(question, answers.get(question.id)) for question in asked]


def checks_in_force(application: Application) -> dict[CheckPoint, Check]:
    """What was found last of each point of the checklist."""
    return {check.point: check for check in application.checks if check.ended_at is None}


def opinion_in_force(application: Application) -> Opinion | None:
    """The opinion as it was given last."""
    return next((opinion for opinion in application.opinions if opinion.ended_at is None), None)


def queue(session: Session, at: datetime, kind: ApplicationKind | None = None) -> list[ApplicationRow]:
    """What waits for somebody at `at`, the oldest first: undecided, or appealed; four statements."""
    appealed = Application.appealed_at.is_not(None) & (Application.outcome == ApplicationOutcome.REFUSED)
    rejected = Application.rejected_at >= Application.appealed_at
    waits = Application.outcome.is_(None) | (appealed & or_(Application.rejected_at.is_(None), ~rejected))
    query = (
        listed()
        .where(waits, Application.purged_at.is_(None), Application.submitted_at <= at)
        .order_by(Application.submitted_at)
    )
    if kind is not None:
        query = query.where(Application.kind == kind)
    return [row_of(application) for application in session.scalars(query)]


def applications(session: Session, page: int) -> tuple[list[ApplicationRow], int]:
    """One page of all applications, the latest first, and how many there are; five statements."""
    query = listed().order_by(Application.id.desc()).offset((page - 1) * PAGE).limit(PAGE)
    total = session.scalar(select(func.count()).select_from(Application)) or 0
    return [row_of(application) for application in session.scalars(query)], total


def application_by_number(session: Session, number: str) -> Application | None:
    """One application by its number, as anyone may write it, with what its state follows from."""
    query = select(Application).where(Application.number == number.strip().upper()).options(*PARTS)
    return session.scalars(query).first()


def application_file(session: Session, number: str) -> ApplicationFile | None:
    """All that is known of one application, without the content of documents; five statements."""
    query = select(Application).where(Application.number == number.strip().upper())
    application = session.scalars(query.options(*PARTS, *BESIDE)).first()
    return file_of(session, application) if application else None


def file_of_dossier(session: Session, dossier_id: int) -> ApplicationFile | None:
    """The file of what was sent from a dossier, for the applicant."""
    query = select(Application).where(Application.dossier.has(id=dossier_id))
    application = session.scalars(query.options(*PARTS, *BESIDE)).first()
    return file_of(session, application) if application else None


def file_of(session: Session, application: Application) -> ApplicationFile:
    """The file of an application whose parts and dossier are loaded."""
    return ApplicationFile(
        application=application,
        state=state_of(application),
        thread=thread(application),
        checks=checks_in_force(application),
        opinion=opinion_in_force(application),
        documents=documents(session, application.dossier.id),
    )


def documents(session: Session, dossier_id: int) -> Sequence[Document]:
    """The documents of a dossier, without their content."""
    query = (
        select(Document)
        .where(Document.dossier_id == dossier_id, Document.removed_at.is_(None))
        .options(defer(Document.content, raiseload=True))
        .order_by(Document.id)
    )
    return session.scalars(query).all()


def document(session: Session, dossier_id: int, document_id: int) -> Document | None:
    """One document of a dossier with its content."""
    query = select(Document).where(
        Document.id == document_id, Document.dossier_id == dossier_id, Document.removed_at.is_(None)
    )
    return session.scalars(query).first()


def listed() -> Select[Application]:
    """Applications with what their state follows from, without what they say of persons."""
    withheld = (defer(Application.answers, raiseload=True), defer(Application.appeal, raiseload=True))
    return select(Application).options(*PARTS, *withheld)


def row_of(application: Application) -> ApplicationRow:
    """An application as a list shows it; its parts have to be loaded."""
    waiting = [asked.question.sent_at for asked in thread(application) if asked.answer is None]
    return ApplicationRow(application, state_of(application), min(waiting, default=None))
