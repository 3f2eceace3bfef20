"""How a document is handed out: to be saved, never shown in the house's own window."""

from flask import Response

from app.uploads.documents import Document
from app.uploads.kinds import ENDINGS

HEADERS = {
    # A browser that shows it all the same shows it as a page of nobody's, which may do nothing.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


def served(document: Document, name: str = "") -> Response:
    """The document as a file to save, under a name of ours: what its sender called it is not known here."""
    stem = name if name.isascii() and name.replace("-", "").isalnum() else "document"
    answer = Response(document.content, content_type=str(document.media_type))
    answer.headers.update(HEADERS)
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{stem}-{document.digest[:8]}.{ENDINGS[document.media_type]}"'
    )
    return answer
