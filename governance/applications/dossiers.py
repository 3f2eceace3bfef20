"""The file in which an applicant writes: begun, found again by a link, saved page by page, never lost.

Each function writes operational tables only, inside an act or inside `housekeeping` (DESIGN, section 2).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from governance.accounts.entrance import Limit, count_attempt, new_token, token_digest
from governance.accounts.post import forget_messages, write_message
from governance.accounts.proof import tidy_email
from governance.accounts.rules import Actor, Office, OfficeKind
from governance.act import housekeeping, taken
from governance.applications.models import Application, Document, Dossier, DossierLink
from governance.applications.rules import (
    MOST_DOCUMENTS,
    AlreadySent,
    ApplicationKind,
    DocumentPurpose,
    PurgedAlready,
    TooManyDocuments,
)

MOST_LINKS = 5


def applicant(dossier: Dossier) -> Actor:
    """Whoever holds a link of the dossier: acts for its application and for no other."""
    office = Office(OfficeKind.APPLICANT)
    return Actor(public_id="applicant", offices=(office,), application_id=dossier.application_id)


def begin_dossier(
    session: Session,
    *,
    kind: ApplicationKind,
    email: str,
    language: str,
    at: datetime,
    limits: Sequence[Limit] = (),
) -> tuple[Dossier, str]:
    """Begin an application and mail its link; the dossier, and the secret of the address to go on at.

    Raises MalformedEmail, TooManyAttempts.
    """
    email = tidy_email(email)
    with housekeeping(session):
        count_attempt(session, limits, at)
        dossier = Dossier(kind=kind, email=email, language=language, answers={}, began_at=at, saved_at=at)
        session.add(dossier)
        token = _new_link(session, dossier, at, mailed=False)
        write_mail(session, dossier, "application_link", {}, at)
    return dossier, token


def link_followed(session: Session, token: str) -> tuple[Dossier, bool] | None:
    """The dossier at a secret address, and whether the address was mailed; changes nothing."""
    query = (
        select(Dossier, DossierLink.mailed)
        .join(DossierLink, DossierLink.dossier_id == Dossier.id)
        .where(
            DossierLink.token_digest == token_digest(token),
            DossierLink.ended_at.is_(None),
            Dossier.purged_at.is_(None),
        )
    )
    found = session.execute(query).first()
    return (found[0], found[1]) if found else None


def dossier_by_token(session: Session, token: str, at: datetime) -> Dossier | None:
    """The dossier at a secret address; coming by a link that was mailed confirms where mail reaches."""
    found = link_followed(session, token)
    if found is None:
        return None
    dossier, mailed = found
    if mailed and dossier.confirmed_at is None:
        with housekeeping(session):
            dossier = taken(session, dossier, ())
            dossier.confirmed_at = dossier.confirmed_at or at
    return dossier


def save_answers(session: Session, dossier_id: int, answers: Mapping[str, Any], at: datetime) -> Dossier:
    """Keep the answers of a page beside those of all others: of two pages saved at once, none is lost.

    Raises AlreadySent, PurgedAlready.
    """
    with housekeeping(session):
        dossier = _unsent(session, dossier_id)
        dossier.answers = {**dossier.answers, **answers}
        dossier.saved_at = at
    return dossier


def change_address(session: Session, dossier_id: int, *, email: str, at: datetime) -> Dossier:
    """Write to another address from now on; what was mailed to the other one leads nowhere any more."""
    email = tidy_email(email)
    with housekeeping(session):
        dossier = _unsent(session, dossier_id)
        links = select(DossierLink).where(DossierLink.dossier_id == dossier_id, DossierLink.mailed)
        for link in session.scalars(links.where(DossierLink.ended_at.is_(None)).with_for_update()):
            link.ended_at = at
        forget_mail(session, dossier)
        dossier.email, dossier.confirmed_at = email, None
        write_mail(session, dossier, "application_link", {}, at)
    return dossier


def mail_link(session: Session, dossier: Dossier, at: datetime, limits: Sequence[Limit] = ()) -> None:
    """Mail the applicant a further link to the dossier. Raises TooManyAttempts."""
    with housekeeping(session):
        count_attempt(session, limits, at)
        write_mail(session, taken(session, dossier, ()), "application_link", {}, at)


def mail_links_to(session: Session, email: str, at: datetime, limits: Sequence[Limit] = ()) -> None:
    """Mail a link to each dossier begun with this address: who asks is not told whether there is one.

    Anybody can begin any number with the address of another: of those that nobody confirmed there, the
    newest alone, and never more than a few.
    """
    email = tidy_email(email)
    with housekeeping(session):
        count_attempt(session, limits, at)
        query = select(Dossier).where(Dossier.email == email, Dossier.purged_at.is_(None))
        likeliest = query.order_by(Dossier.confirmed_at.is_(None), Dossier.id.desc()).limit(MOST_LINKS)
        for dossier in sorted(session.scalars(likeliest), key=lambda dossier: dossier.id):
            write_mail(session, dossier, "application_link", {}, at)


def add_document(
    session: Session,
    dossier_id: int,
    *,
    purpose: DocumentPurpose,
    media_type: str,
    content: bytes,
    at: datetime,
) -> Document:
    """Keep a document that was found harmless, once. Raises TooManyDocuments, AlreadySent, PurgedAlready."""
    digest = sha256(content).hexdigest()
    with housekeeping(session):
        _unsent(session, dossier_id)
        same = Document.id.in_(_documents(dossier_id)), Document.digest == digest, Document.purpose == purpose
        if kept := session.scalars(select(Document).where(*same)).first():
            return kept
        if len(session.scalars(_documents(dossier_id)).all()) >= MOST_DOCUMENTS:
            raise TooManyDocuments(most=MOST_DOCUMENTS)
        document = Document(
            dossier_id=dossier_id,
            purpose=purpose,
            media_type=media_type,
            size=len(content),
            digest=digest,
            content=content,
            uploaded_at=at,
        )
        session.add(document)
    return document


def remove_document(session: Session, dossier_id: int, document_id: int, at: datetime) -> None:
    """Take a document of this dossier out again and forget what was in it. Raises AlreadySent."""
    with housekeeping(session):
        _unsent(session, dossier_id)
        kept = select(Document).where(Document.id.in_(_documents(dossier_id)), Document.id == document_id)
        for document in session.scalars(kept.options(defer(Document.content))):
            document.removed_at, document.content = at, b""


def write_mail(session: Session, dossier: Dossier, kind: str, facts: Mapping[str, Any], at: datetime) -> None:
    """Write to the applicant, with a link of its own that leads back to the dossier."""
    token = _new_link(session, dossier, at, mailed=True)
    write_message(
        session,
        kind=kind,
        facts={**facts, "token": token},
        at=at,
        address=dossier.email,
        language=dossier.language,
        zone=dossier.answers.get("signatory_zone") or None,
    )


def forget_mail(session: Session, dossier: Dossier) -> None:
    """Send nothing more of this dossier, whatever else is on its way to the same address."""
    forget_messages(session, dossier.email, leading_to(session, dossier))


def leading_to(session: Session, dossier: Dossier) -> Callable[[Mapping[str, Any]], bool]:
    """Tells by the facts of a message whether its link is one of this dossier; one statement."""
    links = select(DossierLink.token_digest).where(DossierLink.dossier_id == dossier.id)
    own = set(session.scalars(links))
    return lambda facts: token_digest(str(facts.get("token", ""))) in own


def locked_dossier(session: Session, dossier_id: int) -> Dossier:
    """The dossier under a lock, to be sent or changed by nobody else meanwhile. Raises PurgedAlready."""
    query = select(Dossier).where(Dossier.id == dossier_id).with_for_update()
    dossier = session.scalars(query.execution_options(populate_existing=True)).one()
    if dossier.purged_at is not None:
        raise PurgedAlready
    return dossier


def check_unsent(session: Session, dossier: Dossier) -> None:
    """Raise AlreadySent, with the number, if the dossier has become an application."""
    if dossier.application_id is not None:
        number = select(Application.number).where(Application.id == dossier.application_id)
        raise AlreadySent(number=session.scalars(number).one())


def _unsent(session: Session, dossier_id: int) -> Dossier:
    dossier = locked_dossier(session, dossier_id)
    check_unsent(session, dossier)
    return dossier


def _documents(dossier_id: int) -> Any:
    return select(Document.id).where(Document.dossier_id == dossier_id, Document.removed_at.is_(None))


def _new_link(session: Session, dossier: Dossier, at: datetime, *, mailed: bool) -> str:
    token = new_token()
    link = DossierLink(dossier=dossier, token_digest=token_digest(token), mailed=mailed, created_at=at)
    session.add(link)
    return token
