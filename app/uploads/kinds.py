"""The three kinds of document, told by their first bytes and never by their name."""

from enum import StrEnum

from app.uploads.refusals import NotADocument

MEGABYTE = 1024 * 1024
LARGEST_MEGABYTES = 5
LARGEST_DOCUMENT = LARGEST_MEGABYTES * MEGABYTE


class MediaType(StrEnum):
    """What a document is, as browsers name it."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"


BEGINNINGS = {
    b"%PDF-": MediaType.PDF,
    b"\x89PNG\r\n\x1a\n": MediaType.PNG,
    b"\xff\xd8\xff": MediaType.JPEG,
}
ENDINGS = {MediaType.PDF: "pdf", MediaType.PNG: "png", MediaType.JPEG: "jpg"}


def media_type(content: bytes) -> MediaType:
    """The kind of a file by its very first byte on: a PDF after something else is something else."""
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    raise NotADocument
