"""Documents that people send: hostile until read apart, kept without their names, never shown inline."""

from app.uploads.documents import Document, taken
from app.uploads.kinds import LARGEST_DOCUMENT, LARGEST_MEGABYTES, MediaType
from app.uploads.refusals import DocumentRefused
from app.uploads.serving import served

__all__ = [
    "LARGEST_DOCUMENT",
    "LARGEST_MEGABYTES",
    "Document",
    "DocumentRefused",
    "MediaType",
    "served",
    "taken",
]
