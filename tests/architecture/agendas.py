"""An item of the agenda with a document, as addresses name them."""

from app.demo.loader import Demo
from governance.assembly.agenda import add_agenda_item
from governance.assembly.documents import add_agenda_document
from governance.assembly.queries import assembly_session
from tests.factories import in_three
from tests.uploads.makers import pdf


def kept_agenda(demo: Demo, number: int) -> dict[str, list[str]]:
    """The item, which nobody has taken up, and its document, in the session of that number."""
    assembly = assembly_session(demo.session, number)
    item = add_agenda_item(demo.act(demo.presiding), assembly, title=in_three("Accounts"), minutes=20)
    words = {"title": "Accounts of the year", "language": "en", "media_type": "application/pdf"}
    document = add_agenda_document(demo.act(demo.presiding), assembly, item=item, content=pdf(), **words)
    pages = ("change_item", "item_documents", "remove_document", "remove_item")
    return {
        "item_id": [str(item.id)],
        **{f"assembly.{page}:number": [str(number)] for page in pages},
        "assembly.agenda_document:document_id": [str(document.id)],
        "assembly.remove_document:document_id": [str(document.id)],
    }
