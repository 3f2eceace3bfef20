"""Documents for items of the agenda: what is recorded of each, and its bytes beside the record."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from governance import permissions
from governance.act import Act, command
from governance.assembly.agenda import check_stands
from governance.assembly.commands import LIFE, check_takes_place
from governance.assembly.models import AgendaDocument, AgendaFile, AgendaItem, AssemblySession
from governance.errors import N_, RuleBroken
from governance.texts import check_text

MOST_DOCUMENTS = 20


class DocumentThere(RuleBroken):
    """The same document stands with an item once."""

    message = N_("This document is there already.")


class AgendaDocumentsFull(RuleBroken):
    """Facts: most (int)."""

    message = N_("There are %(most)d documents with this item, and no more can be kept. Remove one first.")


class DocumentGone(RuleBroken):
    """A document is removed once."""

    message = N_("This document is not there any more.")


@command(may=permissions.keep_agenda, label=N_("Added a document to the agenda"), load=LIFE)
def add_agenda_document(
    act: Act,
    assembly: AssemblySession,
    *,
    item: AgendaItem,
    title: str,
    language: str,
    media_type: str,
    content: bytes,
) -> AgendaDocument:
    """Add a document, found harmless before, to an item; everybody may read it.

    Raises SessionOver, SessionCalledOff, ItemRemoved, NotThere, DocumentThere, AgendaDocumentsFull, and
    what `check_text` raises of the title.
    """
    check_takes_place(assembly)
    check_stands(assembly, item)
    check_text(title, body=title)
    digest = sha256(content).hexdigest()
    _check_room(documents_of(act.session, [item.id]), digest)
    _keep(act, digest, content)
    document = AgendaDocument(
        agenda_item_id=item.id,
        title=title,
        language=language,
        media_type=media_type,
        size=len(content),
        digest=digest,
        added_at=act.at,
    )
    act.session.add(document)
    return document


@command(may=permissions.keep_agenda, label=N_("Removed a document from the agenda"), load=LIFE)
def remove_agenda_document(
    act: Act, assembly: AssemblySession, *, document: AgendaDocument
) -> AgendaDocument:
    """Remove a document; its digest stays in the record, its bytes go unless another row needs them.

    Raises SessionOver, SessionCalledOff, NotThere, DocumentGone.
    """
    check_takes_place(assembly)
    check_stands(assembly, act.session.get_one(AgendaItem, document.agenda_item_id))
    if document.removed_at is not None:
        raise DocumentGone
    document.removed_at = act.at
    # Held before it is asked who else needs it: another session may be adding the same document.
    kept = _held(act, document.digest)
    same = AgendaDocument.digest == document.digest, AgendaDocument.removed_at.is_(None)
    if kept is not None and act.session.scalars(select(AgendaDocument.id).where(*same)).first() is None:
        kept.content = b""
    return document


def documents_of(session: Session, item_ids: Sequence[int]) -> Sequence[AgendaDocument]:
    """The documents that stand with these items, the oldest first; one statement."""
    standing = AgendaDocument.agenda_item_id.in_(item_ids), AgendaDocument.removed_at.is_(None)
    return session.scalars(select(AgendaDocument).where(*standing).order_by(AgendaDocument.id)).all()


def document_of(session: Session, document_id: int) -> AgendaDocument | None:
    """One document that stands with an item, and the item."""
    standing = AgendaDocument.id == document_id, AgendaDocument.removed_at.is_(None)
    query = select(AgendaDocument).where(*standing).options(joinedload(AgendaDocument.item))
    return session.scalars(query).first()


def content_of(session: Session, digest: str) -> bytes | None:
    """The bytes kept under a digest; None where they are gone."""
    return session.scalars(select(AgendaFile.content).where(AgendaFile.digest == digest)).first() or None


def _check_room(there: Sequence[AgendaDocument], digest: str) -> None:
    """Raise DocumentThere or AgendaDocumentsFull."""
    if any(document.digest == digest for document in there):
        raise DocumentThere
    if len(there) >= MOST_DOCUMENTS:
        raise AgendaDocumentsFull(most=MOST_DOCUMENTS)


def _keep(act: Act, digest: str, content: bytes) -> None:
    """Keep the bytes once, however many items they are for."""
    kept = _held(act, digest)
    if kept is None:
        act.session.add(AgendaFile(digest=digest, content=content, kept_at=act.at))
    elif not kept.content:
        kept.content, kept.kept_at = content, act.at


def _held(act: Act, digest: str) -> AgendaFile | None:
    """The bytes under a digest, held: nobody else takes them away or adds them before the act is done."""
    query = select(AgendaFile).where(AgendaFile.digest == digest).with_for_update()
    return act.session.scalars(query.execution_options(populate_existing=True)).first()
